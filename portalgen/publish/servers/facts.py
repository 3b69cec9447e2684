"""The facts about a portal needed by every web server, and locations at the server."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from typing import Final

from portalgen.config.outside import Monitoring
from portalgen.config.portal import Portal
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.outputs.outage_style import OUTAGE_STYLE
from portalgen.publish.servers.security_headers import CONTENT_SECURITY_POLICY, SECURITY_HEADERS

with on_demand():
    from portalgen.outputs import search

OUTAGE_POLICY: Final = SECURITY_HEADERS[CONTENT_SECURITY_POLICY].replace(
    "style-src 'self'", f"style-src 'sha256-{b64encode(sha256(OUTAGE_STYLE.encode()).digest()).decode()}'"
)
"""Of the page for outages with inline styles: no other file is available then."""
HSTS: Final = "Strict-Transport-Security"
ONE_YEAR: Final = "public, max-age=31536000, immutable"
ONE_WEEK: Final = "public, max-age=604800, immutable"
"""Names by Pagefind have 28 to 40 bits of a digest: enough for days, but not for a year of all former indexes."""
REVALIDATED: Final = "no-cache"
RETRY_AFTER: Final = 600
"""Seconds."""
COMPRESSED_ENDINGS: Final = (
    "html",
    "css",
    "js",
    "mjs",
    "json",
    "geojson",
    "webmanifest",
    "xml",
    "svg",
    "txt",
    "csv",
    "ics",
    "vtt",
)
"""Of files with answers that depend on `Accept-Encoding`."""
SERVED_MEDIA_TYPES: Final[Mapping[str, str]] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "geojson": "application/geo+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "ics": "text/calendar",
    "txt": "text/plain",
    "csv": "text/csv",
    "vtt": "text/vtt",
    "wasm": "application/wasm",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "tiff": "image/tiff",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "zip": "application/zip",
    "gz": "application/gzip",
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
"""By ending; the same as the preview's for the files published by a portal."""

_UNSAFE: Final = frozenset("\"'`\\{}$;# \t\r\n")


@frozen
class NotFoundPage:
    """The page for missing addresses below a path of a host."""

    host: str
    below: str
    """Begins and ends with a slash."""
    page: str
    language: str = ""

    @property
    def outage_page(self) -> str:
        """The page for outages with this language first; the host's own has a different name."""
        return f"/503.{self.language}.html"


@frozen
class ServerFacts:
    """The facts about a portal needed by its web server."""

    main_host: str
    hosts: tuple[str, ...]
    """Of all present and former sites; the main host first."""
    aliases: Mapping[str, str]
    """Other names of hosts, redirected to these: `www.` before each that does not begin so."""
    not_found: tuple[NotFoundPage, ...]
    """The longest path first."""
    search_segments: tuple[str, ...] = ("tim-kiem", "search")
    """The last segments of the addresses of search pages."""
    headers: Mapping[str, str] = field(default_factory=lambda: SECURITY_HEADERS)
    """Of every answer (`build_security_headers`)."""

    @property
    def search_pattern(self) -> str:
        """A regular expression for the end of the path of a search page, with the same meaning in PCRE and RE2."""
        return f"/(?:{'|'.join(map(re.escape, self.search_segments))})/?(?:index[.]html)?"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name with an answer."""
        return (*self.hosts, *self.aliases)

    @property
    def certificate_names(self) -> tuple[str, ...]:
        """The names that a certificate must have: each host, and the main host's `www.`."""
        return (*self.hosts, *(alias for alias, host in self.aliases.items() if host == self.main_host))


@frozen
class ServerPlaces:
    """The locations at the server, and the ports at which it answers."""

    target: str
    """The target folder of releases."""
    certificate: str = ""
    key: str = ""
    certificate_folder: str = ""
    """`<host>/fullchain.pem` and `<host>/privkey.pem`, instead of a single pair for all."""
    settings: str = "/etc/nginx/conf.d"
    """The folder of the written files."""
    acme: str = "/var/www/acme"
    """The folder for `/.well-known/acme-challenge/` at port 80, with files at the same path."""
    logs: str = "/var/log/nginx"
    check: str = "127.0.0.1:8081"
    """The address that serves the release being checked; empty for none."""
    https: int = 443
    http: int = 80


@frozen
class ServerOptions:
    """The operator's choices."""

    brotli: bool = True
    hsts: int = 0
    """Seconds during which browsers use only https for this host; 0 to send no header."""


def collect_facts(portal: Portal) -> ServerFacts:
    """Return the facts about `portal` for its web server."""
    segment = search.OUTPUT.type.segment
    main = portal.main_site.host
    hosts = tuple(dict.fromkeys((main, *sorted(_hosts_of(portal)))))
    aliases = {f"www.{host}": host for host in hosts if not host.startswith("www.") and f"www.{host}" not in hosts}
    pages = {
        NotFoundPage(site.host, site.prefix(code), f"{site.prefix(code)}404.html", code)
        for site in portal.sites
        for code in site.codes
    }
    return ServerFacts(
        main,
        hosts,
        aliases,
        tuple(sorted(pages, key=lambda page: (-len(page.below), page.host))),
        tuple(sorted({segment.text(code) for site in portal.sites for code in site.codes})) if segment else (),
        build_security_headers(portal.settings.monitoring),
    )


def build_security_headers(monitoring: Monitoring | None) -> Mapping[str, str]:
    """Return the headers of every answer.

    Besides the portal's hosts, only those of its audience measurement are allowed.
    """
    if monitoring is None:
        return SECURITY_HEADERS
    sent_to = "".join(f" https://{host}" for host in monitoring.sends_to)
    policy = SECURITY_HEADERS[CONTENT_SECURITY_POLICY]
    for directive, hosts in (
        ("script-src", f" https://{monitoring.script_host}"),
        ("img-src", sent_to),
        ("connect-src", sent_to),
    ):
        policy = re.sub(rf"({directive} [^;]*);", rf"\g<1>{hosts};", policy, count=1)
    return {**SECURITY_HEADERS, CONTENT_SECURITY_POLICY: policy}


def _hosts_of(portal: Portal) -> Iterator[str]:
    for site in portal.sites:
        yield site.host
        yield from (host for host, _ in site.former_addresses)


def require_plain_places(places: ServerPlaces) -> None:
    """Raise UsageError for a path that is relative, or cannot be written unquoted in a web server's settings."""
    paths = (places.target, places.certificate, places.key, places.certificate_folder, places.settings, places.acme)
    for path in (*paths, places.logs):
        if path and (not path.startswith("/") or _UNSAFE.intersection(path) or not path.isprintable()):
            raise UsageError(
                f"“{path}” phải là đường dẫn đầy đủ trên máy chủ, không có dấu cách, dấu nháy hay ký hiệu khác; "
                "ví dụ /srv/portal",
                f'"{path}" has to be a full path at the server without spaces, quotes or other signs, '
                "such as /srv/portal",
            )
    if bool(places.certificate) != bool(places.key) or bool(places.certificate) == bool(places.certificate_folder):
        raise UsageError(
            "cần --certificate và --key (một chứng thư cho mọi tên miền), hoặc --certificate-folder (mỗi tên miền một thư mục)",
            "either --certificate and --key (one certificate for all hosts) or --certificate-folder (a folder for each host)",
        )
