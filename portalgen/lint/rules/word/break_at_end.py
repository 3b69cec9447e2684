r"""Dấu `\` ở cuối đoạn. / A `\` at the end of a paragraph.

Vì sao: Dấu `\` cuối dòng xuống dòng trong một đoạn; ở dòng cuối của đoạn thì không còn dòng nào để xuống, nên người đọc thấy dấu `\`.
Why: A `\` at the end of a line breaks it within a paragraph; behind the last line there is nothing to break, and readers see the `\`.

Cách sửa: Xóa dấu `\` đó.
Fix: Delete that `\`.

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

    Địa chỉ: 2 Trần Phú\
    Điện thoại: 0263 3822 345\

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

    Địa chỉ: 2 Trần Phú\
    Điện thoại: 0263 3822 345
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_BREAK: Final = re.compile(r"(?:^|[ \t])[^\s\\]*(\\)[ \t]*$")
r"""One alone behind a word: a path (`D:\Bài\`) and an escaped one (`\\`) have others."""


def check(text: PageText) -> Iterator[Violation]:
    r"""WRD247 at each `\` behind the last line of a paragraph."""
    if "\\" not in text.body:
        return
    for block in text.outline.blocks:
        if block.kind != "paragraph":
            continue
        number = min(block.end - 1, len(text.lines))
        line = text.lines[number - 1]
        found = _BREAK.search(line) if "\\" in line else None
        if found is not None:
            yield violation("WRD247", text.span(number, found.start(1) + 1, 1))


RULE: Final = PageRule("WRD247", check)
