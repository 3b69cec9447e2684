"""Đường kẻ vẽ bằng ký tự. / A line drawn with characters.

Vì sao: Dòng `—————` hay `-----o0o-----` hiện ra đúng những ký tự ấy, trình đọc màn hình đọc từng dấu; đường kẻ của trang là `---`.
Why: A line `—————` or `-----o0o-----` is shown as these characters, and screen readers read them one by one; `---` is a rule of the page.

Cách sửa: Viết `---` trên một dòng riêng, giữa hai dòng trống, hoặc xóa dòng ấy.
Fix: Write `---` on a line of its own between two empty lines, or delete the line.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị kết thúc lúc 11 giờ.

    —————————

    Tin của Văn phòng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị kết thúc lúc 11 giờ.

    ---

    Tin của Văn phòng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_BEGINNINGS: Final = frozenset("=–—─━═-_*~")
_DRAWN: Final = re.compile(
    r"[ \t>]*([=–—─━═]{3,}|[-=–—─━═_*~]{2,} ?(?:[oO0][oO0][oO0]|[*]{3}) ?[-=–—─━═_*~]{2,})[ \t]*"
)


def check(text: PageText) -> Iterator[Violation]:
    """WRD209 at each line of a paragraph that is nothing but a line drawn with characters."""
    for block in text.outline.blocks:
        if block.kind != "paragraph":
            continue
        for number in range(block.line, block.end):
            line = text.lines[number - 1]
            found = _DRAWN.fullmatch(line) if line.lstrip(" \t>")[:1] in _BEGINNINGS else None
            if found:
                start, end = found.span(1)
                yield violation("WRD209", text.span(number, start + 1, end - start), marks=found[1][:_SHOWN])


_SHOWN: Final = 20
"""Characters that the message quotes."""

RULE: Final = PageRule("WRD209", check)
