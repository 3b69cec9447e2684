"""Các khóa không theo thứ tự chung. / Keys that are not in the common order.

Vì sao: Bài nào cũng ghi khóa theo một thứ tự thì người duyệt tìm thấy ngay, và hai lần sửa không bị coi là khác nhau chỉ vì đổi chỗ dòng.
Why: Where all pages give their keys in one order, reviewers find them at once, and two edits do not differ by moved lines alone.

Cách sửa: Xếp các khóa theo thứ tự trong tài liệu của loại bài (mã bài, loại bài, tiêu đề, tóm tắt, rồi các khóa khác). Chỉ đổi chỗ các dòng, không đổi nội dung.
Fix: Put the keys in the order of the kind's reference (id, kind, title, summary, then the others). Only lines move; nothing that they say changes.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    title: Hội nghị xúc tiến đầu tư
    id: so-hoi-nghi-moi
    kind: news
    date: 2026-11-24
    origin: own
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

from portalgen.lint.fixes.key_order import first_misplaced
from portalgen.lint.model import Hit, PageRule, hit
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Hit]:
    """FMT201 at the first key that stands below one that comes after it in the declaration of the kind."""
    found = first_misplaced(text.keys, text.page.kind)
    if found is not None:
        key, below = found
        yield hit("FMT201", text.place(key, key=True), key=key, below=below, kind=text.page.kind)


RULE: Final = PageRule("FMT201", check)
