"""Builds the catalogue of a site from its data, and the portal's from the answers of its sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Final
from urllib.parse import quote

from portalgen.config.open_data import DataLicense
from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.graph.publication_days import find_newest_change
from portalgen.law.due_dates import to_vietnam_time
from portalgen.open_data.addresses import name_of_kind
from portalgen.open_data.catalog.addresses import (
    catalog_address,
    columns_address,
    portal_catalog_address,
    portal_columns_address,
    table_address,
)
from portalgen.open_data.catalog.figures import FiguresFile, list_figures
from portalgen.open_data.catalog.model import (
    CatalogReference,
    ContactPoint,
    DataCatalog,
    Dataset,
    Distribution,
    LocalTexts,
    Publisher,
    SpatialUnit,
    Terms,
)
from portalgen.open_data.catalog.portal_files import PortalFile, list_portal_files
from portalgen.open_data.catalog.tables import KindTable, list_tables
from portalgen.open_data.catalog.vocabularies import CATALOG_FORMATS
from portalgen.open_data.licence import find_portal_license, find_portal_reuse
from portalgen.open_data.samples import RowCount, sum_rows
from portalgen.plan.model import CONTACT_OUTPUT, DATA_CATALOG_OUTPUT, OPEN_DATA_OUTPUT, Address
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.chrome import build_contact_view
from portalgen.render.context import Context
from portalgen.render.metadata.page_facts import is_licensed
from portalgen.render.page_files import PageFiles
from portalgen.text.bilingual import Bilingual

_CATALOG_TITLE: Final = Bilingual("Danh mục dữ liệu mở: {agency}", "Open data catalogue: {agency}")
_CATALOG_HELP: Final = Bilingual(
    "Các tập dữ liệu mà {agency} công bố trên trang thông tin điện tử của mình.",
    "The datasets that {agency} publishes on its website.",
)
_PORTAL_HELP: Final = Bilingual(
    "Danh mục dữ liệu mở của các trang thuộc {agency}.", "The open data catalogues of all sites of {agency}."
)
_TABLE_TITLE: Final = Bilingual("{kind}: {agency}", "{kind}: {agency}")
_TABLE_HELP: Final = Bilingual(
    "Các mục “{kind}” mà {agency} đăng trên trang thông tin điện tử: mỗi mục một dòng, gồm các thông tin chính và địa chỉ của mục.",
    "The items “{kind}” published by {agency} on its website: one item per row, with its main facts and address.",
)

_PORTAL_TABLE_HELP: Final = Bilingual(
    "Các mục “{kind}” của mọi trang thuộc {agency}, mỗi năm một tệp: mỗi mục một dòng, gồm các thông tin chính và địa chỉ của mục.",
    "The items “{kind}” of all sites of {agency}, one file per year: one item per row, with its main facts and address.",
)
_FIGURES_NOTE: Final = Bilingual(
    "Bản CSV: UTF-8 có BOM, dấu phân cách là dấu phẩy, chữ bắt đầu bằng =, +, - hoặc @ đứng sau dấu nháy đơn, số ghi như ở "
    "tệp gốc. Tệp gốc đăng nguyên văn như cơ quan lập.",
    "The CSV is UTF-8 with a byte order mark, separated by commas; a text that begins with =, +, - or @ has an "
    "apostrophe before it; numbers are as in the original. The original is as supplied by the agency.",
)
_ORIGINAL: Final = Bilingual("tệp gốc", "original file")


def build_data_catalog(context: Context, files: PageFiles) -> DataCatalog:
    """Return the catalogue of a site. `files` are the data files that are published with it."""
    site = context.site
    base = catalog_address(site).url
    page = context.plan.address(site.id, site.codes[0], OPEN_DATA_OUTPUT)
    homepage = page.url if page else ""
    tables = [_build_table(context.portal, site, base, homepage, each) for each in list_tables(context)]
    figures = [_build_figures(context, base, each) for each in list_figures(context, files) if not each.is_sample]
    datasets = (*tables, *figures)
    return DataCatalog(
        iri=name_catalog(site),
        titles=_fill(site, _CATALOG_TITLE),
        descriptions=_fill(site, _CATALOG_HELP),
        publisher=build_publisher(site),
        contact=_build_contact(context, base),
        coverage=_build_coverage(site, base),
        terms=build_terms(site),
        languages=site.codes,
        homepage=homepage,
        modified=max((each.modified for each in datasets if each.modified is not None), default=None),
        datasets=datasets,
    )


def build_portal_catalog(context: Context) -> DataCatalog:
    """Return the catalogue of the whole portal: all sites' catalogues, and the files with the items of all sites.

    The only query to each site is for its catalogue.
    """
    portal, main = context.portal, context.portal.main_site
    page = context.plan.address(main.id, main.codes[0], OPEN_DATA_OUTPUT)
    homepage, base = page.url if page else "", portal_catalog_address(portal).url
    names = {code: portal.settings.names.get(code, main.name(code).full) for code in main.codes}
    return DataCatalog(
        iri=f"{base}#catalog",
        titles=_fill_names(names, _CATALOG_TITLE),
        descriptions=_fill_names(names, _PORTAL_HELP),
        publisher=build_publisher(main),
        contact=_build_contact(context, catalog_address(main).url),
        coverage=None,
        terms=_build_portal_terms(portal, base),
        languages=main.codes,
        homepage=homepage,
        modified=None,
        datasets=tuple(_build_portal_tables(context, base, homepage, names)),
        catalogs=tuple(_refer_to_sites(context)),
    )


def _build_portal_tables(context: Context, base: str, homepage: str, names: Mapping[str, str]) -> Iterator[Dataset]:
    main = context.portal.main_site
    for kind_name, group in groupby(list_portal_files(context), key=lambda each: each.kind.name):
        files, name = tuple(group), name_of_kind(kind_name)
        kind, rows = files[0].kind, sum_rows(each.rows for each in files)
        years = sorted({each.year for each in files if each.year and not each.only_samples})
        yield Dataset(
            iri=f"{base}#{name}",
            identifier=f"portal-wide/{name}",
            titles=_mark_title(_fill_names(names, _TABLE_TITLE, kind.label), rows),
            descriptions=_mark_description(_fill_names(names, _PORTAL_TABLE_HELP, kind.label), rows),
            theme=kind.data_theme,
            keywords=tuple((code, kind.label.text(code)) for code in main.codes),
            modified=None,
            begin=date(int(years[0]), 1, 1) if years else None,
            end=date(int(years[-1]), 12, 31) if years else None,
            languages=tuple(dict.fromkeys(each.language for each in files)),
            page=homepage,
            frequency=main.data_frequency,
            source_names=(),
            distributions=tuple(
                Distribution(
                    iri=f"{base}#{name}-{each.year or 'undated'}-{each.language}-{each.ending}",
                    titles=((each.language, _title_portal_file(each)),),
                    url=each.address.url,
                    page=homepage,
                    format=each.ending,
                    language=each.language,
                    schema_url=portal_columns_address(context.portal, each.language, kind, each.ending).url,
                )
                for each in files
            ),
        )


def _title_portal_file(file: PortalFile) -> str:
    words = (file.kind.label.text(file.language), file.year, f"({file.ending.upper()})")
    return file.rows.title(" ".join(filter(None, words)), file.language)


def _refer_to_sites(context: Context) -> Iterator[CatalogReference]:
    for site in context.portal.sites:
        page = find_data_page(context, site, site.codes[0])
        if page is not None:
            yield CatalogReference(
                iri=name_catalog(site),
                titles=_fill(site, _CATALOG_TITLE),
                descriptions=_fill(site, _CATALOG_HELP),
                publisher=build_publisher(site),
                homepage=page.url,
            )


def find_data_page(context: Context, site: Site, language: str) -> ResolvedTarget | None:
    """Return the page that describes a site's open data. Return None if the site has no catalogue."""
    own = context.site.id == site.id
    if not site.open_data or (own and context.plan.address(site.id, site.codes[0], DATA_CATALOG_OUTPUT) is None):
        return None
    return context.targets.find(f"site:{site.id}/{OPEN_DATA_OUTPUT}", language)


