"""Checks for two outputs with the same address: an error that names both sources."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Final

from portalgen.config.places import ConfigurationPlaces
from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.content.placement import misplaced_page_diagnostic
from portalgen.content.places import place_in_file
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.plan.model import HOME_OUTPUT, Output, Plan, PlannedRule, PlanStep
from portalgen.plan.redirects import REDIRECTS_FILE, place_of_redirect
from portalgen.plan.segments import SEARCH_FOLDER, SUMMARY_FOLDER
from portalgen.text.old_addresses import decode_path, parse_query

_PHASES: Final[Mapping[PlanStep, int]] = {"redirects": 1, "last": 2}


def check_address_collisions(
    portal: Portal, plans: Iterable[Plan], shown: Callable[[str], Mapping[str, Page]]
) -> Iterator[Diagnostic]:
    """Yield URL101 for every two outputs with the same address among `plans` of all sites that share a host.

    `shown` returns the pages of a site with an address, by source.
    """
    plans, places = tuple(plans), _Places(portal, shown)
    outputs = sorted((output for each in plans for output in each.outputs), key=_phase)
    taken: dict[str, Output] = {}
    together: set[frozenset[str]] = set()
    for output in outputs:
        other = taken.setdefault(output.address.output_path, output)
        if other is not output and _follows_from_another(output, other, together):
            continue
        if other is not output and _redirects_to_itself(output, other):
            place = places.of_former_path(output.site, output.source, output.address.path)
            yield diagnostic("FMT136", place, address=output.address.url)
        elif other is not output and (misplaced := _describe_misplaced(portal, shown, (output, other))) is not None:
            yield misplaced
        elif other is not output or _is_search_folder(portal, output):
            named, second = (other, output) if _is_chosen(shown, other) > _is_chosen(shown, output) else (output, other)
            other_source = _name_of_other(named, second) if other is not output else "pagefind"
            together.add(frozenset((output.source, other.source)))
            yield diagnostic("URL101", places.of_address(named), address=output.address.url, other=other_source)
    for output in outputs:
        above = _file_above(output, taken)
        if above is not None:
            yield diagnostic("URL101", places.of_address(output), address=above.address.url, other=above.source)
    yield from _check_rules(places, [rule for each in plans for rule in each.rules if not rule.is_prefix], taken)


def _check_rules(places: _Places, rules: Iterable[PlannedRule], taken: Mapping[str, Output]) -> Iterator[Diagnostic]:
    """Yield URL101 for every two rules with the same address, URL106 for a rule at a page other than a home."""
    known: dict[str, PlannedRule] = {}
    for rule in rules:
        other = known.setdefault(key_of_rule(rule.address.host, rule.address.path, rule.query), rule)
        if other is not rule:
            yield diagnostic("URL101", places.of_rule(rule), address=rule.url, other=other.source)
            continue
        page = taken.get(rule.address.output_path)
        if page is None or page.type.step == "redirects" or page.type.name == HOME_OUTPUT:
            continue
        if page.address.url != rule.to.partition("#")[0]:
            place = places.of_rule(rule)
            yield diagnostic("URL106", place, address=rule.url, page=page.address.url, target=rule.to)


class _Places:
    """The places in files that define the addresses of outputs and rules."""

    def __init__(self, portal: Portal, shown: Callable[[str], Mapping[str, Page]]) -> None:
        self._portal = portal
        self._shown = shown
        self._configured = ConfigurationPlaces(portal.root)
        self._first: dict[tuple[str, str], int] = {}
        self._last: dict[tuple[str, str], int] = {}
        for number, redirect in enumerate(portal.redirects):
            self._first.setdefault((redirect.site, redirect.from_path), number)
            self._last[redirect.site, redirect.from_path] = number
        self._written_here: dict[tuple[str, str], Mapping[str, int]] = {}

    def of_address(self, output: Output) -> Place:
        """Return the key with the output's address: `slug`, `redirect_from`, an entry of the redirects; or its file."""
        if output.source == REDIRECTS_FILE:
            return place_of_redirect(self._configured, self._first[output.site, output.address.path], "from")
        if output.source in self._shown(output.site):
            key = "redirect_from" if output.type.step == "redirects" else "slug"
            return place_in_file(self._portal, output.source, (key,))
        return Place(output.source)

    def of_rule(self, rule: PlannedRule) -> Place:
        """Return the entry that defines the rule's address: of the redirects, or of a page."""
        old = f"{rule.address.path}?{rule.query}"
        if rule.source == REDIRECTS_FILE:
            return place_of_redirect(self._configured, self._last[rule.site, old], "from")
        return self.of_former_path(rule.site, rule.source, old)

    def of_former_path(self, site: str, source: str, path: str) -> Place:
        """Return the entry of a page's `redirect_from` with this path; the key itself if there is none."""
        if (site, source) not in self._written_here:
            page = self._shown(site).get(source)
            written = tuple(page.fields.get("redirect_from", ())) if page is not None else ()
            self._written_here[site, source] = {each: number for number, each in reversed([*enumerate(written)])}
        number = self._written_here[site, source].get(path)
        location = ("redirect_from",) if number is None else ("redirect_from", number)
        return place_in_file(self._portal, source, location)


