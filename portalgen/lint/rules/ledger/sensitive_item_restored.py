"""Bài gỡ để bảo vệ người khác có nội dung trở lại. / What was removed to protect others has a text again.

Vì sao: Bài gỡ vì dữ liệu cá nhân, quyền tác giả hay yêu cầu của cơ quan mà trở lại thì gây lại đúng điều hại đã chặn.
Why: Removed for personal data, rights or by an authority, its return does the very harm that the removal ended.

Cách sửa: Khôi phục thông báo gỡ tin; lý do không còn thì Ban Biên tập miễn bằng văn bản và ghi một mục `change_notes`.
Fix: Bring the removal notice back; where the reason is gone the board waives it, and `change_notes` tells readers.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: tombstone
    title: Tập huấn biên tập viên
    date: 2026-11-20
    removed: {at: 2026-11-21, reason: personal_data}
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
    removed: {at: 2026-11-21, reason: personal_data}
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
    """CHG210 once for each item that was removed for others and has a text again, whatever its notes say."""
    for restored in find_restored_items(context):
        if restored.is_sensitive:
            yield violation("CHG210", restored.place, id=restored.page.id, **restored.describe_removal())


RULE: Final = PortalRule("CHG210", check)
