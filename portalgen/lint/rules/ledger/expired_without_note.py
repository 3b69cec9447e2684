"""The check of CHG211; its page is `CHG211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.new_notes import list_new_notes
from portalgen.locale.dates import format_moment, localize

_SOON: Final = timedelta(days=3)


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG211 once for each published item set to expire without a change note or a withdrawal.

    Reports an expiry in the past, and a newly set expiry within the next three days.
    """
    for previous in (context.previous_pages or {}).values():
        if previous.was_shown(context.at):
            yield from _check_item(context, previous)


def _check_item(context: LintContext, previous: PreviousPage) -> Iterator[Violation]:
    item = context.item(previous.id)
    page = item.original if item is not None else None
    if page is None or page.language != previous.language or page.draft or page.kind.is_tombstone:
        return
    limit = page.expires_at
    if limit is None or "withdrawn" in page.fields or list_new_notes(previous, page, context.at):
        return
    # A newly set expiry within days takes the page down just as surely, but after the check.
    if limit > context.at + (_SOON if limit != previous.expires_at else timedelta(0)):
        return
    yield violation("CHG211", context.place(page, "expires_at"), id=page.id, day=localize(format_moment, limit))


RULE: Final = PortalRule("CHG211", check)
