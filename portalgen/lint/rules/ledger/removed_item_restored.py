"""Bài đã gỡ được đăng lại. / A removed item is published again.

Vì sao: Bài bị gỡ vì một lý do đã công bố; người ký phải biết lý do đó khi duyệt cho đăng lại.
Why: It was removed for a reason that was published; who signs for its return has to know that reason.

Cách sửa: Trưởng Ban Biên tập đọc lý do gỡ; lý do còn đúng thì không đăng lại, bài mới thì đặt mã khác.
Fix: The head of the board looks at the reason; where it still holds nothing comes back, and a new item gets its own id.

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
    change_notes: [{at: 2026-11-23, note: Đăng lại sau khi xác minh.}]
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
    === content/so/tin-tuc/tap-huan-lai.vi.md
    ---
    id: so-tap-huan-lai
    kind: news
    title: Tập huấn biên tập viên, lớp thứ hai
    date: 2026-11-23
    origin: own
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
    """CHG207 once for each removed item that is published again and says so; CHG206 and CHG210 speak of others."""
    for restored in find_restored_items(context):
        if restored.is_explained and not restored.is_sensitive:
            yield violation("CHG207", restored.place, **restored.describe_removal())


RULE: Final = PortalRule("CHG207", check)
