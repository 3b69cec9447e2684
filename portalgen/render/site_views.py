"""Views of the pages that stand around content: home, about, contact, site map, search, not found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from typing import Final

from markupsafe import Markup

from portalgen.config.models import SectionModel
from portalgen.config.portal import Site
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Page
from portalgen.graph.build import newest_first
from portalgen.graph.moments import upcoming
from portalgen.locale.formats import number
from portalgen.plan.exports import Row
from portalgen.plan.model import Output, Role
from portalgen.plan.segments import SEARCH_FOLDER, SUMMARY_FOLDER
from portalgen.plan.targets import site_of
from portalgen.render.chrome import Furnisher, contact_view, links, site_link
from portalgen.render.context import Context
from portalgen.render.entries import entry, event_entry
from portalgen.render.files import Shelf
from portalgen.render.frames import Head, frame
from portalgen.render.list_views import introduction
from portalgen.render.page_views import MadeView, section_title
from portalgen.render.views import (
    AboutView,
    ContactPageView,
    Directory,
    Entry,
    EventEntry,
    Fact,
    HomeBlock,
    HomeView,
    Initial,
    Link,
    NotFoundView,
    SearchView,
    SiteMapView,
    TreeNode,
)
from portalgen.text.sorting import initial, place_name, sort_key

BLOCK_SIZE = 6
"""Entries of one section, and events, on a home page."""


def home_view(context: Context, furnisher: Furnisher, output: Output, shelf: Shelf) -> MadeView:
    """A site's home."""
    site = context.portal.site(output.site)
    language = output.language
    index = context.graph.indexes.get((site.id, language, ""))
    body, diagnostics = introduction(context, index, output, shelf)
    lead = _lead(context, site, output, shelf)
    described = index.summary if index else ""
    description = described or context.text(site, language, "home.description", agency=site.name(language).full)
    title = index.title if index else site.name(language).full
    made, furniture = frame(context, furnisher, output, "home", Head(title, description), ())
    contact = context.plan.address(site.id, language, Role.CONTACT)
    view = HomeView(
        frame=made,
        title=title,
        group=site.group,
        introduction=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer
        lead=lead,
        quick_links=links(context, site, language, site.quick_links, output.address),
        events=_events(context, site, output),
        blocks=_blocks(context, site, output, lead.id if lead else ""),
        component_news=_component_news(context, site, output),
        directories=directories(context, site, output),
        contact=contact_view(site, language),
        contact_url=contact.path if contact else "",
    )
    return MadeView(view, furniture, diagnostics, body)


def about_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
    """The introduction of a site that has not written its own."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.about")
    made, furniture = frame(
        context, furnisher, output, "about", generated_head(site, output, title), own_trail(title, output)
    )
    pairs = [
        ("agency", site.name(language).full),
        ("english_name", dict(site.names)["en"].full if language != "en" and "en" in dict(site.names) else ""),
        ("superior", dict(site.superior).get(language, "")),
        ("unit_code", site.unit_code or ""),
        ("host", site.host),
    ]
    facts = tuple(
        Fact(
            name,
            context.text(site, language, f"about.{name}"),
            value,
            url=f"https://{value}/" if name == "host" else "",
        )
        for name, value in pairs
        if value
    )
    return MadeView(AboutView(made, title, facts, contact_view(site, language)), furniture)


def contact_page_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
    """How to reach the agency."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.contact")
    made, furniture = frame(
        context, furnisher, output, "contact", generated_head(site, output, title), own_trail(title, output)
    )
    view = ContactPageView(
        frame=made,
        title=title,
        agency=site.name(language).full,
        superior=dict(site.superior).get(language, ""),
        contact=contact_view(site, language),
        links=_others(links(context, site, language, site.quick_links, output.address), output),
    )
    return MadeView(view, furniture)


def _others(found: tuple[Link, ...], output: Output) -> tuple[Link, ...]:
    """The links of a page that do not lead to that page itself."""
    return tuple(link for link in found if link.url != output.address.path)


