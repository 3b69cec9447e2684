"""The tables of open data of a site, summarized for catalogues without building any rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_sample
from portalgen.graph.publication_days import find_newest_change
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.on_demand import on_demand
from portalgen.render.context import Context

with on_demand():
    from portalgen.open_data import rows as open_data_rows
    from portalgen.open_data import samples


@frozen
class TableOfLanguage:
    """The items of a kind in a language."""

    language: str
    rows: samples.RowCount
    begin: date | None
    """The day of the oldest item; None if no item has a day. Samples do not count for any of the days."""
    end: date | None
    newest: date | None
    """The day of the newest item, without future days."""
    changed: datetime | None
    """The last publication, correction or withdrawal of an item; None if not in the front matter."""


@frozen
class KindTable:
    """The items of a kind, in each language in which the site has such items."""

    kind: Kind
    languages: tuple[TableOfLanguage, ...]

    @property
    def rows(self) -> samples.RowCount:
        """The rows in all languages."""
        return samples.sum_rows(each.rows for each in self.languages)

    def in_language(self, language: str) -> TableOfLanguage:
        """Return the table in `language`, or else the first."""
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
    """Return the summary of a table. Every build calls this for all pages of a site."""
    real = [page for page in pages if not is_sample(page)]
    dates = [page.date for page in real if page.date is not None]
    begin, end = (min(dates).date(), max(dates).date()) if dates else (None, None)
    newest = max((each for each in dates if each <= at), default=None)
    changes = [each for page in real if (each := find_newest_change(page, at)) is not None]
    return TableOfLanguage(
        language,
        samples.RowCount(len(real), len(pages) - len(real)),
        begin,
        end,
        newest.date() if newest is not None else None,
        to_vietnam_time(max(changes)) if changes else None,
    )


def has_own_data(site: Site, graph: Graph) -> bool:
    """Return True if a site publishes open data of its own: it is enabled, and any item exists."""
    return site.open_data and any(map(open_data_rows.has_row, graph.shown_pages.values()))


def has_open_data(portal: Portal, site: Site, graph: Graph) -> bool:
    """Return True if a site has a page about open data, either for its own data or to link to other sites."""
    return has_own_data(site, graph) or leads_to_sites(portal, site)


def leads_to_sites(portal: Portal, site: Site) -> bool:
    """Return True if the configuration makes this the main site of a portal with open data on other sites."""
    others = (each for each in portal.sites if each.id != site.id)
    return site.open_data and site.id == portal.main_site.id and any(each.open_data for each in others)
