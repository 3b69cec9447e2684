"""Tiêu đề thiếu dấu cách sau `##`. / A heading without a space after `##`.

Vì sao: Sau các dấu `#` phải có một dấu cách; thiếu nó thì dòng này là chữ thường, có cả dấu `##`.
Why: A space follows the `#` marks; without it the line is plain text, `##` included.

Cách sửa: Thêm một dấu cách sau `##`, hoặc chạy `portalgen lint --fix`.
Fix: Add a space after `##`, or run `portalgen lint --fix`.

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

    Hội nghị diễn ra trong hai ngày.

    ##Thời gian

    Từ 8 giờ.

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

    Hội nghị diễn ra trong hai ngày.

    ## Thời gian

    Từ 8 giờ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """WRD215 for each line of the body that begins with `##` and no space."""
    return report_leftovers(text, "WRD215", "text", "cure")


RULE: Final = PageRule("WRD215", check)
