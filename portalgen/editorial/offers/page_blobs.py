"""Pages that lie in no folder: read from the bytes of a file of some commit."""

from __future__ import annotations

from portalgen.config.portal import Portal
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.content.model import Page
from portalgen.content.translations import page_of
from portalgen.content.walk import parse_page_path


def page_of_blob(portal: Portal, path: str, data: bytes) -> Page | None:
    """Return the page that a file of a submission is; None where its place or front matter has an error."""
    file = parse_page_path(portal, path)
    front_matter, _ = read_front_matter(data, path, portal.kinds)
    return page_of(file, front_matter, front_matter.values) if file is not None and front_matter is not None else None
