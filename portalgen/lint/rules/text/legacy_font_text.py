"""Chữ gõ bằng phông TCVN3 hoặc VNI. / Text typed in a TCVN3 or VNI font.

Vì sao: Văn bản gõ bằng phông cũ (.VnTime, VNI-Times) khi dán vào bài thành những ký tự vô nghĩa: không đọc được, không tìm được.
Quy chế yêu cầu chữ Unicode theo TCVN 6909:2001.
Why: Text of the old fonts (.VnTime, VNI-Times) turns into meaningless characters when it is pasted: nobody can read or find it.
The Regulation asks for Unicode (TCVN 6909:2001).

Cách sửa: Chuyển mã văn bản sang Unicode (ví dụ bằng công cụ chuyển mã của bộ gõ) rồi dán lại.
Fix: Convert the text to Unicode (input methods have a converter) and paste it again.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    UÛy ban nhaân daân xaõ thoâng baùo lòch tieáp coâng daân thaùng möôøi hai.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Ủy ban nhân dân xã thông báo lịch tiếp công dân tháng mười hai.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.legacy_fonts import detect_legacy_font, may_be_legacy

_AT_MOST: Final = 20
"""Findings in one file; the remedy is the same for all."""
_NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def check(text: PageText) -> Iterator[Violation]:
    """TXT202 for each line that was typed in an old font."""
    if not may_be_legacy(text.text):
        return
    count = 0
    for number, line in enumerate(text.lines, 1):
        font = detect_legacy_font(line)
        if font:
            lead = len(line) - len(line.lstrip())
            yield violation("TXT202", text.span(number, lead + 1, len(line.strip())), font=_NAMES[font])
            count += 1
        if count == _AT_MOST:
            return


RULE: Final = PageRule("TXT202", check)
