"""The calendar of a site's events in one language, for subscription by programs (iCalendar: RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_indexed, is_sample, period_of
from portalgen.kinds.open_period import OpenPeriod
from portalgen.law.due_dates import to_vietnam_time
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import Address, Output, OutputType
from portalgen.render.context import Context
from portalgen.render.entries import find_place
from portalgen.text.bilingual import Bilingual

with on_demand():
    import icalendar


CALENDAR_SIZE: Final = 500
"""Maximum number of events in a calendar, the newest: programs fetch the whole file each time."""
_ZONE: Final = "Asia/Ho_Chi_Minh"
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP of a page without a date, because RFC 5545 § 3.6.1 requires it."""
_DAY: Final = timedelta(days=1)


@frozen
class CalendarEntry:
    """An event. A date stands for an event of whole days; a time is Vietnam time, without a zone."""

    uid: str
    """Stable across renames and changes (RFC 5545 § 3.8.4.7)."""
    changed: datetime
    """The last change recorded in the front matter, in UTC."""
    begin: date | datetime
    end: date | datetime | None
    """The first day, or moment, after the event; None if unknown."""
    title: str
    summary: str
    place: str
    url: str
    sequence: int = 0
    """The number of changes, so that programs prefer the newer version (RFC 5545 § 3.8.7.4)."""
    status: str = ""
    """`CONFIRMED` or `CANCELLED` (RFC 5545 § 3.8.1.11); empty if not stated."""


@frozen
class CalendarView:
    """A calendar of events, sorted by start."""

    language: str
    title: str
    self_url: str
    site_url: str
    entries: tuple[CalendarEntry, ...]


def build_calendar_view(context: Context, output: Output) -> CalendarView:
    """Return the events of all published pages in a language, including past events, which subscribers keep.

    If citizens can act on an item until a day, that day is an event. Withdrawn and superseded pages are excluded, so
    that they disappear from subscribers' calendars; samples are excluded too.
    """
    language = output.language
    found = [
        (page, event) for page in context.own_pages.get(language, ()) if (event := find_event(page, context.graph))
    ]
    newest = sorted(found, key=lambda each: (each[1].known_moment, each[0].id))[-CALENDAR_SIZE:]
    return build_view_of_entries(
        context, output, (build_calendar_entry(context, page, event) for page, event in newest)
    )


def build_view_of_entries(context: Context, output: Output, entries: Iterable[CalendarEntry]) -> CalendarView:
    """Return the calendar of a site at `output` with its entries."""
    site, language = context.portal.site(output.site), output.language
    title = context.title_of_type(site, language, output.type, site=site.name(language).short)
    return CalendarView(
        language=language,
        title=title,
        self_url=output.address.url,
        site_url=Address(site.host, site.prefix(language)).url,
        entries=tuple(entries),
    )


def has_events(graph: Graph, _site: str, language: str) -> bool:
    """Return True if the calendar of a language has any event."""
    return any(page.language == language and find_event(page, graph) for page in graph.shown_pages.values())


def stands_in_calendars(page: Page, graph: Graph) -> bool:
    """Return True if calendars contain the item of a published page: no samples, no withdrawn or superseded pages."""
    return has_days(page) and not is_sample(page) and is_indexed(page, graph.at)


def has_days(page: Page) -> bool:
    """Return True if a page states when its item opens or closes. Occasions have their own calendar."""
    kind, fields = page.kind, page.fields
    period = kind.period
    return period is not None and (period.opens in fields or period.closes in fields) and kind.occasions is None


def find_event(page: Page, graph: Graph) -> OpenPeriod | None:
    """Return the period of a page's event; only its end if citizens can act on the item until a day.

    Items with occasions are in a separate calendar (`outputs.schedule_calendar`). Items that last years, such as
    projects, are not events.
    """
    period = page.kind.period
    if period is None or not stands_in_calendars(page, graph):
        return None
    if period.is_event or period.is_in_calendar:
        return period_of(page)
    found = period_of(page) if period.soon is not None and page.fields.get(period.closes) is not None else None
    return OpenPeriod(None, found.end) if found is not None else None


def is_closing_day(page: Page) -> bool:
    """Return True if the event of a page is only its closing day, not its whole period."""
    period = page.kind.period
    return period is not None and not period.is_event and not period.is_in_calendar


def _title_of(page: Page) -> str:
    """Return the title of a page, preceded by the name of its closing day if its entry is that day."""
    period = page.kind.period
    closes = page.kind.field(period.closes) if period is not None and is_closing_day(page) else None
    return f"{closes.label.text(page.language)}: {page.title}" if closes is not None else page.title


