"""The moments at which readers are told that something of a page changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page


def moments_of_changes(page: Page) -> Iterator[tuple[Location, datetime]]:
    """Yield where in the front matter each of them stands, and the moment; a translation's own are its notes alone."""
    if "translated_from" not in page.fields:
        for key in ("withdrawn", "removed"):
            group = page.fields.get(key)
            if group is not None:
                yield (key, "at"), group["at"]
    for index, note in enumerate(page.fields.get("change_notes", ())):
        yield ("change_notes", index, "at"), note["at"]
