"""Merges a site's own sections with those of its profile.

Only paths are compared, so that builds, places in messages and the files of an older commit agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from portalgen.config.yaml_text import Tree, as_mapping

SECTIONS: Final = "sections"
OWN_SECTIONS: Final = "own_sections"

SectionOrigin = tuple[str, int]
"""The origin of a section: the key of its list, `sections` or `own_sections`, and its index there."""


def locate_sections(shared: Sequence[str], own: Sequence[tuple[str, str]]) -> tuple[SectionOrigin, ...]:
    """Return the origin of each section of a site, in display order.

    `shared` are the paths of the profile's sections. `own` are the site's (path, before) pairs; `before` is the path of
    the following section, or "". Each own section goes before it, else in place of the section with the same path, else
    last.
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
    """Return the result of `locate_sections` for lists as they are written in YAML. Invalid lists raise no error."""
    return locate_sections([path for path, _ in _list_paths(shared)], _list_paths(own))


def list_section_trees(site: Mapping[str, Tree], profile: Mapping[str, Tree]) -> list[Mapping[str, Tree]]:
    """Return the sections of a site as written in the YAML of its file and of its profile. Never raises."""
    replaced = site.get(SECTIONS)
    lists = {SECTIONS: profile.get(SECTIONS), OWN_SECTIONS: site.get(OWN_SECTIONS)}
    if replaced is not None:
        lists = {SECTIONS: replaced, OWN_SECTIONS: None}
    return [_list_mappings(lists[key])[number] for key, number in arrange_section_trees(*lists.values())]


def _list_paths(tree: Tree) -> list[tuple[str, str]]:
    return [(str(each.get("path")), str(each.get("before") or "")) for each in _list_mappings(tree)]


def _list_mappings(tree: Tree) -> list[Mapping[str, Tree]]:
    """Return the entries of a list; an entry that is not a mapping becomes empty, to keep the numbering."""
    return [as_mapping(each) or {} for each in tree] if isinstance(tree, list | tuple) else []