def key_of_rule(host: str, path: str, query: str) -> str:
    """Return a key equal for two rules with the same address; the case of names in the query is ignored."""
    pairs = "&".join("=".join(each) for each in sorted(parse_query(query)))
    return f"{host}{decode_path(path)}?{pairs}"


def _is_chosen(shown: Callable[[str], Mapping[str, Page]], output: Output) -> bool:
    """Return True if a `slug` defines a page's address: it was copied or invented, the other is the file's name."""
    page = shown(output.site).get(output.source)
    return page is not None and page.slug != page.name and output.type.step != "redirects"


def _follows_from_another(output: Output, other: Output, together: Container[frozenset[str]]) -> bool:
    """Return True if two outputs collide only because their followed pages collide, or they lead to the same page.

    `together` contains the sources of reported collisions.
    """
    if output.type.step == other.type.step == "following":
        return frozenset((output.source, other.source)) in together
    is_derived = REDIRECTS_FILE not in (output.source, other.source)
    return output.type.step == other.type.step == "redirects" and is_derived and output.subject == other.subject


def _redirects_to_itself(output: Output, other: Output) -> bool:
    """Return True if a page's own address is among the addresses that redirect to it."""
    is_redirect = output.type.step == "redirects" and output.source != REDIRECTS_FILE
    return is_redirect and output.source == other.source and other.type.step != "redirects"


def _describe_misplaced(
    portal: Portal, shown: Callable[[str], Mapping[str, Page]], outputs: Iterable[Output]
) -> Diagnostic | None:
    """Return the diagnostic for a page with the address of a section because of its location; else None."""
    for output in outputs:
        page = shown(output.site).get(output.source)
        if page is not None and page.slug == page.name and output.type.step != "redirects":
            site = portal.site(output.site)
            found = misplaced_page_diagnostic(
                site, page.section, page.name, page.language, page.title, Place(page.source)
            )
            if found is not None:
                return found
    return None


def _name_of_other(output: Output, other: Output) -> str | LocalizedText:
    """Return the other source; if both are the same, as for the files of a site, with the types to distinguish them.

    A list of a facet has no file and is named by its description.
    """
    if other.type.is_filtered_list and not output.type.is_filtered_list:
        segment = other.address.path.rstrip("/").rpartition("/")[2]
        return LocalizedText(
            f"trang lọc danh sách `{segment}` của chuyên mục",
            f"the list of the section filtered by `{segment}`",
        )
    if other.source != output.source:
        return other.source
    return f"{other.source} ({other.type.name}, {output.type.name})"


def _phase(output: Output) -> int:
    """Return the output's precedence: the first keeps its address, and the other is reported."""
    return _PHASES.get(output.type.step, 0)


def hosts_of(site: Site) -> frozenset[str]:
    """Return the hosts with outputs of the site."""
    return frozenset((site.host, *(host for host, _ in site.former_addresses)))


def _file_above(output: Output, taken: Mapping[str, Output]) -> Output | None:
    """Return the output with a file in place of a folder of this output, as `/feed.xml` and `/feed.xml/`."""
    above = output.address.output_path.rpartition("/")[0]
    while "/" in above:
        if "." in above.rpartition("/")[2] and above in taken:
            return taken[above]
        above = above.rpartition("/")[0]
    return None


def _is_search_folder(portal: Portal, output: Output) -> bool:
    """Return True if the output would be in its site's search index folder, which is replaced as a whole."""
    if f"/{SEARCH_FOLDER}" not in output.address.path:
        return False
    site = portal.site(output.site)
    folders = (f"{site.prefix(code)}{name}/" for code in site.codes for name in (SEARCH_FOLDER, SUMMARY_FOLDER))
    return output.address.host == site.host and output.address.path.startswith(tuple(folders))