def site_map_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
    """The site map as a text tree (TT 32/2017 Art. 16-18)."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.site_map")
    made, furniture = frame(context, furnisher, output, "site_map", Head(title), own_trail(title, output))
    home = TreeNode(Link(context.text(site, language, "home.title"), site.prefix(language)))
    top = [
        _page_node(context, page)
        for page in context.graph.shown.values()
        if (page.site, page.language, page.section) == (site.id, language, "") and not page.is_index
    ]
    generated = [
        TreeNode(Link(context.text(site, language, f"page.{role.value}"), address.path))
        for role in (Role.ABOUT, Role.CONTACT, Role.SEARCH, Role.ACCESSIBILITY)
        if (address := context.plan.address(site.id, language, role)) is not None
    ]
    tree = (home, *top, *_section_nodes(context, site, language, ""), *generated)
    return MadeView(SiteMapView(made, title, tree, directories(context, site, output)), furniture)


def search_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
    """The search page."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.search")
    head = Head(title, description=f"{title} - {site.name(language).full}", indexed=False)
    made, furniture = frame(context, furnisher, output, "search", head, own_trail(title, output))
    assets = context.assets
    prefix = site.prefix(language)
    summary_url = f"{prefix}{SUMMARY_FOLDER}/" if _has_summaries(context, site) else ""
    view = SearchView(
        frame=made,
        title=title,
        bundle_url=f"{prefix}{SEARCH_FOLDER}/",
        summary_url=summary_url,
        summary_limit=number(context.portal.settings.summary_search.limit, language) if summary_url else "",
        client_url=assets.base.path + assets.search_client,
        browse=_browse(context, site, language),
        other=_other_search(context, site, output),
        help=links(context, site, language, site.search_links, output.address),
        agencies=_agencies(context, site, output),
    )
    return MadeView(view, furniture)


def _other_search(context: Context, site: Site, output: Output) -> Link | None:
    """The search page in the site's first language: what is in that one only is not in the index of another."""
    first = site.codes[0]
    address = context.plan.address(site.id, first, Role.SEARCH) if first != output.language else None
    if address is None:
        return None
    return Link(
        context.text(site, first, "page.search"), address.seen_from(output.address), first, title_language=first
    )


def _agencies(context: Context, site: Site, output: Output) -> tuple[Directory, ...]:
    """On the main site: the search pages of the component sites, each in the page's language or the site's first."""
    if site.id != context.portal.main.id:
        return ()
    return _by_group(context, output, partial(_search_link, context, output))


def _search_link(context: Context, output: Output, site: Site) -> Link | None:
    link = site_link(site, output.language, output.address)
    page = context.targets.search_page(site.id, link.language or output.language)
    return replace(link, url=page.url) if page else None


def _has_summaries(context: Context, site: Site) -> bool:
    """Whether the site has an index over component sites: only the main one, where there are any."""
    if site.id != context.portal.main.id:
        return False
    return len(context.portal.sites) > 1


def not_found_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
    """The page for an address that does not exist."""
    site = context.portal.site(output.site)
    title = context.text(site, output.language, "page.not_found")
    made, furniture = frame(context, furnisher, output, "not_found", Head(title, indexed=False), ())
    return MadeView(NotFoundView(made, title, _browse(context, site, output.language)), furniture)


def directories(context: Context, site: Site, output: Output) -> tuple[Directory, ...]:
    """On the main site: the component sites by group, in Vietnamese alphabetical order."""
    if site.id != context.portal.main.id:
        return ()
    return _by_group(context, output, lambda each: site_link(each, output.language, output.address))


def _by_group(context: Context, output: Output, linked: Callable[[Site], Link | None]) -> tuple[Directory, ...]:
    found = []
    for group, key in (("department", "directory.departments"), ("commune", "directory.communes")):
        members = (linked(each) for each in context.portal.sites if each.group == group)
        entries = sorted(filter(None, members), key=lambda link: sort_key(place_name(link.title)))
        if entries:
            title = context.text(context.portal.main, output.language, key)
            found.append(Directory(title, tuple(entries), _initials(entries) if len(entries) > MANY else ()))
    return tuple(found)


MANY: Final = 40
"""Links that are still found at a glance; more stand under their first letters."""


def _initials(links: Sequence[Link]) -> tuple[Initial, ...]:
    by_letter = groupby(links, key=lambda link: initial(place_name(link.title)))
    return tuple(Initial(letter, tuple(members)) for letter, members in by_letter)


def _lead(context: Context, site: Site, output: Output, shelf: Shelf) -> Entry | None:
    """The newest item of the home's sections that has a picture."""
    pages = [
        page
        for section in _home_sections(context, site, output.language)
        for page in _at_home(context, site, output, section)
    ]
    for page in newest_first(page for page in pages if page.fields.get("images")):
        made = entry(context, page, output.language, output.address, shelf)
        if made.image is not None:
            return made
    return None


def _home_sections(context: Context, site: Site, language: str) -> tuple[SectionModel, ...]:
    made = context.graph.sections[site.id, language]
    return tuple(section for section in site.sections if section.on_home and section.path in made)


