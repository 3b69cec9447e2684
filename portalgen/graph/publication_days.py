"""Finds the time at which a page was published, from its front matter or its committed history.

The day of signing or issue of a document is never used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from portalgen.config.portal import Portal
from portalgen.content.history_faults import read_page_history
from portalgen.content.model import Page
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time


def find_publication(portal: Portal, page: Page) -> datetime | None:
    """Return the time at which a page became public, or None if unknown.

    It comes from its front matter, or else from the public history of its site.
    """
    return find_written_publication(page) or find_exported_publication(portal, page)


def find_written_publication(page: Page) -> datetime | None:
    """Return the time at which a page became public according to its front matter.

    This is `publish_at`, or else its `date` unless that is the day of signing or issue.
    """
    if page.publish_at is not None:
        return page.publish_at
    made = page.fields.get(made_field(page.kind))
    return None if page.date is None or (made is not None and to_day(made) == page.day) else page.date


def find_exported_publication(portal: Portal, page: Page) -> datetime | None:
    """Return the time of the first version in the page's committed history, if its site publishes the history.

    Return None if the history does not reach back so far, or does not prove the time.
    """
    if not portal.site(page.site).page_history:
        return None
    history, _ = read_page_history(portal, page.site, page.id)
    own = history.in_language(page.language) if history is not None else None
    if own is None or not own.versions or own.older_versions:
        return None
    first = min(own.versions, key=lambda each: each.at)
    return first.at if first.event == "published" and first.worth != "unproven" else None


def list_correction_moments(page: Page) -> Iterator[datetime]:
    """Yield the times of changes after publication that the page's notes to readers state."""
    yield from (note["at"] for note in page.fields.get("change_notes", ()))


def find_newest_change(page: Page, at: datetime) -> datetime | None:
    """Return the latest time, up to `at`, at which a page was published, updated, corrected or withdrawn.

    Return None if unknown, and for a sample.
    """
    if is_sample(page):
        return None
    withdrawn = page.fields.get("withdrawn") or {}
    own = (find_written_publication(page), page.fields.get("updated"), withdrawn.get("at"))
    moments = (*own, *list_correction_moments(page))
    return max((each for each in moments if each is not None and each <= at), default=None)


def moments_of_publication(page: Page) -> tuple[datetime, ...]:
    """Return the moments at which measures and catalogues may begin to count a change of `page`.

    They are in addition to the moments of `moments_of`.
    """
    days = (find_written_publication(page), page.date, page.fields.get("updated"))
    return (*filter(None, days), *list_correction_moments(page))


def to_day(value: date | datetime) -> date:
    """Return the day of a moment in +07:00. A day is returned unchanged."""
    return to_vietnam_time(value).date() if isinstance(value, datetime) else value


@cache
def made_field(kind: Kind) -> str:
    """Return the name of the field with the day on which the information was created.

    It is the day of its document, or else of signing.
    """
    return kind.date_from if kind.date_from != "date" else "signed"
