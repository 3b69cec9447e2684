"""Bản dịch thiếu đính chính của bản gốc. / A translation without the change note of its original.

Vì sao: Người đọc bản dịch cũng đã đọc điều sai; không có mục đính chính thì họ không bao giờ biết.
Why: Readers of the translation have read the mistake as well; without a note they never learn of it.

Cách sửa: Thêm vào `change_notes` của bản dịch một mục cùng ngày, bằng ngôn ngữ của bản dịch.
Fix: Add an entry of the same day to the translation's `change_notes`, in its own language.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    change_notes:
      - {at: 2026-11-22, note: Sửa giờ khai mạc thành 8 giờ.}
    ---

    Hội nghị khai mạc lúc 8 giờ.

    === content/so/tin-tuc/hoi-nghi-moi.en.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Conference on investment
    summary: A conference on how to attract investment.
    translated_from: "16fabfa7d8eafa01"
    ---

    The conference begins at 8 a.m.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    change_notes:
      - {at: 2026-11-22, note: Sửa giờ khai mạc thành 8 giờ.}
    ---

    Hội nghị khai mạc lúc 8 giờ.

    === content/so/tin-tuc/hoi-nghi-moi.en.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Conference on investment
    summary: A conference on how to attract investment.
    translated_from: "16fabfa7d8eafa01"
    change_notes:
      - {at: 2026-11-22, note: The conference begins at 8 a.m.}
    ---

    The conference begins at 8 a.m.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.states._notes import format_change_day


def check(context: LintContext) -> Iterator[Violation]:
    """CHG115 where the newest note of an original is of a later day than any of a translation that is no draft."""
    for item in context.library.items:
        notes = item.original.fields.get("change_notes", ())
        newest = max((note["at"] for note in notes), default=None)
        for page in item.pages[1:] if newest is not None else ():
            if newest is not None and not page.draft and _last_day(page) < to_vietnam_time(newest).date():
                day = format_change_day(newest)
                yield violation("CHG115", context.place(page, "title"), item.original.source, day=day)


def _last_day(page: Page) -> date:
    notes = page.fields.get("change_notes", ())
    return max((to_vietnam_time(note["at"]).date() for note in notes), default=date.min)


RULE: Final = PortalRule("CHG115", check)
