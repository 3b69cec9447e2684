"""Reads pages from the bytes of a file in a commit, without a folder."""

from __future__ import annotations

from portalgen.config.portal import Portal
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.content.model import Page
from portalgen.content.translations import page_of
from portalgen.content.walk import parse_page_path


def page_of_blob(portal: Portal, path: str, data: bytes) -> Page | None:
    """Return the page in a file of a submission; None if its place or front matter has an error."""
    file = parse_page_path(portal, path)
    front_matter, _ = read_front_matter(data, path, portal.kinds)
    return page_of(file, front_matter, front_matter.values) if file is not None and front_matter is not None else None
