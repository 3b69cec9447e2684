"""What citizens wrote, as the front matter quotes it."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.wrapped_lines import SpanFinder


def find_in_citizen_fields(text: PageText, find: SpanFinder) -> Iterator[Place]:
    """Yield the place of each value below the kind's `citizen_fields` in which `find` finds something."""
    names = text.page.kind.citizen_fields
    if not names:
        return
    for value, location, _ in text.strings():
        if location[0] in names and next(find(" ".join(value.split())), None) is not None:
            yield text.place(*location)
