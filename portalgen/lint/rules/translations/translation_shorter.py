"""The check of LNG205; its page is `LNG205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import find_translations, normalized_body_of, strip_markup
from portalgen.text.foreign_text import WORD

_LEAST: Final = 600
"""Minimum letters of a compared original."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG205 if a long original has over three times the letters of its translation, unless titled a summary."""
    for each in find_translations(context):
        if "summar" in each.page.title.casefold():
            continue
        original, text = normalized_body_of(context, each.original), normalized_body_of(context, each.page)
        if 2 * len(text) >= len(original):
            continue  # counting letters is slow, and markup has the same share in both
        everything, count = _count_letters(original), _count_letters(text)
        if everything >= _LEAST and 3 * count < everything:
            values = {"count": str(count), "all": str(everything), "original": each.original.source}
            yield violation("LNG205", context.place(each.page, "title"), each.original.source, **values)


def _count_letters(text: str) -> int:
    return sum(len(word) for word in WORD.findall(strip_markup(text)))


RULE: Final = PortalRule("LNG205", check)
