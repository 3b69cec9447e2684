"""The check of SRC211; its page is `SRC211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks
from portalgen.lint.rules.origin._sources import find_source_at_end, needs_source
from portalgen.text.advertising import phrase_pattern_of
from portalgen.text.press import find_quoted_press, may_quote_press


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC211 at the first quotation of the press in news without a source (QĐ 2111, Art. 8(3)).

    SRC202 reports quoted news without a source, and SRC210 a source in the last line.
    """
    if not needs_source(text) or text.fields.get("origin") == "quoted" or not may_quote_press(text.visible_text):
        return
    if find_source_at_end(text) is None:
        yield from _find_first(text)


def _find_first(text: PageText) -> Iterator[Violation]:
    page = text.page
    for key, value in (("title", page.title), ("summary", page.summary)):
        for start, end in find_quoted_press(value):
            words = value[start:end]
            place = next(find_in_value(text, (key,), phrase_pattern_of(words)), text.place(key))
            yield violation("SRC211", place, words=words)
            return
    for part, until in find_prose_blocks(text):
        for start, end in find_quoted_press(part.text):
            words = part.text[start:end]
            place = next(find_in_block(text, part, until, phrase_pattern_of(words)), part.place)
            yield violation("SRC211", place, words=words)
            return


RULE: Final = PageRule("SRC211", check)
