"""Settings of Caddy (2.6 and later), as a Caddyfile and the files that it imports.

Reasons for their form: directives are sorted unless they are in a `route`; an unknown host gets an empty 200 unless a
site without a name refuses it; values of a request are inserted into a text once and never read as placeholders again;
headers set for a file remain if it turns out to be missing, so errors set their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from portalgen.outputs.security_txt import SECURITY_FILE
from portalgen.publish.fingerprints import ASSET_PATTERN, FINGERPRINTED_PATTERN, INDEX_PATTERN, PICTURE_PATTERN
from portalgen.publish.layout import (
    CURRENT_LINK,
    MAINTENANCE_FILE,
    NEXT_LINK,
    OUTAGE_FOLDER,
    RECORDS_ADDRESS,
    RECORDS_FOLDER,
    RULES_FOLDER,
    SHARED_FOLDER,
)
from portalgen.publish.servers.facts import (
    COMPRESSED_ENDINGS,
    HSTS,
    ONE_WEEK,
    ONE_YEAR,
    OUTAGE_POLICY,
    RETRY_AFTER,
    REVALIDATED,
    SERVED_MEDIA_TYPES,
    ServerFacts,
    ServerOptions,
    ServerPlaces,
    require_plain_places,
)
from portalgen.publish.target.query_rules import LONGEST_QUERY_READ
from portalgen.publish.target.rule_files import (
    CADDY_DIGEST,
    CADDY_EXACT,
    CADDY_GONE,
    CADDY_LEADS,
    CADDY_PREFIXES,
    CADDY_QUERIES,
    MARKER_BEGINS,
)

_LARGEST_HEADER: Final = 16384
"""Bytes of a request's line and headers; Caddy's default is a megabyte, and nginx accepts no line longer than 8 KB."""
CADDYFILE: Final = "Caddyfile"
_HEADERS_FILE: Final = "portal-headers.caddy"
_ANSWERS_FILE: Final = "portal-answers.caddy"
_ERRORS_FILE: Final = "portal-errors.caddy"


def format_caddy(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Mapping[str, str]:
    """Return the text of each file, by its name. Raises UsageError for paths that cannot be written in them."""
    require_plain_places(places)
    return {
        CADDYFILE: _format(_sites(facts, places, options)),
        _HEADERS_FILE: _format(_headers(facts)),
        _ANSWERS_FILE: _format(_answers(facts, places, options)),
        _ERRORS_FILE: _format(_errors(facts, places, options)),
    }


def _format(lines: Iterable[str]) -> str:
    return "# portalgen server-config caddy\n" + "".join(f"{line}\n" for line in lines)


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{head} {{" if head else "{"
    yield from (f"\t{line}" for line in lines)
    yield "}"


def _map(source: str, names: str, lines: Iterable[str], default: str = '""') -> Iterator[str]:
    yield from _block(f"map {source} {names}", (*lines, f"default {default}"))


def _sites(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Iterator[str]:
    yield from _block("", _global_options(places))
    yield from _block("http://", (*_log(places), "abort"))
    yield from _block("https://", (*_log(places), *_block("route", _unknown_name(facts, places, options))))
    yield from _block(_addresses("http", facts.names), _plain_http(facts, places))
    if places.certificate:
        names = _addresses("https", facts.names)
        yield from _block(names, _site(places, places.certificate, places.key))
    else:
        for host in facts.hosts:
            names = _addresses("https", (host, *(alias for alias, of in facts.aliases.items() if of == host)))
            folder = f"{places.certificate_folder}/{host}"
            yield from _block(names, _site(places, f"{folder}/fullchain.pem", f"{folder}/privkey.pem"))
    if places.check:
        yield from _block(f"http://:{places.check.rpartition(':')[2]}", _check_server(facts, places))


def _global_options(places: ServerPlaces) -> Iterator[str]:
    yield "auto_https off"
    yield f"http_port {places.http}"
    yield f"https_port {places.https}"
    yield from _block("servers", ["protocols h1 h2", f"max_header_size {_LARGEST_HEADER}"])


def _addresses(scheme: str, names: Iterable[str]) -> str:
    """Return addresses without ports, which are in the global options: Caddy logs a port only if requests name it."""
    return ", ".join(f"{scheme}://{name}" for name in names)


def _host_map(facts: ServerFacts) -> Iterator[str]:
    names = {**{host: host for host in facts.hosts}, **facts.aliases}
    yield from _map(
        "{host}",
        "{portal_host}",
        (
            *(f"{name} {host}" for name, host in names.items()),
            *(f'"~(?i)^{re.escape(name)}[.]?$" {host}' for name, host in names.items()),
        ),
    )


def _log(places: ServerPlaces) -> Iterator[str]:
    """Yield the log's settings, without headers: Caddy can exclude only named headers, and the rest reveals too much.

    Queries are excluded too: an expression to separate them takes milliseconds for a long query.
    """
    fields = (
        "request>headers delete",
        "resp_headers delete",
        'request>uri regexp "[?].*" ""',
    )
    form = _block("format filter", ("wrap json", *_block("fields", fields)))
    yield from _block("log", (f"output file {places.logs}/portal.log", *form))


def _unknown_name(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Iterator[str]:
    """Redirect the portal's names with a final dot to the name; refuse all other names."""
    yield f"import {places.settings}/{_HEADERS_FILE}"
    yield from _hsts(options)
    yield from _host_map(facts)
    yield '@ours expression `{portal_host} != ""`'
    yield "redir @ours https://{portal_host}{uri} 301"
    yield "respond 421"


