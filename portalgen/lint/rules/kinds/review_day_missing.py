"""The check of KND208; its page is `KND208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND208 if an item of a kind with reviews has neither `review_by` nor `expires_at`."""
    page = text.page
    if not page.kind.needs_review or "translated_from" in page.fields or is_taken_back(text):
        return
    if page.expires_at is None and page.fields.get("review_by") is None:
        yield violation("KND208", text.place("kind"))


RULE: Final = PageRule("KND208", check)
