"""Mã bài, loại bài, tiêu đề không đứng đầu. / Id, kind and title do not come first.

Vì sao: Bài nào cũng bắt đầu bằng mã bài, loại bài và tiêu đề thì người duyệt biết ngay đang xem bài nào; thứ tự các khóa khác là của người viết.
Why: Where all pages begin with id, kind and title, reviewers see at once which page it is; the order of the other keys is the author's.

Cách sửa: Đưa mã bài, loại bài, tiêu đề lên đầu; --fix xếp mọi khóa theo thứ tự trong tài liệu của loại bài. Chỉ đổi chỗ các dòng, không đổi nội dung.
Fix: Put id, kind and title first; --fix puts all keys in the order of the kind's reference. Only lines move; nothing that they say changes.

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

from portalgen.lint.fixes.key_order import find_misplaced_key
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """FMT201 at the first key that stands below one that comes after it in the declaration of the kind."""
    misplaced = find_misplaced_key(text.keys, text.page.kind)
    if misplaced is not None:
        key, below = misplaced
        yield violation("FMT201", text.place(key, key=True), key=key, below=below, kind=text.page.kind.name)


RULE: Final = PageRule("FMT201", check)
