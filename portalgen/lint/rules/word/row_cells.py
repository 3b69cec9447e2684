"""Hàng của bảng thừa hoặc thiếu ô. / A row with other cells than its table's header.

Vì sao: Ô thừa so với hàng tiêu đề bị bỏ, người đọc không thấy; thiếu một ô thì số liệu đứng nhầm cột.
Why: Cells beyond the header are left out, and readers never see them; where one is missing, figures stand in a wrong column.

Cách sửa: Thêm hoặc bớt dấu `|` để hàng có đúng số ô của hàng tiêu đề; ô không có gì thì để trống giữa hai dấu `|`. Dấu `|` là chữ của ô thì viết `\\|`.
Fix: Add or remove `|` until the row has as many cells as the header; an empty cell is nothing between two `|`. A `|` within a cell is written `\\|`.

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

    Bảng: Lịch

    | Buổi | Nội dung |
    |---|---|
    | Sáng | Khai mạc | Hội trường |

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

    Bảng: Lịch

    | Buổi | Nội dung | Nơi họp |
    |---|---|---|
    | Sáng | Khai mạc | Hội trường |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import TableRow, find_table_rows


def check(text: PageText) -> Iterator[Violation]:
    """WRD237 at the first row of each table with more cells than the header, or with several but fewer, with their number.

    A row of one cell may be a title within the table.
    """
    tables: dict[int, list[TableRow]] = {}
    for row in find_table_rows(text) if text.outline.tables else ():
        if len(row.cells) > len(row.headers) or 1 < len(row.cells) < len(row.headers):
            tables.setdefault(row.table, []).append(row)
    for row, *others in tables.values():
        cells, columns = len(row.cells), len(row.headers)
        line = text.lines[row.line - 1]
        start = row.cells[columns].column if cells > columns else len(line) - len(line.lstrip()) + 1
        place = text.span(row.line, start, max(len(line.rstrip()) + 1 - start, 0))
        count = str(1 + len(others))
        yield violation(
            "WRD237",
            place,
            cells=str(cells),
            columns=str(columns),
            count=LocalizedText(count, count),  # no part of the finding's identity
        )


RULE: Final = PageRule("WRD237", check)
