"""`plan(portal, graph)`: every output and its address; two outputs with one address are an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.config.yaml_text import YamlText, place_of
from portalgen.content.places import place_in_file
from portalgen.diagnostics.model import Diagnostic, Place, fault
from portalgen.graph.model import Graph
from portalgen.plan.model import LISTED, Address, Key, Output, Plan, Role
from portalgen.plan.segments import FEED, GENERATED, NOT_FOUND, PAGE_NUMBER, SEARCH_FOLDER, SUMMARY_FOLDER, section_path
from portalgen.plan.targets import Targets

REDIRECTS: Final = "site-config/redirects.yaml"
SITEMAP_SIZE: Final = 20_000
"""Addresses in one site map; the protocol allows 50,000, and each of ours carries its alternates."""

_CONFIGURED: Final = {"about": Role.ABOUT, "contact": Role.CONTACT, "site_map": Role.SITE_MAP, "search": Role.SEARCH}


def plan(portal: Portal, graph: Graph) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """The plan of the whole portal, with what is wrong in it."""
    outputs = [output for site in portal.sites for output in _site(portal, site, graph)]
    addresses: dict[Key, Address] = {}
    for output in outputs:
        if output.number == 1:
            addresses.setdefault((output.site, output.language, output.role, output.subject), output.address)
    targets = Targets(portal, graph, addresses)
    redirects, faults = _redirects(portal, graph, outputs, targets)
    outputs += redirects
    outputs += _machine_files(portal, outputs)
    return Plan(tuple(outputs), addresses), (*faults, *_collisions(portal, graph, outputs))


def _site(portal: Portal, site: Site, graph: Graph) -> Iterator[Output]:
    for code in site.codes:
        prefix = site.prefix(code)
        yield Output(Address(site.host, prefix), site.id, code, Role.HOME, "", site.source)
        for name in site.generated_pages:
            role = _CONFIGURED[name]
            address = Address(site.host, f"{prefix}{GENERATED[role].within(code)}/")
            yield Output(address, site.id, code, role, "", site.source)
        yield Output(Address(site.host, prefix + NOT_FOUND), site.id, code, Role.NOT_FOUND, "", site.source)
        yield Output(Address(site.host, prefix + FEED), site.id, code, Role.FEED, "", site.source)
        yield from _sections(site, code, graph)
        yield from _terms(portal, site, code, graph)
    for page in graph.shown.values():
        if page.site == site.id and not page.is_index:
            address = Address(site.host, f"{section_path(site, page.section, page.language)}{page.slug}/")
            yield Output(address, site.id, page.language, Role.PAGE, page.source, page.source)


def _sections(site: Site, code: str, graph: Graph) -> Iterator[Output]:
    for section in graph.sections[site.id, code]:
        index = graph.indexes.get((site.id, code, section))
        declared = site.section(section)
        size = declared.page_size if declared else 20
        base = section_path(site, section, code)
        total = len(graph.lists.get((site.id, code, section), ()))
        source = index.source if index else site.source
        yield from _paginated(site, code, Role.SECTION, section, base, total, size, source)


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
            yield from _paginated(site, code, Role.TERM, subject, f"{base}{term.id}/", len(term.pages), 20, source)


def _paginated(
    site: Site, code: str, role: Role, subject: str, base: str, total: int, size: int, source: str
) -> Iterator[Output]:
    for number in range(1, max(1, -(-total // size)) + 1):
        path = base if number == 1 else f"{base}{PAGE_NUMBER.within(code)}-{number}/"
        yield Output(Address(site.host, path), site.id, code, role, subject, source, number)


def _redirects(
    portal: Portal, graph: Graph, outputs: list[Output], targets: Targets
) -> tuple[list[Output], list[Diagnostic]]:
    found: list[Output] = []
    faults: list[Diagnostic] = []
    for index, redirect in enumerate(portal.redirects):
        site = portal.site(redirect.site)
        address = Address(site.host, redirect.from_path)
        target = targets.find(redirect.to, site, site.codes[0])
        if target is None:
            suggestion = targets.suggestion(redirect.to)
            place = redirect_place(portal, index, "to")
            faults.append(fault("URL102", place, target=redirect.to, suggestion=suggestion))
        elif target.url == address.url:
            faults.append(fault("URL103", redirect_place(portal, index, "from"), address=address.url))
        else:
            url = f"{target.url}#{target.anchor}" if target.anchor else target.url
            found.append(Output(address, site.id, site.codes[0], Role.REDIRECT, url, REDIRECTS))
    faults += _loops(portal, found)
    for output in outputs:
        if output.role is Role.PAGE:
            found += _former_paths(output, portal.site(output.site), graph)
        found += _former_addresses(output, portal.site(output.site))
    return found, faults


def _loops(portal: Portal, redirects: list[Output]) -> Iterator[Diagnostic]:
    """Configured redirects that lead back to themselves through others."""
    leads = {output.address.url: output.subject.partition("#")[0] for output in redirects}
    for output in redirects:
        seen: set[str] = set()
        at = leads[output.address.url]
        while at in leads and at not in seen and at != output.address.url:
            seen.add(at)
            at = leads[at]
        if at == output.address.url:
            yield fault("URL103", _written_at(portal, None, output), address=at)


def redirect_place(portal: Portal, index: int, key: str) -> Place:
    """Where `key` of an entry of the redirects stands."""
    text = (portal.root / REDIRECTS).read_text("utf-8-sig")
    return place_of(YamlText(text, REDIRECTS, "CFG"), ("redirects", index, key))


def _former_paths(output: Output, site: Site, graph: Graph) -> Iterator[Output]:
    for path in graph.shown[output.subject].fields.get("redirect_from", ()):
        address = Address(site.host, path)
        yield Output(address, site.id, output.language, Role.REDIRECT, output.address.url, output.source)


def _former_addresses(output: Output, site: Site) -> Iterator[Output]:
    if output.role not in LISTED and output.role is not Role.SEARCH:
        return
    for host, path in site.former_addresses:
        address = Address(host, path + output.address.path.removeprefix(site.path))
        yield Output(address, site.id, output.language, Role.REDIRECT, output.address.url, site.source)


def _machine_files(portal: Portal, outputs: list[Output]) -> Iterator[Output]:
    counts: dict[tuple[str, str], int] = {}
    for output in outputs:
        if output.role in LISTED:
            counts[output.site, output.language] = counts.get((output.site, output.language), 0) + 1
    hosts: dict[str, Site] = {}
    for site in portal.sites:
        if site.path == "/" or site.host not in hosts:
            hosts[site.host] = site
        for code in site.codes:
            for number in range(1, -(-counts[site.id, code] // SITEMAP_SIZE) + 1):
                address = Address(site.host, f"{site.prefix(code)}sitemap-{number}.xml")
                yield Output(address, site.id, code, Role.SITEMAP_XML, "", site.source, number)
    for host, site in hosts.items():
        for role, name in ((Role.SITEMAP_INDEX, "sitemap.xml"), (Role.ROBOTS, "robots.txt")):
            yield Output(Address(host, f"/{name}"), site.id, site.codes[0], role, host, site.source)


def _collisions(portal: Portal, graph: Graph, outputs: list[Output]) -> Iterator[Diagnostic]:
    taken: dict[str, Output] = {}
    for output in outputs:
        other = taken.setdefault(output.address.output_path, output)
        if other is not output or _is_search_folder(portal, output):
            told = other.source if other is not output else "pagefind"
            yield fault("URL101", _written_at(portal, graph, output), address=output.address.url, other=told)
    for output in outputs:
        above = _file_above(output, taken)
        if above is not None:
            place = _written_at(portal, graph, output)
            yield fault("URL101", place, address=above.address.url, other=above.source)


def _file_above(output: Output, taken: Mapping[str, Output]) -> Output | None:
    """The output whose file stands where a folder of this one would have to be, as `/feed.xml` and `/feed.xml/`."""
    above = output.address.output_path.rpartition("/")[0]
    while "/" in above:
        if "." in above.rpartition("/")[2] and above in taken:
            return taken[above]
        above = above.rpartition("/")[0]
    return None


def _is_search_folder(portal: Portal, output: Output) -> bool:
    """Whether the output would lie in the folder of its site's search index, which is replaced as a whole."""
    if f"/{SEARCH_FOLDER}" not in output.address.path:
        return False
    site = portal.site(output.site)
    folders = (f"{site.prefix(code)}{name}/" for code in site.codes for name in (SEARCH_FOLDER, SUMMARY_FOLDER))
    return output.address.host == site.host and output.address.path.startswith(tuple(folders))


def _written_at(portal: Portal, graph: Graph | None, output: Output) -> Place:
    """The key that gives the output its address: `slug`, `redirect_from`, an entry of the redirects; else its file."""
    if output.source == REDIRECTS:
        written = [(redirect.site, redirect.from_path) for redirect in portal.redirects]
        return redirect_place(portal, written.index((output.site, output.address.path)), "from")
    if graph is not None and output.source in graph.shown:
        key = "redirect_from" if output.role is Role.REDIRECT else "slug"
        return place_in_file(portal.root, output.source, (key,))
    return Place(output.source)
