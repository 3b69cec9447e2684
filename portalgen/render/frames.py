"""The frame of a page: its head, breadcrumbs, language switch and notices."""

from __future__ import annotations

from dataclasses import dataclass

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import is_shown, is_waiting, status_of
from portalgen.locale.catalog import language_name
from portalgen.locale.formats import format_day_time
from portalgen.plan.model import HOME_OUTPUT, PAGE_OUTPUT, Address, Output
from portalgen.render.chrome import ChromeRenderer, link_to
from portalgen.render.context import Context
from portalgen.render.hreflang import build_hreflang_links, find_alternates
from portalgen.render.page_statuses import build_status_notices, label_status
from portalgen.render.views.chrome import AlternateFile, Frame, HeadView
from portalgen.render.views.links import LanguageLink, Link, Notice

NamedValues = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a page adds to its head."""

    title: str
    description: str = ""
    image_url: str = ""
    filters: NamedValues = ()
    search_meta: NamedValues = ()
    sort_date: str = ""
    metadata: NamedValues = ()
    indexed: bool = True
    files: tuple[AlternateFile, ...] = ()
    """Feeds and calendars of the section that the page lists, beside those of the site."""


def build_frame(
    context: Context,
    chrome: ChromeRenderer,
    output: Output,
    layout: str,
    head: Head,
    trail: tuple[Link, ...],
    notices: tuple[Notice, ...] = (),
) -> tuple[Frame, str]:
    """Return the frame and the digest of the rendered chrome in it. `trail` are the breadcrumbs below the home."""
    site = context.portal.site(output.site)
    rendered = chrome.render(site, output.language, output.address)
    others = find_alternates(context, output)
    name = site.name(output.language)
    url = output.address.url
    is_page = output.type.name == PAGE_OUTPUT
    frame = Frame(
        language=output.language,
        layout=layout,
        head=HeadView(
            title=_title(context, site, output, head),
            description=head.description,
            canonical=url if output.type.is_listed else "",
            alternates=build_hreflang_links(others) if len(others) > 1 and output.type.is_listed else (),
            indexed=head.indexed,
            image_url=head.image_url,
            metadata=(*_dublin_core(head, name.full, url, output.language), *head.metadata)
            if is_page
            else head.metadata,
            filters=head.filters,
            search_meta=head.search_meta,
            sort_date=head.sort_date,
            files=head.files,
        ),
        header=rendered.header,
        footer=rendered.footer,
        breadcrumbs=(_home(context, site, output.language), *trail) if trail else (),
        languages=_switch(context, others, output) if len(others) > 1 else (),
        notices=notices,
    )
    return frame, rendered.digest


def _switch(context: Context, others: tuple[tuple[str, Address], ...], output: Output) -> tuple[LanguageLink, ...]:
    return tuple(
        LanguageLink(
            code,
            language_name(code, code),
            address.link_from(output.address),
            code == output.language,
            _state_in(context, output, code) if code != output.language else "",
        )
        for code, address in others
    )


def _state_in(context: Context, output: Output, code: str) -> str:
    """What became of the page that an output shows in the language `code`, in that language; else empty.

    A correction is left out: the page itself says it, and the top bar of a telephone has room for names alone.
    """
    if output.type.name != PAGE_OUTPUT:
        return ""
    page = context.graph.item_of(context.graph.addressed_pages[output.subject]).page(code)
    status = status_of(page, context.graph.at) if page is not None else ""
    return label_status(status, code) if status != "corrected" else ""


def _title(context: Context, site: Site, output: Output, head: Head) -> str:
    name = site.name(output.language)
    if output.type.name == HOME_OUTPUT:
        return name.full
    return context.text(site, output.language, "head.title", page=head.title, site=name.short)


def _home(context: Context, site: Site, language: str) -> Link:
    return Link(context.text(site, language, "home.title"), site.prefix(language))


def _dublin_core(head: Head, publisher: str, url: str, language: str) -> NamedValues:
    """TT 24/2011: the elements that are never empty."""
    return (
        ("DC.title", head.title),
        ("DC.creator", publisher),
        ("DC.description", head.description or head.title),
        ("DC.publisher", publisher),
        ("DC.identifier", url),
        ("DC.language", language),
    )


def build_page_notices(context: Context, site: Site, page: Page) -> tuple[Notice, ...]:
    """The bands over a page: what a reader or an editor must know before reading."""
    successor = _find_successor(context, page)
    notices = [*build_state_notices(context, page), *build_status_notices(page, context.graph.at, successor)]
    if page.fields.get("sample"):
        notices.insert(0, Notice("sample", context.text(site, page.language, "notice.sample")))
    original = context.graph.item_of(page).original
    translated_digest = page.fields.get("translated_from")
    if page is not original and translated_digest and translated_digest != original.original_digest:
        notices.append(Notice("outdated", context.text(site, page.language, "notice.outdated")))
    return tuple(notices)


def _find_successor(context: Context, page: Page) -> Link | None:
    """The page that took the place of `page`; None where nothing did, or where that is not shown yet."""
    written = page.fields.get("superseded_by")
    target = context.targets.item(written, page.language) if written else None
    if target is None or written == page.id:
        return None
    return link_to(target, target.title, target.language, page.language, context.page_address(page))


def build_state_notices(context: Context, page: Page) -> tuple[Notice, ...]:
    """Why readers do not see a page at this moment; nothing for one that they see."""
    at = context.graph.at
    if is_shown(page, at):
        return ()
    site = context.portal.site(page.site)
    if page.draft:
        return (Notice("draft", context.text(site, page.language, "notice.draft")),)
    if page.publish_at is not None and is_waiting(page, at):
        day = format_day_time(page.publish_at, page.language)
        return (Notice("scheduled", context.text(site, page.language, "notice.scheduled", day=day)),)
    return (Notice("expired", context.text(site, page.language, "notice.expired")),)
