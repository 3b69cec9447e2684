"""Which search indexes a build makes, and of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.graph.build import newest_first
from portalgen.output.manifest import Entry
from portalgen.plan.model import Role
from portalgen.plan.segments import SEARCH_FOLDER, SUMMARY_FOLDER
from portalgen.render.context import Context
from portalgen.render.page_views import search_filters, search_meta
from portalgen.search.bundles import Bundle, PageDocument, SummaryDocument
from portalgen.text.bilingual import Bilingual

_SITE_KIND = Bilingual("Trang thông tin điện tử", "Website")
_INDEXED = frozenset({Role.PAGE, Role.ABOUT, Role.CONTACT, Role.ACCESSIBILITY})


def folders(portal: Portal, site: Site) -> frozenset[str]:
    """The folders of the site's search indexes."""
    if "search" not in site.generated_pages:
        return frozenset()
    names = (SEARCH_FOLDER, SUMMARY_FOLDER) if site.id == portal.main.id else (SEARCH_FOLDER,)
    return frozenset(f"{site.host}{site.prefix(code)}{name}" for code in site.codes for name in names)


def bundles(context: Context, out: Path, entries: Mapping[str, Entry]) -> Iterator[Bundle]:
    """One bundle for each language of a site that has a search page; on the main site also the summaries of the others.

    `entries` are those of the output in `out`.
    """
    site = context.site
    if "search" not in site.generated_pages:
        return
    documents: dict[str, list[PageDocument]] = {}
    for output in context.plan.outputs:
        if output.role in _INDEXED:
            path = output.address.output_path
            document = PageDocument(output.address.path, out / path, entries[path].digest)
            documents.setdefault(output.language, []).append(document)
    for code in site.codes:
        folder = f"{site.host}{site.prefix(code)}{SEARCH_FOLDER}"
        yield Bundle(folder, code, pages=tuple(documents.get(code, ())))
        if site.id == context.portal.main.id:
            folder = f"{site.host}{site.prefix(code)}{SUMMARY_FOLDER}"
            yield Bundle(folder, code, summaries=tuple(_summaries(context, code)))


def _summaries(context: Context, language: str) -> Iterator[SummaryDocument]:
    """Every component site itself, then its items in `language`, the newest first, as many as are configured."""
    portal = context.portal
    others = [site for site in portal.sites if site.id != context.site.id]
    for each in others:
        yield _site_summary(context, each, language)
    settings = portal.settings.summary_search
    pages: list[Page] = [
        page
        for site in others
        for page in context.targets.pages_of(site.id).values()
        if page.language == language and not page.is_index and page.kind in settings.kinds
    ]
    for page in newest_first(pages)[: settings.limit]:
        yield _page_summary(context, page, language)


def _page_summary(context: Context, page: Page, language: str) -> SummaryDocument:
    site = context.portal.site(page.site)
    return SummaryDocument(
        url=context.page_address(page).url,
        language=language,
        title=page.title,
        number=str(page.fields.get("number", "")),
        summary=str(page.fields.get("abstract") or page.summary),
        filters=search_filters(context, page),
        meta=(*search_meta(page), ("site", site.name(language).short), *_deeper(context, site.id, language)),
        sort_date=page.day.isoformat() if page.day else "",
    )


def _deeper(context: Context, site: str, language: str) -> tuple[tuple[str, str], ...]:
    """Where the site's own search page is, for a deeper search."""
    search = context.targets.search_page(site, language)
    return (("search", search.url),) if search else ()


def _site_summary(context: Context, site: Site, language: str) -> SummaryDocument:
    """A component site, found by its names: most are made from their configuration alone."""
    code = language if language in site.codes else site.codes[0]
    name = site.name(language)
    kind = _SITE_KIND.within(language)
    return SummaryDocument(
        url=f"https://{site.host}{site.prefix(code)}",
        language=language,
        title=name.full,
        number="",
        summary=". ".join((name.short, dict(site.superior).get(language, ""), site.host)),
        filters=(("site", name.short), ("kind", kind)),
        meta=(("kind", kind), ("site", name.short), ("home", "1"), *_deeper(context, site.id, code)),
        sort_date="",
    )
