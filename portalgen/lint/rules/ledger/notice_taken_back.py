"""Điều đã nói với người đọc bị bỏ hoặc viết lại. / What readers were told is taken back or rewritten.

Vì sao: Đính chính, thu hồi, gỡ bài là điều cổng đã nói công khai; xóa hay sửa lặng lẽ thì người đọc không còn tin được.
Why: Corrections, withdrawals and removals are what the portal said in public; deleted in silence nobody can trust them.

Cách sửa: Khôi phục như trên bản chính; điều đã khác thì nói thêm bằng một mục mới trong `change_notes`.
Fix: Restore it as main has it; what is different now is said by a new entry of `change_notes`.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    withdrawn: {at: 2026-11-21, reason: wrong_content}
    change_notes: [{at: 2026-11-21, note: Số ngày học ghi sai.}]
    ---

    Lớp học kéo dài hai ngày.

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
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    withdrawn: {at: 2026-11-21, reason: wrong_content}
    change_notes: [{at: 2026-11-21, note: Số ngày học ghi sai.}]
    ---

    Lớp học kéo dài hai ngày.

    === commit 2026-11-22T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    change_notes:
      - {at: 2026-11-21, note: Số ngày học ghi sai.}
      - {at: 2026-11-23, note: "Đã xác minh: lớp học kéo dài hai ngày."}
    ---

    Lớp học kéo dài hai ngày.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._taken_back import find_revoked_notices


def check(context: LintContext) -> Iterator[Violation]:
    """CHG209 once for each published page of which a submission takes back or rewrites what readers were told."""
    for found in find_revoked_notices(context):
        first, more = found.notices[0], len(found.notices) - 1
        yield violation(
            "CHG209",
            context.place(found.page, *(first.location or ("title",))),
            way="" if found.page.kind.is_tombstone else _describe_way(found.page.id),
            change=first.description,
            more=LocalizedText(f" (và {more} điều khác)", f" (and {more} more)") if more else "",
        )


def _describe_way(identifier: str) -> LocalizedText:
    """Return how what is different now is said, where there is something left to say it on."""
    command = f"`portalgen correct {identifier} --note '…'`"
    return LocalizedText(
        f", rồi nói điều đã khác bằng một mục mới ({command})",
        f", and say what is different by a new entry ({command})",
    )


RULE: Final = PortalRule("CHG209", check)
