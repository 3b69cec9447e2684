"""The old addresses of the last build, followed as a web server with its rules does."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portalgen.publish.reading_rules import read_server_rules
from portalgen.publish.rule_matching import RuleTable
from portalgen.publish.server_rules import ServerRules
from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.files import find_file
from portalgen.serve.responses import RESPONSE_HEADERS
from portalgen.writer.manifest import SiteManifestStat, list_manifest_sites, stat_site_manifest


class OldAddresses:
    """The rules of the build in a folder, read again when the folder was built again."""

    __slots__ = ("_out", "_stats", "_table")

    def __init__(self, out: Path) -> None:
        self._out = out
        self._stats: tuple[tuple[str, SiteManifestStat], ...] = ()
        self._table = RuleTable.from_rules(ServerRules())

    def respond(self, request: Request, host: str, addresses: LocalAddresses) -> Response | None:
        """Return the redirect of a request for an old address, to its target in the preview; None for any other."""
        path = request.scope["path"]
        is_file = find_file(self._out / host, path) is not None
        to = self._current_table().find(host, path, request.url.query, is_file=is_file)
        return RedirectResponse(addresses.rewrite_addresses(to), 301, RESPONSE_HEADERS) if to is not None else None

    def _current_table(self) -> RuleTable:
        stats = tuple((site, stat_site_manifest(self._out, site)) for site in list_manifest_sites(self._out))
        if stats != self._stats:
            self._table, self._stats = RuleTable.from_rules(read_server_rules(self._out)), stats
        return self._table
