"""The frame of a page: its head, breadcrumbs, language switch and notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_shown, is_waiting, status_of
from portalgen.locale.catalog import language_name
from portalgen.locale.dates import format_day_or_moment
from portalgen.plan.model import HOME_OUTPUT, PAGE_OUTPUT, Address, Output
from portalgen.render.chrome import ChromeRenderer, link_to
from portalgen.render.context import Context
from portalgen.render.hreflang import build_hreflang_links, find_alternates, find_nearest
from portalgen.render.metadata.dublin_core import NamedValues, write_dublin_core
from portalgen.render.metadata.elements import write_elements
from portalgen.render.metadata.forms import complete_url
from portalgen.render.metadata.item_nodes import ItemNodes
from portalgen.render.metadata.json_ld import build_bare_json_ld, build_json_ld
from portalgen.render.metadata.open_graph import Article, write_open_graph
from portalgen.render.metadata.page_facts import find_terms_url
from portalgen.render.page_statuses import build_period_notices, build_status_notices, label_status
from portalgen.render.views.chrome import AlternateFile, ChromeView, Frame, HeadView
from portalgen.render.views.files import ImageView
from portalgen.render.views.links import LanguageLink, Link, Notice


@frozen
class Head:
    """The head elements specific to a page."""

    title: str
    description: str = ""
    image: ImageView | None = None
    """The picture shown in previews of a shared link."""
    filters: NamedValues = ()
    search_meta: NamedValues = ()
    sort_date: str = ""
    indexed: bool = True
    is_claimed: bool = True
    """False for a sample or a withdrawn page: its metadata must not state a subject."""
    day: date | None = None
    """The day of the page, or of the newest item shown in a list. If None, the day of the site's statement is used."""
    creators: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    source: str = ""
    subjects: tuple[str, ...] = ()
    article: Article | None = None
    is_licensed: bool = True
    """True if the site's terms of use apply to the content of the page."""
    shared_title: str = ""
    """The title shown when the page is shared, without the page's notices. If empty, `title` is used."""
    page_type: str = "WebPage"
    """The schema.org type of the page if no nodes describe its subject."""
    items: ItemNodes | None = None
    files: tuple[AlternateFile, ...] = ()
    """Files with the same content in other forms. For a list: the feeds and the calendar of its section."""


def build_frame(
    context: Context,
    chrome: ChromeRenderer,
    output: Output,
    layout: str,
    head: Head,
    trail: tuple[Link, ...],
    notices: tuple[Notice, ...] = (),
) -> tuple[Frame, str]:
    """Return the frame of a page, and the digest of the rendered chrome within it.

    `trail` contains the breadcrumbs below the home.
    """
    site, parts = context.portal.site(output.site), context.parts
    rendered = chrome.render(site, output.language, output.address)
    others = find_alternates(context, output)
    breadcrumbs = parts.build("breadcrumbs", _build_breadcrumbs, context, site, output.language, trail)
    image_url = complete_url(site, head.image.url) if head.image is not None else ""
    view = _build_head(context, site, output, head, others, image_url)
    frame = Frame(
        language=output.language,
        layout=layout,
        head=view,
        header=rendered.header,
        footer=rendered.footer,
        breadcrumbs=breadcrumbs,
        languages=parts.build("languages", _build_switch, context, others, output),
        notices=notices,
        elements=parts.build(
            "elements", _write_elements, context, rendered.view, output, head, view, breadcrumbs, others
        ),
    )
    return frame, rendered.digest


def _write_elements(
    context: Context,
    chrome: ChromeView,
    output: Output,
    head: Head,
    view: HeadView,
    trail: tuple[Link, ...],
    others: tuple[tuple[str, Address], ...],
) -> Markup:
    open_graph = _share(context.portal.site(output.site), output, head, others, view.image_url)
    data = _build_data(context, chrome, output, head, trail) if output.type.is_listed else ""
    return write_elements(view, open_graph, data)


def _build_head(
    context: Context, site: Site, output: Output, head: Head, others: tuple[tuple[str, Address], ...], image_url: str
) -> HeadView:
    is_listed, parts = output.type.is_listed, context.parts
    return HeadView(
        title=_title(context, site, output, head),
        description=head.description,
        canonical=output.address.url if is_listed else "",
        alternates=build_hreflang_links(others) if len(others) > 1 and is_listed else (),
        indexed=head.indexed,
        image_url=image_url,
        metadata=parts.build("metadata", _describe, site, output, head) if is_listed else (),
        filters=head.filters,
        search_meta=head.search_meta,
        sort_date=head.sort_date,
        files=head.files,
        license_url=parts.build("license_url", _find_license, context, site, output, head),
    )


