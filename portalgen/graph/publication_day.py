"""Since when a page is public and when it last changed, as far as its front matter says it: never the time of a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time


def find_publication_day(page: Page) -> date | None:
    """Return since when a page is public, where its front matter says it.

    That is `publish_at`; else its `date`, unless that is the day on which it was signed or issued.
    """
    if page.publish_at is not None:
        return to_vietnam_time(page.publish_at).date()
    return page.day if _is_posting_day(page) else None


def find_newest_change(page: Page, at: datetime) -> datetime | None:
    """Return when a page was last published, corrected or withdrawn by `at`; None where nothing says it, or of a sample."""
    return max((each for each in _list_changes(page) if each <= at), default=None)


def moments_of_data(page: Page) -> tuple[datetime, ...]:
    """The moments, beside those of `graph.moments.moments_of`, at which a catalogue may say something else of `page`."""
    if is_sample(page):
        return ()
    notes = page.fields.get("change_notes", ())
    days = (page.date,) if page.date is not None else ()
    return (*days, *(note["at"] for note in notes))


@cache
def find_made_field(kind: Kind) -> str:
    """Return the field with the day on which the information was made: that of its document, else of signing."""
    return kind.date_from if kind.date_from != "date" else "signed"


def _list_changes(page: Page) -> Iterator[datetime]:
    """The moments at which a page changes; some may be still to come."""
    if is_sample(page):
        return
    if page.publish_at is not None:
        yield page.publish_at
    elif page.date is not None and _is_posting_day(page):
        yield page.date
    fields = page.fields
    if "withdrawn" in fields:
        yield fields["withdrawn"]["at"]
    for note in fields.get("change_notes", ()):
        yield note["at"]


def _is_posting_day(page: Page) -> bool:
    """Whether the day that a page shows is that on which it was posted."""
    if page.day is None:
        return False
    made: date | datetime | None = page.fields.get(find_made_field(page.kind))
    if made is None:
        return True
    return page.day != (to_vietnam_time(made).date() if isinstance(made, datetime) else made)
