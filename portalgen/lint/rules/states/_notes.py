"""The dates of a page's change notes, withdrawal and removal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page


def moments_of_changes(page: Page) -> Iterator[tuple[Location, datetime]]:
    """Yield (location in the front matter, moment) of each notice; for a translation, only of its own notes."""
    if "translated_from" not in page.fields:
        for key in ("withdrawn", "removed"):
            group = page.fields.get(key)
            if group is not None:
                yield (key, "at"), group["at"]
    for index, note in enumerate(page.fields.get("change_notes", ())):
        yield ("change_notes", index, "at"), note["at"]
