"""Which search indexes a build makes, and of what."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.config.portal import Site
from portalgen.graph.build import newest_first
from portalgen.pipeline.options import BuildOptions
from portalgen.plan.model import Output, Role
from portalgen.plan.segments import SEARCH_FOLDER, SUMMARY_FOLDER
from portalgen.render.context import Context
from portalgen.render.page_views import search_filters, search_meta
from portalgen.search.bundles import Bundle, PageDocument, SummaryDocument
from portalgen.text.bilingual import Bilingual

_SITE_KIND = Bilingual("Trang thông tin điện tử", "Website")
_INDEXED = frozenset({Role.PAGE, Role.ABOUT, Role.CONTACT})


def bundles(context: Context, outputs: tuple[Output, ...], options: BuildOptions) -> tuple[Bundle, ...]:
    """One bundle for each site and language that has a search page; on the main site also the summaries."""
    documents: dict[tuple[str, str], list[PageDocument]] = {}
    for output in outputs:
        if output.role in _INDEXED:
            file = options.out / output.address.output_path
            documents.setdefault((output.site, output.language), []).append(PageDocument(output.address.path, file))
    return tuple(_bundles(context, documents, options))


def covers(context: Context, folder: str) -> bool:
    """Whether the bundle at `folder` still belongs to the portal."""
    return folder in {
        f"{site.host}{site.prefix(code)}{name}"
        for site in context.portal.sites
        if "search" in site.generated_pages
        for code in site.codes
        for name in ((SEARCH_FOLDER, SUMMARY_FOLDER) if site.id == context.portal.main.id else (SEARCH_FOLDER,))
    }


def _bundles(
    context: Context, documents: dict[tuple[str, str], list[PageDocument]], options: BuildOptions
) -> Iterator[Bundle]:
    main = context.portal.main
    for site in context.portal.sites:
        if "search" not in site.generated_pages or (options.sites and site.id not in options.sites):
            continue
        for code in site.codes:
            folder = f"{site.host}{site.prefix(code)}{SEARCH_FOLDER}"
            yield Bundle(folder, code, pages=tuple(documents.get((site.id, code), ())))
            if site.id == main.id:
                folder = f"{site.host}{site.prefix(code)}{SUMMARY_FOLDER}"
                yield Bundle(folder, code, summaries=tuple(_summaries(context, main, code)))


def _summaries(context: Context, main: Site, language: str) -> Iterator[SummaryDocument]:
    """Every component site itself, then its items in `language`, the newest first, as many as are configured."""
    for each in context.portal.sites:
        if each.id != main.id:
            yield _site_summary(each, language)
    settings = context.portal.settings.summary_search
    pages = [
        page
        for (site, code), members in context.own_pages.items()
        if site != main.id and code == language
        for page in members
        if page.kind in settings.kinds
    ]
    for page in newest_first(pages)[: settings.limit]:
        site = context.portal.site(page.site)
        search = context.plan.address(page.site, language, Role.SEARCH)
        deeper = (("search", search.url),) if search else ()
        yield SummaryDocument(
            url=context.page_address(page).url,
            language=language,
            title=page.title,
            number=str(page.fields.get("number", "")),
            summary=str(page.fields.get("abstract") or page.summary),
            filters=search_filters(context, page),
            meta=(*search_meta(page), ("site", site.name(language).short), *deeper),
            sort_date=page.day.isoformat() if page.day else "",
        )


def _site_summary(site: Site, language: str) -> SummaryDocument:
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
        meta=(("kind", kind), ("site", name.short)),
        sort_date="",
    )
