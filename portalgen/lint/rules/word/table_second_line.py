"""Bảng thiếu dòng kẻ thứ hai. / A table without its second line.

Vì sao: Chỉ dòng kẻ dưới dòng đầu, có đúng số ô của dòng đầu, mới làm các dòng `| … |` thành bảng; thiếu nó, hay có dòng trống xen giữa,
thì người đọc thấy một dòng chữ đầy dấu `|`.
Why: Lines `| … |` become a table by the line of dashes below the first, with as many cells; without it, or with an empty line
between the rows, readers see one line of text full of `|`.

Cách sửa: Viết dưới dòng đầu một dòng `|---|---|` có đúng số ô của dòng đầu, không để dòng trống trong bảng; hoặc chạy `portalgen lint --fix`.
Fix: Below the first line write a line `|---|---|` with as many cells, and leave no empty line within the table; or run `portalgen lint --fix`.

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

    | Buổi | Nội dung |
    | Sáng | Khai mạc |
    | Chiều | Ký kết |

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

    | Buổi | Nội dung |
    |---|---|
    | Sáng | Khai mạc |
    | Chiều | Ký kết |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._tables import find_broken_tables


def check(text: PageText) -> Iterator[Violation]:
    """WRD202 at the line of each table that keeps it from being one."""
    for each in find_broken_tables(text):
        place = text.span(each.line.number, each.line.start + 1, len(each.line.text.rstrip()))
        problem, cure = Phrase(f"table.{each.problem}"), Phrase(f"table.{each.problem}.cure")
        yield violation("WRD202", place, problem=problem, cure=cure, line=each.second_line)


RULE: Final = PageRule("WRD202", check)
