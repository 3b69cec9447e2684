"""The occasions of an item as a table, with a group of rows for each day: the appointments of a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from itertools import groupby
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import find_day_of_occasions, is_indexed, is_sample
from portalgen.kinds.definition import Field, Period
from portalgen.kinds.occasions import Occasion, Occasions, list_occasions
from portalgen.locale.dates import format_day, format_time, format_weekday
from portalgen.on_demand import on_demand
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.inherited_language import find_inherited_language
from portalgen.plan.model import SCHEDULE_CALENDAR_OUTPUT, Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.presenters import build_day_view
from portalgen.render.views.page import PagePanel
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import schedule

_NAME: Final = "schedule"
_POSTPONED: Final = Bilingual("{change} đến {day}", "{change} to {day}")
"""The text is defined here, so that it works with all versions of themes."""


def build_schedule_panel(context: Context, page: Page, here: Address, _: PageFiles) -> BuiltPanels:
    """Return the panel with the table of a page's occasions. It is empty if there are none."""
    view = build_schedule_view(context, page, here)
    if view is None:
        return (), ()
    templates = context.templates_of(context.portal.site(page.site), page.language)
    return (PagePanel(_NAME, "", templates.render_component(_NAME, page.source, schedule=view)),), ()


def build_schedule_view(context: Context, page: Page, here: Address) -> schedule.ScheduleView | None:
    """Return the view for the component `schedule`, or None if the page has no occasion."""
    occasions = page.kind.occasions
    group = page.kind.field(occasions.field) if occasions is not None else None
    listed = list_occasions(occasions, page.fields)
    if occasions is None or group is None or not listed:
        return None
    site, address = context.portal.site(page.site), _find_calendar(context, page)
    fields = tuple(field for name in occasions.columns if (field := group.below(name)) is not None)
    build_change = partial(_describe_change, page, group.below(occasions.change))
    return schedule.ScheduleView(
        caption=_caption(context, site, page),
        columns=tuple(schedule.ScheduleCell(field.label.text(page.language), "") for field in fields),
        days=tuple(
            _build_day(
                context,
                page,
                day,
                tuple(_build_row(page, occasions, fields, build_change(each), each) for each in rows),
            )
            for day, rows in groupby(listed, key=lambda each: each.day)
        ),
        calendar_url=address.link_from(here) if address is not None else "",
        calendar_address=address.url if address is not None else "",
        language=find_inherited_language(context, page, group.name),
    )


def _caption(context: Context, site: Site, page: Page) -> str:
    """Return the caption of the table, with the days of the item's period."""
    days = tuple(_days_of_period(page, page.kind.period)) if page.kind.period is not None else ()
    label = page.kind.label.text(page.language)
    if len(days) != 2:
        return label
    first, last = (format_day(day, page.language) for day in days)
    return context.text(site, page.language, "schedule.caption", name=label, first=first, last=last)


def _days_of_period(page: Page, period: Period) -> Iterator[date]:
    for name in (period.opens, period.closes):
        value = page.fields.get(name)
        if isinstance(value, date):
            yield value.date() if isinstance(value, datetime) else value


def _build_day(context: Context, page: Page, day: date, rows: tuple[schedule.ScheduleRow, ...]) -> schedule.ScheduleDay:
    view = build_day_view(day, page.language)
    assert view is not None  # never None for a day
    weekday = format_weekday(day, page.language)
    today = find_day_of_occasions(page, context.graph.at)
    return schedule.ScheduleDay(view, weekday[:1].upper() + weekday[1:], rows, today=day == today)


def _build_row(
    page: Page, occasions: Occasions, fields: tuple[Field, ...], change: str, occasion: Occasion
) -> schedule.ScheduleRow:
    texts = {
        occasions.title: occasion.title,
        occasions.leader: occasion.leader,
        occasions.place: occasion.place,
        occasions.participants: occasion.participants,
    }
    return schedule.ScheduleRow(
        begin=_format_time(occasion.start, page.language),
        end=_format_time(occasion.end, page.language),
        cells=tuple(schedule.ScheduleCell(field.label.text(page.language), texts[field.name]) for field in fields),
        note=occasion.note,
        change=change,
        cancelled=occasion.is_cancelled,
        timed=occasion.is_all_day or occasion.start is not None,
    )


def _describe_change(page: Page, field: Field | None, occasion: Occasion) -> str:
    """Return the change of an occasion in words; empty if it takes place as planned."""
    if field is None or not occasion.change:
        return ""
    label = field.choice_label(occasion.change).text(page.language)
    if occasion.new_day is None:
        return label
    day = format_day(occasion.new_day, page.language)
    return _POSTPONED.text(page.language).format(change=label, day=day)


def _format_time(at: time | None, language: str) -> str:
    return "" if at is None else format_time(datetime.combine(date.min, at), language)


def _find_calendar(context: Context, page: Page) -> Address | None:
    """Return the calendar of the site's schedules for subscription; None if it does not contain the page."""
    address = context.plan.address(page.site, page.language, SCHEDULE_CALENDAR_OUTPUT)
    return address if is_indexed(page, context.graph.at) and not is_sample(page) else None


PANEL: Final = PagePanelDefinition(_NAME, lambda page: page.kind.occasions is not None, build_schedule_panel)
