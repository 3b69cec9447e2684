"""The check of LNG206; its page is `LNG206.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_prose_blocks
from portalgen.lint.rules.translations._words import strip_markup
from portalgen.lint.rules.word._traces import last_line_of
from portalgen.render.markdown.outline import TextPart
from portalgen.text.foreign_text import VIETNAMESE_LETTER, WORD
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_plain_syllable

_WORDS: Final = 30
"""A shorter text may hold no mark by chance."""
_PART_WORDS: Final = 8
"""Minimum words of a paragraph, if nearly all are syllables and some are frequent."""
_SYLLABLES: Final = 0.9
_FREQUENT_WORDS: Final = 3
_FREQUENT: Final = frozenset(
    """
    an ba ban bo buoi cac can chieu cho chuc co cua cung da dan dang de den dia don du duoc duoi gio hai ho hoach hoc hoi huyen
    ke khi khong ky la lam lop moi mot nam nay ngay nghi nguoi nhan nhieu nhung phan phong phuong quan sang sau se tai theo thi
    thong tinh to tren trong truoc truong tu va vao ve vi viec voi xa
    """.split()  # noqa: SIM905 - a table of words is read more easily than as quoted strings
)
"""Frequent Vietnamese words without their marks."""
_SHARE: Final = 4
"""At least 1/4 of the words of a paragraph are in `_FREQUENT`."""
_QUOTED: Final = re.compile(r"“[^”\n]*”|«[^»\n]*»|\"[^\"\n]*\"")


def check(text: PageText) -> Iterator[Violation]:
    """Yield LNG206 if title and body have no Vietnamese letter, else at the first paragraph typed without marks.

    Counts the words of all such paragraphs. Names, quotations and code are ignored.
    """
    if text.page.language != "vi":
        return
    if not VIETNAMESE_LETTER.search(nfc(text.page.title)) and not VIETNAMESE_LETTER.search(nfc(text.body)):
        words = len(WORD.findall(strip_markup(text.body)))
        if words >= _WORDS:
            yield violation("LNG206", text.place("title"), all=str(words))
            return
    found = [(part, count) for part, count in _count_unmarked(text) if count]
    if found:
        yield violation("LNG206", found[0][0].place, all=str(sum(count for _, count in found)))


def _count_unmarked(text: PageText) -> Iterator[tuple[TextPart, int]]:
    """Yield (paragraph, number of its words); the number is 0 for text with marks or in another language."""
    for part, until in find_prose_blocks(text):
        if part.kind != "paragraph" or VIETNAMESE_LETTER.search(part.text) or part.text.count(" ") < _PART_WORDS - 1:
            continue
        if ">" in text.lines[part.place.line - 1][: part.place.column - 1] or VIETNAMESE_LETTER.search(nfc(part.text)):
            continue
        lines = text.lines[part.place.line - 1 : last_line_of(text, part, until)]
        words = WORD.findall(_QUOTED.sub(" ", strip_markup("\n".join(lines))))
        yield part, len(words) if _is_unmarked(words) else 0


def _is_unmarked(words: Sequence[str]) -> bool:
    small = [word.lower() for word in words]
    frequent = [word for word in small if word in _FREQUENT]
    return (
        len(words) >= _PART_WORDS
        and sum(map(is_plain_syllable, small)) >= _SYLLABLES * len(words)
        and len(set(frequent)) >= _FREQUENT_WORDS
        and len(frequent) * _SHARE >= len(words)
        and 2 * sum(map(str.islower, words)) >= len(words)
    )


RULE: Final = PageRule("LNG206", check)
