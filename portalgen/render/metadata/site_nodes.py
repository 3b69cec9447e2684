"""The JSON-LD nodes for a site: its agency, and the site itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from portalgen.config.portal import Site
from portalgen.frozen import frozen
from portalgen.plan.model import SEARCH_OUTPUT, Address
from portalgen.render.chrome import build_contact_view
from portalgen.render.context import Context

Node = dict[str, Any]
"""A node of JSON-LD."""

_QUERY: Final = "search_term_string"

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def find_home_url(site: Site, language: str = "") -> str:
    """Return the permanent address of a site's home in `language`, or in the site's first language if none is given."""
    return Address(site.host, site.prefix(language or site.codes[0])).url


def identify_agency(site: Site) -> str:
    """Return the `@id` of a site's agency, the same in all languages."""
    return f"{find_home_url(site)}#agency"


def identify_website(site: Site, language: str) -> str:
    """Return the `@id` of a site's website in `language`."""
    return f"{find_home_url(site, language)}#website"


@frozen
class SiteNodes:
    """The references to a site shared by its pages in one language.

    They are already JSON, except those to which a page adds properties.
    """

    agency: str
    """The short node of the agency."""
    agency_reference: Node
    """A node with only the `@id` of the agency. It must not be modified."""
    page_properties: str
    """The properties common to all pages: the language, and the site as `isPartOf`."""
    publisher: str
    """The property `publisher`, for pages whose subject has no nodes."""


def share_site_nodes(context: Context, site: Site, language: str) -> SiteNodes:
    """Return the references to a site shared by its pages in `language`. They are built once."""
    nodes = context.cache.site_nodes.get((site.id, language))
    if nodes is None:
        reference = {"@id": identify_agency(site)}
        website = {"@id": identify_website(site, language)}
        nodes = SiteNodes(
            agency=encode_json(build_agency_reference(site, language)),
            agency_reference=reference,
            page_properties=encode_properties({"inLanguage": language, "isPartOf": website}),
            publisher=encode_properties({"publisher": reference}),
        )
        context.cache.site_nodes[site.id, language] = nodes
    return nodes


def encode_json(value: Any) -> str:
    """Return a value as JSON, with the same result as `json`. Repeated texts are encoded only once."""
    if type(value) is str:
        return _encode_text(value)
    if type(value) is dict:
        parts = [f"{_encode_text(name)}:{encode_json(each)}" for name, each in value.items()]
        return f"{{{','.join(parts)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(encode_json, value))}]"
    return _encode(value)


@lru_cache(maxsize=512)
def _encode_text(text: str) -> str:
    """Cached.

    Most texts are property names, values shared by all pages of a site, or the current page's title and address.
    """
    return _encode(text)


def encode_properties(properties: Node) -> str:
    """Return properties as JSON for appending to a non-empty node: `,"name":"..."`."""
    return f",{encode_json(properties)[1:-1]}" if properties else ""


def build_area(site: Site, language: str) -> Node | None:
    """Return the node of the commune, ward or special zone of a site.

    Return None for agencies of the province, whose area has no code.
    """
    if site.unit_code is None:
        return None
    return {"@type": "AdministrativeArea", "name": site.name(language).short, "identifier": site.unit_code}


def build_agency_reference(site: Site, language: str) -> Node:
    """Return the short node of a site's agency, as on every page naming the agency."""
    return {
        "@type": "GovernmentOrganization",
        "@id": identify_agency(site),
        "name": site.agency_name(language),
        "url": find_home_url(site),
    }


def build_agency(context: Context, site: Site, language: str, logo_url: str) -> Node:
    """Return the full node of an agency, as on the site's home, with all confirmed facts from the configuration."""
    contact = build_contact_view(site, language)
    parent = context.portal.site(site.parent) if site.parent else None
    said: Mapping[str, Any] = {
        "alternateName": site.name(language).short if site.parent is not None else "",
        "logo": f"https://{site.host}{logo_url}" if logo_url else "",
        "address": contact.address,
        "telephone": contact.telephone,
        "email": contact.email,
        "areaServed": build_area(site, language),
        "identifier": site.confirmed_agency_code,
        "parentOrganization": build_agency_reference(parent, language) if parent is not None else None,
    }
    return {**build_agency_reference(site, language), **{name: value for name, value in said.items() if value}}


def build_website(context: Context, site: Site, language: str) -> Node:
    """Return the node of the website in `language`, with its search if it has one."""
    home = find_home_url(site, language)
    node: Node = {
        "@type": "WebSite",
        "@id": identify_website(site, language),
        "url": home,
        "name": site.name(language).full,
        "inLanguage": language,
        "publisher": {"@id": identify_agency(site)},
    }
    search = context.plan.address(site.id, language, SEARCH_OUTPUT) if context.has_search else None
    if search is not None:
        target = {"@type": "EntryPoint", "urlTemplate": f"{search.url}?q={{{_QUERY}}}"}
        node["potentialAction"] = {
            "@type": "SearchAction",
            "target": target,
            "query-input": f"required name={_QUERY}",
        }
    return node
