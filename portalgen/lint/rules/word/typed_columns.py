"""Bảng gõ bằng phím Tab hay dấu cách. / A table typed with tabs or spaces.

Vì sao: Bảng chép từ Excel hay Word chỉ còn dấu Tab hoặc nhiều dấu cách giữa các ô; trang bỏ chúng đi và nối các dòng, nên số liệu lẫn vào nhau.
Why: Of a table copied from Excel or Word only tabs or runs of spaces between its cells are left; a page drops them and joins the
lines, so that its figures run together.

Cách sửa: Viết mỗi dòng thành `| ô | ô |`, thêm dòng `|---|---|` dưới dòng đầu; hoặc chạy `portalgen lint --fix` khi dòng đầu là tên các cột.
Fix: Write each line as `| cell | cell |`, with a line `|---|---|` below the first; or run `portalgen lint --fix` where the first line
names the columns.

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

    Buổi	Nội dung
    Sáng	Khai mạc
    Chiều	Ký kết

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
from portalgen.lint.rules.word._columns import find_typed_columns, is_table
from portalgen.lint.rules.word._fixable import or_fix


def check(text: PageText) -> Iterator[Violation]:
    """WRD203 at the first line of each run of lines with columns."""
    for each in find_typed_columns(text):
        line = each.lines[0]
        place = text.span(line.number, line.start + 1, len(line.text.rstrip()))
        gap, fix = Phrase(f"columns.{each.gap}"), or_fix(is_table(each))
        yield violation("WRD203", place, count=str(len(each.lines)), gap=gap, fix=fix)


RULE: Final = PageRule("WRD203", check)
