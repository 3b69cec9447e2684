"""Chữ của liên kết không nói dẫn tới đâu. / A link text that does not say where it leads.

Vì sao: Trình đọc màn hình đọc danh sách liên kết tách khỏi câu; “tại đây”, “xem thêm” đứng một mình thì không ai biết dẫn tới đâu.
Why: Screen readers list links without their sentences; “here” or “read more” alone tells nobody where it leads.

Cách sửa: Viết tên trang hoặc tên tệp làm chữ của liên kết.
Fix: Make the name of the page or file the text of the link.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Xem chương trình [tại đây](hop-bao.vi.md).

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
from portalgen.lint.rules.accessibility._words import is_vague


def check(text: PageText) -> Iterator[Violation]:
    """ACC203 for each link whose whole text is a word such as `tại đây`; code such as a command `here` is a name."""
    for link in text.outline.links:
        if not link.is_code and is_vague(link.text):
            yield violation("ACC203", link.place, text=link.text)


RULE: Final = PageRule("ACC203", check)
