"""Targets of old addresses: configured redirects, former paths of pages, former addresses of sites.

The page at an old address is filled in `outputs.redirect`. An address with a query cannot have a page, and only a web
server can redirect: it is a rule (`PlannedRule`), like everything below the former address of a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.places import CONFIG_FOLDER, ConfigurationPlaces
from portalgen.config.portal import Portal, Redirect, Site
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.plan.model import CONTACT_OUTPUT, PAGE_OUTPUT, Address, Output, OutputType, PlannedRule
from portalgen.plan.targets import Targets
from portalgen.text.old_addresses import OldAddressError, normalize_old_address, split_old_address

REDIRECTS_FILE: Final = "site-config/redirects.yaml"
MOST_OLD_ADDRESSES: Final = 10_000
"""The most old addresses of a site; with more, nobody can oversee their targets."""

_WEB_ADDRESS: Final = re.compile(r"https?://(?P<host>[^/?#]+)(?P<rest>[^#]*)")


@frozen
class PlannedRedirects:
    """The old addresses of a site: redirect pages, rules for addresses without a page, and diagnostics."""

    outputs: tuple[Output, ...]
    rules: tuple[PlannedRule, ...]
    diagnostics: tuple[Diagnostic, ...]


def plan_redirects(
    portal: Portal,
    site: Site,
    graph: Graph,
    outputs: tuple[Output, ...],
    targets: Targets,
    redirect_type: OutputType,
) -> PlannedRedirects:
    """Return the redirects from old addresses of `site` to its other `outputs`."""
    moves: list[_Move] = []
    diagnostics: list[Diagnostic] = []
    chains, places = _Chains(portal, targets), ConfigurationPlaces(portal.root)
    for index, redirect in enumerate(portal.redirects):
        if redirect.site != site.id:
            continue
        code = language_of_path(site, redirect.from_path)
        target = targets.find(redirect.to, code)
        if target is None:
            place = place_of_redirect(places, index, "to")
            fault = targets.find_fault(redirect.to)
            if targets.is_service(redirect.to):
                diagnostics.append(diagnostic("LNK123", place, target=redirect.to))
                for now in _find_outputs_for_unconfirmed(outputs, graph, code)[:1]:
                    page = graph.shown_pages.get(now.subject)
                    moves.append(
                        _Move(
                            site.host,
                            redirect.from_path,
                            site.id,
                            now.language,
                            now.address.url,
                            REDIRECTS_FILE,
                            title=page.title if page is not None else "",
                        )
                    )
            elif targets.is_hidden(redirect.to):
                diagnostics.append(diagnostic("CFG233", place, target=redirect.to))
            elif fault is not None:
                diagnostics.append(diagnostic("LNK108", place, target=redirect.to, file=fault))
            else:
                diagnostics.append(diagnostic("URL102", place, target=redirect.to, suggestion=""))
        elif chains.returns(_url_of(portal, redirect)):
            place = place_of_redirect(places, index, "from")
            diagnostics.append(diagnostic("URL103", place, address=_url_of(portal, redirect)))
        else:
            url = f"{target.url}#{target.anchor}" if target.anchor else target.url
            language = target.language or code
            moves.append(
                _Move(site.host, redirect.from_path, site.id, language, url, REDIRECTS_FILE, title=target.title)
            )
    for output in outputs:
        if output.type.name == PAGE_OUTPUT:
            moves += _former_paths(output, site, graph)
        moves += _former_addresses(output, site, graph)
    plain = tuple(each.as_output(redirect_type) for each in moves if not each.query)
    rules = (*(each.as_rule() for each in moves if each.query), *_list_prefixes(site))
    diagnostics += _check_chains(portal, site, chains, moves, places)
    diagnostics += _check_number(site, moves)
    return PlannedRedirects(plain, rules, tuple(diagnostics))


@frozen
class _Move:
    """An old address in normal form, and its target."""

    host: str
    old: str
    site: str
    language: str
    to: str
    source: str
    title: str = ""
    is_written: bool = True
    """True if written by an author, False if derived from the former address of a site."""

    @property
    def query(self) -> str:
        return split_old_address(self.old)[1]

    @property
    def url(self) -> str:
        return f"https://{self.host}{self.old}"

    def as_output(self, redirect_type: OutputType) -> Output:
        address = Address(self.host, self.old)
        return Output(address, self.site, self.language, redirect_type, self.to, self.source, title=self.title)

    def as_rule(self) -> PlannedRule:
        path, query = split_old_address(self.old)
        return PlannedRule(Address(self.host, path), query, self.site, self.language, self.to, self.source)


def _find_outputs_for_unconfirmed(outputs: Iterable[Output], graph: Graph, language: str) -> list[Output]:
    """Return the targets, best first, of an old address for a service without a confirmed address yet.

    Printed addresses must answer. The target is a page with the official channels, else the contact page, preferring
    the language of the address.
    """
    channels, contacts = [], []
    for each in outputs:
        if each.type.name == CONTACT_OUTPUT:
            contacts.append(each)
        elif each.type.name == PAGE_OUTPUT and each.subject in graph.shown_pages:
            channels += [each] if graph.shown_pages[each.subject].kind.lists_channels else []
    return sorted((*channels, *contacts), key=lambda each: each.language != language)


def _list_prefixes(site: Site) -> Iterator[PlannedRule]:
    """Yield a rule for everything below each former address of a site, since attachments moved as well."""
    to = Address(site.host, site.path).url
    for host, path in site.former_addresses:
        yield PlannedRule(Address(host, path), "", site.id, site.codes[0], to, site.source, is_prefix=True)


def _url_of(portal: Portal, redirect: Redirect) -> str:
    return f"https://{portal.site(redirect.site).host}{redirect.from_path}"


def _check_chains(
    portal: Portal, site: Site, chains: _Chains, moves: Iterable[_Move], places: ConfigurationPlaces
) -> Iterator[Diagnostic]:
    """Yield URL105 for each configured redirect of a site to an old address, which would redirect again."""
    own = {each.url: each.to for each in moves}
    for index, redirect in enumerate(portal.redirects):
        if redirect.site != site.id or not redirect.to.startswith("http"):
            continue
        old = _as_old_address(redirect.to)
        if _url_of(portal, redirect) not in own:
            continue
        if chains.leads_on(old):
            next_url = "" if chains.returns(old) else chains.find_target(old)
        else:
            next_url = own.get(old, "") or _find_new_address(portal, old)
        if next_url:
            place = place_of_redirect(places, index, "to")
            yield diagnostic("URL105", place, target=redirect.to, next=next_url)


def _find_new_address(portal: Portal, old: str) -> str:
    """Return the new address of an address below a former address of a site; "" if not below, or if now in use."""
    for site in portal.sites:
        for host, path in site.former_addresses:
            begin = f"https://{host}{path}"
            present = (f"https://{each.host}{each.path}" for each in portal.sites)
            if old.startswith(begin) and not any(old.startswith(each) and each.startswith(begin) for each in present):
                return Address(site.host, site.path).url + old.removeprefix(begin)
    return ""


def _check_number(site: Site, moves: Iterable[_Move]) -> Iterator[Diagnostic]:
    count = sum(each.is_written for each in moves)
    if count > MOST_OLD_ADDRESSES:
        yield diagnostic("URL107", Place(site.source), site=site.id, count=str(count), limit=str(MOST_OLD_ADDRESSES))


def language_of_path(site: Site, path: str) -> str:
    """Return the language of the site whose prefix contains `path`; the first if none does."""
    below = [code for code in site.codes if path.startswith(site.prefix(code))]
    return max(below, key=lambda code: len(site.prefix(code)), default=site.codes[0])


class _Chains:
    """The targets of the configured redirects of all sites, each followed once through chains."""

    def __init__(self, portal: Portal, targets: Targets) -> None:
        self._portal = portal
        self._targets = targets
        known = {site.id for site in portal.sites}  # a portal with errors may name others
        self._written = {_url_of(portal, each): each for each in portal.redirects if each.site in known}
        self._found: dict[str, str] = {}
        self._returning: dict[str, bool] = {}

    def leads_on(self, url: str) -> bool:
        """Return True if a redirect is configured at this address."""
        return url in self._written

    def find_target(self, url: str) -> str:
        """Return the target permalink of the redirect at this address; "" if there is none."""
        if url not in self._found:
            redirect = self._written[url]
            code = language_of_path(self._portal.site(redirect.site), redirect.from_path)
            target = self._targets.find(_from_anywhere(redirect), code)
            self._found[url] = target.url if target is not None else ""
        return self._found[url]

    def returns(self, start: str) -> bool:
        """Return True if the redirect at this address leads back to it, directly or through others."""
        if start not in self._returning:
            path: dict[str, None] = {}
            at = start
            while at in self._written and at not in self._returning and at not in path:
                path[at] = None
                at = _as_old_address(self.find_target(at))
            is_in_circle = False
            for each in path:
                is_in_circle = is_in_circle or each == at
                self._returning[each] = is_in_circle
        return self._returning[start]


def _as_old_address(url: str) -> str:
    """Return a permalink in the form of old addresses; unchanged if it cannot be an old address."""
    match = _WEB_ADDRESS.match(url)
    if match is None:
        return url
    try:
        return f"https://{match['host'].lower()}{normalize_old_address(match['rest'] or '/')}"
    except OldAddressError:
        return url


def _from_anywhere(redirect: Redirect) -> str:
    """The target of a redirect as any site would write it."""
    scheme, _, rest = redirect.to.partition(":")
    return f"site:{redirect.site}/{rest}" if scheme == "self" else redirect.to


def place_of_redirect(places: ConfigurationPlaces, index: int, key: str) -> Place:
    """Return the place of `key` in an entry of the redirects."""
    return places.in_file(REDIRECTS_FILE.removeprefix(f"{CONFIG_FOLDER}/"), "redirects", index, key)


def _former_paths(output: Output, site: Site, graph: Graph) -> Iterator[_Move]:
    page = graph.addressed_pages[output.subject]
    for old in page.fields.get("redirect_from", ()):
        yield _Move(site.host, old, output.site, output.language, output.address.url, output.source, page.title)


def _former_addresses(output: Output, site: Site, graph: Graph) -> Iterator[_Move]:
    if output.type.is_filtered_list or not (output.type.is_listed or output.type.is_generated_page):
        return
    title = graph.addressed_pages[output.subject].title if output.type.name == PAGE_OUTPUT else ""
    for host, path in site.former_addresses:
        old = path + output.address.path.removeprefix(site.path)
        yield _Move(host, old, output.site, output.language, output.address.url, site.source, title, is_written=False)
