"""The check of FMT205; its page is `FMT205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, localize

_UNSEEN: Final = ("uncommitted", "not-public")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FMT205 if `expires_at` is not after the page's date or `publish_at`, or passed before publication."""
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
        return LocalizedText("đã qua trước khi bài được đăng lần nào", "passed before the page was ever published")
    return None


def _before(key: str, name: str, value: datetime) -> LocalizedText:
    day = localize(format_day, value.date())
    return LocalizedText(f"không sau {name} (`{key}`, {day.vi})", f"is not after `{key}` ({day.en})")


def _was_never_public(context: LintContext, identifier: str) -> bool:
    """Return True if the history is available and the item is not public in any commit."""
    if context.times is None:
        return False
    times = context.times.get(identifier)
    if times is None:  # for a submission only its own items are known, otherwise all committed items
        return context.previous_pages is None
    return times.publication.at is None and times.publication.reason in _UNSEEN


RULE: Final = PortalRule("FMT205", check)
