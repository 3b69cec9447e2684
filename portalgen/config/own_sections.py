"""A site's own sections beside those of its profile: which stand where.

Only paths are compared: so what a build uses, the places that messages name and the files of an older commit agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from portalgen.config.yaml_text import Tree, as_mapping

SECTIONS: Final = "sections"
OWN_SECTIONS: Final = "own_sections"

SectionOrigin = tuple[str, int]
"""Where a section is written: the key of its list, `sections` or `own_sections`, and its number there."""


def arrange_sections(shared: Sequence[str], own: Sequence[tuple[str, str]]) -> tuple[SectionOrigin, ...]:
    """Return where each section of a site is written, in the order in which they stand.

    `shared` are the paths of the profile's sections; `own` are paths of the site's, each with the one before which it
    is to stand, or "". One after another they are put there, else in the place of the section of their path, else last.
    """
    paths = list(shared)
    origins = [(SECTIONS, number) for number in range(len(paths))]
    for number, (path, before) in enumerate(own):
        former = _find(paths, path, len(paths))
        del paths[former : former + 1], origins[former : former + 1]
        place = _find(paths, before, former)
        paths.insert(place, path)
        origins.insert(place, (OWN_SECTIONS, number))
    return tuple(origins)


def _find(paths: list[str], path: str, otherwise: int) -> int:
    return paths.index(path) if path in paths else otherwise


def arrange_section_trees(shared: Tree, own: Tree) -> tuple[SectionOrigin, ...]:
    """Return what `arrange_sections` returns for two lists as YAML has them; whatever is wrong there, nothing is raised."""
    return arrange_sections([path for path, _ in _list_paths(shared)], _list_paths(own))


def list_section_trees(site: Mapping[str, Tree], profile: Mapping[str, Tree]) -> list[Mapping[str, Tree]]:
    """Return the sections of a site from its file and its profile as YAML has them; whatever is wrong, nothing is raised."""
    replaced = site.get(SECTIONS)
    lists = {SECTIONS: profile.get(SECTIONS), OWN_SECTIONS: site.get(OWN_SECTIONS)}
    if replaced is not None:
        lists = {SECTIONS: replaced, OWN_SECTIONS: None}
    return [_list_mappings(lists[key])[number] for key, number in arrange_section_trees(*lists.values())]


def _list_paths(tree: Tree) -> list[tuple[str, str]]:
    return [(str(each.get("path")), str(each.get("before") or "")) for each in _list_mappings(tree)]


def _list_mappings(tree: Tree) -> list[Mapping[str, Tree]]:
    """The entries of a list; one that is no mapping has no keys, so that the others keep their numbers."""
    return [as_mapping(each) or {} for each in tree] if isinstance(tree, list | tuple) else []
