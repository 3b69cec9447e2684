"""Bài gốc đăng sau bài trích dẫn. / A source that is younger than the page that quotes it.

Vì sao: Không thể trích dẫn điều chưa được đăng: một trong hai ngày ghi sai.
Why: What was not posted yet cannot be quoted: one of the two days is wrong.

Cách sửa: Xem lại ngày đăng đầu tiên của bài gốc (`source.posted`) và ngày của bài (`date`).
Fix: Check `source.posted` and `date`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: quoted
    source:
      name: Báo mẫu
      author: Phóng viên của báo
      posted: 2026-11-25
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: quoted
    source:
      name: Báo mẫu
      author: Phóng viên của báo
      posted: 2026-11-24
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """SRC203 where the source was posted after the page's own `date` (QĐ 2111, Art. 8(3))."""
    if "source" not in text.keys or "date" not in text.keys or not is_original(text):
        return
    posted, day = text.fields.get("source", {}).get("posted"), text.page.day
    if isinstance(posted, date) and day is not None and posted > day:
        yield violation("SRC203", text.place("source", "posted"), posted=f"{posted:%d/%m/%Y}", day=f"{day:%d/%m/%Y}")


RULE: Final = PageRule("SRC203", check)
