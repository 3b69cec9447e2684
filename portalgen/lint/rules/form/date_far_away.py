"""The check of FMT204; its page is `FMT204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.form.date_to_come import NEAR
from portalgen.locale.dates import format_day, localize

_AHEAD: Final = MappingProxyType(
    {
        "date": NEAR,
        "publish_at": timedelta(days=2 * 366),
        "event_start": timedelta(days=5 * 366),
        "event_end": timedelta(days=5 * 366),
    }
)
"""The maximum time after the clock by key: a year for news, two for a timer, five for a planned event."""
_FIRST_NEWS_YEAR: Final = 1997
"""The internet came to Viet Nam in November 1997: no page of news was dated before."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FMT204 for each date of an item too far after the clock, and for news dated before the web.

    The days of documents (`issued`, `signed` …) may have any age.
    """
    limits = {key: context.at + ahead for key, ahead in _AHEAD.items()}
    year = str(context.at.year)
    for item in context.library.items:
        page = item.original
        for key, value in _find_dates(page):
            too_old = key == "date" and page.kind.is_report and value.year < _FIRST_NEWS_YEAR
            if too_old or value > limits[key]:
                day = localize(format_day, value.date())
                yield violation("FMT204", context.place(page, key), key=key, day=day, year=LocalizedText(year, year))


def _find_dates(page: Page) -> Iterator[tuple[str, datetime]]:
    given = {"date": page.date, "publish_at": page.publish_at, **page.fields}
    for key in _AHEAD:
        value = given.get(key)
        if isinstance(value, datetime) and not (key == "date" and page.kind.date_from in page.fields):
            yield key, value


RULE: Final = PortalRule("FMT204", check)
