"""The check of KND291; its page is `KND291.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners

_KEY: Final = "updated"


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND291 at each up-to-date translation of an emergency with an earlier `updated` than its original.

    An outdated translation is replaced by its original, and its banner too.
    """
    for original, _ in list_lasting_banners(context):
        item, newest = context.item(original.id), original.fields.get(_KEY)
        if item is None or newest is None:
            continue
        for page in item.pages[1:]:
            own = page.fields.get(_KEY)
            if own is not None and own < newest and not page.draft and not item.is_outdated(page):
                place = context.place(page, _KEY)
                yield violation("KND291", place, key=_KEY, own=_format(own), original=_format(newest))


def _format(moment: datetime) -> str:
    return f"{to_vietnam_time(moment):%Y-%m-%dT%H:%M}"


RULE: Final = PortalRule("KND291", check)
