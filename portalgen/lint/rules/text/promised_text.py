"""Bài chỉ hẹn sẽ có nội dung. / A page that only promises its text.

Vì sao: Bài chỉ có lời hẹn, tiêu đề hay để trống thì người đọc chưa nhận được gì, nên thời hạn vẫn tính tiếp (Điều 8, Điều 9).
Why: With a promise, a heading or nothing readers have been given nothing, so the time limit runs on (Articles 8 and 9).

Cách sửa: Viết nội dung hoặc đính kèm toàn văn rồi mới đăng; chưa có thì để draft: true.
Fix: Write the text or attach it before publishing; until then set draft: true.

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

    Nội dung đang được cập nhật.

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

    Hội nghị khai mạc lúc 8 giờ, có 200 đại biểu.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.text.placeholder_text import is_filler
from portalgen.text.placeholders import is_placeholder


def check(text: PageText) -> Iterator[Violation]:
    """TXT213 where a page that counts by its text has none, but words; what is blank or filler has codes of its own."""
    page = text.page
    if page.draft or page.kind.essential_fields is None or page.fields.get("attachments"):
        return
    part = next((each for each in text.outline.texts if each.kind == "paragraph"), None)
    if part is not None and not is_filler(part.text) and is_placeholder(text.body):
        yield violation("TXT213", part.place, text=" ".join(part.text.split())[:60])


RULE: Final = PageRule("TXT213", check)
