"""The calendar of a section in one language: opening and closing days of its items, even if they last years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample, period_of
from portalgen.kinds.open_period import OpenPeriod
from portalgen.outputs.calendar import (
    CALENDAR_SIZE,
    CalendarEntry,
    CalendarView,
    build_calendar_entry,
    find_event,
    has_days,
    is_closing_day,
    serialize_calendar,
    stands_in_calendars,
)
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.plan.section_files import list_former_pages, plan_section_file
from portalgen.render.context import Context
from portalgen.render.section_files import find_page_of_section, title_section_file
from portalgen.text.bilingual import Bilingual

_Dated = tuple[datetime, str, CalendarEntry]
"""(moment of the entry, uid, entry)."""


def has_periods(scope: PlanScope, section: str) -> bool:
    """Return True if any item of a section, in its list or expired, opens or closes.

    Withdrawn and expired items count, so that the calendar remains and the items disappear from subscribers' calendars.
    """
    code, graph = scope.language, scope.graph
    pages = chain(graph.lists.get((scope.site.id, code, section), ()), list_former_pages(scope, section))
    return any(has_days(page) and page.language == code and not is_sample(page) for page in pages)


def build_section_calendar_view(context: Context, output: Output) -> CalendarView:
    """Return the days of the items of a section's list in the calendar's language, including past days.

    Entries of the calendar of events are identical here, so that programs show them only once. Added to them are the
    opening day if citizens can act until a day, and both days of longer items, excluded from that calendar.
    """
    site, language, section = context.site, output.language, output.subject
    pages = context.graph.lists.get((site.id, language, section), ())
    entries = [each for page in pages if page.language == language for each in _list_entries(context, page)]
    newest = sorted(entries, key=lambda each: each[:2])[-CALENDAR_SIZE:]
    return CalendarView(
        language=language,
        title=title_section_file(context, output.type, language, section),
        self_url=output.address.url,
        site_url=find_page_of_section(context, language, section).url,
        entries=tuple(entry for _, _, entry in newest),
    )


def _list_entries(context: Context, page: Page) -> Iterator[_Dated]:
    period = page.kind.period
    if period is None or not stands_in_calendars(page, context.graph):
        return
    event = find_event(page, context.graph)
    if event is not None:
        entry = build_calendar_entry(context, page, event)
        yield event.known_moment, entry.uid, entry
    if event is not None and not is_closing_day(page):
        return
    found = period_of(page)
    if found is None:
        return
    if found.begin is not None:
        yield _build_day(context, page, period.opens, OpenPeriod(found.begin, None))
    if event is None and found.end is not None and page.fields.get(period.closes) is not None:
        yield _build_day(context, page, period.closes, OpenPeriod(None, found.end))


def _build_day(context: Context, page: Page, name: str, day: OpenPeriod) -> _Dated:
    """Return the day in the field `name` of a page, as an entry with its own identifier."""
    field = page.kind.field(name)
    whole = build_calendar_entry(context, page, day)
    title = f"{field.label.text(page.language)}: {page.title}" if field is not None else page.title
    identifier, _, rest = whole.uid.partition("/")
    entry = replace(whole, uid=f"{identifier}/{name}/{rest}", title=title)
    return day.known_moment, entry.uid, entry


OUTPUT: Final = OutputDefinition(
    OutputType(
        "section_calendar",
        plan_section_file(Bilingual("lich.ics", "events.ics"), has_periods),
        media_type="text/calendar",
        is_announced_in_section=True,
        title=Bilingual("{section}: lịch ({site})", "{section}: calendar ({site})"),
        link_text=Bilingual("Lịch: {section} (iCalendar)", "Calendar: {section} (iCalendar)"),
    ),
    without_chrome(build_section_calendar_view),
    serialize=serialize_calendar,
)
