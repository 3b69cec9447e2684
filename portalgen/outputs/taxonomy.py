"""The terms of a taxonomy."""

from __future__ import annotations

from typing import Final

from portalgen.graph.model import Term
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_taxonomies
from portalgen.plan.model import TAXONOMY_OUTPUT, TERM_OUTPUT, Output, OutputType
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.presenters import name_term
from portalgen.render.views.links import Link

with on_demand():
    from portalgen.render.views import lists


def build_taxonomy_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return all terms of a taxonomy used by the site."""
    title = title_of_taxonomy(context, output.subject, output.language)
    terms = [term for term in context.graph.terms[output.site, output.language] if term.taxonomy == output.subject]
    counts = tuple(lists.TermCount(_link_to_term(context, output, term), len(term.pages)) for term in terms)
    trail = (Link(title, output.address.path, current=True),)
    day = find_day_of_list(context, output, (page for term in terms for page in term.pages))
    head = Head(title, day=day, page_type="CollectionPage")
    frame, chrome_digest = build_frame(context, chrome, output, "taxonomy", head, trail)
    return ViewResult(lists.TaxonomyView(frame, title, counts), chrome_digest)


def _link_to_term(context: Context, output: Output, term: Term) -> Link:
    subject = f"{term.taxonomy}/{term.id}"
    address = context.plan.addresses[output.site, output.language, TERM_OUTPUT, subject]
    _, name, language = name_term(context.portal, term.taxonomy, term.written or term.id, output.language)
    return Link(name, address.path, title_language=language)


def title_of_taxonomy(context: Context, taxonomy: str, language: str) -> str:
    """Return the name of a taxonomy in `language`, else in its first language."""
    names = next(each.names for each in context.portal.taxonomies if each.id == taxonomy)
    return names.get(language) or next(iter(names.values()))


OUTPUT: Final = OutputDefinition(
    OutputType(TAXONOMY_OUTPUT, plan_taxonomies, is_listed=True), without_files(build_taxonomy_view)
)
