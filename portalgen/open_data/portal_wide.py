"""Portal-wide files: the rows of all sites of one kind, language and year, on the main site.

Their views name fragments by their digests and hold no row; `stream_…` yields a file piece by piece, one fragment at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portalgen.content.model import Page
from portalgen.open_data.addresses import portal_data_address, portal_file_name
from portalgen.open_data.columns import shared_columns_of
from portalgen.open_data.csv_file import encode_csv_head
from portalgen.open_data.fragments import CSV, JSON, join_json_fragments, year_of
from portalgen.open_data.json_file import JSON_END, encode_json_head
from portalgen.open_data.rows import has_row
from portalgen.plan.model import Output, OutputType, PlanFunction, PlanScope
from portalgen.render.context import Context


@dataclass(frozen=True, slots=True)
class PortalDataView:
    """A portal-wide file of one kind, language and year."""

    kind: str
    language: str
    year: str
    """Empty for items without a day."""
    url: str
    form: str
    parts: tuple[tuple[str, str, int], ...]
    """(site, digest of its rows in this form, their number), in the order of the sites."""


def plan_portal_data(ending: str) -> PlanFunction:
    """Return what plans the portal-wide files with an ending: one for each kind and year in which any site has a row."""

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        site, code = scope.site, scope.language
        if not site.open_data:
            return
        for kind, year in find_portal_files(scope):
            address = portal_data_address(site, code, portal_file_name(kind, year, code, ending))
            yield Output(address, site.id, code, output_type, f"{kind}/{year}", site.source)

    return plan


def find_portal_files(scope: PlanScope) -> tuple[tuple[str, str], ...]:
    """Return (kind, year) of every portal-wide file in one language; the year is empty for items without a day.

    Where no other site has open data there is none: the main site's own files hold all rows.
    """
    sites = [each.id for each in scope.portal.sites if each.open_data]
    if sites == [scope.site.id]:
        return ()
    pages = (page for site in sites for page in scope.find_pages(site))
    found = {_kind_and_year_of(page) for page in pages if page.language == scope.language and has_row(page)}
    return tuple(sorted(found))


def _kind_and_year_of(page: Page) -> tuple[str, str]:
    return page.kind.name, year_of(page)


def build_portal_data_view(form: str, context: Context, output: Output) -> PortalDataView:
    """Return the view of a portal-wide file in a form of `fragments.DATA_FORMS`."""
    kind, _, year = output.subject.partition("/")
    found = context.fragments.find(kind, output.language, year)
    parts = tuple((each.site, dict(each.digests)[form], each.count) for each in found)
    return PortalDataView(kind, output.language, year, output.address.url, form, parts)


def stream_portal_csv(context: Context, view: PortalDataView) -> Iterator[bytes]:
    """Yield the file of a view as CSV."""
    yield encode_csv_head(shared_columns_of(context, context.portal.kinds[view.kind]))
    yield from _read_parts(context, view, CSV)


def stream_portal_json(context: Context, view: PortalDataView) -> Iterator[bytes]:
    """Yield the file of a view as JSON."""
    yield encode_json_head({"kind": view.kind, "language": view.language, "year": view.year or None, "url": view.url})
    yield from join_json_fragments(_read_parts(context, view, JSON))
    yield JSON_END


def _read_parts(context: Context, view: PortalDataView, form: str) -> Iterator[bytes]:
    for fragment in context.fragments.find(view.kind, view.language, view.year):
        yield context.fragments.read(fragment, form)
