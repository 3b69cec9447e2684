"""The check of FCT206; its page is `FCT206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.words import split_into_words


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT206 if the summary says the same words as the title, whatever their case and punctuation."""
    key = text.page.kind.summary_from or "summary"
    summary = text.fields.get(key, text.page.summary if key == "summary" else "")
    if key in text.keys and summary and split_into_words(str(summary)) == split_into_words(text.page.title):
        yield violation("FCT206", text.place(key), key=key)


RULE: Final = PageRule("FCT206", check)
