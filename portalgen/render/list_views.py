"""Views of lists: sections, terms, taxonomies, with their pagination."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.plan.model import Output, Role
from portalgen.render.bodies import body_of
from portalgen.render.chrome import Furnisher
from portalgen.render.context import Context
from portalgen.render.entries import entry, term_link, term_name
from portalgen.render.files import Shelf
from portalgen.render.frames import Head, frame
from portalgen.render.markdown.body import Body
from portalgen.render.page_views import MadeView, section_title, section_trail
from portalgen.render.views import Entry, Link, ListView, PageLink, Pagination, TaxonomyView, TermCount

TERM_PAGE_SIZE = 20
SHORT_LIST = 9
"""Pages of a list that are all linked to; so that a long list is not quadratic."""


def section_view(context: Context, furnisher: Furnisher, output: Output, shelf: Shelf) -> MadeView:
    """One page of a section's list."""
    site = context.portal.site(output.site)
    declared = site.section(output.subject)
    size = declared.page_size if declared else TERM_PAGE_SIZE
    pages = context.graph.lists.get((site.id, output.language, output.subject), ())
    index = context.graph.indexes.get((site.id, output.language, output.subject))
    body, diagnostics = introduction(context, index, output, shelf)
    title = section_title(context, site, output.subject, output.language)
    parents = section_trail(context, site, output.subject, output.language, output.address)
    head = Head(_numbered_title(context, site, output, title), description=index.summary if index else "")
    made, furniture = frame(context, furnisher, output, "list", head, _marked_last(parents))
    kinds = declared.kinds if declared else ()
    view = ListView(
        frame=made,
        title=title,
        introduction=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer
        list_style=KINDS[kinds[0]].list_style if kinds and kinds[0] in KINDS else "plain",
        entries=_entries(context, pages, output, size, shelf),
        total=len(pages),
        pagination=pagination(context, site, output),
        sections=_subsections(context, site, output),
        feed_url=_feed(context, output),
    )
    return MadeView(view, furniture, diagnostics, body)


def term_view(context: Context, furnisher: Furnisher, output: Output, shelf: Shelf) -> MadeView:
    """One page of a term's list."""
    site = context.portal.site(output.site)
    taxonomy, _, term = output.subject.partition("/")
    terms = context.graph.terms[site.id, output.language]
    pages = terms[bisect_left(terms, (taxonomy, term), key=attrgetter("taxonomy", "id"))].pages
    title = term_name(context, taxonomy, term, output.language)
    parent = context.plan.addresses[site.id, output.language, Role.TAXONOMY, taxonomy]
    trail = (
        Link(_taxonomy_title(context, taxonomy, output.language), parent.path),
        Link(title, output.address.path, current=True),
    )
    head = Head(_numbered_title(context, site, output, title))
    made, furniture = frame(context, furnisher, output, "term", head, trail)
    view = ListView(
        frame=made,
        title=title,
        introduction=Markup(""),
        list_style="news",
        entries=_entries(context, pages, output, TERM_PAGE_SIZE, shelf),
        total=len(pages),
        pagination=pagination(context, site, output),
        sections=(),
        feed_url="",
    )
    return MadeView(view, furniture)


def taxonomy_view(context: Context, furnisher: Furnisher, output: Output) -> MadeView:
    """All terms of a taxonomy that the site uses."""
    title = _taxonomy_title(context, output.subject, output.language)
    terms = [term for term in context.graph.terms[output.site, output.language] if term.taxonomy == output.subject]
    counts = tuple(
        TermCount(
            term_link(
                context,
                term.taxonomy,
                term.id,
                output.language,
                context.plan.addresses[output.site, output.language, Role.TERM, f"{term.taxonomy}/{term.id}"].path,
            ),
            len(term.pages),
        )
        for term in terms
    )
    trail = (Link(title, output.address.path, current=True),)
    made, furniture = frame(context, furnisher, output, "taxonomy", Head(title), trail)
    return MadeView(TaxonomyView(made, title, counts), furniture)


def introduction(
    context: Context, index: Page | None, output: Output, shelf: Shelf
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """The body of an `_index`, on the first page of its list only."""
    if index is None or output.number > 1:
        return None, ()
    return body_of(context, index, output.address, shelf)


def pagination(context: Context, site: Site, output: Output) -> Pagination | None:
    """The numbered pages of a list, or None where there is only one."""
    outputs = context.pages_of(output.site, output.language, output.role, output.subject)
    if len(outputs) < 2:
        return None
    here, count = output.number, len(outputs)

    def step(number: int) -> Link | None:
        if not 1 <= number <= count:
            return None
        title = context.text(site, output.language, "pagination.page", number=number)
        return Link(title, outputs[number - 1].address.path)

    pages = tuple(
        PageLink(number, outputs[number - 1].address.path, number == here) if number else None
        for number in _window(here, count)
    )
    return Pagination(here, count, step(here - 1), step(here + 1), pages)


def _window(here: int, count: int) -> tuple[int, ...]:
    """The numbers to show, 0 for a gap: all of a short list, else the ends and two on either side."""
    if count <= SHORT_LIST:
        return tuple(range(1, count + 1))
    shown = sorted({1, count, *(number for number in range(here - 2, here + 3) if 1 <= number <= count)})
    window = [shown[0]]
    for before, number in pairwise(shown):
        window += [number] if number == before + 1 else [0, number]
    return tuple(window)


def _entries(context: Context, pages: tuple[Page, ...], output: Output, size: int, shelf: Shelf) -> tuple[Entry, ...]:
    start = (output.number - 1) * size
    return tuple(entry(context, page, output.language, output.address, shelf) for page in pages[start : start + size])


def _numbered_title(context: Context, site: Site, output: Output, title: str) -> str:
    if output.number == 1:
        return title
    return f"{title} - {context.text(site, output.language, 'pagination.page', number=output.number)}"


def _marked_last(trail: tuple[Link, ...]) -> tuple[Link, ...]:
    return (*trail[:-1], replace(trail[-1], current=True)) if trail else ()


def _subsections(context: Context, site: Site, output: Output) -> tuple[Link, ...]:
    below = [
        section
        for section in context.graph.sections[site.id, output.language]
        if section.rpartition("/")[0] == output.subject
    ]
    return tuple(
        Link(
            section_title(context, site, section, output.language),
            context.plan.addresses[site.id, output.language, Role.SECTION, section].path,
        )
        for section in below
    )


def _feed(context: Context, output: Output) -> str:
    address = context.plan.address(output.site, output.language, Role.FEED)
    return address.path if address else ""


def _taxonomy_title(context: Context, taxonomy: str, language: str) -> str:
    names = next(each.names for each in context.portal.taxonomies if each.id == taxonomy)
    return names.get(language) or next(iter(names.values()))
