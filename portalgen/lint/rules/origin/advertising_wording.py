"""The check of SRC207; its page is `SRC207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks
from portalgen.text.advertising import (
    calls_to_buy,
    find_advertising,
    may_advertise,
    may_hold_wording,
    may_offer,
    phrase_pattern_of,
    speaks_of_advertising,
)
from portalgen.text.normalization import nfc


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC207 for each advertising phrase in title, summary and body (QĐ 2111, Art. 6(2))."""
    more = tuple(nfc(phrase) for phrase in text.settings.advertising)
    page = text.page
    has_phrases = may_advertise(text.words, more)
    if not (has_phrases or may_offer(text.visible_text)) or speaks_of_advertising(page.title):
        return
    shown = "\n".join((page.title, page.summary, *(part.text for part in text.outline.texts)))
    if not (may_hold_wording(shown, more) or may_offer(shown)):
        return
    for key, value in (("title", page.title), ("summary", page.summary)):
        for start, end in find_advertising(value, more):
            words = value[start:end]
            place = next(find_in_value(text, (key,), phrase_pattern_of(words)), text.place(key))
            yield violation("SRC207", place, words=words)
    below = [calls_to_buy(part.text) for part in text.outline.texts[1:]]
    for (part, until), is_called in zip(find_prose_blocks(text), chain(below, (False,)), strict=False):
        for start, end in find_advertising(part.text, more, is_called=is_called):
            words = part.text[start:end]
            place = next(find_in_block(text, part, until, phrase_pattern_of(words)), part.place)
            yield violation("SRC207", place, words=words)


RULE: Final = PageRule("SRC207", check)
