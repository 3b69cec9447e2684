"""Every output of a site and its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.diagnostics.model import Diagnostic
from portalgen.graph.model import Graph
from portalgen.plan.model import Address, Output, OutputKey, Plan, Role, SitePlan
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE, paginate_output
from portalgen.plan.redirects import plan_redirects
from portalgen.plan.segments import FEED_FILE, GENERATED_PAGE_SEGMENTS, NOT_FOUND_FILE, PLAIN_TEXT_FILE, section_path
from portalgen.plan.sitemaps import plan_machine_files
from portalgen.plan.targets import Targets

_CONFIGURED: Final = {
    "about": Role.ABOUT,
    "contact": Role.CONTACT,
    "site_map": Role.SITE_MAP,
    "search": Role.SEARCH,
    "accessibility": Role.ACCESSIBILITY,
}


def plan_site(portal: Portal, site: Site, graph: Graph) -> SitePlan:
    """The plan of `site`, whose pages `graph` holds."""
    outputs = tuple(_site(portal, site, graph))
    addresses: dict[OutputKey, Address] = {}
    for output in outputs:
        if output.number == 1:
            addresses.setdefault((output.site, output.language, output.role, output.subject), output.address)
    return SitePlan(outputs, addresses, tuple(plan_machine_files(portal, site, outputs)))


def complete_site_plan(
    portal: Portal, site: Site, graph: Graph, own: SitePlan, targets: Targets
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the complete plan of `site` with its redirects, and what is wrong in these."""
    redirects, diagnostics = plan_redirects(portal, site, graph, own.outputs, targets)
    return Plan((*own.outputs, *redirects, *own.site_maps), own.addresses), tuple(diagnostics)


def _site(portal: Portal, site: Site, graph: Graph) -> Iterator[Output]:
    for code in site.codes:
        prefix = site.prefix(code)
        yield Output(Address(site.host, prefix), site.id, code, Role.HOME, "", site.source)
        for name in site.generated_pages:
            role = _CONFIGURED[name]
            address = Address(site.host, f"{prefix}{GENERATED_PAGE_SEGMENTS[role].text(code)}/")
            yield Output(address, site.id, code, role, "", site.source)
        yield Output(Address(site.host, prefix + NOT_FOUND_FILE), site.id, code, Role.NOT_FOUND, "", site.source)
        yield Output(Address(site.host, prefix + FEED_FILE), site.id, code, Role.FEED, "", site.source)
        yield from _sections(site, code, graph)
        yield from _terms(portal, site, code, graph)
    for page in graph.shown_pages.values():
        if not page.is_index:
            address = Address(site.host, f"{section_path(site, page.section, page.language)}{page.slug}/")
            yield Output(address, site.id, page.language, Role.PAGE, page.source, page.source)
            if site.plain_text:
                text = Address(site.host, address.path + PLAIN_TEXT_FILE)
                yield Output(text, site.id, page.language, Role.TEXT, page.source, page.source)


def _sections(site: Site, code: str, graph: Graph) -> Iterator[Output]:
    for section in graph.sections[site.id, code]:
        index = graph.indexes.get((site.id, code, section))
        declared = site.section(section)
        size = declared.page_size if declared else DEFAULT_PAGE_SIZE
        base = section_path(site, section, code)
        total = len(graph.lists.get((site.id, code, section), ()))
        source = index.source if index else site.source
        yield from paginate_output(site, code, Role.SECTION, section, base, total, size, source)


def _terms(portal: Portal, site: Site, code: str, graph: Graph) -> Iterator[Output]:
    terms = graph.terms.get((site.id, code), ())
    for taxonomy in portal.taxonomies:
        used = [term for term in terms if term.taxonomy == taxonomy.id]
        if not used:
            continue
        base = f"{site.prefix(code)}{taxonomy.slugs.get(code, taxonomy.id)}/"
        source = "site-config/taxonomies.yaml"
        yield Output(Address(site.host, base), site.id, code, Role.TAXONOMY, taxonomy.id, source)
        for term in used:
            subject = f"{taxonomy.id}/{term.id}"
            yield from paginate_output(
                site, code, Role.TERM, subject, f"{base}{term.id}/", len(term.pages), DEFAULT_PAGE_SIZE, source
            )
