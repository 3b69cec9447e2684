"""The search indexes needed by a build, and their content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.graph.list_order import sort_newest_first
from portalgen.graph.moments import is_indexed
from portalgen.on_demand import on_demand
from portalgen.plan.model import SEARCH_OUTPUT, SITE_MAP_OUTPUT, Output
from portalgen.plan.segments import SEARCH_FOLDER, SUMMARY_FOLDER
from portalgen.render.context import Context
from portalgen.render.search_metadata import build_search_filters, build_search_meta
from portalgen.text.bilingual import BILINGUAL_CODES, Bilingual
from portalgen.writer.manifest import ManifestEntry

with on_demand():
    from portalgen.search import bundles

_SITE_MAP_NAMES = ("Sitemap",)
SITE_KIND = Bilingual("Trang thông tin điện tử", "Website")


def list_bundle_folders(portal: Portal, site: Site) -> frozenset[str]:
    """Return the folders of the site's search indexes."""
    if SEARCH_OUTPUT not in site.generated_pages:
        return frozenset()
    names = (SEARCH_FOLDER, SUMMARY_FOLDER) if site.id == portal.main_site.id else (SEARCH_FOLDER,)
    return frozenset(f"{site.host}{site.prefix(code)}{name}" for code in site.codes for name in names)


def plan_bundles(context: Context, out: Path, entries: Mapping[str, ManifestEntry]) -> Iterator[bundles.SearchIndex]:
    """Yield a bundle for each language of a site with a search page.

    On the main site, a bundle also contains summaries of other sites. `entries` are the entries of the output in `out`.
    """
    site = context.site
    if SEARCH_OUTPUT not in site.generated_pages:
        return
    documents: dict[str, list[bundles.PageDocument]] = {}
    summaries: dict[str, list[bundles.SummaryDocument]] = {}
    for output in context.plan.outputs:
        if output.type.is_searched and output.is_indexed:
            path = output.address.output_path
            document = bundles.PageDocument(
                output.address.path,
                out / path,
                entries[path].digest,
                _other_names(context, output),
                output.type.is_generated_page,
            )
            documents.setdefault(output.language, []).append(document)
        elif output.type.name == SITE_MAP_OUTPUT:
            summaries.setdefault(output.language, []).append(_site_map(context, output))
    for code in site.codes:
        folder = f"{site.host}{site.prefix(code)}{SEARCH_FOLDER}"
        standing = (_page_summary(context, page, code) for page in select_stand_ins(context, code))
        yield bundles.SearchIndex(folder, code, tuple(documents.get(code, ())), (*summaries.get(code, ()), *standing))
        if site.id == context.portal.main_site.id:
            folder = f"{site.host}{site.prefix(code)}{SUMMARY_FOLDER}"
            yield bundles.SearchIndex(folder, code, summaries=tuple(_summaries(context, code)))


def _other_names(context: Context, output: Output) -> tuple[str, ...]:
    """Return the titles of a generated page in the portal's other languages."""
    if not output.type.is_generated_page:
        return ()
    site = context.portal.site(output.site)
    spoken = [code for code in BILINGUAL_CODES if (site.theme, code) in context.templates]
    titles = [context.title_of_type(site, code, output.type) for code in spoken]
    own = context.title_of_type(site, output.language, output.type)
    return tuple(title for title in titles if title != own)


def _site_map(context: Context, output: Output) -> bundles.SummaryDocument:
    """Return the site map, found only by its names: pages listed in it are found by themselves."""
    site, language = context.portal.site(output.site), output.language
    title = context.text(site, language, "page.site_map")
    names = (*_other_names(context, output), *_SITE_MAP_NAMES)
    filters = (("site", site.name(language).short), ("kind", title))
    return bundles.SummaryDocument(output.address.path, language, title, "", "", filters, (), "", names)


def select_stand_ins(context: Context, language: str) -> tuple[Page, ...]:
    """Return the pages listed in `language` in another language because translations are missing.

    The newest page comes first. The number of pages is limited by the settings.
    """
    site = context.site
    lists = (context.graph.lists.get((site.id, language, section.path), ()) for section in site.sections)
    at = context.graph.at
    pages = [page for pages in lists for page in pages if page.language != language and is_indexed(page, at)]
    return sort_newest_first(pages)[: context.portal.settings.summary_search.limit]


def _standing_in_on(site: Site, shown: Iterable[Page], language: str) -> Iterator[Page]:
    """Yield the same for another site, from the pages `shown` there."""
    if language not in site.codes:
        return
    items: dict[str, list[Page]] = {}
    for page in shown:
        items.setdefault(page.id, []).append(page)
    for pages in items.values():
        section = site.section(pages[0].section)
        if section and section.missing_translation == "notice" and all(page.language != language for page in pages):
            yield min(pages, key=lambda page: site.codes.index(page.language))


def _summaries(context: Context, language: str) -> Iterator[bundles.SummaryDocument]:
    """Yield every component site itself, then its items."""
    for each in list_other_sites(context):
        yield _site_summary(each, language)
    for page in select_component_pages(context, language):
        yield _page_summary(context, page, language)


def list_other_sites(context: Context) -> tuple[Site, ...]:
    """Return all sites of the portal except the site of `context`."""
    return tuple(site for site in context.portal.sites if site.id != context.site.id)


def select_component_pages(context: Context, language: str) -> tuple[Page, ...]:
    """Return the items of the other sites in `language`, the newest first, up to the configured limit.

    Pages that stand in for missing translations come last.
    """
    known = context.cache.component_pages
    if language not in known:
        known[language] = _select_component_pages(context, language)
    return known[language]


def _select_component_pages(context: Context, language: str) -> tuple[Page, ...]:
    settings = context.portal.settings.summary_search
    own: list[Page] = []
    standing: list[Page] = []
    for site in list_other_sites(context):
        shown = [
            page
            for page in context.targets.pages_of(site.id).values()
            if not page.is_index and page.kind.name in settings.kinds and is_indexed(page, context.graph.at)
        ]
        own += (page for page in shown if page.language == language)
        standing += _standing_in_on(site, shown, language)
    return (*sort_newest_first(own), *sort_newest_first(standing))[: settings.limit]


def _page_summary(context: Context, page: Page, language: str) -> bundles.SummaryDocument:
    site = context.portal.site(page.site)
    address = context.page_address(page)
    own = site.id == context.site.id
    return bundles.SummaryDocument(
        url=address.path if own else address.url,
        language=page.language,
        title=page.title,
        number=str(page.fields.get(page.kind.number_from, "")),
        summary=str(page.fields.get(page.kind.summary_from) or page.summary),
        filters=build_search_filters(context, page, language),
        meta=(*build_search_meta(context, page, language), ("site", site.name(language).short)),
        sort_date=page.day.isoformat() if page.day else "",
    )


def _site_summary(site: Site, language: str) -> bundles.SummaryDocument:
    """Return a component site, found by its names: most are made from their configuration alone."""
    code = language if language in site.codes else site.codes[0]
    name = site.name(language)
    kind = SITE_KIND.text(language)
    leads = () if code == language else (("leads", code),)
    return bundles.SummaryDocument(
        url=f"https://{site.host}{site.prefix(code)}",
        language=language,
        title=name.full,
        number="",
        summary=". ".join((name.short, dict(site.superior).get(language, ""), site.host)),
        filters=(("site", name.short), ("kind", kind)),
        meta=(("kind", kind), ("site", name.short), ("home", "1"), *leads),
        sort_date="",
    )
