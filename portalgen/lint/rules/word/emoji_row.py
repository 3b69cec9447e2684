"""Nhiều biểu tượng cảm xúc liền nhau. / Emojis in rows.

Vì sao: Bài chép từ mạng xã hội mở đầu mỗi dòng bằng một biểu tượng: trình đọc màn hình đọc tên từng cái, và dòng ấy không thành danh sách.
Why: Text from a social network begins each line with an emoji: screen readers say the name of every one, and the lines are no list.

Cách sửa: Xóa các biểu tượng; các ý liệt kê thì viết `- ` ở đầu dòng.
Fix: Delete the emojis; lines that list something begin with `- `.

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

    🎉🎉🎉 Hội nghị khai mạc lúc 8 giờ.

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

    Hội nghị khai mạc lúc 8 giờ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values

_BASE: Final = "[\u2705\u274c\u2728\u2753\u2757\u2764\u26a1\u26d4\u2b50\u2b55\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
_EMOJI: Final = f"{_BASE}[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d{_BASE}\ufe0f?)*"
_ROW: Final = re.compile(f"(?:{_EMOJI}[ \\t]?){{2}}(?:{_EMOJI}[ \\t]?)*{_EMOJI}")
_PAIR: Final = re.compile(f"{_EMOJI}[ \\t]?{_EMOJI}")
_LEADING: Final = re.compile(
    "[\u2705\u274c\u2728\u2b50\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
)
_BYTES: Final = (b"\xf0\x9f", b"\xe2\x9c", b"\xe2\x9d", b"\xe2\xad")
_RATING: Final = frozenset("\u2605\u2606\u2b50\u2714\u2713\u2717\u2718\ufe0f \t")
_CONTACTS: Final = frozenset("📞☎📱📲📍📌📧✉📩🌐🕐🕗⏰🏠🏢📠🔗")
"""What stands before a telephone number, an address or opening hours."""
_AT_LEAST: Final = 4
"""Lines that begin with an emoji."""


def check(text: PageText) -> Iterator[Violation]:
    """WRD242 at the first row of three emojis or block that begins with two, else at the first of four blocks that begin with one; ratings are none."""
    if not any(each in text.data for each in _BYTES):
        return
    for value, location in find_prose_values(text):
        if _ROW.search(value) and not _RATING.issuperset(_ROW.findall(value)[0]):
            for place in find_in_value(text, location, _ROW):
                yield violation("WRD242", place, text=place.underlined[:10])
                return
    leading = []
    for part, until in find_prose_blocks(text):
        if _ROW.search(part.text):
            for place in find_in_block(text, part, until, _ROW):
                if not _RATING.issuperset(place.underlined):
                    yield violation("WRD242", place, text=place.underlined[:10])
                    return
        pair = _PAIR.match(part.text) if part.kind != "cell" else None
        if pair and not _RATING.issuperset(pair[0]) and _CONTACTS.isdisjoint(pair[0]):
            yield violation("WRD242", text.span(part.place.line, part.place.column, len(pair[0])), text=pair[0][:10])
            return
        if part.kind != "cell" and part.text[:1] not in _CONTACTS and _LEADING.match(part.text):
            leading.append(part)
    if len(leading) >= _AT_LEAST:
        first = leading[0].place
        yield violation("WRD242", text.span(first.line, first.column, 1), text=leading[0].text[0])


RULE: Final = PageRule("WRD242", check)
