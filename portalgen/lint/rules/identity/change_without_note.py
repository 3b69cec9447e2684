"""Bài đã đăng đổi nội dung mà không ghi đính chính. / A published page says something else, and does not tell.

Vì sao: Người đã đọc bài không biết nội dung đã khác; tính chính xác của thông tin (Điều 6) gồm cả việc nói rõ đã sửa gì.
Why: Whoever read the page does not learn that it says something else now.

Cách sửa: Chạy `portalgen correct`, hoặc thêm một mục vào `change_notes` (lúc sửa và đã sửa điều gì). Chỉ sửa lỗi gõ thì
không cần; nói với người duyệt.
Fix: Run `portalgen correct`, or add an entry to `change_notes` (when, and what). Slips of the pen need none; tell those who
approve.

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

    Lớp khai giảng ngày 01/12/2026 tại nhà văn hóa.

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
      - {at: 2026-11-24, note: Đổi nơi học từ hội trường sang nhà văn hóa.}
    ---

    Lớp khai giảng ngày 01/12/2026 tại nhà văn hóa.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.identity._unexplained_changes import describe_unexplained_change, find_unexplained_changes


def check(context: LintContext) -> Iterator[Violation]:
    """IDN210 once for each published page whose sentences changed, with the first of them; of facts IDN212 speaks.

    A page that is told to be updated since has told its readers.
    """
    for change in find_unexplained_changes(context):
        if not change.is_factual and not change.is_dated:
            yield describe_unexplained_change(context, "IDN210", change)


RULE: Final = PortalRule("IDN210", check)
