"""The check of LNG203; its page is `LNG203.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import (
    blank_marked_phrases,
    find_translations,
    normalized_body_of,
    raw_lines_of,
    split_passages,
    strip_markup,
)
from portalgen.text.foreign_text import VIETNAMESE_LETTER, count_vietnamese_words, is_foreign_passage, is_vietnamese

_QUOTATION: Final = re.compile(r"^[ ]{0,3}>.*$", re.MULTILINE)


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG203 for Vietnamese passages without a mark; LNG202 reports pages not translated at all."""
    for each in find_translations(context):
        text = normalized_body_of(context, each.page)
        if VIETNAMESE_LETTER.search(text) is None:
            continue
        plain = strip_markup(blank_marked_phrases(text))
        # a quoted verse is foreign on purpose, unless most of the page is
        passages = (plain, *split_passages(strip_markup(_QUOTATION.sub("", blank_marked_phrases(text)))))
        if not any(is_foreign_passage(passage, "en") for passage in passages):
            continue
        if text.split() == normalized_body_of(context, each.original).split():
            continue
        count, words = count_vietnamese_words(plain)
        yield violation("LNG203", _find_vietnamese_line(context, each.page), count=str(count), all=str(words))


def _find_vietnamese_line(context: LintContext, page: Page) -> Place:
    """Return the place of the first Vietnamese line of the body that has no mark."""
    lines = raw_lines_of(context, page)[page.body_line - 1 :]
    unmarked = blank_marked_phrases("\n".join(lines)).split("\n")
    for number, (line, rest) in enumerate(zip(lines, unmarked, strict=True), page.body_line):
        if is_vietnamese(rest):
            start = len(line) - len(line.lstrip())
            return place_in_line(page.source, number, start + 1, len(line.strip()), line)
    return Place(page.source, page.body_line)


RULE: Final = PortalRule("LNG203", check)
