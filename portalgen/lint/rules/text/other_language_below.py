"""The check of TXT235; its page is `TXT235.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_prose_blocks, is_original
from portalgen.lint.rules.text import other_language_text
from portalgen.lint.rules.translations._words import strip_markup
from portalgen.lint.rules.word._traces import is_plain_paragraph, is_verse
from portalgen.render.markdown.outline import TextPart
from portalgen.text.foreign_text import VIETNAMESE_LETTER, WORD, count_small_words, count_vietnamese_words
from portalgen.text.normalization import nfc

_LONG: Final = 50
"""Minimum characters of a Vietnamese paragraph in an English page; names and sayings are shorter."""
_AT_LEAST: Final = 12
"""Words of Vietnamese in an English page."""
_SMALL_SHARE: Final = 3
"""At least 1/3 of the words of a Vietnamese sentence are in lower case and have marks; addresses have fewer."""
_ENGLISH_LONG: Final = 80
_ENGLISH_AT_LEAST: Final = 15
_QUOTES: Final = ("“", '"', "«", "‘", "(", "[")
_QUOTED: Final = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')
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
    other = []
    above = ""
    for part, until in find_prose_blocks(text):
        is_long = part.kind == "paragraph" and len(part.text) >= shortest
        if is_long and not above.endswith(":") and is_other(part.text) and is_plain_paragraph(text, part):
            other += [part] * (not is_verse(text, part, until))
        above = part.text.rstrip("*_ ")
    count = sum(len(part.text.split()) for part in other)
    if count < at_least or _prevails(text, other):
        return
    if not any(other_language_text.check(text)):
        target = "en" if text.page.language == "vi" else "vi"
        cure = _advise_moving(text.page.source, target) if is_original(text) else _TRANSLATE[text.page.language]
        yield violation("TXT235", other[0].place, count=str(count), cure=cure)


def _advise_moving(file: str, target: str) -> LocalizedText:
    return LocalizedText(
        f"cắt các đoạn này ra khỏi tệp trước; lưu tệp, chạy `portalgen translate {file} --to {target}`, rồi dán các đoạn"
        " ấy vào tệp mà lệnh in ra",
        f"first cut these paragraphs out; save, run `portalgen translate {file} --to {target}`, and paste them into the"
        " file that it prints",
    )


def _prevails(text: PageText, other: list[TextPart]) -> bool:
    """Return True if nearly no text is in the page's own language; rules of translations report such pages."""
    if text.page.language == "en":
        marked, count = count_vietnamese_words(strip_markup(nfc(text.body)))
        return 2 * marked >= count
    parts = text.outline.texts
    own = sum(len(part.text.split()) for part in parts) - sum(len(part.text.split()) for part in other)
    shown = (text.page.title, *(part.text for part in parts))
    return own == 0 or not any(VIETNAMESE_LETTER.search(nfc(each)) for each in shown)


def _is_english(words: str) -> bool:
    """Return True if a paragraph consists of English sentences and is neither a title nor a quotation."""
    if VIETNAMESE_LETTER.search(words[:_ENGLISH_LONG]) or words.startswith(_QUOTES) or not words.endswith(_ENDS):
        return False
    plain = nfc(words)
    each = [word.lower() for word in WORD.findall(plain)]
    marked = len({word for word in each if VIETNAMESE_LETTER.search(word)})
    return marked * _SHARE < len(each) and sum(word in _ENGLISH for word in each) * _SHARE >= len(each)


def _is_vietnamese(words: str) -> bool:
    """Return True if a paragraph consists of Vietnamese sentences and is neither a title nor a quotation."""
    if words.startswith(_QUOTES) or not words.endswith(_ENDS):
        return False
    plain = _QUOTED.sub(" ", nfc(words))
    marked, count = count_vietnamese_words(plain)
    return 2 * marked >= count and _SMALL_SHARE * count_small_words(plain) >= count


_TRANSLATE: Final = MappingProxyType(
    {
        "en": LocalizedText("dịch các đoạn này sang tiếng Anh", "translate these paragraphs into English"),
        "vi": LocalizedText("dịch các đoạn này sang tiếng Việt", "translate these paragraphs into Vietnamese"),
    }
)
_LANGUAGES: Final[Mapping[str, tuple[Callable[[str], bool], int, int]]] = MappingProxyType(
    {"vi": (_is_english, _ENGLISH_LONG, _ENGLISH_AT_LEAST), "en": (_is_vietnamese, _LONG, _AT_LEAST)}
)
"""By the file's language: (test for the other language, minimum characters of a paragraph, minimum words)."""

RULE: Final = PageRule("TXT235", check)
