"""The calendar of a site's schedules in one language, with an entry for each occasion (iCalendar)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_indexed, is_sample
from portalgen.kinds.definition import Kind
from portalgen.locale.dates import format_day
from portalgen.on_demand import on_demand
from portalgen.outputs.calendar import (
    CALENDAR_SIZE,
    CalendarEntry,
    CalendarView,
    build_view_of_entries,
    count_change_notes,
    find_time_stamp,
    serialize_calendar,
)
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import SCHEDULE_CALENDAR_OUTPUT, Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.store.digest import digest_repr
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.kinds import occasions as kinds_occasions

_DAY: Final = timedelta(days=1)
_DIGEST_LENGTH: Final = 16
_NO_TIME: Final = Bilingual("chưa ghi giờ", "time not given")
"""Added to occasions without a time, which calendars treat as whole days.

The text is defined here, like the title below, because older themes lack the string.
"""
_plan_file: Final = plan_language_file(Bilingual("lich-cong-tac.ics", "work-schedule.ics"))


def plan_schedule_calendar(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the calendar of a language, if the site has a section for schedules, even if empty.

    Its address is stable.
    """
    kinds = (scope.portal.kinds.find(name) for section in scope.site.sections for name in section.kinds)
    if any(kind is not None and kind.occasions is not None for kind in kinds):
        yield from _plan_file(output_type, scope)


def build_schedule_calendar_view(context: Context, output: Output) -> CalendarView:
    """Return the occasions of all published pages in a language, including past occasions, which subscribers keep.

    Cancelled occasions stay, marked as cancelled. Withdrawn and superseded pages and samples are excluded.
    """
    found = [
        (occasion, page, uid)
        for page in context.own_pages.get(output.language, ())
        if _has_calendar(page, context.graph)
        for occasion, uid in _identify(context, page)
    ]
    newest = sorted(found, key=lambda each: (each[0].order[:2], each[1].id, each[0].index))[-CALENDAR_SIZE:]
    return build_view_of_entries(
        context, output, (_build_entry(context, page, occasion, uid) for occasion, page, uid in newest)
    )


def has_occasions(graph: Graph, _site: str, language: str) -> bool:
    """Return True if the calendar of a language has any entry."""
    return any(
        page.language == language
        and _has_calendar(page, graph)
        and bool(kinds_occasions.list_occasions(page.kind.occasions, page.fields))
        for page in graph.shown_pages.values()
    )


def _has_calendar(page: Page, graph: Graph) -> bool:
    return page.kind.occasions is not None and not is_sample(page) and is_indexed(page, graph.at)


def _identify(context: Context, page: Page) -> Iterator[tuple[kinds_occasions.Occasion, str]]:
    """Yield the occasions of a page with identifiers that survive changes of hour, order, place, note and state.

    Occasions with an id keep their identifier even on another day. Equal occasions are numbered by their order in the
    file, which does not change with the hour.
    """
    repeated: Counter[str] = Counter()
    host = context.portal.site(page.site).host
    for each in sorted(
        kinds_occasions.list_occasions(page.kind.occasions, page.fields), key=lambda occasion: occasion.index
    ):
        name = each.id or digest_repr((each.day, each.title, each.leader), _DIGEST_LENGTH)
        repeated[name] += 1
        number = f".{repeated[name]}" if repeated[name] > 1 else ""
        yield each, f"{page.id}/{name}{number}/{page.language}@{host}"


def _build_entry(context: Context, page: Page, occasion: kinds_occasions.Occasion, uid: str) -> CalendarEntry:
    begin, end = _begin_and_end(occasion)
    return CalendarEntry(
        uid=uid,
        changed=find_time_stamp(page),
        begin=begin,
        end=end,
        title=occasion.title if _has_time(occasion) else f"{occasion.title} ({_NO_TIME.text(page.language)})",
        summary="\n".join(_describe(page.kind, occasion, page.language)),
        place=occasion.place,
        url=context.page_address(page).url,
        # A cancellation or a move is newer than the original occasion, even without a change note.
        sequence=count_change_notes(page) + bool(occasion.change) + occasion.is_cancelled,
        status="CANCELLED" if occasion.is_cancelled else "CONFIRMED",
    )


def _has_time(occasion: kinds_occasions.Occasion) -> bool:
    """Return True if the occasion states its time: a start or the whole day."""
    return occasion.is_all_day or occasion.start is not None


def _begin_and_end(occasion: kinds_occasions.Occasion) -> tuple[date | datetime, date | datetime | None]:
    """Return (begin, end) of an occasion, both as dates or both as times (RFC 5545 § 3.6.1)."""
    if occasion.start is None:
        return occasion.day, occasion.day + _DAY if occasion.day < date.max else None
    begin = datetime.combine(occasion.day, occasion.start)
    if occasion.end is None or occasion.ends_before_it_begins:
        return begin, None
    return begin, datetime.combine(occasion.day, occasion.end)


def _describe(kind: Kind, occasion: kinds_occasions.Occasion, language: str) -> Iterator[str]:
    """Yield details without their own calendar property, labelled: changes, leader, participants, note."""
    occasions = kind.occasions
    group = kind.field(occasions.field) if occasions is not None else None
    if occasions is None or group is None:
        return
    for name, value in _list_details(occasions, occasion, language):
        field = group.below(name)
        if field is not None and value:
            text = field.choice_label(value).text(language) if field.choices else value
            yield f"{field.label.text(language)}: {text}"


def _list_details(
    occasions: kinds_occasions.Occasions, occasion: kinds_occasions.Occasion, language: str
) -> tuple[tuple[str, str], ...]:
    return (
        (occasions.change, occasion.change),
        (occasions.new_day, format_day(occasion.new_day, language) if occasion.new_day else ""),
        (occasions.leader, occasion.leader),
        (occasions.participants, occasion.participants),
        (occasions.note, occasion.note),
    )


OUTPUT: Final = OutputDefinition(
    OutputType(
        SCHEDULE_CALENDAR_OUTPUT,
        plan_schedule_calendar,
        media_type="text/calendar",
        is_announced=True,
        is_announced_for=has_occasions,
        # Defined here, like the title of the calendar of events.
        title=Bilingual("{site}: lịch công tác", "{site}: work schedule"),
    ),
    without_chrome(build_schedule_calendar_view),
    serialize=serialize_calendar,
)
