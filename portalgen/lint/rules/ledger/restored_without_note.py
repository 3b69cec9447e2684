"""Bài đã gỡ có nội dung trở lại mà không nói với người đọc. / A removed item comes back, and readers are not told.

Vì sao: Người đọc đã thấy thông báo gỡ tin; bài trở lại mà không nói gì thì không ai biết nội dung nào đáng tin.
Why: Readers have seen that it was removed; where it comes back without a word nobody knows what to trust.

Cách sửa: Thêm một mục vào `change_notes`, nói vì sao đăng lại, và báo Trưởng Ban Biên tập.
Fix: Add an entry to `change_notes` that says why it is back, and let the head of the board know.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: tombstone
    title: Tập huấn biên tập viên
    date: 2026-11-20
    removed: {at: 2026-11-21, reason: wrong_content}
    former_kind: news
    ---

    === commit 2026-11-22T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: tombstone
    title: Tập huấn biên tập viên
    date: 2026-11-20
    removed: {at: 2026-11-21, reason: wrong_content}
    former_kind: news
    ---

    === commit 2026-11-22T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    change_notes: [{at: 2026-11-23, note: Đăng lại sau khi xác minh.}]
    ---

    Lớp học kéo dài hai ngày.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._restored import find_restored_items


def check(context: LintContext) -> Iterator[Violation]:
    """CHG206 once for each removed item that has a text again without a note newer than the removal; CHG210 comes first."""
    for restored in find_restored_items(context):
        if not restored.is_explained and not restored.is_sensitive:
            yield violation("CHG206", restored.place, id=restored.page.id, **restored.describe_removal())


RULE: Final = PortalRule("CHG206", check)
