"""Finds the possible source files of a page's address."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER


def find_paths_of_address(portal: Portal, address: str) -> tuple[str, ...]:
    """Return the possible paths (from the portal's root) of a page at `address`, by the usual rule.

    `address` is a web address, with or without `https://`. Empty if its host belongs to no site. A page with its own
    segment (`slug`, `slugs`) is not found: its file has another name.
    """
    parts = urlsplit(address if "://" in address else f"https://{address}")
    path = unquote(parts.path).removesuffix("index.html")
    found = []
    for site in portal.sites:
        places = ((site.host, site.path), *site.former_addresses)
        for host, base in places:
            for language in site.languages:
                prefix = f"{base.rstrip('/')}{language.prefix}"
                if host == parts.hostname and path.startswith(prefix) and path != prefix:
                    name = f"{CONTENT_FOLDER}/{site.id}/{path.removeprefix(prefix).strip('/')}"
                    found += [f"{name}{ending}.{language.code}.md" for ending in ("", "/index", "/_index")]
    return tuple(dict.fromkeys(found))