def _find_license(context: Context, site: Site, output: Output, head: Head) -> str:
    is_licensed = output.type.is_listed and head.is_licensed
    return find_terms_url(context, site, output.language) if is_licensed else ""


def _build_switch(
    context: Context, others: tuple[tuple[str, Address], ...], output: Output
) -> tuple[LanguageLink, ...]:
    return tuple(_list_languages(context, dict(others), output))


def _list_languages(context: Context, others: Mapping[str, Address], output: Output) -> Iterator[LanguageLink]:
    """Yield the site's languages. A language without this content links to its nearest list or home."""
    codes = context.portal.site(output.site).codes
    for code in codes if len(codes) > 1 else ():
        name = language_name(code, code)
        if code in others:
            state = _state_in(context, output, code) if code != output.language else ""
            yield LanguageLink(code, name, others[code].link_from(output.address), code == output.language, state)
        elif (nearest := find_nearest(context, output, code)) is not None:
            yield LanguageLink(code, name, nearest.url, title=nearest.title)


def _state_in(context: Context, output: Output, code: str) -> str:
    """Return the status of the output's page in the language `code`, in that language, or an empty string.

    A correction is omitted: the page itself shows it, and the top bar of a telephone has room for names only.
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


def _build_breadcrumbs(context: Context, site: Site, language: str, trail: tuple[Link, ...]) -> tuple[Link, ...]:
    if not trail:
        return ()
    return Link(context.text(site, language, "home.title"), site.prefix(language)), *trail


def _describe(site: Site, output: Output, head: Head) -> NamedValues:
    """Return the Dublin Core metadata of a page.

    The day depends neither on the clock nor on another page: an edit would change the heads of pages that do not show
    it.
    """
    day = head.day or site.statement_day
    return write_dublin_core(
        title=head.title,
        publisher=site.name(output.language).full,
        identifier=output.address.url,
        language=output.language,
        description=head.description,
        day=day.isoformat() if day is not None else "",
        creators=head.creators,
        source=head.source,
        contributors=head.contributors,
        subjects=head.subjects,
    )


def _share(
    site: Site, output: Output, head: Head, others: tuple[tuple[str, Address], ...], image_url: str
) -> NamedValues:
    return write_open_graph(
        title=head.shared_title or head.title,
        site_name=site.name(output.language).full,
        url=output.address.url if output.type.is_listed else "",
        language=output.language,
        other_languages=tuple([code for code, _ in others if code != output.language]) if len(others) > 1 else (),
        description=head.description,
        image=head.image,
        image_url=image_url,
        article=head.article,
    )


def _build_data(context: Context, chrome: ChromeView, output: Output, head: Head, trail: tuple[Link, ...]) -> str:
    if not head.is_claimed or not (head.indexed or head.items is not None):
        return build_bare_json_ld(context, output, head.title, trail)
    return build_json_ld(
        context, output, head.title, head.description, trail, head.page_type, head.items, chrome.logo_url
    )


def build_page_notices(context: Context, site: Site, page: Page) -> tuple[Notice, ...]:
    """Return the notices above a page: facts for readers or editors to know before reading."""
    successor = _find_successor(context, page)
    notices = [*build_state_notices(context, page), *build_status_notices(page, context.graph.at, successor)]
    if page.fields.get("sample"):
        notices.insert(0, Notice("sample", context.text(site, page.language, "notice.sample")))
    notices += build_period_notices(page, context.state_of(page))
    if context.graph.item_of(page).is_outdated(page):
        notices.append(Notice("outdated", context.text(site, page.language, "notice.outdated")))
    return tuple(notices)


def _find_successor(context: Context, page: Page) -> Link | None:
    """Return the page that superseded `page`, or None if there is none or it is not shown yet."""
    written = page.fields.get("superseded_by")
    target = context.targets.item(written, page.language) if written else None
    if target is None or written == page.id:
        return None
    return link_to(target, target.title, target.language, page.language, context.page_address(page))


def build_state_notices(context: Context, page: Page) -> tuple[Notice, ...]:
    """Return a notice with the reason for not showing the page now, or an empty tuple if it is shown."""
    at = context.graph.at
    if is_shown(page, at):
        return ()
    site = context.portal.site(page.site)
    if page.draft:
        return (Notice("draft", context.text(site, page.language, "notice.draft")),)
    if page.publish_at is not None and is_waiting(page, at):
        day = format_day_or_moment(page.publish_at, page.language)
        return (Notice("scheduled", context.text(site, page.language, "notice.scheduled", day=day)),)
    return (Notice("expired", context.text(site, page.language, "notice.expired")),)
