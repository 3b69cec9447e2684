"""Finds the position of a site's values: in its own file, or in its profile.

YAML is parsed only if a place is needed, i.e. for faults.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final

from portalgen.config.own_sections import OWN_SECTIONS, SECTIONS, SectionOrigin, arrange_section_trees
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
"""Configuration folders for governance, approvals and published addresses; builds do not depend on them."""
INHERITED_KEYS: Final = tuple(each.name for each in fields(SharedSettings))
"""Keys that a site's file may leave to its profile."""
REQUIRED_KEYS: Final = tuple(each.name for each in fields(SharedSettings) if is_required(each))
"""Keys required in a site's file or its profile."""


class ConfigurationPlaces:
    """Finds the places of configuration values. Each file is parsed once, and each place resolved once.

    A thousand faults of a profile are found for each of its hundred sites.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, YamlText] = {}
        self._keys: dict[str, Mapping[str, Tree]] = {}
        self._origins: dict[str, tuple[SectionOrigin, ...]] = {}
        self._places: dict[tuple[str, Location], Place] = {}
        self._alias_targets: dict[str, tuple[str, Location]] = {}

    def of_key(self, site: Site, *location: str | int) -> Place:
        """Return the place where a value of `site` is written: in the site's own file, or in its profile.

        Sections are addressed by `sections` and their index in the merged list of the site.
        """
        return self.in_site(site.source, *location)

    def in_site(self, path: str, *location: str | int) -> Place:
        """Return the place where a value is written, for the site whose file is `path`: there, or in its profile."""
        keys, written = self._parse_keys(path), self._locate_as_written(path, location)
        if written and written[0] in INHERITED_KEYS and keys.get(str(written[0])) is None:
            return self.in_file(_PROFILES, *_profile_location(keys), *written)
        return self._find(path, written)

    def in_file(self, name: str, *location: str | int) -> Place:
        """Return the place of a value in the file `name` of the configuration."""
        return self._find(f"{CONFIG_FOLDER}/{name}", location)

    def location_of_key(self, site: Site, *location: str | int) -> Location:
        """Return the location of a value of `site` as written in its own file or in the profile.

        It differs from `location` only for sections of a site with `own_sections`.
        """
        return self._locate_as_written(site.source, location)

    def of_alias_target(self, aliases: Iterable[SearchAlias], target: str) -> Place:
        """Return the place of `target` in the first alias naming it directly, rather than through another alias."""
        if not self._alias_targets:
            for alias in aliases:
                self._number_targets(alias)
        if target in self._alias_targets:
            return self._find(*self._alias_targets[target])
        return Place(next((alias.source for alias in aliases if target in alias.targets), CONFIG_FOLDER))

    def _number_targets(self, alias: SearchAlias) -> None:
        listed = self._parse_keys(alias.source).get("aliases")
        entry = listed[alias.number] if isinstance(listed, list) and alias.number < len(listed) else None
        written = (as_mapping(entry) or {}).get("targets")
        for number, target in enumerate(written if isinstance(written, list) else ()):
            location: Location = ("aliases", alias.number, "targets", number)
            self._alias_targets.setdefault(str(target), (alias.source, location))

    def _find(self, path: str, location: Location) -> Place:
        if (path, location) not in self._places:
            self._places[path, location] = place_in_yaml(self._read(path), location)
        return self._places[path, location]

    def _read(self, path: str) -> YamlText:
        if path not in self._texts:
            self._texts[path] = YamlText((self._root / path).read_text("utf-8-sig"), path, "CFG")
        return self._texts[path]

    def _parse_keys(self, path: str) -> Mapping[str, Tree]:
        if path not in self._keys:
            self._keys[path] = as_mapping(parse_yaml(self._read(path))[0]) or {}
        return self._keys[path]

    def _locate_as_written(self, path: str, location: Location) -> Location:
        keys = self._parse_keys(path)
        if location[:1] != (SECTIONS,) or len(location) == 1:
            return location
        if not keys.get(OWN_SECTIONS) or keys.get(SECTIONS) is not None:
            return location
        origins, number = self._arrange_sections(path), int(location[1])
        return (*(origins[number] if number < len(origins) else location[:2]), *location[2:])

    def _arrange_sections(self, path: str) -> tuple[SectionOrigin, ...]:
        if path not in self._origins:
            keys = self._parse_keys(path)
            profile: Tree = dict(self._parse_keys(f"{CONFIG_FOLDER}/{_PROFILES}"))
            for key in _profile_location(keys):
                profile = (as_mapping(profile) or {}).get(key)
            shared = (as_mapping(profile) or {}).get(SECTIONS)
            self._origins[path] = arrange_section_trees(shared, keys.get(OWN_SECTIONS))
        return self._origins[path]


def place_of_key(root: Path, site: Site, *location: str | int) -> Place:
    """Return the result of `ConfigurationPlaces.of_key` for a single value."""
    return ConfigurationPlaces(root).of_key(site, *location)


def place_in_site(root: Path, path: str, *location: str | int) -> Place:
    """Return the result of `ConfigurationPlaces.in_site` for a single value."""
    return ConfigurationPlaces(root).in_site(path, *location)


def place_in_configuration(root: Path, name: str, *location: str | int) -> Place:
    """Return the result of `ConfigurationPlaces.in_file` for a single value."""
    return ConfigurationPlaces(root).in_file(name, *location)


def _profile_location(keys: Mapping[str, Tree]) -> tuple[str, str]:
    return "profiles", str(keys.get("profile"))


def find_escaping_symlinks(root: Path, path: str, without: Collection[str] = ()) -> Iterator[str]:
    """Yield the symlinks at and below `path` that lead out of `root` or to themselves, in order.

    Hidden files, and the names in `without` directly below `path`, are ignored.
    """
    return _links_out(os.path.realpath(root), path, os.path.realpath(root / path), frozenset(), without)


def _links_out(
    real_root: str, path: str, target: str, above: frozenset[str], without: Collection[str] = ()
) -> Iterator[str]:
    """Yield the symlinks at and below `path`, whose real path is `target`; `above` are real paths of its parents."""
    leads_out = target != real_root and not target.startswith(os.path.join(real_root, ""))
    if leads_out or os.path.islink(target):  # the real path of a link to itself is a link
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
            elif entry.is_dir():  # its real path is known: no parent is a link
                yield from _links_out(real_root, below, entry.path, above | {target})
