"""The JSON-LD of a page: a graph of the page, its subject, its breadcrumbs, and on home pages the site.

Samples and pages excluded from search engines contain only the page and its breadcrumbs. A superseded law, however, is
still described as a law no longer in force.

The properties common to all pages of a site are encoded once, so the graph is assembled from texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from portalgen.config.portal import Site
from portalgen.plan.model import HOME_OUTPUT, Output
from portalgen.render.context import Context
from portalgen.render.metadata.forms import complete_url
from portalgen.render.metadata.item_nodes import ItemNodes
from portalgen.render.metadata.site_nodes import (
    SiteNodes,
    build_agency,
    build_website,
    encode_json,
    encode_properties,
    share_site_nodes,
)
from portalgen.render.views.links import Link

_BREADCRUMBS: Final = "breadcrumbs"


def write_json_ld(nodes: Iterable[str]) -> str:
    """Return the content of the script element with these nodes, each already in JSON.

    `<` is escaped, so no text can close the element.
    """
    return f'{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}'.replace("<", "\\u003c")


def build_json_ld(
    context: Context,
    output: Output,
    title: str,
    description: str,
    trail: tuple[Link, ...],
    page_type: str,
    items: ItemNodes | None,
    logo_url: str = "",
) -> str:
    """Return the graph of a page open to search engines. `items` are the nodes about its subject."""
    site, language = context.portal.site(output.site), output.language
    shared = share_site_nodes(context, site, language)
    if items is not None:
        nodes = [_write_page(shared, output, title, items.page_type, trail, _link(items))]
        nodes.append(encode_json(items.nodes)[1:-1])
    else:
        more = shared.publisher + (encode_properties({"description": description}) if description else "")
        nodes = [_write_page(shared, output, title, page_type, trail, more)]
    if output.type.name == HOME_OUTPUT:
        nodes.append(encode_json(build_website(context, site, language)))
        nodes.append(encode_json(build_agency(context, site, language, logo_url)))
    else:
        nodes.append(shared.agency)
    if trail:
        nodes.append(_write_breadcrumbs(site, output, trail))
    return write_json_ld(nodes)


def build_bare_json_ld(context: Context, output: Output, title: str, trail: tuple[Link, ...]) -> str:
    """Return the graph of a page without further claims: a sample, or a page excluded from search engines."""
    site = context.portal.site(output.site)
    nodes = [_write_page(share_site_nodes(context, site, output.language), output, title, "WebPage", trail)]
    if trail:
        nodes.append(_write_breadcrumbs(site, output, trail))
    return write_json_ld(nodes)


def _write_page(
    shared: SiteNodes, output: Output, title: str, page_type: str, trail: tuple[Link, ...], more: str = ""
) -> str:
    """Return the node of the page; `more` contains properties written by `encode_properties`."""
    url = output.address.url
    breadcrumb = f',"breadcrumb":{_refer(_identify_breadcrumbs(url))}' if trail else ""
    own = f'"@type":"{page_type}","@id":{encode_json(url)},"name":{encode_json(title)}'
    return f"{{{own}{shared.page_properties}{breadcrumb}{more}}}"


def _link(items: ItemNodes) -> str:
    """Return the properties linking the page to its nodes; a single node is not wrapped in a list."""
    found: dict[str, list[str]] = {}
    for name, identifier in items.links:
        found.setdefault(name, []).append(_refer(identifier))
    return "".join(
        [f',"{name}":{each[0]}' if len(each) == 1 else f',"{name}":[{",".join(each)}]' for name, each in found.items()]
    )


def _refer(identifier: str) -> str:
    return f'{{"@id":{encode_json(identifier)}}}'


def _identify_breadcrumbs(url: str) -> str:
    return f"{url}#{_BREADCRUMBS}"


def _write_breadcrumbs(site: Site, output: Output, trail: tuple[Link, ...]) -> str:
    steps = [_write_step(place, each.title, complete_url(site, each.url)) for place, each in enumerate(trail, 1)]
    identifier = encode_json(_identify_breadcrumbs(output.address.url))
    return f'{{"@type":"BreadcrumbList","@id":{identifier},"itemListElement":[{",".join(steps)}]}}'


def _write_step(place: int, title: str, url: str) -> str:
    return f'{{"@type":"ListItem","position":{place},"name":{encode_json(title)},"item":{_refer(url)}}}'
