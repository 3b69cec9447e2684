"""Which old addresses lead where: configured redirects, former paths of pages, former addresses of sites.

The page at an old address is filled in `outputs.redirect`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Portal, Redirect, Site
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.graph.model import Graph
from portalgen.plan.model import PAGE_OUTPUT, Address, Output, OutputType
from portalgen.plan.targets import Targets

REDIRECTS_FILE: Final = "site-config/redirects.yaml"


def plan_redirects(
    portal: Portal,
    site: Site,
    graph: Graph,
    outputs: tuple[Output, ...],
    targets: Targets,
    redirect_type: OutputType,
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
            place = place_of_redirect(portal, index, "to")
            fault = targets.find_fault(redirect.to)
            diagnostics.append(
                diagnostic("URL102", place, target=redirect.to, suggestion="")
                if fault is None
                else diagnostic("LNK108", place, target=redirect.to, file=fault)
            )
        elif _returns(portal, address.url, target.url, targets):
            diagnostics.append(diagnostic("URL103", place_of_redirect(portal, index, "from"), address=address.url))
        else:
            url = f"{target.url}#{target.anchor}" if target.anchor else target.url
            language = target.language or code
            redirect_outputs.append(
                Output(address, site.id, language, redirect_type, url, REDIRECTS_FILE, title=target.title)
            )
    for output in outputs:
        if output.type.name == PAGE_OUTPUT:
            redirect_outputs += _former_paths(output, site, graph, redirect_type)
        redirect_outputs += _former_addresses(output, site, graph, redirect_type)
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


def _from_anywhere(redirect: Redirect) -> str:
    """The target of a redirect as any site would write it."""
    scheme, _, rest = redirect.to.partition(":")
    return f"site:{redirect.site}/{rest}" if scheme == "self" else redirect.to


def place_of_redirect(portal: Portal, index: int, key: str) -> Place:
    """Where `key` of an entry of the redirects stands."""
    text = (portal.root / REDIRECTS_FILE).read_text("utf-8-sig")
    return place_in_yaml(YamlText(text, REDIRECTS_FILE, "CFG"), ("redirects", index, key))


def _former_paths(output: Output, site: Site, graph: Graph, redirect_type: OutputType) -> Iterator[Output]:
    page = graph.addressed_pages[output.subject]
    for path in page.fields.get("redirect_from", ()):
        yield _redirect_output(Address(site.host, path), output, output.source, page.title, redirect_type)


def _former_addresses(output: Output, site: Site, graph: Graph, redirect_type: OutputType) -> Iterator[Output]:
    if output.type.is_filtered_list or not (output.type.is_listed or output.type.is_generated_page):
        return
    title = graph.addressed_pages[output.subject].title if output.type.name == PAGE_OUTPUT else ""
    for host, path in site.former_addresses:
        address = Address(host, path + output.address.path.removeprefix(site.path))
        yield _redirect_output(address, output, site.source, title, redirect_type)


def _redirect_output(address: Address, to: Output, source: str, title: str, redirect_type: OutputType) -> Output:
    return Output(address, to.site, to.language, redirect_type, to.address.url, source, title=title)
