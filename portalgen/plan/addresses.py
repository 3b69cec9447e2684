"""Every output of a site and its address: each given type is planned by its own function, step by step.

Functions shared by many types are here too; the function of a unique type is beside its view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.graph.model import Graph
from portalgen.graph.moments import status_of
from portalgen.plan.model import (
    REDIRECT_OUTPUT,
    Address,
    Output,
    OutputKey,
    OutputType,
    Plan,
    PlanFunction,
    PlanScope,
    SitePlan,
)
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE, paginate_output
from portalgen.plan.redirects import plan_redirects
from portalgen.plan.segments import PLAIN_TEXT_FILE, section_path
from portalgen.plan.targets import Targets
from portalgen.text.bilingual import Bilingual

TAXONOMIES_FILE = "site-config/taxonomies.yaml"


def plan_site(portal: Portal, site: Site, graph: Graph, types: Sequence[OutputType]) -> SitePlan:
    """Return the outputs of `types` that `site` publishes itself, in the order of types; `graph` has its pages.

    For each language its own outputs come first, generated pages in the site's configured order; then the outputs
    planned for the whole site.
    """
    outputs = tuple(_plan_outputs(portal, site, graph, types))
    addresses: dict[OutputKey, Address] = {}
    for output in outputs:
        if output.number == 1:
            addresses.setdefault(output.key, output.address)
    scope = PlanScope(portal, site, graph, site.codes[0], outputs)
    last = tuple(output for each in types if each.step == "last" for output in each.plan(each, scope))
    return SitePlan(outputs, addresses, last, tuple(types))


def complete_site_plan(
    portal: Portal, site: Site, graph: Graph, own: SitePlan, targets: Targets
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the complete plan of `site` with its redirects, and their diagnostics.

    An expired page gives up its address to any other output; otherwise there is a notice in its place.
    """
    redirect_type = next(each for each in own.types if each.name == REDIRECT_OUTPUT)
    redirects = plan_redirects(portal, site, graph, own.outputs, targets, redirect_type)
    outputs = _without_replaced_notices(graph, own.outputs, redirects.outputs) if graph.notice_pages else own.outputs
    every = (*outputs, *_plan_of_portal(portal, site, graph, own.types, targets), *redirects.outputs, *own.last_outputs)
    return Plan(every, own.addresses, own.types, redirects.rules), redirects.diagnostics


def _plan_of_portal(
    portal: Portal, site: Site, graph: Graph, types: Iterable[OutputType], targets: Targets
) -> Iterator[Output]:
    """Yield the main site's outputs from the pages of all sites; none for another site."""
    if site.id != portal.main_site.id:
        return

    def find_pages(asked: str) -> Iterable[Page]:
        return (graph.shown_pages if asked == site.id else targets.pages_of(asked)).values()

    for code in site.codes:
        scope = PlanScope(portal, site, graph, code, find_pages=find_pages)
        for each in types:
            if each.step == "portal":
                yield from each.plan(each, scope)


def _without_replaced_notices(
    graph: Graph, outputs: tuple[Output, ...], redirects: Iterable[Output]
) -> Iterator[Output]:
    """Omit the notices of expired pages if another page or redirect uses their addresses.

    For removed pages, a notice and another output with its address are a collision.
    """

    def is_expired(output: Output) -> bool:
        return output.status == "expired" and output.subject in graph.notice_pages

    taken = {each.address for each in (*outputs, *redirects) if not is_expired(each)}
    replaced = {each.subject for each in outputs if is_expired(each) and each.address in taken}
    return (each for each in outputs if not (is_expired(each) and each.subject in replaced))


def _plan_outputs(portal: Portal, site: Site, graph: Graph, types: Sequence[OutputType]) -> Iterator[Output]:
    followers: dict[str, list[OutputType]] = {}
    for each in types:
        if each.step == "following":
            followers.setdefault(each.follows, []).append(each)
    of_language = _in_order_of_site(site, [each for each in types if each.step == "language"])
    for code in site.codes:
        scope = PlanScope(portal, site, graph, code)
        for each in of_language:
            yield from _plan_type(each, scope, followers.get(each.name, ()))
    scope = PlanScope(portal, site, graph, site.codes[0])
    for each in types:
        if each.step == "site":
            yield from _plan_type(each, scope, followers.get(each.name, ()))


