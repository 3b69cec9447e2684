"""Finds facts in the sentences of a page, and sets aside sentences that quote a mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol, TypeVar

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values

_OPENING_QUOTES: Final = "\"'“‘«`"
_ABOUT_MISTAKES: Final = re.compile(
    r"\b(?:nhầm|đánh máy|gõ sai|ghi sai|viết sai|in sai|không tồn tại|không có ngày|đính chính|chép sai|typing error|misprint)\b",
    re.IGNORECASE,
)
_REACH: Final = 400
"""A sentence is read this far before and behind a fact, so that a page without full stops takes no longer."""


class SentenceFact(Protocol):
    """A fact found in a text: its position, from 0, and its words."""

    @property
    def start(self) -> int: ...

    @property
    def text(self) -> str: ...


FactT = TypeVar("FactT", bound=SentenceFact)


def find_in_sentences(
    text: PageText, find: Callable[[str], Iterable[FactT]], may_have: Callable[[str], object]
) -> Iterator[tuple[FactT, str, Place]]:
    """Yield (fact, whole text, place) for each fact that `find` finds in the displayed body and the front matter.

    `may_have` is a cheap test, false for most texts without a fact. Code, link targets and web addresses are skipped.
    """
    for value, location in find_prose_values(text):
        if may_have(value):
            for fact in find(value):
                for place in find_in_value(text, location, re.compile(re.escape(fact.text))):
                    yield fact, value, place
                    break
    for block in text.outline.shown_texts:
        if may_have(block.plain):
            for fact in find(block.prose):
                yield fact, block.prose, block.place(fact.start, len(fact.text))


def is_quoted_mistake(whole: str, fact: SentenceFact) -> bool:
    """Return True if the words stand in quotation marks, or their sentence is about a mistake."""
    if fact.start and whole[fact.start - 1] in _OPENING_QUOTES:
        return True
    first, last = max(fact.start - _REACH, 0), min(fact.start + len(fact.text) + _REACH, len(whole))
    start = max(whole.rfind(mark, first, fact.start) for mark in (". ", "\n\n", "; "))
    ends = [at for mark in (". ", "; ") if (at := whole.find(mark, fact.start, last)) >= 0]
    return _ABOUT_MISTAKES.search(whole, max(start + 1, first), min(ends, default=last)) is not None
