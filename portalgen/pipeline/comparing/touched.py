"""The classes of files that a submission changes, their sites, and the files that can run code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portalgen.editorial.path_classes import PATH_CLASSES, PathClass, classify_path
from portalgen.frozen import frozen
from portalgen.lint.rule_files import THEMES, find_code_files
from portalgen.pipeline.comparing.proposal import Proposal
from portalgen.text.bilingual import Bilingual


@frozen
class TouchedClass:
    """Touched files of a class of paths."""

    path_class: PathClass
    sites: tuple[str, ...]
    """Sorted; empty if the class has no site."""
    paths: tuple[str, ...]
    """From the portal's root, sorted."""


@frozen
class TouchedFiles:
    """Every file added, changed or removed by a submission."""

    classes: tuple[TouchedClass, ...]
    """In the order of the table of classes, without empty classes."""
    outside_paths: tuple[str, ...]
    """Files of the repository outside the portal, as paths from its top."""
    code_files: Mapping[Bilingual, tuple[str, ...]]
    """Files that can run code, by the name of their kind; paths from the repository's top."""
    themes: tuple[str, ...]
    """The touched themes, sorted."""

    @property
    def is_content_alone(self) -> bool:
        """True if only pages, their files and records are touched: no program, theme or setting."""
        return not self.outside_paths and all(each.path_class.id in _CONTENT for each in self.classes)

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites with touched files, sorted."""
        return tuple(sorted({site for each in self.classes for site in each.sites}))


_CONTENT = frozenset(("content", "record"))


def describe_touched(proposal: Proposal) -> TouchedFiles:
    """Return the classes, sites and kinds of the files touched by the proposal."""
    changes = proposal.changes
    every = sorted((*changes.paths, *changes.deleted_paths))
    code = (f"{proposal.repository.prefix}{path}" for path in every if not path.startswith(THEMES))
    return TouchedFiles(
        classes=tuple(_classes_of(every)),
        outside_paths=changes.outside_paths,
        code_files=find_code_files((*code, *changes.outside_paths), changes.submodule_paths),
        themes=tuple(sorted({path.split("/")[1] for path in every if path.startswith(THEMES)})),
    )


def _classes_of(paths: Iterable[str]) -> Iterable[TouchedClass]:
    classified = [classify_path(each) for each in paths]
    for path_class in PATH_CLASSES:
        own = [each for each in classified if each.path_class is path_class]
        if own:
            sites = tuple(sorted({each.site for each in own} - {""}))
            yield TouchedClass(path_class, sites, tuple(each.path for each in own))
