"""The JSON-LD of a page: one graph of the page, what it is of, its breadcrumbs, and on homes the site.

A page that search engines leave alone, and a sample, say only what they are: a page, and where it stands; but a law in
whose place there is another stays one that lost its force.
"""

from __future__ import annotations

import json
from typing import Final

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.plan.model import HOME_OUTPUT, Output
from portalgen.render.context import Context
from portalgen.render.metadata.forms import complete_url
from portalgen.render.metadata.item_nodes import ItemNodes
from portalgen.render.metadata.site_nodes import (
    Node,
    SiteNodes,
    build_agency,
    build_website,
    share_site_nodes,
)
from portalgen.render.views.links import Link

_BREADCRUMBS: Final = "breadcrumbs"
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_json_ld(nodes: list[Node]) -> Markup:
    """The content of the script element: no `<` stands in it, so that nothing in it can end the element."""
    written = _encode({"@context": "https://schema.org", "@graph": nodes})
    return Markup(written.replace("<", "\\u003c"))  # noqa: S704 - no `<` stands in it


def build_json_ld(
    context: Context,
    output: Output,
    title: str,
    description: str,
    trail: tuple[Link, ...],
    page_type: str,
    items: ItemNodes | None,
    logo_url: str = "",
) -> Markup:
    """Return the graph of a page that search engines may know; `items` is what it is of beside itself."""
    site, language = context.portal.site(output.site), output.language
    shared = share_site_nodes(context, site, language)
    node = _build_page(shared, output, title, page_type if items is None else items.page_type, trail)
    nodes = [node]
    if items is not None:
        _link(node, items)
        nodes += items.nodes
    else:
        node["publisher"] = shared.agency_reference
        if description:
            node["description"] = description
    if output.type.name == HOME_OUTPUT:
        nodes += (build_website(context, site, language), build_agency(context, site, language, logo_url))
    else:
        nodes.append(shared.agency)
    if trail:
        nodes.append(_build_breadcrumbs(site, output, trail))
    return write_json_ld(nodes)


def build_bare_json_ld(context: Context, output: Output, title: str, trail: tuple[Link, ...]) -> Markup:
    """Return the graph of a page that nothing may be claimed of: a sample, or one that search engines leave alone."""
    site = context.portal.site(output.site)
    nodes = [_build_page(share_site_nodes(context, site, output.language), output, title, "WebPage", trail)]
    if trail:
        nodes.append(_build_breadcrumbs(site, output, trail))
    return write_json_ld(nodes)


def _build_page(shared: SiteNodes, output: Output, title: str, page_type: str, trail: tuple[Link, ...]) -> Node:
    url = output.address.url
    node: Node = {
        "@type": page_type,
        "@id": url,
        "name": title,
        "inLanguage": output.language,
        "isPartOf": shared.website_reference,
    }
    if trail:
        node["breadcrumb"] = {"@id": f"{url}#{_BREADCRUMBS}"}
    return node


def _link(node: Node, items: ItemNodes) -> None:
    """Lead from the page to each of its nodes; to a single one without a list."""
    found: dict[str, list[Node]] = {}
    for name, identifier in items.links:
        found.setdefault(name, []).append({"@id": identifier})
    node |= {name: each[0] if len(each) == 1 else each for name, each in found.items()}


def _build_breadcrumbs(site: Site, output: Output, trail: tuple[Link, ...]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{output.address.url}#{_BREADCRUMBS}",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.title, "item": {"@id": complete_url(site, link.url)}}
            for place, link in enumerate(trail, 1)
        ],
    }
