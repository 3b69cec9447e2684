"""Một bài đổi sang loại khác. / An item becomes one of another kind.

Vì sao: Thông tin riêng của loại cũ không còn hiện, bài sang danh sách khác, và thời hạn tính theo loại mới.
Why: What only the former kind has is no longer shown, the item moves to other lists, and its time limits are those of the new kind.

Cách sửa: Đúng là ghi nhầm loại thì để nguyên và nói rõ với người duyệt. Là một bài khác thì đặt mã khác.
Fix: Where the kind was a mistake leave it, and tell who approves. Give another item an id of its own.

Sai / Bad:

    === content/so/tin-tuc/noi-quy.vi.md
    ---
    id: so-noi-quy
    kind: news
    title: Nội quy cơ quan
    date: 2026-11-20
    origin: own
    ---

    Nội quy áp dụng cho mọi người đến làm việc.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/noi-quy.vi.md (removed)
    === content/so/gioi-thieu/noi-quy.vi.md
    ---
    id: so-noi-quy
    kind: page
    title: Nội quy cơ quan
    ---

    Nội quy áp dụng cho mọi người đến làm việc.

Đúng / Good:

    === content/so/tin-tuc/noi-quy.vi.md
    ---
    id: so-noi-quy
    kind: news
    title: Nội quy cơ quan
    date: 2026-11-20
    origin: own
    ---

    Nội quy áp dụng cho mọi người đến làm việc.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/noi-quy.vi.md
    ---
    id: so-noi-quy
    kind: news
    title: Nội quy cơ quan
    date: 2026-11-20
    origin: own
    ---

    Nội quy áp dụng cho mọi người đến làm việc và liên hệ công tác.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import is_another_item


def check(context: LintContext) -> Iterator[Violation]:
    """IDN206 once for each item that a submission gives another kind; of another item with its id IDN202 speaks."""
    found: dict[str, tuple[Page, PreviousPage]] = {}
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        page = item.page(previous.language) if item is not None else None
        if item is None or page is None or previous.kind == page.kind.name or is_another_item(previous, page):
            continue
        if page.kind.is_tombstone or previous.is_tombstone:
            continue  # it was removed, or comes back, and keeps the kind that it had
        if page is item.original or page.id not in found:
            found[page.id] = page, previous
    for page, previous in found.values():
        place = context.place(page, "kind")
        yield violation("IDN206", place, previous.path, id=page.id, before=previous.kind, now=page.kind.name)


RULE: Final = PortalRule("IDN206", check)
