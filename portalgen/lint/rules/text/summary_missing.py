"""Bài chưa có tóm tắt. / A page without a summary.

Vì sao: Tóm tắt hiện ở danh sách, kết quả tìm kiếm và khi chia sẻ; không có tóm tắt thì người đọc chỉ thấy tiêu đề.
Why: The summary is shown in lists, search results and shared links; without it readers see the title only.

Cách sửa: Thêm dòng `summary:` một, hai câu; văn bản thì ghi trích yếu vào `abstract`.
Fix: Add `summary:` with one or two sentences; a document has its `abstract`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị giới thiệu các dự án của tỉnh với nhà đầu tư.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """TXT210 where a news item has no summary, or a legal document neither summary nor abstract."""
    page = text.page
    if page.kind.needs_summary and not page.summary and not text.keys.get(page.kind.summary_from):
        yield violation("TXT210", text.place("title", key=True))


RULE: Final = PageRule("TXT210", check)
