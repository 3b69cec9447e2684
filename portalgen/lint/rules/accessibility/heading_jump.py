"""Tiêu đề mục nhảy cấp. / A heading that skips a level.

Vì sao: Người dùng trình đọc màn hình đi theo các cấp tiêu đề; nhảy từ `##` xuống `####` thì họ tưởng thiếu mất một mục.
Tên bài là cấp 1, nên nội dung bắt đầu ở `##`.
Why: People who use a screen reader follow the levels; after a jump from `##` to `####` they look for what is missing.
The title is level 1, so the body begins at `##`.

Cách sửa: Dùng cấp liền sau: dưới `##` là `###`.
Fix: Use the next level: below `##` comes `###`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    ## Chương trình

    #### Buổi sáng

    Khai mạc.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    ## Chương trình

    ### Buổi sáng

    Khai mạc.

    ## Địa điểm

    Hội trường.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """ACC202 for each heading that is more than one level below the one before it."""
    before = 1
    for heading in text.outline.headings:
        if heading.level > before + 1:
            yield violation("ACC202", heading.place, level="#" * heading.level, expected="#" * (before + 1))
        before = heading.level


RULE: Final = PageRule("ACC202", check)
