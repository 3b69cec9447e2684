"""Thư mục không có lịch sử. / A folder without history.

Vì sao: Không có lịch sử thì không biết bài được gửi và xuất bản khi nào.
Why: Without a history nobody knows when anything was submitted and published.

Cách sửa: Lấy cổng về bằng git clone, hoặc lưu lần đầu.
Fix: Get the portal with git clone, or make a first commit.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
    === commit 2026-11-21T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """DDL211 once, where there is no repository or nothing was ever saved in it."""
    if context.history_state == "none":
        yield violation("DDL211", Place("content"))


RULE: Final = PortalRule("DDL211", check)
