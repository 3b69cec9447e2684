"""The check of DDL223; its page is `DDL223.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.kinds.shared_fields import NO_EVENT
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back
from portalgen.text.normalization import nfc
from portalgen.text.told_events import ToldEvent, find_told_event


def check(text: PageText) -> Iterator[Violation]:
    """Yield DDL223 if news reports a past event without `event_end` or `event: none`."""
    page = text.page
    if page.draft or page.day is None or page.kind.field(NO_EVENT.name) is None:
        return
    if NO_EVENT.name in text.fields or "event_end" in text.fields or not is_original(text) or is_taken_back(text):
        return
    told = find_told_event(text.body, page.title, page.day)
    place = _place_of(text, told) if told is not None else text.place("summary")
    told = told or find_told_event(page.summary, page.title, page.day)
    if told is not None:
        yield violation("DDL223", place, day=told.day, act=told.act)


def _place_of(text: PageText, told: ToldEvent) -> Place:
    """Return the span of a sentence on its first line, or the whole line if normalization shifts its columns."""
    above = nfc(text.body)[: told.start]
    number = text.page.body_line + above.count("\n")
    line = text.lines[number - 1]
    if nfc(line) != line:
        return text.span(number, 1, len(line))
    start = len(above) - above.rfind("\n") - 1
    return text.span(number, start + 1, min(told.end - told.start, len(line) - start))


RULE: Final = PageRule("DDL223", check)
