"""The page of open data: content, files, terms of use and contact; its text comes from the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.config.open_data import DATA_FREQUENCIES
from portalgen.config.portal import Site
from portalgen.graph.title_labels import SAMPLE_LABEL, TitleLabel, without_repetition
from portalgen.locale.formats import format_file_size, format_number
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import PACKAGE_FILE, data_address, portal_data_address
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.directories import group_into_directories
from portalgen.outputs.generated_page import build_generated_head
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import (
    CONTACT_OUTPUT,
    DATA_CATALOG_OUTPUT,
    OPEN_DATA_OUTPUT,
    PORTAL_CATALOG_OUTPUT,
    Address,
    Output,
    OutputType,
    PlanScope,
)
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer, build_contact_view, link_to, mark_foreign_language
from portalgen.render.context import Context
from portalgen.render.frames import build_frame
from portalgen.render.metadata.page_facts import find_newest_day
from portalgen.render.page_files import PageFiles
from portalgen.render.presenters import build_day_view
from portalgen.render.views.links import Link
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.open_data.catalog import addresses as catalog_addresses
    from portalgen.open_data.catalog import build as catalog_build
    from portalgen.open_data.catalog import figures as catalog_figures
    from portalgen.open_data.catalog import portal_files, vocabularies
    from portalgen.open_data.catalog import tables as catalog_tables
    from portalgen.render.views import open_data, site_pages

OPEN_DATA_SEGMENT: Final = Bilingual("du-lieu-mo", "open-data")
"""Segment of the page's address."""
_SAMPLE: Final = TitleLabel("sample", SAMPLE_LABEL)
MAX_FIGURES: Final = 100
"""Maximum number of data files listed on the page, the newest; the catalogue lists them all."""


