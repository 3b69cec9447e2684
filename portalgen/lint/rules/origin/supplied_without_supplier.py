"""Bài được cung cấp nhưng không ghi bên cung cấp. / A supplied page that does not name its supplier.

Vì sao: Nguồn gốc phải rõ ràng (Quy chế, Điều 6): bài `origin: supplied` mà không ghi của ai thì không ai biết hỏi lại ở đâu.
Why: The origin is clear (Regulation, Art. 6): with `origin: supplied` and nobody named, nobody knows whom to ask.

Cách sửa: Ghi bên cung cấp thông tin ở `source.name`, hoặc tác giả ở `author`.
Fix: Name the supplier in `source.name`, or the author in `author`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: supplied
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: supplied
    source:
      name: Ủy ban nhân dân xã
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
    """SRC208 where a supplied page names neither its supplier nor an author (QĐ 2111, Art. 6(2))."""
    if text.fields.get("origin") != "supplied" or not is_original(text):
        return
    source = text.fields.get("source", {})
    if not (source.get("name") or source.get("author") or text.fields.get("author")):
        yield violation("SRC208", text.place("origin"))


RULE: Final = PageRule("SRC208", check)
