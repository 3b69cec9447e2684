"""Tin chỉ có tiêu đề. / News with nothing but a title.

Vì sao: Người đọc bấm vào tin mà không thấy gì: phần bài dưới dòng `---` thứ hai còn trống.
Why: Readers open the page and find nothing: what stands below the second `---` is empty.

Cách sửa: Viết nội dung bên dưới dòng `---` thứ hai, hoặc thêm dòng `draft: true` cho tới khi có.
Fix: Write the text below the second `---`, or add `draft: true` until there is one.

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

    Hội nghị khai mạc lúc 8 giờ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_CONTENT_KEYS: Final = ("attachments", "images", "image", "video", "videos", "files", "source")


def check(text: PageText) -> Iterator[Violation]:
    """TXT233 where news has no body, and neither a file nor a picture that could be its content."""
    page = text.page
    if page.draft or not page.kind.is_report or text.body.strip():
        return
    if not any(text.keys.get(key) or page.fields.get(key) for key in _CONTENT_KEYS):
        yield violation("TXT233", text.place("title"))


RULE: Final = PageRule("TXT233", check)