def name_catalog(site: Site) -> str:
    """Return the name (IRI) of a site's catalogue."""
    return f"{catalog_address(site).url}#catalog"


def build_publisher(site: Site) -> Publisher:
    """Return the agency of the site, under the same IRI in every catalogue."""
    return Publisher(
        iri=f"{catalog_address(site).url}#agency",
        names=_names(site),
        homepage=Address(site.host, site.prefix(site.codes[0])).url,
        code=site.confirmed_agency_code,
        type=site.group,
    )


def build_terms(site: Site) -> Terms:
    """Return the terms of reuse of a site's data, with the licence if it is confirmed."""
    texts = tuple((code, text) for code, text in site.reuse if code in site.codes)
    return _with_license(catalog_address(site).url, texts, site.confirmed_license)


def _build_portal_terms(portal: Portal, base: str) -> Terms:
    """Return the terms of files with rows of all sites."""
    texts = tuple((code, find_portal_reuse(portal, code)) for code in portal.main_site.codes)
    return _with_license(base, texts, find_portal_license(portal))


def _with_license(base: str, texts: LocalTexts, licence: DataLicense | None) -> Terms:
    names = tuple(licence.names.items()) if licence is not None else ()
    return Terms(f"{base}#terms", texts, licence.address if licence is not None else "", names)


