"""Liên kết không có chữ. / A link without text.

Vì sao: Liên kết không có chữ thì không nhìn thấy, không bấm được, và trình đọc màn hình chỉ đọc địa chỉ.
Why: A link without text is neither seen nor clicked, and a screen reader spells its address.

Cách sửa: Viết chữ cho liên kết, hoặc xóa nó.
Fix: Give the link a text, or delete it.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Xem chương trình [](hop-bao.vi.md).

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Xem [chương trình họp báo](hop-bao.vi.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """ACC204 for each link whose text is empty; a picture's alternative text is a text."""
    for link in text.outline.links:
        if not link.text.strip():
            yield violation("ACC204", link.place, target=link.target)


RULE: Final = PageRule("ACC204", check)
