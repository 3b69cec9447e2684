"""Where the values of a site stand: in its own file, or in the profile that it comes from.

YAML is loaded only where a place is asked for, which is where something is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final

from portalgen.config.own_sections import OWN_SECTIONS, SECTIONS, arrange_section_trees
from portalgen.config.portal import Site
from portalgen.config.search_aliases import SearchAlias
from portalgen.config.shared_settings import SharedSettings, is_required
from portalgen.config.yaml_text import Location, Tree, YamlText, as_mapping, parse_yaml, place_in_yaml
from portalgen.diagnostics.model import Place

CONFIG_FOLDER: Final = "site-config"
GOVERNANCE_FOLDER: Final = f"{CONFIG_FOLDER}/governance"
LEDGER_FOLDER_NAME: Final = "addresses"
_PROFILES: Final = "profiles.yaml"
UNBUILT_FOLDERS: Final = ("governance", "approvals", LEDGER_FOLDER_NAME)
"""Folders of the configuration that say who decides, what was approved, and which addresses were published: no build
reads or depends on them."""
INHERITED_KEYS: Final = tuple(each.name for each in fields(SharedSettings))
"""Keys that a site's file may leave to its profile."""
REQUIRED_KEYS: Final = tuple(each.name for each in fields(SharedSettings) if is_required(each))
"""Keys that a site has, in its own file or in its profile."""


def place_of_key(root: Path, site: Site, *location: str | int) -> Place:
    """Where a value of `site` stands: in its own file, or in the profile that it comes from.

    A section is named by `sections` and its number among those of the site.
    """
    return place_in_site(root, site.source, *location)


def place_in_site(root: Path, path: str, *location: str | int) -> Place:
    """Where a value stands for the site with the file `path`: there, or in the profile that the file names."""
    source = _read_configuration(root, path)
    keys = _parse_keys(source)
    written = _locate_as_written(root, keys, location)
    if written and written[0] in INHERITED_KEYS and keys.get(str(written[0])) is None:
        return place_in_configuration(root, _PROFILES, *_profile_location(keys), *written)
    return place_in_yaml(source, written)


def location_of_key(root: Path, site: Site, *location: str | int) -> Location:
    """The keys and numbers by which a value of `site` is written, in its own file or in the profile.

    They differ from `location` for the sections of a site that has own ones beside those of its profile.
    """
    return _locate_as_written(root, _parse_keys(_read_configuration(root, site.source)), location)


def _locate_as_written(root: Path, keys: Mapping[str, Tree], location: Location) -> Location:
    own = keys.get(OWN_SECTIONS)
    if location[:1] != (SECTIONS,) or len(location) == 1 or not own or keys.get(SECTIONS) is not None:
        return location
    profile: Tree = dict(_parse_keys(_read_configuration(root, f"{CONFIG_FOLDER}/{_PROFILES}")))
    for key in _profile_location(keys):
        profile = (as_mapping(profile) or {}).get(key)
    origins = dict(enumerate(arrange_section_trees((as_mapping(profile) or {}).get(SECTIONS), own)))
    return (*origins.get(int(location[1]), location[:2]), *location[2:])


def _profile_location(keys: Mapping[str, Tree]) -> tuple[str, str]:
    return "profiles", str(keys.get("profile"))


def _parse_keys(source: YamlText) -> Mapping[str, Tree]:
    return as_mapping(parse_yaml(source)[0]) or {}


def _read_configuration(root: Path, path: str) -> YamlText:
    return YamlText((root / path).read_text("utf-8-sig"), path, "CFG")


def place_in_configuration(root: Path, name: str, *location: str | int) -> Place:
    """Where a value stands in the file `name` of the configuration."""
    return place_in_yaml(_read_configuration(root, f"{CONFIG_FOLDER}/{name}"), location)


def place_of_alias_target(root: Path, aliases: Iterable[SearchAlias], target: str) -> Place:
    """Where the first of the aliases that lead to `target` themselves, and not by another alias, says so."""
    leading = [each for each in aliases if target in each.targets]
    for alias in leading:
        source = _read_configuration(root, alias.source)
        listed = _parse_keys(source).get("aliases")
        entry = listed[alias.number] if isinstance(listed, list) and alias.number < len(listed) else None
        written = (as_mapping(entry) or {}).get("targets")
        if isinstance(written, list) and target in written:
            return place_in_yaml(source, ("aliases", alias.number, "targets", written.index(target)))
    return Place(leading[0].source if leading else CONFIG_FOLDER)


def find_escaping_symlinks(root: Path, path: str, without: Collection[str] = ()) -> Iterator[str]:
    """The symlinks at and below `path` that lead out of `root`, in order.

    Hidden files are ignored, and so is what has one of the names `without` right below `path`.
    """
    return _links_out(os.path.realpath(root), path, os.path.realpath(root / path), frozenset(), without)


def _links_out(
    real_root: str, path: str, target: str, above: frozenset[str], without: Collection[str] = ()
) -> Iterator[str]:
    """Yield the symlinks at and below `path`, whose real path is `target`; `above` are the real paths that led there."""
    if target != real_root and not target.startswith(os.path.join(real_root, "")):
        yield path
    elif target not in above and os.path.isdir(target):
        with os.scandir(target) as entries:
            listed = sorted(entries, key=lambda each: each.name)
        for entry in listed:
            if entry.name.startswith(".") or entry.name in without:
                continue
            below = f"{path}/{entry.name}"
            if entry.is_symlink():
                yield from _links_out(real_root, below, os.path.realpath(entry.path), above | {target})
            elif entry.is_dir():  # its real path is known: nothing above it is a link
                yield from _links_out(real_root, below, entry.path, above | {target})
