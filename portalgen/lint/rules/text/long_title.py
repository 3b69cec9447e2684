"""Tiêu đề quá dài. / A title that is too long.

Vì sao: Tiêu đề dài bị cắt trong danh sách, kết quả tìm kiếm và khi chia sẻ; người đọc không nắm được ý chính.
Why: A long title is cut in lists, search results and shared links; readers miss the point.

Cách sửa: Rút gọn tiêu đề; đưa chi tiết vào tóm tắt (`summary`) hoặc trích yếu (`abstract`).
Fix: Shorten it; details belong to the summary or the abstract.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư, thương mại và du lịch giữa tỉnh với các địa phương trong vùng, các hiệp hội doanh nghiệp, các tổ chức quốc tế và đông đảo nhà đầu tư quan tâm
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư, thương mại và du lịch
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
    """TXT208 where a title has more characters than the settings allow."""
    length = len(text.page.title)
    if length > text.settings.title_length:
        yield violation("TXT208", text.place("title"), length=str(length), limit=str(text.settings.title_length))


RULE: Final = PageRule("TXT208", check)
