"""The Atom feed of the emergencies currently shown in banners; empty if there are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.banners import choose_banner_page, level_of, list_banner_items
from portalgen.graph.moments import find_banner_change, is_sample, moments_of
from portalgen.law.due_dates import to_vietnam_time
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.feed import build_feed_entry, build_feed_of_entries
from portalgen.plan.model import Address, Output, OutputType, PlanScope
from portalgen.plan.segments import section_path
from portalgen.render.context import Context
from portalgen.render.section_files import find_page_of_section, title_section_file
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import machine

EMERGENCY_FEED_FILE: Final = "atom.xml"


def plan_emergency_feed(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the feed of each section of the main site that accepts emergencies, even if there are none.

    Programs must be able to subscribe before an emergency.
    """
    site, code, kinds = scope.site, scope.language, scope.portal.kinds
    for section in site.sections if site.id == scope.portal.main_site.id else ():
        known = (kinds.find(name) for name in section.kinds)  # an unknown kind is reported with the configuration
        if any(kind is not None and kind.banner is not None for kind in known):
            index = scope.graph.indexes.get((site.id, code, section.path))
            address = Address(site.host, f"{section_path(site, section.path, code)}{EMERGENCY_FEED_FILE}")
            yield Output(address, site.id, code, output_type, section.path, index.source if index else site.source)


def build_emergency_feed_view(context: Context, output: Output) -> machine.FeedView:
    """Return the emergencies of the section that are banners now, gravest first.

    An emergency without an up-to-date translation is in the feed in its own language, because readers may have no other
    way to learn of it in time.
    """
    items = (each for each in list_banner_items(context.graph) if each.original.section == output.subject)
    pages = (choose_banner_page(item, output.language) for item in items)
    title = title_section_file(context, output.type, output.language, output.subject)
    about = find_page_of_section(context, output.language, output.subject)
    entries = tuple(_build_entry(context, page) for page in pages)
    view = build_feed_of_entries(context, output, entries, title, about)
    turned = _find_last_turn(context, output.subject)
    return view if turned is None else replace(view, updated=to_vietnam_time(turned).isoformat())


def _find_last_turn(context: Context, section: str) -> datetime | None:
    """Return the last moment at which an emergency of the section began, changed or ended; None if there was none.

    An end changes the feed too: the feed's time advances when its last entry disappears.
    """
    graph, settings = context.graph, context.portal.settings
    shown = (page for item in graph.items.values() for page in item.pages)
    pages = (page for page in (*shown, *graph.notice_pages.values()) if page.section == section and not is_sample(page))
    moments = (moment for page in pages if page.kind.banner is not None for moment in moments_of(page, settings))
    return max((moment for moment in moments if moment <= graph.at), default=None)


def _build_entry(context: Context, page: Page) -> machine.FeedEntry:
    """Return the entry of a page with its severity level and its last change, like the banner."""
    entry = build_feed_entry(context, page)
    changed = find_banner_change(page, context.graph.at)
    return replace(
        entry,
        title=f"{level_of(page).label.text(page.language)}: {entry.title}",
        updated=to_vietnam_time(changed).isoformat(),
    )


OUTPUT: Final = OutputDefinition(
    OutputType(
        "emergency_feed",
        plan_emergency_feed,
        media_type="application/atom+xml",
        is_announced_in_section=True,
        title=Bilingual("{section} đang diễn ra ({site})", "{section}: in force now ({site})"),
        format_name="Atom",
        link_text=Bilingual("Nhận tin khẩn cấp đang diễn ra (Atom)", "Emergencies in force now (Atom)"),
    ),
    without_chrome(build_emergency_feed_view),
    template="feeds/atom.xml",
)
