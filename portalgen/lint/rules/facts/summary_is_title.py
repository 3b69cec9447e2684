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
    if "summary" in text.keys and summary and split_into_words(summary) == split_into_words(text.page.title):
        yield violation("FCT206", text.place("summary"))


RULE: Final = PageRule("FCT206", check)
