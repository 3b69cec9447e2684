"""Portal-wide files: the rows of all sites of a kind, language and year, on the main site.

Their views contain digests of fragments instead of rows; `stream_…` yields a file piece by piece, a fragment at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portalgen.config.portal import Portal
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.open_data.addresses import name_of_kind, portal_data_address, portal_file_name, schema_address
from portalgen.open_data.columns import shared_columns_of
from portalgen.open_data.csv_file import encode_csv_head
from portalgen.open_data.fragments import CSV, JSON, join_json_fragments, year_of
from portalgen.open_data.json_file import JSON_END, encode_json_head
from portalgen.open_data.licence import find_portal_license, find_portal_reuse
from portalgen.open_data.rows import has_row
from portalgen.open_data.samples import REAL_ROWS, SAMPLES_ALONE, RowCount, count_rows
from portalgen.plan.model import Output, OutputType, PlanFunction, PlanScope
from portalgen.render.context import Context


@frozen
class PortalDataView:
    """A portal-wide file of a kind, language and year."""

    kind: str
    language: str
    year: str
    """Empty for items without a day."""
    form: str
    facts: tuple[tuple[str, str | None], ...]
    """The facts at the beginning of a JSON file."""
    parts: tuple[tuple[str, str, int], ...]
    """(site, digest of its rows in this form, their number), in the order of the sites."""


def plan_portal_data(ending: str) -> PlanFunction:
    """Return the function that plans portal-wide files with the extension `ending`, one for each kind and year."""

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        site, code = scope.site, scope.language
        if not site.open_data:
            return
        for (kind, year), count in find_portal_files(scope).items():
            address = portal_data_address(site, code, portal_file_name(kind, year, code, ending))
            only = count.only_samples
            yield Output(address, site.id, code, output_type, f"{kind}/{year}", site.source, only_samples=only)

    return plan


def find_portal_files(scope: PlanScope) -> Mapping[tuple[str, str], RowCount]:
    """Return the rows of each portal-wide file in a language, keyed by (kind, year), in order.

    The year is empty for items without a day. If no other site has open data, there are no such files: the files of the
    main site already contain all rows.
    """
    sites = [each.id for each in scope.portal.sites if each.open_data]
    if sites == [scope.site.id]:
        return {}
    pages = (page for site in sites for page in scope.find_pages(site))
    by_year: dict[str, list[Page]] = {}
    for page in pages:
        if page.language == scope.language and has_row(page):
            by_year.setdefault(year_of(page), []).append(page)
    counts = {(kind, year): count for year, of_year in by_year.items() for kind, count in count_rows(of_year).items()}
    return dict(sorted(counts.items()))


def build_portal_data_view(form: str, context: Context, output: Output) -> PortalDataView:
    """Return the view of a portal-wide file in a form of `fragments.DATA_FORMS`."""
    kind, _, year = output.subject.partition("/")
    found = context.fragments.find(kind, output.language, year)
    parts = tuple((each.site, dict(each.digests)[form], each.count) for each in found)
    return PortalDataView(kind, output.language, year, form, _build_facts(context, output, kind, year), parts)


def _build_facts(context: Context, output: Output, kind: str, year: str) -> tuple[tuple[str, str | None], ...]:
    """Return the same facts as for a site's file (`outputs.data_json`), of the publishing site; and the year."""
    portal, site, language = context.portal, context.portal.main_site, output.language
    agency = site.agency_name(language)
    label = portal.kinds[kind].label.text(language)
    licence = find_portal_license(portal)
    return (
        ("$schema", schema_address(portal, name_of_kind(kind)).url),
        ("title", _title_file(portal, f"{label} {year}".rstrip(), output)),
        ("site", site.id),
        ("agency", agency),
        ("language", language),
        ("kind", kind),
        ("year", year or None),
        ("url", output.address.url),
        ("reuse", find_portal_reuse(portal, language)),
        *((("license", licence.address),) if licence is not None else ()),
    )


def _title_file(portal: Portal, contents: str, output: Output) -> str:
    language = output.language
    name = portal.settings.names.get(language, portal.main_site.name(language).full)
    return (SAMPLES_ALONE if output.only_samples else REAL_ROWS).title(f"{contents}: {name}", language)


def stream_portal_csv(context: Context, view: PortalDataView) -> Iterator[bytes]:
    """Yield the file of a view as CSV."""
    yield encode_csv_head(shared_columns_of(context, context.portal.kinds[view.kind]))
    yield from _read_parts(context, view, CSV)


def stream_portal_json(context: Context, view: PortalDataView) -> Iterator[bytes]:
    """Yield the file of a view as JSON."""
    yield encode_json_head(dict(view.facts))
    yield from join_json_fragments(_read_parts(context, view, JSON))
    yield JSON_END


def _read_parts(context: Context, view: PortalDataView, form: str) -> Iterator[bytes]:
    for fragment in context.fragments.find(view.kind, view.language, view.year):
        yield context.fragments.read(fragment, form)
