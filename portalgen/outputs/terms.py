"""The list of a term, and the terms of a taxonomy."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from markupsafe import Markup

from portalgen.graph.model import Term
from portalgen.outputs.pagination import build_list_entries, build_pagination, number_title
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import Output, Role
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.page_files import PageFiles
from portalgen.render.presenters import name_term
from portalgen.render.views.links import Link
from portalgen.render.views.lists import ListView, TaxonomyView, TermCount


def build_term_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """One page of a term's list."""
    site = context.portal.site(output.site)
    taxonomy, _, term = output.subject.partition("/")
    terms = context.graph.terms[site.id, output.language]
    found = terms[bisect_left(terms, (taxonomy, term), key=attrgetter("taxonomy", "id"))]
    pages = found.pages
    title = name_term(context.portal, taxonomy, found.written or term, output.language)[1]
    parent = context.plan.addresses[site.id, output.language, Role.TAXONOMY, taxonomy]
    trail = (
        Link(_taxonomy_title(context, taxonomy, output.language), parent.path),
        Link(title, output.address.path, current=True),
    )
    head = Head(number_title(context, site, output, title))
    frame, chrome_digest = build_frame(context, chrome, output, "term", head, trail)
    view = ListView(
        frame=frame,
        title=title,
        introduction=Markup(""),
        list_style="news",
        entries=build_list_entries(context, pages, output, DEFAULT_PAGE_SIZE, files),
        total=len(pages),
        pagination=build_pagination(context, site, output),
        sections=(),
        feed_url="",
    )
    return ViewResult(view, chrome_digest)


def build_taxonomy_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """All terms of a taxonomy that the site uses."""
    title = _taxonomy_title(context, output.subject, output.language)
    terms = [term for term in context.graph.terms[output.site, output.language] if term.taxonomy == output.subject]
    counts = tuple(TermCount(_link_to_term(context, output, term), len(term.pages)) for term in terms)
    trail = (Link(title, output.address.path, current=True),)
    frame, chrome_digest = build_frame(context, chrome, output, "taxonomy", Head(title), trail)
    return ViewResult(TaxonomyView(frame, title, counts), chrome_digest)


def _link_to_term(context: Context, output: Output, term: Term) -> Link:
    subject = f"{term.taxonomy}/{term.id}"
    address = context.plan.addresses[output.site, output.language, Role.TERM, subject]
    _, name, language = name_term(context.portal, term.taxonomy, term.written or term.id, output.language)
    return Link(name, address.path, title_language=language)


def _taxonomy_title(context: Context, taxonomy: str, language: str) -> str:
    names = next(each.names for each in context.portal.taxonomies if each.id == taxonomy)
    return names.get(language) or next(iter(names.values()))
