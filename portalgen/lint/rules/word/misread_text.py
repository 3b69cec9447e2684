"""Chữ bị đọc sai bảng mã. / Text that was read in a wrong encoding.

Vì sao: Chép qua một chương trình đọc sai bảng mã thì `Hội nghị` thành `Há»™i nghá»‹` hoặc `H?i ngh?`: không ai đọc được, không tìm được.
Why: Copied through a program that took the wrong encoding `Hội nghị` becomes `Há»™i nghá»‹` or `H?i ngh?`: nobody can read or find it.

Cách sửa: Chép lại đoạn này từ bản gốc, hoặc gõ lại.
Fix: Copy this part from the original again, or type it again.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Há»™i nghá»‹ diá»…n ra buá»•i sÃ¡ng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import Trace, find_traces, shorten

_TAIL: Final = "[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
"""What a byte within a letter of UTF-8 is in Windows-1252."""
_UNLIKELY: Final = "[¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿]"
_SEQUENCE: Final = (
    f"(?:á[º»](?:(?![ \xa0”’…–—]){_TAIL})|Ä[‘ƒ\x90©¨]|Æ[°¡¯\xa0]|Å©|â€[{_TAIL[1:-1]}]|Ã{_UNLIKELY}|Ã\x83|Â{_UNLIKELY})"
)
MISREAD: Final = re.compile(rf"{_SEQUENCE}[^\0]*{_SEQUENCE}|{_SEQUENCE}[a-zA-Z]+")
_LETTER_LOST: Final = r"\?(?<=[^\W\d_]\?|[\s?]\?)[a-zà-ỹ]"
_LOST: Final = re.compile(rf"{_LETTER_LOST}[^\n\0]{{0,40}}?{_LETTER_LOST}[^\n\0]{{0,40}}?{_LETTER_LOST}")
"""Three words with a question mark for a letter, a few words apart."""
_LONGEST_WORD: Final = 20
_TRACES: Final = (
    Trace(("»", "º", "Ä", "Æ", "€", "Ã"), MISREAD, re.compile(_SEQUENCE)),
    Trace(("?",), _LOST, re.compile(_LETTER_LOST)),
)


def check(text: PageText) -> Iterator[Violation]:
    """WRD233 once for each block in which letters of UTF-8 were taken for others, or were lost."""
    for _, place in find_traces(text, *_TRACES):
        line = text.lines[place.line - 1]
        start = max(line.rfind(" ", 0, place.column - 1) + 1, place.column - _LONGEST_WORD)
        end = place.column - 1 + place.length
        yield violation("WRD233", text.span(place.line, start + 1, end - start), text=shorten(line[start:end]))


RULE: Final = PageRule("WRD233", check)
