"""The check of LNG202; its page is `LNG202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import (
    Translation,
    find_translations,
    normalized_body_of,
    raw_lines_of,
    strip_markup,
)
from portalgen.text.foreign_text import VIETNAMESE_LETTER, count_vietnamese_words

_LEAST: Final = 5
"""Minimum number of Vietnamese words in a body; a table of numbers is the same in both languages."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG202 if a translation has the same body as its original, apart from white space."""
    for each in find_translations(context):
        text = normalized_body_of(context, each.page)
        if len(VIETNAMESE_LETTER.findall(text)) < _LEAST:
            continue
        if (
            text.split() == normalized_body_of(context, each.original).split()
            and count_vietnamese_words(strip_markup(text))[0] >= _LEAST
        ):
            yield violation(
                "LNG202", _find_first_line(context, each), each.original.source, original=each.original.source
            )


def _find_first_line(context: LintContext, each: Translation) -> Place:
    """Return the place of the first non-blank line of the body."""
    first = each.page.body_line
    for number, line in enumerate(raw_lines_of(context, each.page)[first - 1 :], first):
        if line.strip():
            start = len(line) - len(line.lstrip())
            return place_in_line(each.page.source, number, start + 1, len(line.strip()), line)
    return Place(each.page.source)


RULE: Final = PortalRule("LNG202", check)