def _own(context: Context, site: Site, output: Output, section: SectionModel) -> tuple[Page, ...]:
    return context.graph.lists.get((site.id, output.language, section.path), ())


def _at_home(context: Context, site: Site, output: Output, section: SectionModel) -> tuple[Page, ...]:
    """What a home shows of a section: what is in its language, where there is any; the section's list has the rest."""
    pages = _own(context, site, output, section)
    return tuple(page for page in pages if page.language == output.language) or pages


def _events(context: Context, site: Site, output: Output) -> tuple[EventEntry, ...]:
    """The next events of all the site's sections; a list says which page stands for a missing translation."""
    pages = (page for section in site.sections for page in _own(context, site, output, section))
    found = upcoming(pages, context.graph.at)[:BLOCK_SIZE]
    return tuple(event_entry(context, page, output.language, output.address) for page in found)


def _blocks(context: Context, site: Site, output: Output, lead: str) -> tuple[HomeBlock, ...]:
    blocks = []
    for section in _home_sections(context, site, output.language):
        pages = [page for page in _at_home(context, site, output, section) if page.id != lead][:BLOCK_SIZE]
        if not pages:
            continue
        address = context.plan.addresses[site.id, output.language, Role.SECTION, section.path]
        kind = KINDS.get(section.kinds[0]) if section.kinds else None
        blocks.append(
            HomeBlock(
                section_title(context, site, section.path, output.language),
                address.path,
                kind.list_style if kind else "plain",
                tuple(entry(context, page, output.language, output.address) for page in pages),
            )
        )
    return tuple(blocks)


def _component_news(context: Context, site: Site, output: Output) -> tuple[Entry, ...]:
    """On the main site: the newest news of the component sites, from their exported indexes."""
    if site.id != context.portal.main.id:
        return ()
    rows = sorted(
        (row for each in context.portal.sites if each.id != site.id for row in _told_above(context, each)),
        key=lambda row: (row.date, row.id),
        reverse=True,
    )
    own = [row for row in rows if row.language == output.language]
    chosen = (own or [row for row in rows if row.original])[: context.portal.settings.component_news]
    pages = [context.targets.pages_of(site_of(row.source))[row.source] for row in chosen]
    return tuple(entry(context, page, output.language, output.address, with_site=True) for page in pages)


def _told_above(context: Context, site: Site) -> Iterator[Row]:
    """The news of a component site without those of sections that are of use to its own readers only."""
    kept = tuple(f"content/{site.id}/{section.path}/" for section in site.sections if not section.on_main_home)
    rows = context.targets.index_of(site.id).rows
    return (row for row in rows if row.kind == "news" and not row.source.startswith(kept))


def generated_head(site: Site, output: Output, title: str) -> Head:
    """The head of a page that is made from the configuration alone."""
    name = site.name(output.language)
    filters = (("site", name.short), ("kind", title))
    return Head(title, description=f"{title} - {name.full}", filters=filters, search_meta=(("kind", title),))


def own_trail(title: str, output: Output) -> tuple[Link, ...]:
    """The breadcrumbs of a page right below the home."""
    return (Link(title, output.address.path, current=True),)


def _section_nodes(context: Context, site: Site, language: str, parent: str) -> tuple[TreeNode, ...]:
    nodes = []
    for section in context.graph.sections[site.id, language]:
        if section.rpartition("/")[0] != parent:
            continue
        pages = context.graph.lists.get((site.id, language, section), ())
        link = Link(
            section_title(context, site, section, language),
            context.plan.addresses[site.id, language, Role.SECTION, section].path,
        )
        own = islice((page for page in pages if page.language == language), SITE_MAP_PAGES)
        below = (_page_node(context, page) for page in own)
        nodes.append(TreeNode(link, (*_section_nodes(context, site, language, section), *below)))
    return tuple(nodes)


SITE_MAP_PAGES = 200
"""Pages of one section in the tree; a longer section's list is one link away."""


def _page_node(context: Context, page: Page) -> TreeNode:
    return TreeNode(Link(page.title, context.page_address(page).path))


def _browse(context: Context, site: Site, language: str) -> tuple[Link, ...]:
    """Ways on for a reader who cannot search: home, the top sections, the site map."""
    home = Link(context.text(site, language, "home.title"), site.prefix(language))
    sections = [node.link for node in _section_nodes(context, site, language, "")]
    site_map = context.plan.address(site.id, language, Role.SITE_MAP)
    last = [Link(context.text(site, language, "page.site_map"), site_map.path)] if site_map else []
    return (home, *sections, *last)
