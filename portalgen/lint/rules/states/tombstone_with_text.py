"""Thông báo gỡ tin còn nội dung. / A removal notice that still has a text.

Vì sao: Bài bị gỡ thường vì nội dung không được để ai đọc. Phần chữ để lại trong tệp không hiện trên cổng, nhưng vẫn nằm
trong kho và trong mọi bản sao của kho.
Why: What is removed is most often what nobody may read. A text that is left in the file is not shown on the portal, yet it
stands in the repository and in every copy of it.

Cách sửa: Xóa mọi dòng dưới dòng `---` thứ hai.
Fix: Delete everything below the second line `---`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: tombstone
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-21
    removed: {at: 2026-11-23, reason: personal_data}
    former_kind: news
    ---

    Hội nghị khai mạc lúc 8 giờ.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: tombstone
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-21
    removed: {at: 2026-11-23, reason: personal_data}
    former_kind: news
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """CHG113 at the first line of the text below a tombstone."""
    if not text.page.kind.is_tombstone or not text.body.strip():
        return
    first = next(number for number, line in enumerate(text.lines, 1) if number >= text.page.body_line and line.strip())
    yield violation("CHG113", text.span(first, 1, len(text.lines[first - 1])))


RULE: Final = PageRule("CHG113", check)
