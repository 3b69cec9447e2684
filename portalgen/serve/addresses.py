"""Local addresses: the main site at `localhost`, all other sites at `<site>.localhost`, by the Host header."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Final, Self

from portalgen.config.portal import Portal
from portalgen.frozen import frozen
from portalgen.plan.segments import section_path
from portalgen.serve.model import SiteHost

_ABSOLUTE: Final = re.compile(r"https://([A-Za-z0-9.-]+)(?![A-Za-z0-9.:@-])")
_SEARCH: Final = re.compile(r"(<[a-zA-Z][^<>]*?)(\sdata-bundle(?=[\s=>]))")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")


@frozen
class LocalAddresses:
    """The host of each local name, and the local origin of each host."""

    host_by_name: Mapping[str, str]
    """Local name ("sngv.localhost") to host ("sngv.lamdong.gov.vn")."""
    origin_by_host: Mapping[str, str]
    """Host to local origin ("http://sngv.localhost:8000")."""
    site_origins: tuple[tuple[str, str], ...]
    """(site, local origin), the main site first."""
    start_paths: Mapping[str, str]
    """Local name to the path at which its site begins, unless it is the host's root."""
    origin_table: str
    """JSON from origin to local origin, escaped for an attribute."""

    @classmethod
    def from_hosts(cls, hosts: tuple[SiteHost, ...], port: int) -> Self:
        """Return the addresses of all sites at `port`."""
        folders: dict[str, str] = {}
        local: dict[str, str] = {}
        sites: list[tuple[str, str]] = []
        for each in sorted(hosts, key=lambda each: not each.is_main):
            origin = _local_origin(each.site, port, is_main=each.is_main)
            folders[f"{each.site}.localhost"] = each.host
            if each.is_main:
                folders |= dict.fromkeys(_LOOPBACK, each.host)
            local.setdefault(each.host, origin)
            sites.append((each.site, origin))
        starts = {f"{each.site}.localhost": each.path for each in hosts if each.path != "/"}
        table = json.dumps({f"https://{host}": origin for host, origin in local.items()}, separators=(",", ":"))
        return cls(folders, local, tuple(sites), starts, html.escape(table, quote=True))

    def host_of(self, header: str) -> str | None:
        """Return the host for a `Host` header, or None."""
        return self.host_by_name.get(_normalize_host(header))

    def start_of(self, header: str) -> str:
        """Return the path at which the site of a `Host` header begins."""
        return self.start_paths.get(_normalize_host(header), "/")

    def site_of(self, header: str) -> str:
        """Return the site for a `Host` header; the main site if it names none."""
        name = _normalize_host(header).removesuffix(".localhost")
        sites = [site for site, _ in self.site_origins]
        return name if name in sites else next(iter(sites), "")

    def list_sites(self) -> tuple[tuple[str, str], ...]:
        """Return (site, address of its home) of each site, the main site first."""
        return tuple(
            (site, origin + self.start_paths.get(f"{site}.localhost", "/")) for site, origin in self.site_origins
        )

    def rewrite_addresses(self, text: str) -> str:
        """Return the text with the absolute addresses of sites replaced by local ones; search boxes get the table."""
        rewritten = _ABSOLUTE.sub(self._replace_origin, text)
        if "data-bundle" not in rewritten:
            return rewritten
        return _SEARCH.sub(lambda match: f'{match[1]} data-hosts="{self.origin_table}"{match[2]}', rewritten)

    def _replace_origin(self, match: re.Match[str]) -> str:
        return self.origin_by_host.get(match[1].lower(), match[0])


class AddressBook:
    """The addresses as of the last rebuild, which may add, move or remove sites."""

    __slots__ = ("_hosts", "_port", "addresses")

    def __init__(self, hosts: tuple[SiteHost, ...], port: int) -> None:
        self._port = port
        self._hosts = hosts
        self.addresses = LocalAddresses.from_hosts(hosts, port)

    def update(self, hosts: tuple[SiteHost, ...], *, written: bool) -> None:
        """Take the hosts of a rebuild. If it wrote no files, the pages stay at their former addresses."""
        if hosts != self._hosts and hosts and (written or not self.addresses.site_origins):
            self._hosts = hosts
            self.addresses = LocalAddresses.from_hosts(hosts, self._port)


def find_preview_address(portal: Portal, site: str, section: str, path: str, language: str, port: int) -> str:
    """Return the address at which a preview shows a new page: the file at `path`, in `section` of `site`.

    The page must not have a segment of its own (`slug`): its folder is named as its address.
    """
    _, folder, file = path.rsplit("/", 2)
    own = "" if file.startswith("_index.") else f"{folder}/"
    chosen = portal.site(site)
    return f"{_local_origin(site, port, is_main=site == portal.main_site.id)}{section_path(chosen, section, language)}{own}"


def _local_origin(site: str, port: int, *, is_main: bool) -> str:
    return f"http://{'localhost' if is_main else f'{site}.localhost'}:{port}"


def is_local_name(header: str) -> bool:
    """Return True if a `Host` header names this machine: a loopback address, `localhost`, or a name below it.

    Browsers resolve all of these to loopback themselves (RFC 6761, section 6.3), so nobody can point them elsewhere.
    """
    name = _normalize_host(header)
    return name in _LOOPBACK or name.endswith(".localhost")


def is_main_name(header: str) -> bool:
    """Return True if a `Host` header names the main site: `localhost`, or a loopback address."""
    return _normalize_host(header) in _LOOPBACK


def _normalize_host(header: str) -> str:
    return re.sub(r":\d*$", "", header.strip().lower()).removesuffix(".")