def build_calendar_entry(context: Context, page: Page, event: OpenPeriod) -> CalendarEntry:
    """Return the entry of a page with the event returned by `find_event`; the same in every calendar."""
    begin, end = find_begin_and_end(event)
    change = page.kind.find_change(page.fields)
    return CalendarEntry(
        uid=f"{page.id}/{page.language}@{context.portal.site(page.site).host}",
        changed=find_time_stamp(page),
        begin=begin,
        end=end,
        title=_title_of(page),
        summary="\n".join(filter(None, (change.label.text(page.language) if change else "", page.summary))),
        place=find_place(page),
        url=context.page_address(page).url,
        # A cancelled or postponed event is newer than its announcement, even without a change note.
        sequence=count_change_notes(page) + (change is not None),
        # A postponed event no longer takes place on the day known to subscribers; once it has a new day, it is announced again.
        status="CANCELLED" if change is not None else "",
    )


def count_change_notes(page: Page) -> int:
    """Return the number of changes after publication in the front matter."""
    return len(page.fields.get("change_notes", ()))


def find_time_stamp(page: Page) -> datetime:
    """Return the newest moment in the front matter, never the clock, so that the same page yields the same bytes."""
    notes = (note["at"] for note in page.fields.get("change_notes", ()))
    received = (page.fields.get("received") or {}).get("at")
    period = page.kind.period
    day = (
        page.date if period is None or page.kind.date_from != period.opens else None
    )  # otherwise `date` is the event's own day
    known = [each for each in (day, page.publish_at, received, *notes) if each is not None]
    return max(known, default=_NEVER).astimezone(UTC)


def find_begin_and_end(event: OpenPeriod) -> tuple[date | datetime, date | datetime | None]:
    """Return (begin, end) of an event, both as dates or both as times (RFC 5545 § 3.6.1).

    An event that begins without an hour lasts whole days, and its end is the day after its last day. If it begins at an
    hour and only its last day is known, the end is None. An event without a known end is placed on the day on which it
    begins.
    """
    if event.end is None:
        return to_vietnam_time(event.known_moment).date(), None
    end = to_vietnam_time(event.end).replace(tzinfo=None)
    ends_with_day = end.time() == time()
    if event.begin is None:
        return (end.date() - _DAY, end.date()) if ends_with_day else (end, None)
    begin = to_vietnam_time(event.begin).replace(tzinfo=None)
    if begin.time() == time():
        return begin.date(), max(end.date() if ends_with_day else end.date() + _DAY, begin.date() + _DAY)
    if end <= begin or (ends_with_day and end.date() == begin.date() + _DAY):
        return begin, None
    return begin, end


def serialize_calendar(view: CalendarView) -> bytes:
    """Return the calendar with its time zone: lines end in CRLF and are folded at 75 octets (RFC 5545 § 3.1)."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//portalgen//portalgen//{view.language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    # RFC 7986 § 5; older programs read the names with X-.
    calendar.add("name", view.title)
    calendar.add("x-wr-calname", view.title)
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add("url", view.site_url)
    calendar.add("source", view.self_url, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    # A calendar must have a component (RFC 5545 § 3.6): the time zone keeps a calendar without events valid.
    calendar.add_component(_time_zone())
    for entry in view.entries:
        calendar.add_component(_event(entry))
    data: bytes = calendar.to_ical()
    return data


def _time_zone() -> icalendar.Timezone:
    """Return the time zone of Vietnam since 13/06/1975, hard-coded so that it does not depend on a zone database."""
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = icalendar.Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def _event(entry: CalendarEntry) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", entry.uid)
    component.add("dtstamp", entry.changed)
    component.add("last-modified", entry.changed)
    for name, value in (("dtstart", entry.begin), ("dtend", entry.end)):
        if value is not None:
            zone = {"TZID": _ZONE} if isinstance(value, datetime) else {"VALUE": "DATE"}
            component.add(name, value, parameters=zone)
    component.add("summary", entry.title)
    for name, text in (("description", entry.summary), ("location", entry.place), ("url", entry.url)):
        if text:
            component.add(name, text)
    if entry.sequence:
        component.add("sequence", entry.sequence)
    if entry.status:
        component.add("status", entry.status)
    return component


OUTPUT: Final = OutputDefinition(
    OutputType(
        "calendar",
        plan_language_file("events.ics"),
        media_type="text/calendar",
        is_announced=True,
        is_announced_for=has_events,
        # Defined here, because themes older than calendars have no string for it.
        title=Bilingual("{site}: lịch sự kiện", "{site}: events"),
    ),
    without_chrome(build_calendar_view),
    serialize=serialize_calendar,
)
