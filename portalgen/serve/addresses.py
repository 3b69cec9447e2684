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
class Addresses:
    """Which host a local name shows, and where a host is to be found locally."""

    folders: Mapping[str, str]
    """Local name ("sngv.localhost") to host ("sngv.lamdong.gov.vn")."""
    local: Mapping[str, str]
    """Host to local origin ("http://sngv.localhost:8000")."""
    sites: tuple[tuple[str, str], ...]
    """(site, local origin), the main site first."""
    starts: Mapping[str, str]
    """Local name to the path that its site begins at, where that is not the host's root."""
    table: str
    """JSON from origin to local origin, escaped for an attribute."""

    @classmethod
    def of(cls, hosts: tuple[SiteHost, ...], port: int) -> Self:
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
        return self.folders.get(_name(header))

    def start_of(self, header: str) -> str:
        """The path that the named site begins at."""
        return self.starts.get(_name(header), "/")

    def site_of(self, header: str) -> str:
        """The site that is meant by a `Host` header; the main one where it names none."""
        name = _name(header).removesuffix(".localhost")
        sites = [site for site, _ in self.sites]
        return name if name in sites else next(iter(sites), "")

    def localized(self, text: str) -> str:
        """The text with every absolute address of a site replaced by its local one; search boxes get the table."""
        rewritten = _ABSOLUTE.sub(self._origin, text)
        if "data-bundle" not in rewritten:
            return rewritten
        return _SEARCH.sub(lambda found: f'{found[1]} data-hosts="{self.table}"{found[2]}', rewritten)

    def _origin(self, found: re.Match[str]) -> str:
        return self.local.get(found[1].lower(), found[0])


class AddressBook:
    """The addresses as of the last rebuild, which may add sites, move them, or take them away."""

    __slots__ = ("_hosts", "_port", "current")

    def __init__(self, hosts: tuple[SiteHost, ...], port: int) -> None:
        self._port = port
        self._hosts = hosts
        self.current = Addresses.of(hosts, port)

    def update(self, hosts: tuple[SiteHost, ...], *, written: bool) -> None:
        """Follow a rebuild. Where it wrote nothing, what is shown stands at the addresses that were known before."""
        if hosts != self._hosts and hosts and (written or not self.current.sites):
            self._hosts = hosts
            self.current = Addresses.of(hosts, self._port)


def _name(header: str) -> str:
    return re.sub(r":\d*$", "", header.strip().lower()).removesuffix(".")
