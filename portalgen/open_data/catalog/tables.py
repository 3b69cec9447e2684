"""Which tables of open data a site has, and what a catalogue says of each without a row of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_withdrawn
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.open_data.rows import has_row
from portalgen.render.context import Context


@dataclass(frozen=True, slots=True)
class TableOfLanguage:
    """The items of one kind in one language."""

    language: str
    count: int
    begin: date | None
    """The day of the oldest item; None where none has a day."""
    end: date | None
    changed: datetime | None
    """The last change that the front matter of the items tells."""


@dataclass(frozen=True, slots=True)
class KindTable:
    """The items of one kind, in each language of the site in which there are any."""

    kind: Kind
    languages: tuple[TableOfLanguage, ...]

    def in_language(self, language: str) -> TableOfLanguage:
        """Return the table in `language`, else the first."""
        return next((each for each in self.languages if each.language == language), self.languages[0])


def list_tables(context: Context) -> tuple[KindTable, ...]:
    """Return the tables of the site, in the order of the portal's kinds."""
    by_kind: dict[str, list[TableOfLanguage]] = {}
    for language in context.site.codes:
        pages_by_kind: dict[str, list[Page]] = {}
        for page in context.own_pages.get(language, ()):
            pages_by_kind.setdefault(page.kind.name, []).append(page)
        for name, pages in pages_by_kind.items():
            by_kind.setdefault(name, []).append(_summarize(language, pages, context.graph.at))
    kinds = context.portal.kinds
    return tuple(KindTable(kinds[name], tuple(by_kind[name])) for name in kinds if name in by_kind)


def _summarize(language: str, pages: Sequence[Page], at: datetime) -> TableOfLanguage:
    """Every build does this for all pages of a site."""
    dates = [page.date for page in pages if page.date is not None]
    changes = [*dates, *(page.publish_at for page in pages if page.publish_at is not None)]
    changes += [moment for page in pages for moment in _list_later_changes(page, at)]
    begin, end = (min(dates).date(), max(dates).date()) if dates else (None, None)
    return TableOfLanguage(language, len(pages), begin, end, to_vietnam_time(max(changes)) if changes else None)


def find_page_change(page: Page, at: datetime) -> datetime | None:
    """Return the last change of a page that its front matter tells by `at`: never the time of a file."""
    moments = (page.date, page.publish_at, *_list_later_changes(page, at))
    return max((each for each in moments if each is not None), default=None)


def _list_later_changes(page: Page, at: datetime) -> Sequence[datetime]:
    fields = page.fields
    if "change_notes" not in fields and "withdrawn" not in fields:
        return ()
    withdrawn = (fields["withdrawn"]["at"],) if is_withdrawn(page, at) else ()
    return (*withdrawn, *(note["at"] for note in fields.get("change_notes", ())))


def has_own_data(site: Site, graph: Graph) -> bool:
    """Whether a site publishes open data of its own: it is set to, and has any item."""
    return site.open_data and any(map(has_row, graph.shown_pages.values()))


def has_open_data(portal: Portal, site: Site, graph: Graph) -> bool:
    """Whether a site has a page of open data: it has some, or it leads to that of the other sites."""
    return has_own_data(site, graph) or leads_to_sites(portal, site)


def leads_to_sites(portal: Portal, site: Site) -> bool:
    """Whether a site is the main one of a portal in which others publish open data too: that is in the configuration."""
    others = (each for each in portal.sites if each.id != site.id)
    return site.open_data and site.id == portal.main_site.id and any(each.open_data for each in others)
