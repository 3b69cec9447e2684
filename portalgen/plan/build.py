"""Every output of a site and its address; two outputs with one address are an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from portalgen.config.models import RedirectModel
from portalgen.config.portal import Portal, Site
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.content.model import Page
from portalgen.content.places import place_in_file
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.graph.model import Graph
from portalgen.plan.model import LISTED_ROLES, Address, Output, OutputKey, Plan, Role, SitePlan
from portalgen.plan.segments import (
    FEED_FILE,
    GENERATED_PAGE_SEGMENTS,
    NOT_FOUND_FILE,
    PAGE_NUMBER_SEGMENT,
    PLAIN_TEXT_FILE,
    SEARCH_FOLDER,
    SUMMARY_FOLDER,
    section_path,
)
from portalgen.plan.targets import Targets

REDIRECTS_FILE: Final = "site-config/redirects.yaml"
SITEMAP_SIZE: Final = 20_000
"""Addresses in one site map; the protocol allows 50,000, and each of ours carries its alternates."""

_OF_MACHINES: Final = frozenset({Role.SITEMAP_XML, Role.SITEMAP_INDEX, Role.ROBOTS})
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
    return SitePlan(outputs, addresses, tuple(_machine_files(portal, site, outputs)))


def complete_site_plan(
    portal: Portal, site: Site, graph: Graph, own: SitePlan, targets: Targets
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the complete plan of `site` with its redirects, and what is wrong in these."""
    redirects, diagnostics = _redirects(portal, site, graph, own.outputs, targets)
    return Plan((*own.outputs, *redirects, *own.maps), own.addresses), tuple(diagnostics)


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
        path = base if number == 1 else f"{base}{PAGE_NUMBER_SEGMENT.text(code)}-{number}/"
        yield Output(Address(site.host, path), site.id, code, role, subject, source, number)


def _redirects(
    portal: Portal, site: Site, graph: Graph, outputs: tuple[Output, ...], targets: Targets
) -> tuple[list[Output], list[Diagnostic]]:
    redirect_outputs: list[Output] = []
    diagnostics: list[Diagnostic] = []
    for index, redirect in enumerate(portal.redirects):
        if redirect.site != site.id:
            continue
        address = Address(site.host, redirect.from_path)
        code = language_of_path(site, redirect.from_path)
        target = targets.find(redirect.to, code)
        if target is None:
            suggestion = targets.suggestion(redirect.to)
            place = place_of_redirect(portal, index, "to")
            diagnostics.append(diagnostic("URL102", place, target=redirect.to, suggestion=suggestion))
        elif _returns(portal, address.url, target.url, targets):
            diagnostics.append(diagnostic("URL103", place_of_redirect(portal, index, "from"), address=address.url))
        else:
            url = f"{target.url}#{target.anchor}" if target.anchor else target.url
            language = target.language or code
            redirect_outputs.append(
                Output(address, site.id, language, Role.REDIRECT, url, REDIRECTS_FILE, title=target.title)
            )
    for output in outputs:
        if output.role is Role.PAGE:
            redirect_outputs += _former_paths(output, site, graph)
        redirect_outputs += _former_addresses(output, site, graph)
    return redirect_outputs, diagnostics


def language_of_path(site: Site, path: str) -> str:
    """The language of the site below whose prefix `path` is; the first where it is below none."""
    below = [code for code in site.codes if path.startswith(site.prefix(code))]
    return max(below, key=lambda code: len(site.prefix(code)), default=site.codes[0])


def _returns(portal: Portal, start: str, at: str, targets: Targets) -> bool:
    """Whether a configured redirect from `start` to `at` leads back to itself, perhaps through others."""
    written = {f"https://{portal.site(each.site).host}{each.from_path}": each for each in portal.redirects}
    seen: set[str] = set()
    while at in written and at not in seen and at != start:
        seen.add(at)
        entry = written[at]
        target = targets.find(_from_anywhere(entry), language_of_path(portal.site(entry.site), entry.from_path))
        at = target.url if target is not None else ""
    return at == start


def _from_anywhere(redirect: RedirectModel) -> str:
    """The target of a redirect as any site would write it."""
    scheme, _, rest = redirect.to.partition(":")
    return f"site:{redirect.site}/{rest}" if scheme == "self" else redirect.to


