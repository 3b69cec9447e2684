"""Khối mã mở mà không đóng. / A code block that is never closed.

Vì sao: Ba dấu ``` hay ~~~ ở đầu dòng mở một khối mã. Không có dòng đóng thì phần còn lại của bài thành mã: không tiêu đề, không liên kết,
không bảng nào còn là chính nó.
Why: Three ``` or ~~~ at the beginning of a line open a code block. Where nothing closes it the rest of the page is code: no heading,
link or table of it is one.

Cách sửa: Thêm một dòng chỉ có các dấu ấy vào cuối khối, hoặc xóa dòng mở nếu không định viết mã.
Fix: Add a line of these marks alone where the block ends, or delete the opening line where no code was meant.

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

    ~~~
    Hội nghị có hai phiên.

    ## Phiên sáng

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

    ~~~
    tổng = 1 + 2
    ~~~

    ## Phiên sáng
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fences import name_fence


def check(text: PageText) -> Iterator[Violation]:
    """WRD204 at the opening line of a code block that nothing closes."""
    for block in text.outline.blocks:
        if not block.is_closed:
            line = text.lines[block.line - 1]
            column = max(line.find(block.mark), 0)
            count = str(block.end - block.line - 1)
            yield violation(
                "WRD204", text.span(block.line, column + 1, len(block.mark)), mark=name_fence(block.mark), count=count
            )


RULE: Final = PageRule("WRD204", check)
