"""Finds the position of keys in a page's file again, for diagnostics."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location, Tree, YamlText, place_in_yaml
from portalgen.content.body import read_source
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def place_in_page(page: Page, key: str | Location, portal: Portal) -> Place:
    """Return the place of a front matter value of `page`: `title`, or steps such as `("attachments", 0, "file")`."""
    return place_in_file(portal, page.source, (key,) if isinstance(key, str) else key)


def place_in_file(portal: Portal, path: str, location: Location, *, key: bool = False) -> Place:
    """Return the place of the value, or of its key, at `location`.

    If it is missing, return the first line of the file.
    """
    try:
        data = read_source(portal, path)
    except OSError:
        return Place(path)
    return place_in_data(data, path, location, key=key)


def is_written_as_day(data: bytes, location: Location) -> bool:
    """Return True if the front matter value at `location` is written as a day without a time."""
    parts = split_source(data)
    value: Tree = dict(head_keys_of(head_yaml_of(data, parts, ""))) if parts is not None else None
    for step in location:
        value = value.get(str(step)) if isinstance(value, dict) else None
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def place_in_data(data: bytes, path: str, location: Location, *, key: bool = False) -> Place:
    """Return the place in the bytes of the file, as `place_in_file`."""
    head = _read_head(data, path)
    if head is None or (location and location[0] not in head[1]):
        return Place(path)
    return place_in_yaml(head[0], location, key=key)


@lru_cache(maxsize=2)
def _read_head(data: bytes, path: str) -> tuple[YamlText, frozenset[str]] | None:
    """Return the front matter of a file and its keys; None if it has none.

    The last files are cached by content: a file with a thousand faults is asked for a thousand places.
    """
    parts = split_source(data)
    if parts is None:
        return None
    source = head_yaml_of(data, parts, path)
    return source, frozenset(head_keys_of(source))
