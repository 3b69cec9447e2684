"""Local addresses: the main site at `localhost`, every other one at `<site>.localhost`, by the Host header."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from portalgen.serve.model import SiteHost

_ABSOLUTE: Final = re.compile(r"https://([A-Za-z0-9.-]+)(?![A-Za-z0-9.:@-])")
_SEARCH: Final = re.compile(r"(<[a-zA-Z][^<>]*?)(\sdata-bundle(?=[\s=>]))")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class LocalAddresses:
    """Which host a local name shows, and where a host is to be found locally."""

    host_by_name: Mapping[str, str]
    """Local name ("sngv.localhost") to host ("sngv.lamdong.gov.vn")."""
    origin_by_host: Mapping[str, str]
    """Host to local origin ("http://sngv.localhost:8000")."""
    site_origins: tuple[tuple[str, str], ...]
    """(site, local origin), the main site first."""
    start_paths: Mapping[str, str]
    """Local name to the path that its site begins at, where that is not the host's root."""
    origin_table: str
    """JSON from origin to local origin, escaped for an attribute."""

    @classmethod
    def from_hosts(cls, hosts: tuple[SiteHost, ...], port: int) -> Self:
        """The addresses of all sites at `port`."""
        folders: dict[str, str] = {}
        local: dict[str, str] = {}
        sites: list[tuple[str, str]] = []
        for each in sorted(hosts, key=lambda each: not each.is_main):
            name = "localhost" if each.is_main else f"{each.site}.localhost"
            origin = f"http://{name}:{port}"
            folders[f"{each.site}.localhost"] = each.host
            if each.is_main:
                folders |= dict.fromkeys(_LOOPBACK, each.host)
            local.setdefault(each.host, origin)
            sites.append((each.site, origin))
        starts = {f"{each.site}.localhost": each.path for each in hosts if each.path != "/"}
        table = json.dumps({f"https://{host}": origin for host, origin in local.items()}, separators=(",", ":"))
        return cls(folders, local, tuple(sites), starts, html.escape(table, quote=True))

    def host_of(self, header: str) -> str | None:
        """The host that is meant by a `Host` header, or None."""
        return self.host_by_name.get(_name(header))

    def start_of(self, header: str) -> str:
        """The path that the named site begins at."""
        return self.start_paths.get(_name(header), "/")

    def site_of(self, header: str) -> str:
        """The site that is meant by a `Host` header; the main one where it names none."""
        name = _name(header).removesuffix(".localhost")
        sites = [site for site, _ in self.site_origins]
        return name if name in sites else next(iter(sites), "")

    def rewrite_addresses(self, text: str) -> str:
        """The text with every absolute address of a site replaced by its local one; search boxes get the table."""
        rewritten = _ABSOLUTE.sub(self._origin, text)
        if "data-bundle" not in rewritten:
            return rewritten
        return _SEARCH.sub(lambda found: f'{found[1]} data-hosts="{self.origin_table}"{found[2]}', rewritten)

    def _origin(self, found: re.Match[str]) -> str:
        return self.origin_by_host.get(found[1].lower(), found[0])


class AddressBook:
    """The addresses as of the last rebuild, which may add sites, move them, or take them away."""

    __slots__ = ("_hosts", "_port", "addresses")

    def __init__(self, hosts: tuple[SiteHost, ...], port: int) -> None:
        self._port = port
        self._hosts = hosts
        self.addresses = LocalAddresses.from_hosts(hosts, port)

    def update(self, hosts: tuple[SiteHost, ...], *, written: bool) -> None:
        """Follow a rebuild. Where it wrote nothing, what is shown stands at the addresses that were known before."""
        if hosts != self._hosts and hosts and (written or not self.addresses.site_origins):
            self._hosts = hosts
            self.addresses = LocalAddresses.from_hosts(hosts, self._port)


def _name(header: str) -> str:
    return re.sub(r":\d*$", "", header.strip().lower()).removesuffix(".")
