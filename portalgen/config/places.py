"""Where the values of a site stand: in its own file, or in the profile that it comes from.

YAML is loaded only where a place is asked for, which is where something is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from portalgen.config.portal import SharedSettings, Site, is_required
from portalgen.diagnostics.model import Place

CONFIG_FOLDER: Final = "site-config"
GOVERNANCE_FOLDER: Final = f"{CONFIG_FOLDER}/governance"
LEDGER_FOLDER_NAME: Final = "addresses"
UNBUILT_FOLDERS: Final = ("governance", "approvals", LEDGER_FOLDER_NAME)
"""Folders of the configuration that say who decides, what was approved, and which addresses were published: no build
reads or depends on them."""
INHERITED_KEYS: Final = tuple(each.name for each in fields(SharedSettings))
"""Keys that a site's file may leave to its profile."""
REQUIRED_KEYS: Final = tuple(each.name for each in fields(SharedSettings) if is_required(each))
"""Keys that a site has, in its own file or in its profile."""


def place_of_key(root: Path, site: Site, *location: str | int) -> Place:
    """Where a value of `site` stands: in its own file, or in the profile that it comes from."""
    return place_in_site(root, site.source, *location)


def place_in_site(root: Path, path: str, *location: str | int) -> Place:
    """Where a value stands for the site with the file `path`: there, or in the profile that the file names."""
    from portalgen.config.yaml_text import YamlText, as_mapping, parse_yaml, place_in_yaml

    source = YamlText((root / path).read_text("utf-8-sig"), path, "CFG")
    keys = as_mapping(parse_yaml(source)[0]) or {}
    if location and location[0] in INHERITED_KEYS and keys.get(str(location[0])) is None:
        return place_in_configuration(root, "profiles.yaml", "profiles", str(keys.get("profile")), *location)
    return place_in_yaml(source, location)


def place_in_configuration(root: Path, name: str, *location: str | int) -> Place:
    """Where a value stands in the file `name` of the configuration."""
    from portalgen.config.yaml_text import YamlText, place_in_yaml

    path = f"{CONFIG_FOLDER}/{name}"
    return place_in_yaml(YamlText((root / path).read_text("utf-8-sig"), path, "CFG"), location)


def find_escaping_symlinks(root: Path, path: str, without: Collection[str] = ()) -> Iterator[str]:
    """The symlinks at and below `path` that lead out of `root`, in order.

    Hidden files are ignored, and so is what has one of the names `without` right below `path`.
    """
    return _links_out(Path(os.path.realpath(root)), root, path, frozenset(), without)


def _links_out(
    real_root: Path, root: Path, path: str, above: frozenset[str], without: Collection[str] = ()
) -> Iterator[str]:
    target = os.path.realpath(root / path)
    if not Path(target).is_relative_to(real_root):
        yield path
    elif target not in above and os.path.isdir(target):
        for name in sorted(os.listdir(target)):
            if not name.startswith(".") and name not in without:
                yield from _links_out(real_root, root, f"{path}/{name}", above | {target})
