"""The calendar of a section in one language: when each of its items opens and closes, what takes years as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import period_of
from portalgen.kinds.definition import Kind
from portalgen.kinds.open_period import OpenPeriod
from portalgen.outputs.calendar import (
    CALENDAR_SIZE,
    CalendarEntry,
    CalendarView,
    build_event_entry,
    build_view_of_entries,
    find_event,
    is_closing_day,
    serialize_calendar,
    stands_in_calendars,
)
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import SECTION_OUTPUT, Output, OutputType, PlanScope
from portalgen.plan.section_files import plan_section_file
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

_Dated = tuple[datetime, str, CalendarEntry]
"""(moment at which it stands, uid, entry)."""


def has_periods(scope: PlanScope, section: str) -> bool:
    """Whether the items of a section open or close: those of one of its kinds always do, or one in its list does.

    The calendar of a kind that always does stays when it is empty, so that what was withdrawn leaves the calendars of
    subscribers.
    """
    declared = scope.site.section(section)
    kinds = (scope.portal.kinds.find(name) for name in (declared.kinds if declared is not None else ()))
    if any(kind is not None and _always_has_period(kind) for kind in kinds):
        return True
    pages = scope.graph.lists.get((scope.site.id, scope.language, section), ())
    return any(page.language == scope.language and _has_period(page) for page in pages)


def _always_has_period(kind: Kind) -> bool:
    if kind.period is None or kind.occasions is not None:
        return False
    fields = (kind.field(name) for name in (kind.period.opens, kind.period.closes))
    return any(field is not None and field.required for field in fields)


def _has_period(page: Page) -> bool:
    return page.kind.period is not None and page.kind.occasions is None and period_of(page) is not None


def build_section_calendar_view(context: Context, output: Output) -> CalendarView:
    """Return the days of the items of a section's list that are in the language of the calendar, past ones too.

    What stands in the calendar of events is the same entry here, of which programs show one; beside it stand the opening
    day of what citizens can act on until a day, and both days of what takes longer, which that calendar leaves out.
    """
    site, language, section = context.site, output.language, output.subject
    pages = context.graph.lists.get((site.id, language, section), ())
    entries = [each for page in pages if page.language == language for each in _list_entries(context, page)]
    newest = sorted(entries, key=lambda each: each[:2])[-CALENDAR_SIZE:]
    view = build_view_of_entries(context, output, (entry for _, _, entry in newest))
    title = context.title_of_type(
        site,
        language,
        output.type,
        section=title_of_section(context, site, section, language),
        site=site.name(language).short,
    )
    return replace(view, title=title, site_url=context.plan.addresses[site.id, language, SECTION_OUTPUT, section].url)


def _list_entries(context: Context, page: Page) -> Iterator[_Dated]:
    period = page.kind.period
    if period is None or not stands_in_calendars(page, context.graph):
        return
    event = find_event(page, context.graph)
    if event is not None:
        entry = build_event_entry(context, page, event)
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
    """The day that the field `name` of a page gives, as an entry with an identifier of its own."""
    field = page.kind.field(name)
    whole = build_event_entry(context, page, day)
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
        link_text=Bilingual("Lịch (iCalendar)", "Calendar (iCalendar)"),
    ),
    without_chrome(build_section_calendar_view),
    serialize=serialize_calendar,
)
