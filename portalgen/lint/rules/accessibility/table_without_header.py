"""Bảng thiếu ô tiêu đề cột. / A table without column headers.

Vì sao: Ô tiêu đề cho trình đọc màn hình biết mỗi số liệu thuộc cột nào; thiếu nó thì bảng chỉ là dãy số. Ô góc trên bên trái được để trống.
Why: Header cells tell a screen reader which column a figure belongs to; without them a table is a row of numbers. The first
cell may be empty.

Cách sửa: Điền tên cột vào dòng đầu của bảng.
Fix: Write the columns' names in the first row.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    | | |
    | --- | --- |
    | Buổi sáng | Khai mạc |

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    | | Nội dung |
    | --- | --- |
    | Buổi sáng | Khai mạc |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """ACC205 where no header cell says anything, or one is empty above data (a first corner cell may be)."""
    for table in text.outline.tables:
        empty = [column for column, header in enumerate(table.headers) if not header and column in table.filled]
        if empty and (empty != [0] or not any(table.headers)):
            yield violation("ACC205", table.place, columns=", ".join(str(column + 1) for column in empty))


RULE: Final = PageRule("ACC205", check)
