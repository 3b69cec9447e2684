"""Bài hết hạn hiện trước khi hiện. / A page that expires before it is shown.

Vì sao: `expires_at` sớm hơn ngày của bài hay giờ hẹn thì bài không hiện ở đâu một ngày nào, mà không ai thấy lỗi.
Why: With `expires_at` before the page's date or the time that it waits for, the page is not shown for a single day, and
nobody sees why.

Cách sửa: Sửa một trong hai ngày, hoặc bỏ `expires_at`.
Fix: Correct one of the two dates, or delete `expires_at`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-24
    expires_at: 2025-12-01
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
    date: 2026-11-24
    expires_at: 2026-12-01
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day

_UNSEEN: Final = ("uncommitted", "not-public")


def check(context: LintContext) -> Iterator[Violation]:
    """FMT205 where `expires_at` is not after the page's date or its `publish_at`, or is over for a page never shown."""
    for item in context.library.items:
        page = item.original
        if page.expires_at is None or page.draft:
            continue
        reason = _reason(context, page, page.expires_at)
        if reason is not None:
            yield violation("FMT205", context.place(page, "expires_at"), reason=reason)


def _reason(context: LintContext, page: Page, expires: datetime) -> LocalizedText | None:
    if page.publish_at is not None and expires <= page.publish_at:
        return _before("publish_at", "giờ hẹn hiện", page.publish_at)
    if page.date is not None and expires <= page.date:
        return _before("date", "ngày của bài", page.date)
    if expires <= context.at and _was_never_public(context, page.id):
        return LocalizedText("đã qua trước khi bài được đăng lần nào", "was over before the page was ever published")
    return None


def _before(key: str, name: str, value: datetime) -> LocalizedText:
    day = format_numeric_day(value.date())
    return LocalizedText(f"không sau {name} (`{key}`, {day})", f"is not after `{key}` ({day})")


def _was_never_public(context: LintContext, identifier: str) -> bool:
    """Whether the history is there and no commit of it shows the item in public."""
    if context.times is None:
        return False
    times = context.times.get(identifier)
    if times is None:  # of a submission only its own items are known, else all that were ever saved
        return context.previous_pages is None
    return times.publication.at is None and times.publication.reason in _UNSEEN


RULE: Final = PortalRule("FMT205", check)
