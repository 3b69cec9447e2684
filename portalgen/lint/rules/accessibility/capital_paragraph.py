"""Đoạn văn viết hoa toàn bộ. / A paragraph all in capitals.

Vì sao: Chữ hoa toàn bộ khó đọc, nhất là khi có dấu; trình đọc màn hình có thể đọc từng chữ cái.
Why: Text all in capitals is hard to read, the more so with marks; screen readers may spell it letter by letter.

Cách sửa: Viết như câu thường; muốn nhấn mạnh thì in đậm.
Fix: Write it as sentences; use bold for emphasis.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    ĐỀ NGHỊ CÁC ĐẠI BIỂU CÓ MẶT ĐÚNG GIỜ VÀ MANG THEO GIẤY MỜI KHI VÀO HỘI TRƯỜNG.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    **Đề nghị các đại biểu có mặt đúng giờ** và mang theo giấy mời khi vào hội trường.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_AT_LEAST: Final = 40
"""Letters of a paragraph; shorter ones are names of agencies and abbreviations."""


def check(text: PageText) -> Iterator[Violation]:
    """ACC209 for each long paragraph without a small letter; a legal document is shown as it was issued."""
    if text.page.kind.is_document:
        return
    for part in text.outline.texts:
        if part.kind == "paragraph" and part.text.isupper() and sum(map(str.isalpha, part.text)) > _AT_LEAST:
            yield violation("ACC209", part.place)


RULE: Final = PageRule("ACC209", check)
