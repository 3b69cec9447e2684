"""Tin chưa ghi nguồn tin. / A news item that does not say its origin.

Vì sao: Thông tin trên cổng phải có nguồn gốc rõ ràng (Quy chế, Điều 6). Khóa `origin` cho biết bài tự viết, trích dẫn hay được
cung cấp, và từ đó phải ghi thêm những gì.
Why: What the portal says has a clear origin (Regulation, Art. 6). The key `origin` says whether the page is the agency's own,
quoted or supplied, and with that what else it has to name.

Cách sửa: Thêm `origin: own` (tự viết), `origin: quoted` (trích dẫn) hoặc `origin: supplied` (được cung cấp).
Fix: Add `origin: own`, `origin: quoted` or `origin: supplied`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    ---

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

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """SRC201 where a news item does not say where it is from (QĐ 2111, Art. 6(2)); a translation needs not."""
    if text.page.kind.is_report and "origin" not in text.keys and is_original(text):
        yield violation("SRC201", text.place("kind", key=True))


RULE: Final = PageRule("SRC201", check)
