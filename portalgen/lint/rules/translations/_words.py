"""Whether a text is Vietnamese: by the letters that English does not have."""

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
"""One letter, in normal form C, that Vietnamese has and English has not."""

WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = re.compile(rf"(?<![^\W\d_])(?=[a-z{_LETTERS}]*[{_LETTERS}])[a-z{_LETTERS}]+(?![^\W\d_])")
_NO_TEXT: Final = re.compile(
    r"\{\{(?:(?!\{\{).)*?\}\}|\]\((?:(?!\]\()[^)])*\)|`[^`]*`|https?://\S+|\{[#.][^{}]*\}|^[ \t]*+\|?[ \t]*+:?-{2,}.*$",
    re.MULTILINE,
)
"""Shortcodes, targets, code, addresses and attributes of a body: nobody's language. None is looked for beyond where
another one begins, so that a text costs no more than its length."""

_FEW: Final = 2


@frozen
class Translation:
    """A page in another language than its original, neither of them a draft."""

    page: Page
    original: Page


def find_translations(context: LintContext) -> Iterator[Translation]:
    """Yield every English page that has a Vietnamese original."""
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
    """Return a body without what is no text."""
    return _NO_TEXT.sub(" ", text)


def is_vietnamese(text: str) -> bool:
    """Return whether a short text is Vietnamese and no name: two words in small letters have letters of Vietnamese."""
    return len(_SMALL.findall(nfc(text))) >= _FEW


def is_mostly_vietnamese(text: str) -> bool:
    """Return whether half of a text's words are Vietnamese and written small, so that they are no names."""
    return 2 * len(_SMALL.findall(text)) >= len(WORD.findall(text))


def count_vietnamese_words(text: str) -> tuple[int, int]:
    """Return (words with a letter of Vietnamese, all words) of a text in normal form C."""
    words = WORD.findall(text)
    return sum(VIETNAMESE_LETTER.search(word) is not None for word in words), len(words)
