"""The pages of the list of information that must be public: the items of a kind and year, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import Kind
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.pagination import build_pagination, number_title
from portalgen.outputs.public_information import build_years, name_year
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, PUBLIC_LIST_OUTPUT, Output, OutputType
from portalgen.plan.public_information import PUBLIC_PAGE_SIZE, plan_public_lists, subject_of_public_group
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.presenters import build_day_view
from portalgen.render.views.links import DayView, Link

with on_demand():
    from portalgen.graph import public_information as graph_public_information
    from portalgen.outputs import public_records
    from portalgen.render.views import public_information


def build_public_list_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the page that lists the items of a kind and year. It has a table for each month, and one for samples."""
    site, language = context.portal.site(output.site), output.language
    groups = public_records.list_public_groups(context, language)
    group = next(each for each in groups if subject_of_public_group(each) == output.subject)
    of_kind = tuple(each for each in groups if each.kind is group.kind)
    overview = _link_to_overview(context, site, language)
    year = name_year(context, site, language, group.year)
    name = context.text(site, language, "public.list_title", group=group.kind.label.text(language), year=year)
    title = f"{overview.title}: {name}"
    trail = (overview, Link(name, output.address.path, current=True))
    description = f"{title} - {site.agency_name(language)}"
    # Like filtered lists: search engines index the items themselves, and the overview.
    head = Head(
        number_title(context, site, output, title),
        description=description,
        indexed=site.facets_in_site_maps,
        day=find_day_of_list(context, output, group.pages),
    )
    frame, chrome_digest = build_frame(context, chrome, output, "public_information_list", head, trail)
    start = (output.number - 1) * PUBLIC_PAGE_SIZE
    view = public_information.PublicListView(
        frame=frame,
        title=title,
        total=len(group.pages),
        samples=len(group.samples),
        months=tuple(_build_months(context, site, language, group.ordered_pages[start : start + PUBLIC_PAGE_SIZE])),
        pagination=build_pagination(context, site, output),
        years=build_years(context, site, language, of_kind, group.year),
        overview=overview,
        agency=site.agency_name(language),
    )
    return ViewResult(view, chrome_digest)


def _link_to_overview(context: Context, site: Site, language: str) -> Link:
    overview = next(each for each in context.plan.types if each.name == PUBLIC_INFORMATION_OUTPUT)
    address = context.plan.addresses[site.id, language, PUBLIC_INFORMATION_OUTPUT, ""]
    return Link(context.title_of_type(site, language, overview), address.path)


def _build_months(
    context: Context, site: Site, language: str, pages: tuple[Page, ...]
) -> Iterator[public_information.PublicMonth]:
    for (sample, month), of_month in groupby(pages, key=_part_of_page):
        records = [public_records.build_public_record(context, page) for page in of_month]
        kind = pages[0].kind
        rows = tuple(_build_row(record, kind, language) for record in records)
        if sample:
            caption = context.text(site, language, "public.samples", count=len(rows))
        elif month == (graph_public_information.NO_YEAR, 0):
            caption = context.text(site, language, "public.without_day", count=len(rows))
        else:
            words = context.text(site, language, "public.month_name", month=f"{month[1]:02}", year=str(month[0]))
            caption = context.text(site, language, "public.month", month=words, count=len(rows))
        yield public_information.PublicMonth(caption, rows, sample)


def _part_of_page(page: Page) -> tuple[bool, tuple[int, int]]:
    """Return (True, no month) for a sample, otherwise (False, (year, month))."""
    if is_sample(page):
        return True, (graph_public_information.NO_YEAR, 0)
    return False, (page.date.year, page.date.month) if page.date is not None else (graph_public_information.NO_YEAR, 0)


def _build_row(record: public_information.PublicRecord, kind: Kind, language: str) -> public_information.PublicRow:
    address = record.url.removeprefix("https://")
    link = Link(record.title, "/" + address.partition("/")[2], state=record.state)
    made, published, until = (_view_day(day, language) for day in (record.day_made, record.published, record.until))
    return public_information.PublicRow(
        link=link,
        address=address,
        number=record.number,
        day_made=made,
        form=record.form,
        published=published,
        until=until,
        has_number=bool(kind.number_from),
    )


def _view_day(day: str, language: str) -> DayView | None:
    return build_day_view(date.fromisoformat(day), language) if day else None


OUTPUT: Final = OutputDefinition(
    OutputType(
        PUBLIC_LIST_OUTPUT,
        plan_public_lists,
        step="following",
        follows=PUBLIC_INFORMATION_OUTPUT,
        is_listed=True,
        is_filtered_list=True,
    ),
    without_files(build_public_list_view),
)
