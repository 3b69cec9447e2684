"""Dấu `*` của phép nhân thành chữ nghiêng. / A sign of multiplication that becomes italics.

Vì sao: Hai dấu `*` giữa các số làm chữ số ở giữa thành chữ nghiêng và biến mất: `3*4*5` hiện ra thành 345.
Why: Two `*` between numbers make the number between them italic and vanish: `3*4*5` is shown as 345.

Cách sửa: Viết dấu nhân ×, như thông báo đề nghị.
Fix: Write ×, as the message proposes.

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

    Gian hàng rộng 3*4*5 m.

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

    Gian hàng rộng 3 × 4 × 5 m.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_prose_blocks

_SIGN: Final = re.compile(r"\*\d[\d.,]{0,9}\*\d")
_MEASURE: Final = re.compile(r"(?<![\w*\\.,])\d[\d.,]{0,9}(?:\*\d[\d.,]{0,9}){2,5}(?<![.,])(?!\*)")


def check(text: PageText) -> Iterator[Violation]:
    """WRD244 for each measure whose asterisks Markdown takes for emphasis."""
    if _SIGN.search(text.body) is None:
        return
    for part, until in find_prose_blocks(text):
        for place in find_in_block(text, part, until, _MEASURE):
            yield violation("WRD244", place, text=place.underlined, cure=place.underlined.replace("*", " × "))


RULE: Final = PageRule("WRD244", check)
