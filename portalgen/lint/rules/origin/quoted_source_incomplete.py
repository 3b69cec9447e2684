"""Bài trích dẫn chưa ghi đủ nguồn. / A quoted page that does not name its source in full.

Vì sao: Thông tin trích dẫn, sưu tầm phải ghi rõ tên tác giả, nguồn cung cấp và ngày thông tin đó được đăng tải (Quy chế, Điều 8).
Why: Quoted or collected information names its author, its source and the day of its first posting (Regulation, Art. 8).

Cách sửa: Ghi đủ ba dòng `name`, `author` và `posted` dưới `source:`.
Fix: Give `name`, `author` and `posted` below `source:`.

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
      posted: 2026-11-20
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original

_REQUIRED: Final = ("name", "author", "posted")


def check(text: PageText) -> Iterator[Violation]:
    """SRC202 where a quoted page lacks the source's name, its author or its day (QĐ 2111, Art. 8(3))."""
    if text.fields.get("origin") != "quoted" or not is_original(text):
        return
    source = text.fields.get("source", {})
    missing = [f"source.{name}" for name in _REQUIRED if not source.get(name)]
    if missing:
        key = "source" if "source" in text.keys else "origin"
        yield violation("SRC202", text.place(key, key=True), missing=", ".join(missing))


RULE: Final = PageRule("SRC202", check)