def _build_contact(context: Context, base: str) -> ContactPoint:
    site = context.site
    page = context.plan.address(site.id, site.codes[0], CONTACT_OUTPUT)
    contact = build_contact_view(site, site.codes[0])
    iri = f"{base}#contact"
    return ContactPoint(iri, _names(site), contact.email, contact.telephone_url, page.url if page else "")


def _build_coverage(site: Site, base: str) -> SpatialUnit | None:
    if site.unit_code is None:
        return None
    names = tuple((code, site.name(code).short) for code in site.codes)
    return SpatialUnit(f"{base}#unit", names, site.unit_code)


def _build_table(portal: Portal, site: Site, base: str, homepage: str, table: KindTable) -> Dataset:
    kind, name = table.kind, name_of_kind(table.kind.name)
    begins = [each.begin for each in table.languages if each.begin is not None]
    ends = [each.end for each in table.languages if each.end is not None]
    return Dataset(
        iri=f"{base}#{name}",
        identifier=f"{site.id}/{name}",
        titles=_mark_title(_fill(site, _TABLE_TITLE, kind.label), table.rows),
        descriptions=_mark_description(_fill(site, _TABLE_HELP, kind.label), table.rows),
        theme=kind.data_theme,
        keywords=tuple((code, kind.label.text(code)) for code in site.codes),
        modified=max((each.changed for each in table.languages if each.changed is not None), default=None),
        begin=min(begins, default=None),
        end=max(ends, default=None),
        languages=tuple(each.language for each in table.languages),
        page=homepage,
        frequency=site.data_frequency,
        source_names=(),
        distributions=tuple(
            Distribution(
                iri=f"{base}#{name}-{each.language}-{ending}",
                titles=(
                    (
                        each.language,
                        each.rows.title(f"{kind.label.text(each.language)} ({ending.upper()})", each.language),
                    ),
                ),
                url=table_address(site, each.language, kind, ending).url,
                page=homepage,
                format=ending,
                language=each.language,
                schema_url=columns_address(portal, site, each.language, kind, ending).url,
            )
            for each in table.languages
            for ending in CATALOG_FORMATS
        ),
    )


def _build_figures(context: Context, base: str, figures: FiguresFile) -> Dataset:
    page = figures.page
    url = context.page_address(page).url
    name = f"{page.id}/{quote(figures.file)}"
    change = find_newest_change(page, context.graph.at)
    return Dataset(
        iri=f"{base}#{name}",
        identifier=f"{context.site.id}/{name}",
        titles=figures.titles,
        descriptions=((page.language, _describe_figures(page)),),
        theme=page.kind.data_theme,
        keywords=tuple((code, page.kind.label.text(code)) for code in context.site.codes),
        modified=to_vietnam_time(change) if change else None,
        begin=figures.begin,
        end=figures.end,
        languages=(page.language,),
        page=url,
        frequency="",
        source_names=figures.sources,
        distributions=tuple(_build_figures_files(figures, f"{base}#{name}", url, context.graph.at)),
    )


def _build_figures_files(figures: FiguresFile, iri: str, page: str, at: datetime) -> Iterator[Distribution]:
    """Yield the copy in the format of all tables, then the file as supplied by the agency."""
    is_own = is_licensed(figures.page, at)
    language = figures.page.language
    if figures.table_address is not None:
        url = figures.table_address.url
        yield Distribution(f"{iri}-csv", figures.titles, url, page, "csv", language, is_licensed=is_own)
    titles = tuple((code, f"{title} ({_ORIGINAL.text(code)})") for code, title in figures.titles)
    yield Distribution(f"{iri}-source", titles, figures.address.url, page, "csv", language, "", figures.size, is_own)


def _describe_figures(page: Page) -> str:
    """Return the description of a file of figures and its formats."""
    return f"{f'{page.title}. {page.summary}'.removesuffix(' ')} {_FIGURES_NOTE.text(page.language)}"


def _mark_title(titles: LocalTexts, rows: RowCount) -> LocalTexts:
    return tuple((code, rows.title(text, code)) for code, text in titles)


def _mark_description(descriptions: LocalTexts, rows: RowCount) -> LocalTexts:
    return tuple((code, rows.describe(text, code)) for code, text in descriptions)


def _names(site: Site) -> LocalTexts:
    return tuple((code, site.agency_name(code)) for code in site.codes)


def _fill(site: Site, words: Bilingual, kind: Bilingual | None = None) -> LocalTexts:
    """Return the words in each language of a site, filled in with the names of its agency and of a kind."""
    return _fill_names({code: site.agency_name(code) for code in site.codes}, words, kind)


def _fill_names(names: Mapping[str, str], words: Bilingual, kind: Bilingual | None = None) -> LocalTexts:
    return tuple(
        (code, words.text(code).format(agency=name, kind=kind.text(code) if kind else ""))
        for code, name in names.items()
    )
