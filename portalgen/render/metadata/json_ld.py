"""The JSON-LD of a page: one graph of the page, what it is of, its breadcrumbs, and on homes the site.

A page that search engines leave alone, and a sample, say only what they are: a page, and where it stands.
"""

from __future__ import annotations

import json
from typing import Any, Final

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.plan.model import HOME_OUTPUT, Output
from portalgen.render.context import Context
from portalgen.render.metadata.forms import complete_url
from portalgen.render.metadata.item_nodes import ItemNodes
from portalgen.render.metadata.site_nodes import (
    Node,
    build_agency,
    build_agency_reference,
    build_website,
    identify_agency,
    identify_website,
)
from portalgen.render.views.links import Link

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_json_ld(nodes: list[str]) -> Markup:
    """The content of the script element: no `<` stands in it, so that nothing in it can end the element."""
    graph = ",".join(nodes).replace("<", "\\u003c")
    return Markup('{"@context":"https://schema.org","@graph":[' + graph + "]}")  # noqa: S704 - no `<` stands in it


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
    node = _build_page(site, output, title, page_type if items is None else items.page_type, trail)
    node["publisher"] = {"@id": identify_agency(site)}
    if items is None and description:
        node["description"] = description
    if items is not None:
        _link(node, items)
    nodes = [_encode(node)]
    nodes += [_encode(each) for each in (items.nodes if items is not None else ())]
    if output.type.name == HOME_OUTPUT:
        nodes.append(_encode(build_website(context, site, language)))
        nodes.append(_encode(build_agency(context, site, language, logo_url)))
    else:
        nodes.append(_share_agency(context, site, language))
    if trail:
        nodes.append(_encode(_build_breadcrumbs(site, output, trail)))
    return write_json_ld(nodes)


def build_bare_json_ld(context: Context, output: Output, title: str, trail: tuple[Link, ...]) -> Markup:
    """Return the graph of a page that nothing may be claimed of: a sample, or one that search engines leave alone."""
    site = context.portal.site(output.site)
    nodes = [_encode(_build_page(site, output, title, "WebPage", trail))]
    if trail:
        nodes.append(_encode(_build_breadcrumbs(site, output, trail)))
    return write_json_ld(nodes)


def _build_page(site: Site, output: Output, title: str, page_type: str, trail: tuple[Link, ...]) -> Node:
    url = output.address.url
    breadcrumb = {"breadcrumb": {"@id": _identify_breadcrumbs(output)}} if trail else {}
    return {
        "@type": page_type,
        "@id": url,
        "url": url,
        "name": title,
        "inLanguage": output.language,
        "isPartOf": {"@id": identify_website(site, output.language)},
        **breadcrumb,
    }


def _identify_breadcrumbs(output: Output) -> str:
    return f"{output.address.url}#breadcrumbs"


def _link(node: Node, items: ItemNodes) -> None:
    for name, identifier in items.links:
        found: list[Any] = node.setdefault(name, [])
        found.append({"@id": identifier})
    for name in {name for name, _ in items.links}:
        node[name] = node[name][0] if len(node[name]) == 1 else node[name]


def _share_agency(context: Context, site: Site, language: str) -> str:
    """The agency as all pages of the site in a language have it, written once."""
    found = context.cache.agencies.get((site.id, language))
    if found is None:
        found = context.cache.agencies[site.id, language] = _encode(build_agency_reference(site, language))
    return found


def _build_breadcrumbs(site: Site, output: Output, trail: tuple[Link, ...]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": _identify_breadcrumbs(output),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.title, "item": {"@id": complete_url(site, link.url)}}
            for place, link in enumerate(trail, 1)
        ],
    }