def _plan_type(output_type: OutputType, scope: PlanScope, followers: Sequence[OutputType]) -> Iterator[Output]:
    if not followers:
        yield from output_type.plan(output_type, scope)
        return
    for output in output_type.plan(output_type, scope):
        yield output
        beside = PlanScope(scope.portal, scope.site, scope.graph, output.language, (output,))
        for each in followers:
            yield from each.plan(each, beside)


def _in_order_of_site(site: Site, types: Sequence[OutputType]) -> Iterable[OutputType]:
    """Return the types, with the generated pages in the site's order at the position of the first of them."""
    generated = {each.name: each for each in types if each.is_named_by_sites}
    # Missing names are reported by the check of the configuration.
    named = [generated[name] for name in site.generated_pages if name in generated]
    first = next((number for number, each in enumerate(types) if each.is_named_by_sites), len(types))
    return [*types[:first], *named, *(each for each in types[first:] if not each.is_named_by_sites)]


def plan_home(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the home of a language, at the language's prefix."""
    site = scope.site
    yield Output(Address(site.host, site.prefix(scope.language)), site.id, scope.language, output_type, "", site.source)


def plan_generated_page(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield a page generated from the configuration alone, at the type's segment below the prefix."""
    assert output_type.segment is not None
    site, code = scope.site, scope.language
    address = Address(site.host, f"{site.prefix(code)}{output_type.segment.text(code)}/")
    yield Output(address, site.id, code, output_type, "", site.source)


def plan_language_file(name: str | Bilingual) -> PlanFunction:
    """Return a function that plans a file called `name` once per language of a site, below the language's prefix."""

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        site, code = scope.site, scope.language
        file = name if isinstance(name, str) else name.text(code)
        yield Output(Address(site.host, site.prefix(code) + file), site.id, code, output_type, "", site.source)

    return plan


def plan_nothing(_output_type: OutputType, _scope: PlanScope) -> Iterator[Output]:
    """Yield nothing: redirects are planned only by `plan_redirects`."""
    yield from ()


def plan_pages(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield every page with an address but `_index`, in all languages, below the address of its section."""
    site, graph = scope.site, scope.graph
    for page in graph.addressed_pages.values():
        if not page.is_index:
            address = Address(site.host, f"{section_path(site, page.section, page.language)}{page.slug}/")
            status = status_of(page, graph.at)
            yield Output(address, site.id, page.language, output_type, page.source, page.source, status=status)


def plan_plain_text(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the plain text of a page, in the page's folder, if the site has such texts."""
    site = scope.site
    if site.plain_text:
        for page in scope.outputs:
            text = Address(page.address.host, page.address.path + PLAIN_TEXT_FILE)
            yield Output(text, site.id, page.language, output_type, page.subject, page.source, status=page.status)


def plan_sections(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the list of each section of a language, cut into pages."""
    site, code, graph = scope.site, scope.language, scope.graph
    for section in graph.sections[site.id, code]:
        index = graph.indexes.get((site.id, code, section))
        declared = site.section(section)
        size = declared.page_size if declared else DEFAULT_PAGE_SIZE
        base = section_path(site, section, code)
        total = len(graph.lists.get((site.id, code, section), ()))
        source = index.source if index else site.source
        yield from paginate_output(site, code, output_type, section, base, total, size, source)


def plan_taxonomies(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the list of the terms of each taxonomy used by the site in a language."""
    site, code = scope.site, scope.language
    used = {term.taxonomy for term in scope.graph.terms.get((site.id, code), ())}
    for taxonomy in scope.portal.taxonomies:
        if taxonomy.id in used:
            base = f"{site.prefix(code)}{taxonomy.slugs.get(code, taxonomy.id)}/"
            yield Output(Address(site.host, base), site.id, code, output_type, taxonomy.id, TAXONOMIES_FILE)


def plan_terms(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the list of each used term of the planned taxonomies, below these, cut into pages."""
    site, code = scope.site, scope.language
    for taxonomy in scope.outputs:
        for term in scope.graph.terms.get((site.id, code), ()):
            if term.taxonomy == taxonomy.subject:
                subject, base = f"{term.taxonomy}/{term.id}", f"{taxonomy.address.path}{term.id}/"
                yield from paginate_output(
                    site, code, output_type, subject, base, len(term.pages), DEFAULT_PAGE_SIZE, taxonomy.source
                )
