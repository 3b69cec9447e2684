"""Chỉ có một phần lịch sử của kho. / Only a part of the history is here.

Vì sao: Thời điểm gửi và xuất bản nằm trong lịch sử; thiếu một phần thì không kết luận được gì về thời hạn.
Why: The times of submission and publication lie in the history; without all of it nothing can be said about deadlines.

Cách sửa: Chạy git fetch --unshallow.
Fix: Run git fetch --unshallow.

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
    === commit 2026-11-21T08:00
    === shallow

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
    """DDL210 once, where the repository was fetched in part."""
    if context.history_state == "shallow":
        yield violation("DDL210", Place("content"))


RULE: Final = PortalRule("DDL210", check)
