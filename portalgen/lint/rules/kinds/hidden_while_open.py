"""The check of KND217; its page is `KND217.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import period_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND217 if an item open for citizens leaves the site before its end, or appears after it."""
    page = text.page
    period = period_of(page) if page.kind.states is not None and is_original(text) else None
    if is_taken_back(text) or not _is_open_for_citizens(text):
        return
    if period is None or period.end is None or page.kind.period is None:
        return
    key = page.kind.period.closes if page.fields.get(page.kind.period.closes) is not None else page.kind.period.opens
    if page.expires_at is not None and page.expires_at < period.end:
        yield violation("KND217", text.place("expires_at"), key="expires_at", closes=key)
    elif page.publish_at is not None and page.publish_at >= period.end:
        yield violation("KND217", text.place("publish_at"), key="publish_at", closes=key)


def _is_open_for_citizens(text: PageText) -> bool:
    """Return True if citizens have until the end of its period to act."""
    kind = text.page.kind
    return bool(kind.takes_in) or (kind.period is not None and kind.period.soon is not None)


RULE: Final = PageRule("KND217", check)
