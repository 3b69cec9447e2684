"""Hai bài cùng tiêu đề trong một ngày. / Two items with one title on one day.

Vì sao: Thường là một tin được nhập hai lần; người đọc và kết quả tìm kiếm thấy hai bài như nhau.
Why: Mostly one item was entered twice; readers and search results see two of it.

Cách sửa: Giữ một bài và xóa bài kia, hoặc viết tiêu đề cho thấy hai bài khác nhau ở đâu.
Fix: Keep one and delete the other, or write titles that say how they differ.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

    === content/so/tin-tuc/tap-huan-2.vi.md
    ---
    id: so-tap-huan-2
    kind: news
    title: Tập huấn  Biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên, ngày thứ nhất
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

    === content/so/tin-tuc/tap-huan-2.vi.md
    ---
    id: so-tap-huan-2
    kind: news
    title: Tập huấn biên tập viên, ngày thứ hai
    date: 2026-11-20
    origin: own
    ---

    Nội dung.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.identity._titles import normalize_title


def check(context: LintContext) -> Iterator[Violation]:
    """IDN203 at the second of two pages with the site, language, kind, day and title of one another.

    Documents are told apart by their numbers, so that two decisions of one name on one day are none.
    """
    first: dict[tuple[object, ...], Page] = {}
    for page in context.library.pages:
        if page.day is None or page.is_index or page.kind.is_document:
            continue
        key = (page.site, page.language, page.kind.name, page.day, normalize_title(page.title))
        other = first.setdefault(key, page)
        if other.id != page.id:
            values = {"title": page.title, "other": other.source, "day": format_numeric_day(page.day)}
            yield violation("IDN203", context.place(page, "title"), other.source, f"id:{other.id}", **values)


RULE: Final = PortalRule("IDN203", check)
