"""What time alone changes: every predicate over a page and the clock, and the moments at which one of them turns.

All are pure functions of (page, at, settings), and constant from one moment of `moments_of` to the next. A view that
depends on the clock uses these, so that an output is known to stay as it is until the next moment of its pages.

Days are those of +07:00. A time of 00:00 stands for a day without an hour, as it does where it is shown.
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
"""What readers are told of a page wherever its title stands; empty for a page of which there is nothing to tell."""
STATUS_KEYS: Final = frozenset(("withdrawn", "superseded_by", "change_notes"))
"""The keys of the front matter that give a page a status, beside `expires_at`."""
UNINDEXED_STATUSES: Final = frozenset[PageStatus](("superseded", "withdrawn", "expired", "removed"))
"""Those with which a page is in no site map and no search index."""


BANNER_STATES: Final = frozenset(PERIOD_STATES[1:3])
"""The states in which an item of a kind with a banner stands first on pages: while its period lasts."""
NEWS_SPAN: Final = timedelta(hours=48)
"""How long news stands in the site map of news after it was published: what search engines for news take up."""


@frozen
class PageVisibility:
    """What readers see of a page at one moment; all False for a page that has no address then."""

    is_shown: bool = False
    is_new: bool = False
    is_upcoming: bool = False
    """This and the next where it is seen by anything but the state."""
    is_under_way: bool = False
    state: str = ""
    is_withdrawn: bool = False
    is_superseded: bool = False
    day: date | None = None
    """The day of the clock, where the item has an occasion on it."""
    is_notice: bool = False
    """Whether there is a notice in its place; then all others are False."""
    banner_change: datetime | None = None
    """The last change that its banner tells of, where it stands first on pages."""
    is_update_ahead: bool = False
    """Whether the time of its last change is still to come, which no reader is told before."""


def is_shown(page: Page, at: datetime) -> bool:
    """Whether a reader sees `page` at `at`: no draft, published, not expired, and no tombstone."""
    return not page.draft and not is_waiting(page, at) and not has_expired(page, at) and not page.kind.is_tombstone


def is_notice(page: Page, at: datetime) -> bool:
    """Whether readers find a notice at the address of `page` in its place: it was removed, or it has expired."""
    if page.is_index or page.draft or is_waiting(page, at):
        return False
    return page.kind.is_tombstone or has_expired(page, at)


def is_waiting(page: Page, at: datetime) -> bool:
    """Whether `publish_at` still lies ahead."""
    return page.publish_at is not None and at < page.publish_at


def has_expired(page: Page, at: datetime) -> bool:
    """Whether `expires_at` has come."""
    return page.expires_at is not None and page.expires_at <= at


def is_withdrawn(page: Page, at: datetime) -> bool:
    """Whether the moment of `withdrawn` has come."""
    withdrawn = page.fields.get("withdrawn")
    return withdrawn is not None and bool(withdrawn["at"] <= at)


def is_superseded(page: Page, at: datetime) -> bool:
    """Whether another item has taken the place of `page`: not before that one is shown, where it is scheduled."""
    return "superseded_by" in page.fields and (page.superseded_from is None or page.superseded_from <= at)


def is_set_aside(page: Page, at: datetime) -> bool:
    """Whether what `page` says no longer holds: it was withdrawn, or another item took its place."""
    return is_withdrawn(page, at) or is_superseded(page, at)


def status_of(page: Page, at: datetime) -> PageStatus:
    """What readers are told of `page` at `at`: of several things the one that weighs most."""
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
    """Whether site maps and search indexes hold `page`, where it is shown."""
    return status_of(page, at) not in UNINDEXED_STATUSES


def is_new(page: Page, at: datetime, settings: PortalSettings) -> bool:
    """Whether lists mark `page` as new: its `date` is today or one of the `new_days - 1` days before, in +07:00.

    Only pages of kinds that lists sort by date are ever marked, no sample, and none where `new_days` is 0.
    """
    first = _first_new_day(page, settings)
    return first is not None and 0 <= (to_vietnam_time(at).date() - first).days < settings.new_days


def is_recent_news(page: Page, at: datetime) -> bool:
    """Whether the site map of news holds `page`, where it is shown: a report that was published at most
    `NEWS_SPAN` ago.

    None that search engines are asked to leave out is among them, and no sample.
    """
    if page.published is None or not timedelta() <= at - page.published < NEWS_SPAN:
        return False
    return page.kind.is_report and not is_sample(page) and is_indexed(page, at)


def moments_of_news(page: Page) -> tuple[datetime, ...]:
    """The moments, beside those of `moments_of`, at which the site map of news may take up `page` or drop it."""
    published = page.published
    if not page.kind.is_report or published is None or is_sample(page):
        return ()
    try:
        return published, published + NEWS_SPAN
    except OverflowError:  # one of the last days that there are, which was mistyped
        return (published,)


def period_of(page: Page) -> OpenPeriod | None:
    """When the page's item is open, by its kind's period; None where that has none or nothing says when."""
    return page.kind.find_period(page.fields)


def event_of(page: Page) -> OpenPeriod | None:
    """The event that the page announces; None where its kind has none."""
    return period_of(page) if page.kind.period is not None and page.kind.period.is_event else None


def state_of(page: Page, referrers: tuple[Referrer, ...], at: datetime) -> str:
    """The state of the page's item at `at`, as its kind derives it; empty where it has none, and of every sample.

    What was withdrawn or superseded has none: nothing is open, current or in force by what no longer holds. By a sample
    no other item changes its state.
    """
    states = page.kind.states
    if states is None or is_sample(page) or is_set_aside(page, at):
        return ""
    return states.derive(page.fields, tuple(each for each in referrers if not each.is_sample), at)


def is_sample(page: Page) -> bool:
    """Whether `page` is a sample, which is never in force, open or current in any list."""
    return page.fields.get("sample") is True


def is_upcoming(page: Page, at: datetime) -> bool:
    """Whether the item of `page` is still to open or open; never of a sample, nor of what was set aside."""
    period = period_of(page)
    return period is not None and not period.has_ended(at) and not is_sample(page) and not is_set_aside(page, at)


def is_under_way(page: Page, at: datetime) -> bool:
    """Whether the item of `page` has opened and is not over; never of a sample, nor of what was set aside."""
    period = period_of(page)
    return period is not None and period.begin is not None and period.begin <= at and is_upcoming(page, at)


def find_day_of_occasions(page: Page, at: datetime) -> date | None:
    """Return the day of `at` where the item of `page` has an occasion on it; never of a sample, nor of what was set aside."""
    today = to_vietnam_time(at).date()
    return today if today in _occasion_days(page) and not is_set_aside(page, at) else None


def is_over(page: Page, at: datetime) -> bool:
    """Whether the period of the item of `page` has ended; never of a sample, nor of what was superseded."""
    period = period_of(page)
    return period is not None and period.has_ended(at) and not is_sample(page) and not is_superseded(page, at)


def select_upcoming(pages: Iterable[Page], at: datetime) -> tuple[Page, ...]:
    """The pages whose event is not over, in the order in which the events begin (else end), those of one moment by id.

    Neither samples are among them nor what was withdrawn or superseded.
    """
    upcoming = [(event, page) for page in pages if (event := event_of(page)) is not None and is_upcoming(page, at)]
    return tuple(page for _, page in sorted(upcoming, key=lambda each: (each[0].known_moment, each[1].id)))


def page_visibility_of(
    page: Page, at: datetime, settings: PortalSettings, referrers: tuple[Referrer, ...] = ()
) -> PageVisibility:
    """All that readers see of `page` at `at` and that time alone changes; `referrers` are those that they see then."""
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
    """Whether `updated` of a page is still to come at `at`."""
    updated = page.fields.get("updated")
    return updated is not None and updated > at


def find_banner_change(page: Page, at: datetime) -> datetime:
    """Return when a banner was published or changed last by `at`, as its page says.

    Where all of that is still to come, since when it stands: no reader is told a time that has not come.
    """
    period = period_of(page)
    begin = period.begin if period is not None else None
    return max((each for each in _list_banner_changes(page) if each <= at), default=begin or at)


def _list_banner_changes(page: Page) -> tuple[datetime, ...]:
    notes = (note["at"] for note in page.fields.get("change_notes", ()))
    return tuple(each for each in (page.published, page.fields.get("updated"), *notes) if each is not None)


def _tells_period(page: Page, state: str) -> bool:
    """Whether anything that is published turns with the period of a page in `state`, beside that state.

    An event stands on homes, a way to register closes, and a list by states has its items by what comes next. The years
    of a project that is completed are facts that no day changes.
    """
    kind = page.kind
    if kind.period is None or kind.period.is_event or any(field.type == "registration" for field in kind.fields):
        return kind.period is not None
    lapsed = kind.states.lapsed if kind.states is not None else frozenset[str]()
    return kind.order == "state" and state != "" and state not in lapsed


def moments_of(page: Page, settings: PortalSettings) -> tuple[datetime, ...]:
    """The aware moments, in their order, at which any predicate of this module may change for `page`.

    At such a moment the new value holds already. Drafts have moments too: they are seen in a preview. The state of an
    item may also change at the moments of its referrers, of which one that was removed has those of its effects. A sample
    has neither period nor state that could change, and what is superseded neither; both may change others.
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
    """The first of the days on which `page` is new, or None where it never is, as a sample."""
    if settings.new_days == 0 or page.date is None or page.kind.order != "date" or is_sample(page):
        return None
    return to_vietnam_time(page.date).date()


def _midnight(day: date, days: int = 0) -> datetime:
    """The 00:00 of `day`, or of the day that many `days` after it."""
    return datetime.combine(day + timedelta(days), time(), VIETNAM)
