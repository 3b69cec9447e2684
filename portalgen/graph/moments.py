"""Predicates over a page and the clock, and the moments at which they change.

All are pure functions of (page, at, settings), constant between two moments of `moments_of`. Views that depend on the
clock use these, so an output is known to stay the same until the next moment of its pages.

Days are in +07:00. A time of 00:00 stands for a day without an hour, as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from portalgen.config.portal_settings import PortalSettings
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.kinds.definition import PERIOD_STATES, Kind, Referrer
from portalgen.kinds.occasions import list_occasion_days
from portalgen.kinds.open_period import OpenPeriod, end_of_day
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time

PageStatus = Literal["", "corrected", "superseded", "withdrawn", "expired", "removed"]
"""The status shown beside the title of a page; empty for a page without one."""
STATUS_KEYS: Final = frozenset(("withdrawn", "superseded_by", "change_notes"))
"""The keys of the front matter that give a page a status, beside `expires_at`."""
UNINDEXED_STATUSES: Final = frozenset[PageStatus](("superseded", "withdrawn", "expired", "removed"))
"""Statuses that exclude a page from site maps and search indexes."""


BANNER_STATES: Final = frozenset(PERIOD_STATES[1:3])
"""The states in which a banner is shown: during its period."""
NEWS_SPAN: Final = timedelta(hours=48)
"""The time that news stay in the news site map after publication, as search engines expect."""


@frozen
class PageVisibility:
    """The visibility of a page at a moment; all False for a page without an address."""

    is_shown: bool = False
    is_new: bool = False
    is_upcoming: bool = False
    """This and the next if they affect more than the state."""
    is_under_way: bool = False
    state: str = ""
    is_withdrawn: bool = False
    is_superseded: bool = False
    day: date | None = None
    """The day of the clock if the item has an occasion on it."""
    is_notice: bool = False
    """True if a notice replaces it; all other values are then False."""
    banner_change: datetime | None = None
    """The last change shown by its banner, if the banner is shown."""
    is_update_ahead: bool = False
    """True if the time of its last change is in the future, which is not shown yet."""


def is_shown(page: Page, at: datetime) -> bool:
    """Return True if readers see `page` at `at`: not a draft, published, not expired, and not a tombstone."""
    return not page.draft and not is_waiting(page, at) and not has_expired(page, at) and not page.kind.is_tombstone


def is_notice(page: Page, at: datetime) -> bool:
    """Return True if a notice replaces `page` at its address: it was removed, or has expired."""
    if page.is_index or page.draft or is_waiting(page, at):
        return False
    return page.kind.is_tombstone or has_expired(page, at)


def is_waiting(page: Page, at: datetime) -> bool:
    """Return True if `publish_at` is in the future."""
    return page.publish_at is not None and at < page.publish_at


def has_expired(page: Page, at: datetime) -> bool:
    """Return True if `expires_at` has come."""
    return page.expires_at is not None and page.expires_at <= at


def is_withdrawn(page: Page, at: datetime) -> bool:
    """Return True if the moment of `withdrawn` has come."""
    withdrawn = page.fields.get("withdrawn")
    return withdrawn is not None and bool(withdrawn["at"] <= at)


def is_superseded(page: Page, at: datetime) -> bool:
    """Return True if another item has replaced `page`: not before its scheduled publication."""
    return "superseded_by" in page.fields and (page.superseded_from is None or page.superseded_from <= at)


def is_obsolete(page: Page, at: datetime) -> bool:
    """Return True if the content of `page` no longer holds: it was withdrawn or superseded."""
    return is_withdrawn(page, at) or is_superseded(page, at)


def status_of(page: Page, at: datetime) -> PageStatus:
    """Return the most important status of `page` at `at`."""
    if page.kind.is_tombstone:
        return "removed"
    if page.expires_at is None and page.fields.keys().isdisjoint(STATUS_KEYS):
        return ""  # most pages, asked wherever their title stands
    if has_expired(page, at):
        return "expired"
    if is_withdrawn(page, at):
        return "withdrawn"
    if is_superseded(page, at):
        return "superseded"
    return "corrected" if "change_notes" in page.fields else ""


def is_indexed(page: Page, at: datetime) -> bool:
    """Return True if site maps and search indexes include a shown `page`."""
    return status_of(page, at) not in UNINDEXED_STATUSES


def is_new(page: Page, at: datetime, settings: PortalSettings) -> bool:
    """Return True if lists mark `page` as new: its `date` is today or in the `new_days - 1` days before (+07:00).

    Only for kinds sorted by date; never for samples, nor if `new_days` is 0.
    """
    first = _first_new_day(page, settings)
    return first is not None and 0 <= (to_vietnam_time(at).date() - first).days < settings.new_days


def is_recent_news(page: Page, at: datetime) -> bool:
    """Return True if the news site map includes a shown `page`: published at most `NEWS_SPAN` ago.

    Samples and pages excluded from search engines are left out.
    """
    if page.published is None or not timedelta() <= at - page.published < NEWS_SPAN:
        return False
    return page.kind.is_report and not is_sample(page) and is_indexed(page, at)


def moments_of_news(page: Page) -> tuple[datetime, ...]:
    """Return the further moments (see `moments_of`) at which `page` may enter or leave the news site map."""
    published = page.published
    if not page.kind.is_report or published is None or is_sample(page):
        return ()
    try:
        return published, published + NEWS_SPAN
    except OverflowError:  # one of the last days that there are, which was mistyped
        return (published,)


def period_of(page: Page) -> OpenPeriod | None:
    """Return the period of the page's item. Return None if its kind has no period, or if its dates are missing."""
    return page.kind.find_period(page.fields)


