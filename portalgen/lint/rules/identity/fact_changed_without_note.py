"""Bài đã đăng đổi thông tin hay con số mà không ghi đính chính. / A fact of a published page changes, and readers are not told.

Vì sao: Ngày, số tiền, số hiệu là điều người dân làm theo; đổi mà không nói thì ai đã đọc bài sẽ làm sai.
Why: People act on days, amounts and numbers; whoever read the page before does the wrong thing.

Cách sửa: Chạy `portalgen correct`, hoặc thêm một mục vào `change_notes` nói rõ số cũ và số mới.
Fix: Run `portalgen correct`, or add an entry to `change_notes` with what was said before and what holds now.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    ---

    Lớp khai giảng ngày 01/12/2026 tại hội trường.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    ---

    Lớp khai giảng ngày 05/12/2026 tại hội trường.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    ---

    Lớp khai giảng ngày 01/12/2026 tại hội trường.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    change_notes:
      - {at: 2026-11-24, note: Đổi ngày khai giảng từ 01/12 sang 05/12/2026.}
    ---

    Lớp khai giảng ngày 05/12/2026 tại hội trường.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.identity._unexplained_changes import describe_unexplained_change, find_unexplained_changes


def check(context: LintContext) -> Iterator[Violation]:
    """IDN212 once for each published page of which a fact or a number is another one, with the first of them."""
    for change in find_unexplained_changes(context):
        if change.is_factual:
            yield describe_unexplained_change(context, "IDN212", change)


RULE: Final = PortalRule("IDN212", check)