def _hsts(options: ServerOptions) -> Iterator[str]:
    if options.hsts:
        yield f'header {HSTS} "max-age={options.hsts}"'


def _method() -> Iterator[str]:
    yield "@method not method GET HEAD"
    yield from _block("handle @method", ('header Allow "GET, HEAD"', "respond 405"))


def _plain_http(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield from _log(places)
    yield from _block("route", _plain_route(facts, places))


def _plain_route(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield f"import {places.settings}/{_HEADERS_FILE}"
    yield from _method()
    yield from _host_map(facts)
    yield from _block(
        "handle /.well-known/acme-challenge/*",
        ("header Content-Type text/plain", *_block("file_server", [f"root {places.acme}"])),
    )
    yield "redir https://{portal_host}{uri} 301"


def _site(places: ServerPlaces, certificate: str, key: str) -> Iterator[str]:
    yield f"tls {certificate} {key}"
    yield from _log(places)
    yield from _block("route", [f"import {places.settings}/{_ANSWERS_FILE}"])
    yield from _block("handle_errors", [f"import {places.settings}/{_ERRORS_FILE}"])


def _headers(facts: ServerFacts) -> Iterator[str]:
    headers = (f'{name} "{value}"' for name, value in facts.headers.items())
    yield from _block("header", (*headers, f"Cache-Control {REVALIDATED}"))


def _kinds_of_files() -> Iterator[str]:
    patterns = (
        ("asset", ASSET_PATTERN, ONE_YEAR),
        ("picture", PICTURE_PATTERN, ONE_YEAR),
        ("index", INDEX_PATTERN, ONE_WEEK),
    )
    for name, pattern, value in patterns:
        yield f'@{name} path_regexp "{pattern}"'
        yield f'header @{name} Cache-Control "{value}"'
    yield f'@text path_regexp "(/|[.]({"|".join(COMPRESSED_ENDINGS)}))$"'
    yield from _block("header @text", ("Vary Accept-Encoding", "defer"))
    for ending, media_type in SERVED_MEDIA_TYPES.items():
        is_text = media_type.startswith("text/") or ending == "xml"
        yield f"@ending_{ending} path *.{ending}"
        yield f'header @ending_{ending} Content-Type "{media_type}{"; charset=utf-8" if is_text else ""}"'


def _file_server(root: str, options: ServerOptions, *more: str) -> Iterator[str]:
    encodings = "br gzip" if options.brotli else "gzip"
    yield from _block("file_server", (f"root {root}", f"precompressed {encodings}", *more))


def _import_rules(places: ServerPlaces, file: str) -> str:
    """Yield an import; the `?` lets the file be missing, as it is before the first release."""
    return f"import {places.target}/{RULES_FOLDER}/{file[:-1]}?"


def _answers(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Iterator[str]:
    target = places.target
    current = f"{target}/{CURRENT_LINK}/{{portal_host}}"
    yield f"import {places.settings}/{_HEADERS_FILE}"
    yield from _hsts(options)
    yield 'uri path_regexp "//+" "/"'
    yield from _host_map(facts)
    if facts.aliases:
        yield f"@alias host {' '.join(facts.aliases)}"
        yield "redir @alias https://{portal_host}{uri} 301"
    yield from _method()
    closed = _block("file", (f"root {target}", f"try_files /{MAINTENANCE_FILE}"))
    yield from _block("@maintenance", (f"not path /{SECURITY_FILE}", *closed))
    yield "error @maintenance 503"
    yield from _block("@nothing", _block("not file", (f"root {target}", f"try_files /{CURRENT_LINK}/")))
    yield "error @nothing 503"
    yield from _block(
        "@hidden", (r'path_regexp "/[.]"', r'not path_regexp "^/[.]well-known/([^/.][^/]*(/[^/.][^/]*)*)?$"')
    )
    yield "error @hidden 404"
    yield "@twin path_regexp twin ^(.+)[.](gz|br)$"
    original = _block("@original file", (f"root {current}", "try_files {re.twin.1}"))
    yield from _block("route @twin", (*original, "error @original 404"))
    yield from _kinds_of_files()
    yield from _records(facts, places)
    yield from _rules(places)
    yield from _redirects(places)
    shared = f"{target}/{SHARED_FOLDER}/{{portal_host}}"
    yield from _block(
        "@shared",
        (
            f'path_regexp "{FINGERPRINTED_PATTERN}"',
            *_block("file", (f"root {shared}", "try_files {path}")),
        ),
    )
    yield from _block("handle @shared", _file_server(shared, options))
    yield from _block("@folder", ("not path */", *_block("file", (f"root {current}", "try_files {path}/index.html"))))
    yield "redir @folder https://{portal_host}{path}/{portal_args} 301"
    yield from _block("@there file", (f"root {current}", "try_files {path} {path}/index.html"))
    yield from _block("handle @there", _file_server(current, options))
    stale = _block("not", _block("file", (f"root {target}", _FRESH)))
    yield from _block("@led", (*stale, f"expression `{_LEADS}`"))
    yield "redir @led {portal_leads} 301"
    yield from _map("{portal_host}{uri}", "{portal_prefix}", [_import_rules(places, CADDY_PREFIXES)])
    yield '@moved expression `{portal_prefix} != ""`'
    yield "redir @moved {portal_prefix}{portal_args} 301"
    yield "error 404"


def _records(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    pattern = rf"^{re.escape(RECORDS_ADDRESS)}(manifests/[0-9]+|lists/[0-9a-f]{{64}})[.]json([.]sig)?$"
    yield from _block("@records", (f"host {facts.main_host}", f'path_regexp "{pattern}"'))
    yield from _block(
        "handle @records",
        (
            f"uri strip_prefix {RECORDS_ADDRESS.rstrip('/')}",
            *_block("file_server", [f"root {places.target}/{RECORDS_FOLDER}"]),
        ),
    )


_LEADS: Final = f'{{query}} != "" && size({{query}}) <= {LONGEST_QUERY_READ} && {{portal_leads}} != ""'
_FRESH: Final = f"try_files /{CURRENT_LINK}/{MARKER_BEGINS}{{portal_digest}}"


def _rules(places: ServerPlaces) -> Iterator[str]:
    """Look a request up in the tables of the target (`portalgen.publish.target.rule_files`)."""
    yield from _map("{query}", "{portal_args} {portal_more_args}", ['"~^$" "" ""'], '"?{query}" "&{query}"')
    yield _import_rules(places, CADDY_QUERIES)
    yield from _map("1", "{portal_leads}", [_import_rules(places, CADDY_LEADS)])
    yield from _map("1", "{portal_digest}", [_import_rules(places, CADDY_DIGEST)])
    yield from _map(
        "{portal_host}{path}",
        "{portal_exact} {portal_sign} {portal_fragment}",
        [_import_rules(places, CADDY_EXACT)],
        '"" "" ""',
    )
    yield from _map("{portal_host}{path}", "{portal_gone}", [_import_rules(places, CADDY_GONE)])


def _redirects(places: ServerPlaces) -> Iterator[str]:
    """Apply rules of a release other than the current one only if there is no file."""
    yield from _block("@fresh file", (f"root {places.target}", _FRESH))
    yield from _block("route @fresh", _fresh_redirects())


def _fresh_redirects() -> Iterator[str]:
    yield f"@queried expression `{_LEADS}`"
    yield "redir @queried {portal_leads} 301"
    yield '@exact expression `{portal_exact} != ""`'
    yield from _block("route @exact", _exact_redirects())
    yield '@gone expression `{portal_gone} != ""`'
    yield "error @gone 410"


def _exact_redirects() -> Iterator[str]:
    yield '@more expression `{portal_sign} == "&"`'
    yield "redir @more {portal_exact}{portal_more_args}{portal_fragment} 301"
    yield "redir {portal_exact}{portal_args}{portal_fragment} 301"


def _errors(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Iterator[str]:
    current = f"{places.target}/{CURRENT_LINK}/{{portal_host}}"
    yield from _block("route", _error_route(facts, places, options, current))


def _error_route(facts: ServerFacts, places: ServerPlaces, options: ServerOptions, current: str) -> Iterator[str]:
    yield f"import {places.settings}/{_HEADERS_FILE}"
    yield from _hsts(options)
    yield 'header Content-Type "text/html; charset=utf-8"'
    yield from _block("header", ("Vary Accept-Encoding", "defer"))
    outage = f"{places.target}/{OUTAGE_FOLDER}/{{portal_host}}"
    pages = (
        f'"~^{re.escape(each.host)}{re.escape(each.below)}" {each.outage_page}'
        for each in facts.not_found
        if each.language
    )
    yield from _map("{portal_host}{uri}", "{portal_outage}", pages, "/503.html")
    yield "@unavailable expression {err.status_code} == 503"
    yield from _block(
        "handle @unavailable",
        (
            f"header Retry-After {RETRY_AFTER}",
            f'header Content-Security-Policy "{OUTAGE_POLICY}"',
            f"root * {outage}",
            "try_files {portal_outage} /503.html",
            *_file_server(outage, options, "disable_canonical_uris"),
        ),
    )
    yield "@removed expression {err.status_code} == 410"
    yield from _block(
        "handle @removed",
        (
            f"root * {current}",
            "try_files {path}/index.html {path}",
            *_file_server(current, options, "disable_canonical_uris"),
        ),
    )
    yield "@missing expression {err.status_code} == 404"
    yield from _block("handle @missing", _not_found(facts, current, options))


def _not_found(facts: ServerFacts, current: str, options: ServerOptions) -> Iterator[str]:
    pages = (
        f'"~^{re.escape(each.host)}{re.escape(each.below)}" {each.page}'
        for each in facts.not_found
        if each.below != "/"
    )
    yield from _map("{portal_host}{path}", "{portal_not_found}", pages, "/404.html")
    yield f"root * {current}"
    yield "try_files {portal_not_found} /404.html"
    yield from _file_server(current, options, "disable_canonical_uris")


def _check_server(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield f"bind {places.check.rpartition(':')[0]}"
    yield from _block("route", _check_route(facts, places))


def _check_route(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield f"import {places.settings}/{_HEADERS_FILE}"
    yield f"@known host {' '.join(facts.hosts)}"
    yield from _block("handle @known", _block("file_server", [f"root {places.target}/{NEXT_LINK}/{{host}}"]))
    yield "respond 421"
