"""Dấu cách cố định dùng để dàn trang. / No-break spaces used as layout.

Vì sao: Nhiều dấu cách cố định liền nhau (Word chèn khi giữ Ctrl+Shift+Space) tạo khoảng trống lạ và làm chữ tràn trên điện thoại; một dấu trước đơn vị đo thì đúng.
Why: Runs of no-break spaces (Ctrl+Shift+Space in Word) make odd gaps and let text overflow on telephones; a single one before a unit is right.

Cách sửa: Thay bằng một dấu cách thường, hoặc chạy `portalgen lint --fix`.
Fix: Type one plain space instead, or run `portalgen lint --fix`.

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

    Hội nghị\u00a0\u00a0\u00a0diễn ra buổi sáng.

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

    Hội nghị diễn ra buổi sáng, cách trung tâm 10\u00a0km.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips

_SPECIAL: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_SIGN: Final = re.compile(f"[{_SPECIAL}]")
RUN: Final = re.compile(rf"(?<=[^\s|])(?=[ {_SPECIAL}]*[{_SPECIAL}])[ {_SPECIAL}]{{2,}}(?=[^\s|])")
"""A run of spaces within a sentence, not all of them plain."""


def check(text: PageText) -> Iterator[Violation]:
    """WRD222 for each run of spaces within a sentence that has one of another kind than the plain one."""
    if _SIGN.search(text.text) is None:
        return
    for spaces, place in find_slips(text, RUN, _SIGN.search):
        yield violation("WRD222", place, count=str(len(spaces)))


RULE: Final = PageRule("WRD222", check)
