"""The nodes of JSON-LD that stand for a site: its agency, and the site itself."""

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
"""A node of JSON-LD as it is written."""

_QUERY: Final = "search_term_string"

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def find_home_url(site: Site, language: str = "") -> str:
    """The permalink of the home of a site in `language`, else in its first."""
    return Address(site.host, site.prefix(language or site.codes[0])).url


def identify_agency(site: Site) -> str:
    """The `@id` of the agency of a site: one in all languages."""
    return f"{find_home_url(site)}#agency"


def identify_website(site: Site, language: str) -> str:
    """The `@id` of a site in one language."""
    return f"{find_home_url(site, language)}#website"


@frozen
class SiteNodes:
    """How the pages of a site in one language refer to it, as JSON where no page adds to it; shared by all of them."""

    agency: str
    """The node of the agency in short."""
    agency_reference: Node
    """The `@id` of the agency alone. Never changed."""
    page_properties: str
    """What every page says: its language, and the site that it is part of."""
    publisher: str
    """What a page says that has no nodes of its own."""


def share_site_nodes(context: Context, site: Site, language: str) -> SiteNodes:
    """Return how the pages of a site in a language refer to it, made once."""
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
    """A value as JSON-LD is written: what `json` gives, but texts that stand in it and beside it again are encoded once."""
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
    """Most are names of properties, what all pages of a site share, or the title and the address of the page at hand."""
    return _encode(text)


def encode_properties(properties: Node) -> str:
    """The JSON of properties as it continues a node that has others already: `,"name":"..."`."""
    return f",{encode_json(properties)[1:-1]}" if properties else ""


def build_area(site: Site, language: str) -> Node | None:
    """The commune, ward or special zone that a site is of; None for agencies of the province, whose area has no code."""
    if site.unit_code is None:
        return None
    return {"@type": "AdministrativeArea", "name": site.name(language).short, "identifier": site.unit_code}


def build_agency_reference(site: Site, language: str) -> Node:
    """The agency of a site in short, as it stands on every page that names it."""
    return {
        "@type": "GovernmentOrganization",
        "@id": identify_agency(site),
        "name": site.agency_name(language),
        "url": find_home_url(site),
    }


def build_agency(context: Context, site: Site, language: str, logo_url: str) -> Node:
    """All that the configuration says of an agency and that is confirmed, as the site's home has it."""
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
    """A site in one language, with the way to search it where there is a search."""
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
