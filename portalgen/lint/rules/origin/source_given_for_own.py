"""Ghi là tự viết nhưng lại có nguồn. / A source on a page that claims to be the agency's own.

Vì sao: Hai khóa nói ngược nhau: bài tự viết thì không có nguồn khác, bài lấy từ nơi khác thì phải ghi đủ nguồn (Quy chế, Điều 8).
Why: The two keys contradict each other: an own page has no other source, and what is taken from others names it in full.

Cách sửa: Đổi thành `origin: quoted` hoặc `origin: supplied`, hoặc xóa nhóm `source`.
Fix: Write `origin: quoted` or `origin: supplied`, or delete `source`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
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
    """SRC209 where a page is its agency's own and names a source all the same (QĐ 2111, Art. 8(3))."""
    if text.fields.get("origin") == "own" and text.keys.get("source") and is_original(text):
        yield violation("SRC209", text.place("source", key=True))


RULE: Final = PageRule("SRC209", check)
