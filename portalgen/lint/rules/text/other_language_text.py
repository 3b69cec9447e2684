"""The check of TXT216; its page is `TXT216.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.translations import vietnamese_without_marks
from portalgen.lint.rules.translations._words import strip_markup
from portalgen.render.markdown.outline import TextPart
from portalgen.text.foreign_text import WORD, count_vietnamese_words, is_vietnamese
from portalgen.text.normalization import nfc

_QUOTATION: Final = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_WORDS: Final = 22
"""A shorter text may be a name, or a quotation."""
_ENGLISH: Final = frozenset(
    {"the", "of", "and", "to", "in", "is", "for", "on", "with", "by", "at", "from", "are", "was"}
)
_SIGNS: Final = (" the ", " of ", " and ")
_MOST: Final = 0.2
"""Maximum share of Vietnamese words, such as names, in an English text."""
_LEAST: Final = 0.5
"""Minimum share of words with a Vietnamese letter in a Vietnamese text; real texts have more."""
_FREQUENT: Final = 0.15
"""Minimum share of joining words in an English text; real texts have more."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT216 if an original in a Vietnamese file is English, or the other way round.

    LNG202 and LNG203 check translations.
    """
    page = text.page
    if page.draft or not is_original(text) or not _may_be_wrong(text):
        return
    words = strip_markup(nfc(_QUOTATION.sub("", text.body)))
    marked, count = count_vietnamese_words(words)
    if count < _WORDS:
        return
    if page.language == "en":
        is_wrong = marked >= _LEAST * count
    elif any(is_vietnamese(part.text) and not _is_quoted(text, part) for part in text.outline.texts):
        return  # part of the page is in its own language: TXT235 checks the rest
    else:
        joining = sum(word.lower() in _ENGLISH for word in WORD.findall(words))
        is_wrong = marked <= _MOST * count and joining >= _FREQUENT * count
    if is_wrong and not any(True for _ in vietnamese_without_marks.check(text)):
        part = next((each for each in text.outline.texts if each.kind == "paragraph"), None)
        place = part.place if part is not None else text.place("title")
        yield violation(
            "TXT216", place, other=".vi.md" if page.language == "en" else ".en.md", own=f".{page.language}.md"
        )


def _is_quoted(text: PageText, part: TextPart) -> bool:
    return ">" in text.lines[part.place.line - 1][: part.place.column - 1]


def _may_be_wrong(text: PageText) -> bool:
    return text.page.language == "en" or (
        text.page.language == "vi" and sum(text.text.count(sign) for sign in _SIGNS) >= 2
    )


RULE: Final = PageRule("TXT216", check)
