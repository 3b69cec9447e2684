"""The check of LNG203; its page is `LNG203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import (
    VIETNAMESE_LETTER,
    count_vietnamese_words,
    find_translations,
    is_mostly_vietnamese,
    is_vietnamese,
    normalized_body_of,
    raw_lines_of,
    strip_markup,
)

_WORDS: Final = 20
"""A shorter text may be a name and its abbreviation."""
_FEW_WORDS: Final = 8
"""Minimum words of a text that is no name because most of them are in lower case."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG203 if half of the words have Vietnamese letters; LNG202 reports pages not translated at all."""
    for each in find_translations(context):
        text = normalized_body_of(context, each.page)
        if 2 * len(VIETNAMESE_LETTER.findall(text)) < _FEW_WORDS:
            continue
        plain = strip_markup(text)
        count, words = count_vietnamese_words(plain)
        if words < _FEW_WORDS or 2 * count < words or (words < _WORDS and not is_mostly_vietnamese(plain)):
            continue
        if text.split() == normalized_body_of(context, each.original).split():
            continue
        yield violation("LNG203", _find_vietnamese_line(context, each.page), count=str(count), all=str(words))


def _find_vietnamese_line(context: LintContext, page: Page) -> Place:
    """Return the place of the first Vietnamese line of the body."""
    for number, line in enumerate(raw_lines_of(context, page)[page.body_line - 1 :], page.body_line):
        if is_vietnamese(line):
            start = len(line) - len(line.lstrip())
            return place_in_line(page.source, number, start + 1, len(line.strip()), line)
    return Place(page.source, page.body_line)


RULE: Final = PortalRule("LNG203", check)