def event_of(page: Page) -> OpenPeriod | None:
    """Return the event that the page announces. Return None if its kind announces none."""
    return period_of(page) if page.kind.period is not None and page.kind.period.is_event else None


def state_of(page: Page, referrers: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of the page's item at `at`, derived by its kind; empty if it has none, and for samples.

    Withdrawn and superseded items have no state: their content is not open, current or in force. A sample changes the
    state of no other item.
    """
    states = page.kind.states
    if states is None or is_sample(page) or is_obsolete(page, at):
        return ""
    return states.derive(page.fields, tuple(each for each in referrers if not each.is_sample), at)


def is_sample(page: Page) -> bool:
    """Return True if `page` is a sample, which is never in force, open or current in any list."""
    return page.fields.get("sample") is True


def is_upcoming(page: Page, at: datetime) -> bool:
    """Return True if the item of `page` has not closed yet; never for samples, withdrawn or superseded items."""
    period = period_of(page)
    return period is not None and not period.has_ended(at) and not is_sample(page) and not is_obsolete(page, at)


def is_under_way(page: Page, at: datetime) -> bool:
    """Return True if the item of `page` has opened and is not over.

    Never for samples, withdrawn or superseded items.
    """
    period = period_of(page)
    return period is not None and period.begin is not None and period.begin <= at and is_upcoming(page, at)


def find_day_of_occasions(page: Page, at: datetime) -> date | None:
    """Return the day of `at` if the item has an occasion on it; None for samples, withdrawn or superseded items."""
    today = to_vietnam_time(at).date()
    return today if today in _occasion_days(page) and not is_obsolete(page, at) else None


def is_over(page: Page, at: datetime) -> bool:
    """Return True if the period of the item of `page` has ended; never for samples or superseded items."""
    period = period_of(page)
    return period is not None and period.has_ended(at) and not is_sample(page) and not is_superseded(page, at)


def select_upcoming(pages: Iterable[Page], at: datetime) -> tuple[Page, ...]:
    """Return the pages with a future or current event, by its beginning (else its end), then by id.

    Samples, withdrawn and superseded items are left out.
    """
    upcoming = [(event, page) for page in pages if (event := event_of(page)) is not None and is_upcoming(page, at)]
    return tuple(page for _, page in sorted(upcoming, key=lambda each: (each[0].known_moment, each[1].id)))


def page_visibility_of(
    page: Page, at: datetime, settings: PortalSettings, referrers: tuple[Referrer, ...] = ()
) -> PageVisibility:
    """Return what readers see of `page` at `at`. `referrers` are the references that are visible at that time."""
    if not is_shown(page, at):
        return PageVisibility(is_notice=is_notice(page, at))
    state = state_of(page, referrers, at)
    tells = _tells_period(page, state)
    return PageVisibility(
        is_shown=True,
        is_new=is_new(page, at, settings),
        is_upcoming=tells and is_upcoming(page, at),
        is_under_way=tells and is_under_way(page, at),
        state=state,
        is_withdrawn=is_withdrawn(page, at),
        is_superseded=is_superseded(page, at),
        day=find_day_of_occasions(page, at),
        banner_change=find_banner_change(page, at) if page.kind.banner is not None and state in BANNER_STATES else None,
        is_update_ahead=is_update_ahead(page, at),
    )


def is_update_ahead(page: Page, at: datetime) -> bool:
    """Return True if `updated` of a page is after `at`."""
    updated = page.fields.get("updated")
    return updated is not None and updated > at


def find_banner_change(page: Page, at: datetime) -> datetime:
    """Return the time of a banner's publication or last change by `at`, as stated on its page.

    If all of these are in the future, return its beginning: readers see no future time.
    """
    period = period_of(page)
    begin = period.begin if period is not None else None
    return max((each for each in _list_banner_changes(page) if each <= at), default=begin or at)


def _list_banner_changes(page: Page) -> tuple[datetime, ...]:
    notes = (note["at"] for note in page.fields.get("change_notes", ()))
    return tuple(each for each in (page.published, page.fields.get("updated"), *notes) if each is not None)


def _tells_period(page: Page, state: str) -> bool:
    """Return True if the period of a page in `state` affects anything beside that state.

    Events appear on homes, registrations close, and lists by state sort by the next date. The years of a completed
    project are facts unaffected by the clock.
    """
    kind = page.kind
    if kind.period is None or kind.period.is_event or any(field.type == "registration" for field in kind.fields):
        return kind.period is not None
    lapsed = kind.states.lapsed if kind.states is not None else frozenset[str]()
    return kind.order == "state" and state != "" and state not in lapsed


def moments_of(page: Page, settings: PortalSettings) -> tuple[datetime, ...]:
    """Return the aware moments, in order, at which any predicate of this module may change for `page`.

    The new value holds from that moment. Drafts have moments for the preview. The state of an item may also change at
    the moments of its referrers, including the effects of removed ones. Samples and superseded items have no moments of
    their own period or state, but may change others.
    """
    written = (page.publish_at, page.expires_at, page.fields.get("updated"))
    moments = {moment for moment in written if moment is not None}
    if page.kind.is_tombstone:
        moments |= {_midnight(each["since"]) for each in page.fields.get("effects", ()) if "since" in each}
    if "withdrawn" in page.fields:
        moments.add(page.fields["withdrawn"]["at"])
    first = _first_new_day(page, settings)
    if first is not None:
        moments |= {_midnight(first), _midnight(first, settings.new_days)}
    if page.kind.states is not None and (not is_sample(page) or _changes_others(page.kind)):
        moments.update(page.kind.states.turns(page.fields))
    if page.superseded_from is not None:
        moments.add(page.superseded_from)
    elif "superseded_by" in page.fields:
        return tuple(sorted(moments))
    if is_sample(page):
        return tuple(sorted(moments))
    period = period_of(page)
    if period is not None:
        moments |= {moment for moment in (period.begin, period.end) if moment is not None}
    if page.kind.banner is not None and period is not None:
        moments.update(_list_banner_changes(page))
    for day in _occasion_days(page):
        moments |= {_midnight(day), end_of_day(_midnight(day))}
    return tuple(sorted(moments))


def _changes_others(kind: Kind) -> bool:
    return any(relation.effects for relation in kind.relations)


def _occasion_days(page: Page) -> tuple[date, ...]:
    return (
        () if page.kind.occasions is None or is_sample(page) else list_occasion_days(page.kind.occasions, page.fields)
    )


def _first_new_day(page: Page, settings: PortalSettings) -> date | None:
    """Return the first day on which `page` is new, or None if it never is, such as a sample."""
    if settings.new_days == 0 or page.date is None or page.kind.order != "date" or is_sample(page):
        return None
    return to_vietnam_time(page.date).date()


def _midnight(day: date, days: int = 0) -> datetime:
    """Return the 00:00 of `day`, or of the day `days` later."""
    return datetime.combine(day + timedelta(days), time(), VIETNAM)
