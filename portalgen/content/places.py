"""Where the keys of a page stand in its file, found again when there is something to tell about them."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.yaml_text import Location, place_of
from portalgen.content.front_matter import head_source, head_tree, split
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place


def page_place(page: Page, key: str | Location, root: Path) -> Place:
    """The value of a front matter key of `page`: `title`, or steps such as `("attachments", 0, "file")`."""
    return place_in_file(root, page.source, (key,) if isinstance(key, str) else key)


def place_in_file(root: Path, path: str, location: Location, *, key: bool = False) -> Place:
    """The value at `location` of the file's front matter, or its key; the file's first line where it has none."""
    try:
        data = (root / path).read_bytes()
    except OSError:
        return Place(path)
    return place_in_data(data, path, location, key=key)


def place_in_data(data: bytes, path: str, location: Location, *, key: bool = False) -> Place:
    """The same in the bytes of the file."""
    parts = split(data)
    if parts is None:
        return Place(path)
    source = head_source(data, parts, path)
    if location and location[0] not in head_tree(source):
        return Place(path)
    return place_of(source, location, key=key)
