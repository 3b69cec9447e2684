"""Tests for Vietnamese text, by letters missing from English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext
from portalgen.text.normalization import nfc

_LETTERS: Final = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
VIETNAMESE_LETTER: Final = re.compile(f"[{_LETTERS}{_LETTERS.upper()}]")
"""A letter, in normal form C, of Vietnamese but not of English."""

WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = re.compile(rf"(?<![^\W\d_])(?=[a-z{_LETTERS}]*[{_LETTERS}])[a-z{_LETTERS}]+(?![^\W\d_])")
_NO_TEXT: Final = re.compile(
    r"\{\{(?:(?!\{\{).)*?\}\}|\]\((?:(?!\]\()[^)])*\)|`[^`]*`|https?://\S+|\{[#.][^{}]*\}|^[ \t]*+\|?[ \t]*+:?-{2,}.*$",
    re.MULTILINE,
)
"""Parts of a body in no language: shortcodes, link targets, code, addresses and attributes.

No match extends past the start of another part, so the time is linear in the length of the text.
"""

_FEW: Final = 2


@frozen
class Translation:
    """A page in another language than its original, neither of them a draft."""

    page: Page
    original: Page


def find_translations(context: LintContext) -> Iterator[Translation]:
    """Yield every English page with a Vietnamese original."""
    for item in context.library.items:
        for page in item.pages[1:]:
            if page.language == "en" and item.original.language == "vi" and not page.draft:
                yield Translation(page, item.original)


def normalized_body_of(context: LintContext, page: Page) -> str:
    """Return the page's body in normal form C, its lines ending with `\\n`."""
    return nfc("\n".join(raw_lines_of(context, page)[page.body_line - 1 :]))


def raw_lines_of(context: LintContext, page: Page) -> list[str]:
    """Return the raw lines of the page's file, without their ends."""
    return re.split(r"\r\n?|\n", context.text_of(page.source))


def strip_markup(text: str) -> str:
    """Return a body without shortcodes, link targets, code and addresses."""
    return _NO_TEXT.sub(" ", text)


def is_vietnamese(text: str) -> bool:
    """Return True if a short text is Vietnamese and no name: two lower-case words have Vietnamese letters."""
    return len(_SMALL.findall(nfc(text))) >= _FEW


def is_mostly_vietnamese(text: str) -> bool:
    """Return True if at least half of the words are Vietnamese and in lower case, so not names."""
    return 2 * len(_SMALL.findall(text)) >= len(WORD.findall(text))


def count_small_words(text: str) -> int:
    """Return the number of lower-case words with a Vietnamese letter in a text in normal form C."""
    return len(_SMALL.findall(text))


def count_vietnamese_words(text: str) -> tuple[int, int]:
    """Return (words with a letter of Vietnamese, all words) of a text in normal form C."""
    words = WORD.findall(text)
    return sum(VIETNAMESE_LETTER.search(word) is not None for word in words), len(words)
