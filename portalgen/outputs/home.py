"""The home page of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.content.model import Page
from portalgen.graph.list_order import sort_newest_first
from portalgen.graph.moments import is_obsolete, select_upcoming
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.directories import build_directories
from portalgen.outputs.section import check_introduction, list_style_of, render_introduction
from portalgen.outputs.sending_ways import build_site_receptions
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_home
from portalgen.plan.exports import IndexRow
from portalgen.plan.model import CONTACT_OUTPUT, HOME_OUTPUT, SECTION_OUTPUT, Address, Output, OutputType
from portalgen.plan.targets import site_of_source
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.chrome import ChromeRenderer, build_contact_view, build_menu_links, has_channel
from portalgen.render.context import Context
from portalgen.render.entries import build_entry, build_event_entry
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_own_day
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Link

with on_demand():
    from portalgen.render.views import lists, site_pages

BLOCK_SIZE = 6
"""Maximum number of entries per section, and of events, on a home page."""
LEAD_ROWS: Final = 6
"""Height of the lead in rows of a block, in a column of two."""
HEADING_ROWS: Final = 1
"""Height of a block's heading and the space above it, in rows."""
MAX_COLUMN_GAP: Final = 3
"""Number of rows by which one of two columns may be shorter."""


def build_home_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """Return the home page of a site."""
    site = context.portal.site(output.site)
    language = output.language
    index = context.graph.indexes.get((site.id, language, ""))
    body, diagnostics = render_introduction(context, index, output, files)
    lead = _lead(context, site, output, files)
    summary = index.summary if index else ""
    description = summary or context.text(site, language, "home.description", agency=site.name(language).full)
    title = index.title if index else site.name(language).full
    blocks = _blocks(context, site, output, lead.id if lead else "")
    news = _component_news(context, site, output)
    day = _find_newest_day((*((lead,) if lead else ()), *(each for block in blocks for each in block.entries), *news))
    head = Head(title, description, day=day or (find_own_day(index) if index is not None else None))
    frame, chrome_digest = build_frame(context, chrome, output, "home", head, ())
    contact = context.plan.address(site.id, language, CONTACT_OUTPUT)
    events = _events(context, site, output)
    has_content = bool(lead or blocks or events or news)
    view = site_pages.HomeView(
        frame=frame,
        title=title,
        group=site.group,
        introduction=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer
        lead=lead,
        quick_links=_quick_links(context, site, output, contact, has_content=has_content),
        events=events,
        blocks=blocks,
        component_news=news,
        directories=build_directories(context, site, output),
        contact=build_contact_view(site, language),
        contact_url=contact.path if contact else "",
        arrangement=arrange_blocks(_list_heights(lead, blocks)),
        duties=dict(site.duties_in_brief).get(language, ""),
        sending_links=_sending_links(context, site, language, contact),
        meanwhile_links=()
        if has_content
        else build_menu_links(context, site, language, site.meanwhile_links, output.address),
    )
    return ViewResult(view, chrome_digest, diagnostics, body)


def _list_heights(lead: lists.Entry | None, blocks: Iterable[site_pages.HomeBlock]) -> tuple[int, ...]:
    """Return the heights of lead and blocks in rows; lists of documents take the whole width and are excluded."""
    short = (len(block.entries) + HEADING_ROWS for block in blocks if block.list_style != "documents")
    return (*((LEAD_ROWS,) if lead else ()), *short)


def arrange_blocks(heights: Sequence[int]) -> str:
    """Return how blocks of these heights are arranged in two columns, in their order (see `HomeView.arrangement`)."""
    whole = sum(heights)
    gaps = [abs(2 * above - whole) for above in accumulate(heights[:-1])]
    if gaps and min(gaps) <= MAX_COLUMN_GAP:
        return "columns"
    return "flow" if len(heights) > 2 else "rows"


def _quick_links(
    context: Context, site: Site, output: Output, contact: Address | None, *, has_content: bool
) -> tuple[Link, ...]:
    """Return the configured links.

    An empty home page omits the contact page until it shows a way to reach the agency.
    """
    links = build_menu_links(context, site, output.language, site.quick_links, output.address)
    view = build_contact_view(site, output.language)
    if has_content or contact is None or view.hours or has_channel(context.portal, site, output.language):
        return links
    return tuple(link for link in links if link.url != contact.path)


