"""The check of LNG205; its page is `LNG205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import WORD, find_translations, normalized_body_of, strip_markup

_LEAST: Final = 600
"""Letters of an original that is long enough to compare."""


def check(context: LintContext) -> Iterator[Violation]:
    """LNG205 where a long original has three times the letters; a summary that says so may be short."""
    for each in find_translations(context):
        if "summar" in each.page.title.casefold():
            continue
        original, text = normalized_body_of(context, each.original), normalized_body_of(context, each.page)
        if 2 * len(text) >= len(original):
            continue  # counting letters takes longer than all else, and markup weighs alike in both
        everything, count = _count_letters(original), _count_letters(text)
        if everything >= _LEAST and 3 * count < everything:
            values = {"count": str(count), "all": str(everything), "original": each.original.source}
            yield violation("LNG205", context.place(each.page, "title"), each.original.source, **values)


def _count_letters(text: str) -> int:
    return sum(len(word) for word in WORD.findall(strip_markup(text)))


RULE: Final = PortalRule("LNG205", check)
