"""The check of FCT206; its page is `FCT206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.words import split_into_words


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT206 if the summary has the same words as the title, whatever their case and punctuation.

    The abstract of a document may equal its title: both are copied from the document.
    """
    summary = text.page.summary
    if "summary" in text.keys and summary and _words_of(summary) == _words_of(text.page.title):
        yield violation("FCT206", text.place("summary"))


def _words_of(text: str) -> list[str]:
    """Return the words without the dashes between them."""
    return [word for word in split_into_words(text) if word.strip("-–—")]


RULE: Final = PageRule("FCT206", check)