def plan_open_data(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the page in a language, if the site has anything to offer."""
    if catalog_tables.has_open_data(scope.portal, scope.site, scope.graph):
        yield from plan_generated_page(output_type, scope)


def build_open_data_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """Return the page that describes the open data of a site. On the main site it also links to that of other sites."""
    site, language = context.site, output.language
    title = context.text(site, language, "page.open_data")
    tables, figures = catalog_tables.list_tables(context), catalog_figures.list_figures(context, files)
    head = build_generated_head(site, output, title, day=_find_newest_day(language, tables, figures))
    frame, digest = build_frame(context, chrome, output, "open_data", head, build_top_level_trail(title, output))
    basis, contact = context.portal.settings.data_basis, context.plan.address(site.id, language, CONTACT_OUTPUT)
    portal_tables = tuple(_build_portal_rows(context, output))
    view = open_data.OpenDataView(
        frame=frame,
        title=title,
        agency=site.name(language).full,
        tables=tuple(_build_table_row(context, output, table) for table in tables),
        portal_package_url=portal_data_address(site, language, PACKAGE_FILE).path if portal_tables else "",
        portal_tables=portal_tables,
        figures=tuple(_build_figures_row(context, output, each) for each in figures[:MAX_FIGURES]),
        other_figures=format_number(len(figures) - MAX_FIGURES, language) if len(figures) > MAX_FIGURES else "",
        frequency=DATA_FREQUENCIES[site.data_frequency].text(language) if site.data_frequency else "",
        license=_build_license(site, language),
        terms=choose_for_language(site.reuse, language),
        basis=choose_for_language(tuple(basis.items()), language) if basis else "",
        contact=build_contact_view(site, language),
        contact_url=contact.path if contact else "",
        package_url=_find_package(site, language, tables),
        catalog_url=_find_path(context, site, DATA_CATALOG_OUTPUT),
        portal_catalog_url=_find_path(context, site, PORTAL_CATALOG_OUTPUT),
        portal=_build_portal_link(context, site, output),
        sites=_build_sites(context, site, output),
    )
    return ViewResult(view, digest)


def _find_newest_day(
    language: str, tables: Sequence[catalog_tables.KindTable], figures: Sequence[catalog_figures.FiguresFile]
) -> date | None:
    """Return the newest day among the last changes of the tables and the pages of the figures."""
    changes = [each.changed.date() for table in tables if (each := table.in_language(language)).changed is not None]
    day = find_newest_day(each.page for each in figures)
    return max((*changes, *((day,) if day is not None else ())), default=None)


def _find_path(context: Context, site: Site, type_name: str) -> str:
    address = context.plan.address(site.id, site.codes[0], type_name)
    return address.path if address else ""


def _find_package(site: Site, language: str, tables: Sequence[catalog_tables.KindTable]) -> str:
    """Return the descriptor of the tables in the page's language, else in the first language with any."""
    codes = {each.language for table in tables for each in table.languages}
    code = next((code for code in (language, *site.codes) if code in codes), "")
    return data_address(site, code, PACKAGE_FILE).path if code else ""


def _build_table_row(context: Context, output: Output, table: catalog_tables.KindTable) -> open_data.DataTableRow:
    """Return the row of a table in the page's language, else in its own language."""
    site, language, kind = context.site, output.language, table.kind
    chosen = table.in_language(language)
    links = [
        (ending, catalog_addresses.table_address(site, chosen.language, kind, ending).path)
        for ending in vocabularies.CATALOG_FORMATS
    ]
    schema = catalog_addresses.columns_address(context.portal, site, chosen.language, kind, "json")
    return open_data.DataTableRow(
        title=kind.label.text(language),
        language=mark_foreign_language(chosen.language, language),
        count=chosen.rows.real,
        samples=chosen.rows.samples,
        newest=build_day_view(chosen.newest, language),
        files=tuple(
            open_data.DataFileLink(ending.upper(), path, vocabularies.CATALOG_FORMATS[ending].media_type)
            for ending, path in links
        ),
        schema_url=schema.link_from(output.address),
    )


def _build_portal_rows(context: Context, output: Output) -> Iterator[open_data.PortalDataRow]:
    """Yield the files with the items of all sites, in the language of the page."""
    files = [each for each in portal_files.list_portal_files(context) if each.language == output.language]
    for _, of_kind in groupby(files, key=lambda each: each.kind.name):
        rows = tuple(of_kind)
        only_samples = all(each.only_samples for each in rows)
        years = tuple(
            _build_portal_year(year, tuple(of_year), marks_samples=not only_samples)
            for year, of_year in groupby(rows, key=lambda each: each.year)
        )
        yield open_data.PortalDataRow(rows[0].kind.label.text(output.language), only_samples, years)


def _build_portal_year(
    year: str, files: tuple[portal_files.PortalFile, ...], *, marks_samples: bool
) -> open_data.PortalDataYear:
    links = (
        open_data.DataFileLink(
            each.ending.upper(), each.address.path, vocabularies.CATALOG_FORMATS[each.ending].media_type
        )
        for each in files
    )
    return open_data.PortalDataYear(year, marks_samples and files[0].only_samples, tuple(links))


def _build_figures_row(context: Context, output: Output, figures: catalog_figures.FiguresFile) -> open_data.FiguresRow:
    language = output.language
    pages = context.graph.items[figures.page.id].pages
    page = next((each for each in pages if each.language == language), figures.page)
    own = next((pair for pair in figures.titles if pair[0] == language), figures.titles[0])
    source = next((pair for pair in figures.sources if pair[0] == own[0]), ("", ""))[1]
    foreign = mark_foreign_language(own[0], language)
    address = context.page_address(page)
    media_type, copy = vocabularies.CATALOG_FORMATS["csv"].media_type, figures.table_address
    size = format_file_size(figures.size, language)
    original = open_data.DataFileLink("CSV", figures.address.link_from(output.address), media_type, size)
    return open_data.FiguresRow(
        title=own[1],
        language=foreign,
        source=source,
        begin=build_day_view(figures.begin, language),
        end=build_day_view(figures.end, language),
        sample=figures.is_sample and bool(without_repetition((_SAMPLE,), own[1])),
        page=Link(page.title, address.path, *(2 * (mark_foreign_language(page.language, language),))),
        file=original if copy is None else open_data.DataFileLink("CSV", copy.path, media_type),
        original=None if copy is None else original,
    )


def _build_license(site: Site, language: str) -> Link | None:
    """Return a link to the licence, with its name as the title; None if not confirmed."""
    license = site.confirmed_license
    if license is None:
        return None
    title = choose_for_language(tuple(license.names.items()), language)
    return Link(title, license.address, external=True)


def _build_portal_link(context: Context, site: Site, output: Output) -> Link | None:
    """Return a link to the main site's page; None on the main site, or if it has no open data.

    Only settings are read (`leads_to_sites`), not the main site's content.
    """
    main = context.portal.main_site
    if site.id == main.id or not main.open_data:
        return None
    code = output.language if output.language in main.codes else main.codes[0]
    url = Address(main.host, f"{main.prefix(code)}{OPEN_DATA_SEGMENT.text(code)}/").link_from(output.address)
    title = main.name(output.language).short
    return Link(title, url, mark_foreign_language(code, output.language))


def _build_sites(context: Context, site: Site, output: Output) -> tuple[site_pages.Directory, ...]:
    """Return the open data pages of all other sites by site name; empty unless `site` is the main site."""
    if not catalog_tables.leads_to_sites(context.portal, site):
        return ()

    def link(other: Site) -> Link | None:
        target = catalog_build.find_data_page(context, other, output.language)
        name_language = output.language if output.language in dict(other.names) else other.names[0][0]
        name = other.name(output.language).short
        return link_to(target, name, name_language, output.language, output.address) if target else None

    return group_into_directories(context, output, link)


OUTPUT: Final = OutputDefinition(
    OutputType(
        OPEN_DATA_OUTPUT,
        plan_open_data,
        is_listed=True,
        is_searched=True,
        is_target=True,
        segment=OPEN_DATA_SEGMENT,
        has_own_setting=True,
        title="page.open_data",
    ),
    build_open_data_view,
)