def place_of_redirect(portal: Portal, index: int, key: str) -> Place:
    """Where `key` of an entry of the redirects stands."""
    text = (portal.root / REDIRECTS_FILE).read_text("utf-8-sig")
    return place_in_yaml(YamlText(text, REDIRECTS_FILE, "CFG"), ("redirects", index, key))


def _former_paths(output: Output, site: Site, graph: Graph) -> Iterator[Output]:
    page = graph.shown_pages[output.subject]
    for path in page.fields.get("redirect_from", ()):
        yield _redirect_output(Address(site.host, path), output, output.source, page.title)


def _former_addresses(output: Output, site: Site, graph: Graph) -> Iterator[Output]:
    if output.role not in LISTED_ROLES and output.role is not Role.SEARCH:
        return
    title = graph.shown_pages[output.subject].title if output.role is Role.PAGE else ""
    for host, path in site.former_addresses:
        address = Address(host, path + output.address.path.removeprefix(site.path))
        yield _redirect_output(address, output, site.source, title)


def _redirect_output(address: Address, to: Output, source: str, title: str) -> Output:
    return Output(address, to.site, to.language, Role.REDIRECT, to.address.url, source, title=title)


def _machine_files(portal: Portal, site: Site, outputs: tuple[Output, ...]) -> Iterator[Output]:
    for code in site.codes:
        count = sum(output.role in LISTED_ROLES for output in outputs if output.language == code)
        for number in range(1, -(-count // SITEMAP_SIZE) + 1):
            address = Address(site.host, f"{site.prefix(code)}sitemap-{number}.xml")
            yield Output(address, site.id, code, Role.SITEMAP_XML, "", site.source, number)
    if _serves_host_files(portal, site):
        for role, name in ((Role.SITEMAP_INDEX, "sitemap.xml"), (Role.ROBOTS, "robots.txt")):
            yield Output(Address(site.host, f"/{name}"), site.id, site.codes[0], role, site.host, site.source)


def _serves_host_files(portal: Portal, site: Site) -> bool:
    """Whether the files that a host has once are this site's: the one at its root, else the first below a path of it."""
    on_host = [each for each in portal.sites if each.host == site.host]
    return site == next((each for each in reversed(on_host) if each.path == "/"), on_host[0])


def check_address_collisions(
    portal: Portal, plans: Iterable[Plan], shown: Callable[[str], Mapping[str, Page]]
) -> Iterator[Diagnostic]:
    """URL101 for every two outputs with one address among `plans`, those of all sites that share a host.

    `shown` gives the shown pages of a site by source.
    """
    outputs = sorted((output for each in plans for output in each.outputs), key=_phase)
    taken: dict[str, Output] = {}
    for output in outputs:
        other = taken.setdefault(output.address.output_path, output)
        if other is not output or _is_search_folder(portal, output):
            other_source = other.source if other is not output else "pagefind"
            yield diagnostic(
                "URL101", _place_of_address(portal, shown, output), address=output.address.url, other=other_source
            )
    for output in outputs:
        above = _file_above(output, taken)
        if above is not None:
            place = _place_of_address(portal, shown, output)
            yield diagnostic("URL101", place, address=above.address.url, other=above.source)


def _phase(output: Output) -> int:
    """What comes first keeps its address, and the other one is reported."""
    return 2 if output.role in _OF_MACHINES else 1 if output.role is Role.REDIRECT else 0


def hosts_of(site: Site) -> frozenset[str]:
    """The hosts on which the site publishes something."""
    return frozenset((site.host, *(host for host, _ in site.former_addresses)))


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


def _place_of_address(portal: Portal, shown: Callable[[str], Mapping[str, Page]], output: Output) -> Place:
    """The key that gives the output its address: `slug`, `redirect_from`, an entry of the redirects; else its file."""
    if output.source == REDIRECTS_FILE:
        written = [(redirect.site, redirect.from_path) for redirect in portal.redirects]
        return place_of_redirect(portal, written.index((output.site, output.address.path)), "from")
    if output.source in shown(output.site):
        key = "redirect_from" if output.role is Role.REDIRECT else "slug"
        return place_in_file(portal.root, output.source, (key,))
    return Place(output.source)
