"""The check of TXT235; its page is `TXT235.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.text import other_language_text
from portalgen.lint.rules.translations._words import VIETNAMESE_LETTER, WORD
from portalgen.lint.rules.word._traces import is_plain_paragraph
from portalgen.render.markdown.outline import TextPart
from portalgen.text.normalization import nfc

_LONG: Final = 120
"""Minimum characters of a Vietnamese paragraph in an English page; verses and sayings are shorter."""
_AT_LEAST: Final = 60
"""Words of Vietnamese in an English page."""
_ENGLISH_LONG: Final = 80
_ENGLISH_AT_LEAST: Final = 15
_QUOTES: Final = ("“", '"', "«", "‘", "(", "[")
_ENDS: Final = (".", "!", "?", ".)", "…")
_ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "that",
        "is",
        "are",
        "was",
        "were",
        "on",
        "with",
        "by",
        "as",
        "at",
        "from",
        "this",
        "which",
        "a",
        "an",
        "be",
        "has",
        "have",
        "will",
        "must",
        "it",
        "they",
        "their",
        "not",
        "or",
    ]
)
_SHARE: Final = 6
"""At least 1/6 of the words of an English text are in `_ENGLISH`."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT235 at the first paragraph in the other language, if the page has text in both."""
    if text.page.kind.is_document:
        return
    given = _LANGUAGES.get(text.page.language)
    if given is None:
        return
    is_other, shortest, at_least = given
    long = [part for part in text.outline.texts if part.kind == "paragraph" and len(part.text) >= shortest]
    other = [part for part in long if is_other(part.text) and is_plain_paragraph(text, part)]
    count = sum(len(part.text.split()) for part in other)
    if count < at_least or _prevails(other, text.outline.texts, text.page.title, text.page.language):
        return
    if not any(other_language_text.check(text)):
        target = "en" if text.page.language == "vi" else "vi"
        yield violation("TXT235", other[0].place, count=str(count), file=text.page.source, language=target)


def _prevails(other: list[TextPart], parts: tuple[TextPart, ...], title: str, language: str) -> bool:
    """Return True if nearly no text is in the page's own language; rules of translations report such pages."""
    own = sum(len(part.text.split()) for part in parts) - sum(len(part.text.split()) for part in other)
    if language == "vi":
        return own == 0 or not any(
            VIETNAMESE_LETTER.search(nfc(each)) for each in (title, *(part.text for part in parts))
        )
    return own < sum(len(part.text.split()) for part in other)


def _is_english(words: str) -> bool:
    """Return True if a paragraph consists of English sentences and is neither a title nor a quotation."""
    if VIETNAMESE_LETTER.search(words[:_ENGLISH_LONG]) or words.startswith(_QUOTES) or not words.endswith(_ENDS):
        return False
    plain = nfc(words)
    each = [word.lower() for word in WORD.findall(plain)]
    marked = len({word for word in each if VIETNAMESE_LETTER.search(word)})
    return marked * _SHARE < len(each) and sum(word in _ENGLISH for word in each) * _SHARE >= len(each)


def _is_vietnamese(words: str) -> bool:
    each = WORD.findall(nfc(words))
    return 2 * sum(VIETNAMESE_LETTER.search(word) is not None for word in each) >= len(each)


_LANGUAGES: Final[Mapping[str, tuple[Callable[[str], bool], int, int]]] = MappingProxyType(
    {"vi": (_is_english, _ENGLISH_LONG, _ENGLISH_AT_LEAST), "en": (_is_vietnamese, _LONG, _AT_LEAST)}
)
"""By the file's language: (test for the other language, minimum characters of a paragraph, minimum words)."""

RULE: Final = PageRule("TXT235", check)
