"""Tiêu đề mục không có chữ. / A heading without text.

Vì sao: Trình đọc màn hình báo có một mục mà không nói tên; mục lục của trang có một dòng trống.
Why: A screen reader announces a section and does not name it; nobody can find it in the table of contents.

Cách sửa: Viết tên mục, hoặc xóa dòng này.
Fix: Name the section, or delete the line.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    ##

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    ## Diễn biến

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """ACC213 for each heading that says nothing."""
    for heading in text.outline.headings:
        if not heading.text.strip():
            yield violation("ACC213", heading.place)


RULE: Final = PageRule("ACC213", check)