def _sending_links(context: Context, site: Site, language: str, contact: Address | None) -> tuple[Link, ...]:
    """Return the parts of the contact page on sending something new, without repeating parts with the same ways."""
    if contact is None:
        return ()
    receptions = build_site_receptions(context, site, language)
    first = {each.ways: each for each in reversed(receptions) if each.situation == "new" and each.ways}
    return tuple(Link(each.title, f"{contact.path}#ui-{each.takes}") for each in reversed(first.values()))


def _find_newest_day(entries: Iterable[lists.Entry]) -> date | None:
    """Return the newest day shown in rows of lists."""
    newest = max((each.day.iso for each in entries if each.day is not None), default="")
    return date.fromisoformat(newest) if newest else None


def _lead(context: Context, site: Site, output: Output, files: PageFiles) -> lists.Entry | None:
    """Return the newest item of the home page's sections that has a picture."""
    pages = [
        page
        for section in _home_sections(context, site, output.language)
        for page in _at_home(context, site, output, section)
    ]
    for page in sort_newest_first(page for page in pages if page.fields.get("images")):
        candidate = build_entry(context, page, output.language, output.address, files)
        if candidate.image is not None:
            return candidate
    return None


def _home_sections(context: Context, site: Site, language: str) -> tuple[SectionSettings, ...]:
    published = context.graph.sections[site.id, language]
    return tuple(section for section in site.sections if section.on_home and section.path in published)


def _own(context: Context, site: Site, output: Output, section: SectionSettings) -> tuple[Page, ...]:
    """Return the section's list without withdrawn and superseded pages."""
    pages = context.graph.lists.get((site.id, output.language, section.path), ())
    return tuple(page for page in pages if not is_obsolete(page, context.graph.at))


def _at_home(context: Context, site: Site, output: Output, section: SectionSettings) -> tuple[Page, ...]:
    """Return the pages of a section for the home page: only pages in its language, if there are any."""
    pages = _own(context, site, output, section)
    return tuple(page for page in pages if page.language == output.language) or pages


def _events(context: Context, site: Site, output: Output) -> tuple[lists.EventEntry, ...]:
    """Return the next events of all the site's sections.

    Only the lists themselves indicate pages that replace a missing translation.
    """
    pages = (page for section in site.sections for page in _own(context, site, output, section))
    upcoming = select_upcoming(pages, context.graph.at)[:BLOCK_SIZE]
    return tuple(build_event_entry(context, page, output.language, output.address) for page in upcoming)


def _blocks(context: Context, site: Site, output: Output, lead: str) -> tuple[site_pages.HomeBlock, ...]:
    blocks = []
    for section in _home_sections(context, site, output.language):
        pages = [page for page in _at_home(context, site, output, section) if page.id != lead][:BLOCK_SIZE]
        if not pages:
            continue
        address = context.plan.addresses[site.id, output.language, SECTION_OUTPUT, section.path]
        blocks.append(
            site_pages.HomeBlock(
                title_of_section(context, site, section.path, output.language),
                address.path,
                list_style_of(context, section),
                tuple(build_entry(context, page, output.language, output.address) for page in pages),
            )
        )
    return tuple(blocks)


def _component_news(context: Context, site: Site, output: Output) -> tuple[lists.Entry, ...]:
    """Return the newest news of the component sites from their exported indexes; empty on other sites."""
    if site.id != context.portal.main_site.id:
        return ()
    rows = sorted(
        (row for each in context.portal.sites if each.id != site.id for row in _news_for_main_home(context, each)),
        key=lambda row: (row.date, row.id),
        reverse=True,
    )
    own = [row for row in rows if row.language == output.language]
    chosen = (own or [row for row in rows if row.is_original])[: context.portal.settings.component_news]
    pages = [context.targets.pages_of(site_of_source(row.source))[row.source] for row in chosen]
    return tuple(build_entry(context, page, output.language, output.address, with_site=True) for page in pages)


def _news_for_main_home(context: Context, site: Site) -> Iterator[IndexRow]:
    """Return the news of a component site, without withdrawn news and sections of only local interest."""
    own_only = tuple(f"content/{site.id}/{section.path}/" for section in site.sections if not section.on_main_home)
    rows = context.targets.index_of(site.id).rows
    kinds = context.portal.kinds
    return (
        row
        for row in rows
        if kinds[row.kind].is_report and not row.is_withdrawn and not row.source.startswith(own_only)
    )


OUTPUT: Final = OutputDefinition(
    OutputType(HOME_OUTPUT, plan_home, is_listed=True, is_target=True, title="home.title"),
    build_home_view,
    check_text=check_introduction,
)
