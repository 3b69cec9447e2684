"""The files that a submission changes, grouped by class, with their sites.

Includes a list of files that can run code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portalgen.editorial.path_classes import PATH_CLASSES, PathClass, classify_path
from portalgen.frozen import frozen
from portalgen.lint.rule_files import THEMES, find_code_files
from portalgen.pipeline.comparing.proposal import Proposal
from portalgen.text.bilingual import Bilingual


@frozen
class TouchedClass:
    """The touched files of a class of paths."""

    path_class: PathClass
    sites: tuple[str, ...]
    """Ids of the sites with these files, sorted. Empty if files of the class belong to no site."""
    paths: tuple[str, ...]
    """Paths from the portal's root, sorted."""


@frozen
class TouchedFiles:
    """Every file added, changed or removed by a submission."""

    classes: tuple[TouchedClass, ...]
    """Sorted as in the table of classes. Classes without touched files are left out."""
    outside_paths: tuple[str, ...]
    """Files of the repository outside the portal, as paths from the repository's top folder."""
    code_files: Mapping[Bilingual, tuple[str, ...]]
    """Files that can run code, keyed by the name of their kind. Paths start at the repository's top folder."""
    themes: tuple[str, ...]
    """The touched themes, sorted."""

    @property
    def is_content_alone(self) -> bool:
        """True if only pages, the files of pages and records are touched, but no program, theme or setting."""
        return not self.outside_paths and all(each.path_class.id in _CONTENT for each in self.classes)

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites with touched files, sorted."""
        return tuple(sorted({site for each in self.classes for site in each.sites}))


_CONTENT = frozenset(("content", "record"))


def describe_touched(proposal: Proposal) -> TouchedFiles:
    """Return the files touched by the proposal, with their classes, sites and kinds."""
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
