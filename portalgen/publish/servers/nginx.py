"""Settings of nginx (1.25.1 and later: `http2 on`), as files of one folder that `nginx.conf` includes as `*.conf`.

Traps that their form comes from: a `location` with an `add_header` of its own loses all others, so they stand in each
server alone and change with the status by maps; what an `include` names has to exist unless it is a pattern; a `return` in
the `if` of a server also answers what its own `error_page` sends on, unless that is a named location; `$uri` is decoded,
so what is passed on comes from `$request_uri`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

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
    RETRY_AFTER,
    REVALIDATED,
    SECURITY_HEADERS,
    SERVED_MEDIA_TYPES,
    ServerFacts,
    ServerOptions,
    ServerPlaces,
    require_plain_places,
)
from portalgen.publish.target.rule_files import (
    NGINX_EXACT,
    NGINX_GONE,
    NGINX_PREFIXES,
    NGINX_QUERIED,
    NGINX_QUERIES,
)

_HTTP_FILE: Final = "00-portal-http.conf"
"""Sorted before others of `conf.d`: the size of maps has to be said before the first map."""
_SERVERS_FILE: Final = "portal-servers.conf"
_HEADERS_FILE: Final = "portal-headers.inc"
_ANSWERS_FILE: Final = "portal-answers.inc"

LOG_FIELDS: Final[Mapping[str, str]] = {
    "time": "$time_iso8601",
    "client": "$remote_addr",
    "host": "$host",
    "method": "$request_method",
    "uri": "$request_uri",
    "protocol": "$server_protocol",
    "status": "$status",
    "bytes": "$body_bytes_sent",
    "seconds": "$request_time",
    "referer": "$http_referer",
    "agent": "$http_user_agent",
    "encoding": "$sent_http_content_encoding",
    "tls": "$ssl_protocol",
    "request_id": "$request_id",
}
"""The fields of a line of the log, all of them texts."""

_CIPHERS: Final = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
)
_SERVED: Final = "^(200|206|304):"


def format_nginx(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Mapping[str, str]:
    """Return the text of each file, by its name. Raises UsageError for paths that cannot stand in them."""
    require_plain_places(places)
    return {
        _HTTP_FILE: _format(_http(facts, places)),
        _SERVERS_FILE: _format(_servers(facts, places)),
        _HEADERS_FILE: _format(_headers(options)),
        _ANSWERS_FILE: _format(_answers(places, options)),
    }


def _format(lines: Iterable[str]) -> str:
    return "# portalgen server-config nginx\n" + "".join(f"{line}\n" for line in lines)


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{head} {{"
    yield from (f"    {line}" for line in lines)
    yield "}"


def _map(source: str, name: str, lines: Iterable[str], default: str = '""') -> Iterator[str]:
    yield from _block(f"map {source} ${name}", (f"default {default};", *lines))


def _include_rules(places: ServerPlaces, file: str) -> str:
    """The `?` lets the file be missing, as it is before the first release."""
    return f"include {places.target}/{RULES_FOLDER}/{file[:-1]}?;"


def _http(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield "map_hash_max_size 65536;"
    yield "map_hash_bucket_size 4096;"
    yield "server_names_hash_max_size 4096;"
    yield "server_names_hash_bucket_size 256;"
    names = {**{host: host for host in facts.hosts}, **facts.aliases}
    yield from _map("$host", "portal_host", (f'"{name}" "{host}";' for name, host in names.items()))
    yield from _map("$portal_host", "portal_records", [f'"{facts.main_host}" "1";'])
    yield from _map("$args", "portal_more_args", ['"" "";'], '"&$args"')
    yield from _map("$portal_host$request_uri", "portal_prefix", [_include_rules(places, NGINX_PREFIXES)])
    yield from _map("$portal_host$uri", "portal_exact", [_include_rules(places, NGINX_EXACT)])
    yield from _map("$portal_host$uri", "portal_queried", [_include_rules(places, NGINX_QUERIED)])
    yield from _map("$portal_queried", "portal_redirect", [_include_rules(places, NGINX_QUERIES)], "$portal_exact")
    yield from _map("$portal_host$uri", "portal_gone", [_include_rules(places, NGINX_GONE)])
    yield from _map("$portal_host$uri", "portal_not_found", _not_found(facts), "/404.html")
    yield from _map("$status:$uri", "portal_cache", _cache_lines(), f'"{REVALIDATED}"')
    endings = "|".join(COMPRESSED_ENDINGS)
    texts = (f'"~{_SERVED}.*[.]({endings})$" "Accept-Encoding";', '"~^(404|410|503):" "Accept-Encoding";')
    yield from _map("$status:$uri", "portal_vary", texts)
    yield from _map("$status", "portal_retry_after", [f"503 {RETRY_AFTER};"])
    yield from _map("$status", "portal_allow", ['405 "GET, HEAD";'])
    fields = ",".join(f'"{name}":"{variable}"' for name, variable in LOG_FIELDS.items())
    yield f"log_format portal_json escape=json '{{{fields}}}';"


def _not_found(facts: ServerFacts) -> Iterator[str]:
    for each in facts.not_found:
        if each.below != "/":
            yield f'"~^{re.escape(each.host)}{re.escape(each.below)}" "{each.page}";'


def _cache_lines() -> Iterator[str]:
    for pattern, value in ((ASSET_PATTERN, ONE_YEAR), (PICTURE_PATTERN, ONE_YEAR), (INDEX_PATTERN, ONE_WEEK)):
        yield f'"~{_SERVED}.*({pattern})" "{value}";'


def _headers(options: ServerOptions) -> Iterator[str]:
    headers = dict(SECURITY_HEADERS)
    if options.hsts:
        headers[HSTS] = f"max-age={options.hsts}"
    yield from (f'add_header {name} "{value}" always;' for name, value in headers.items())
    yield "add_header Cache-Control $portal_cache always;"
    yield "add_header Vary $portal_vary always;"
    yield "add_header Retry-After $portal_retry_after always;"
    yield "add_header Allow $portal_allow always;"


def _servers(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield "# Không khối nào ghi default_server: chạy được bên trang mặc định của Debian. Tên lạ do khối đầu trả lời."
    yield from _block("server", _unknown_http(places))
    yield from _block("server", _unknown_https(places))
    yield from _block("server", _plain_http(facts, places))
    if places.certificate:
        yield from _block("server", _site(facts.names, places, places.certificate, places.key))
    else:
        for host in facts.hosts:
            folder = f"{places.certificate_folder}/{host}"
            names = (host, *(alias for alias, of in facts.aliases.items() if of == host))
            yield from _block("server", _site(names, places, f"{folder}/fullchain.pem", f"{folder}/privkey.pem"))
    if places.check:
        yield from _block("server", _check_server(facts, places))


def _listen(port: int, more: str = "") -> Iterator[str]:
    yield f"listen {port}{more};"
    yield f"listen [::]:{port}{more};"


def _names(names: Iterable[str]) -> Iterator[str]:
    yield "server_name"
    yield from (f"    {name}" for name in names)
    yield "    ;"


def _include(places: ServerPlaces, file: str) -> str:
    return f"include {places.settings}/{file};"


def _unknown_http(places: ServerPlaces) -> Iterator[str]:
    yield from _listen(places.http)
    yield 'server_name "";'
    yield "server_tokens off;"
    yield "access_log off;"
    yield "return 444;"


def _unknown_https(places: ServerPlaces) -> Iterator[str]:
    yield from _listen(places.https, " ssl")
    yield 'server_name "";'
    yield "server_tokens off;"
    yield "http2 on;"
    yield "ssl_protocols TLSv1.2 TLSv1.3;"
    yield "ssl_reject_handshake on;"
    yield _include(places, _HEADERS_FILE)
    yield "return 421;  # tên ở Host khác tên khi bắt tay / the Host is not the name of the handshake"


def _plain_http(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield from _listen(places.http)
    yield from _names(facts.names)
    yield "server_tokens off;"
    yield "charset utf-8;"
    yield f"access_log {places.logs}/portal.log portal_json;"
    yield _include(places, _HEADERS_FILE)
    yield "if ($request_method !~ ^(GET|HEAD)$) { return 405; }"
    yield from _block(
        "location ^~ /.well-known/acme-challenge/",
        (f"root {places.acme};", "default_type text/plain;", "try_files $uri =404;"),
    )
    yield from _block("location /", ["return 301 https://$portal_host$request_uri;"])


def _site(names: Iterable[str], places: ServerPlaces, certificate: str, key: str) -> Iterator[str]:
    yield from _listen(places.https, " ssl")
    yield from _names(names)
    yield f"ssl_certificate {certificate};"
    yield f"ssl_certificate_key {key};"
    yield _include(places, _ANSWERS_FILE)


def _common(places: ServerPlaces) -> Iterator[str]:
    yield "server_tokens off;"
    yield "index index.html;"
    yield "port_in_redirect off;"
    yield "charset utf-8;"
    yield "charset_types text/css text/javascript text/plain text/csv text/calendar text/vtt application/xml;"
    yield "open_file_cache off;"
    yield "etag on;"
    yield "default_type application/octet-stream;"
    yield from _block("types", (f"{media_type} {ending};" for ending, media_type in SERVED_MEDIA_TYPES.items()))
    yield _include(places, _HEADERS_FILE)


def _answers(places: ServerPlaces, options: ServerOptions) -> Iterator[str]:
    target = places.target
    yield "http2 on;"
    yield "ssl_protocols TLSv1.2 TLSv1.3;"
    yield f"ssl_ciphers {_CIPHERS};"
    yield "ssl_prefer_server_ciphers off;"
    yield "ssl_session_cache shared:portal:10m;"
    yield "ssl_session_timeout 1d;"
    yield "ssl_session_tickets off;"
    yield f"access_log {places.logs}/portal.log portal_json;"
    yield f"root {target}/{CURRENT_LINK}/$portal_host;"
    yield from _common(places)
    yield "gzip off;  # tệp nén sẵn nằm cạnh tệp / twins lie beside the files"
    yield "gzip_static on;"
    yield "gzip_vary off;  # Vary: portal-headers.inc"
    if options.brotli:
        yield "brotli_static on;"
    yield "error_page 403 404 =404 @not_found;"
    yield "error_page 410 @gone;"
    yield "error_page 503 @outage;"
    yield 'if ($portal_host = "") { return 421; }'
    yield "if ($host != $portal_host) { return 301 https://$portal_host$request_uri; }"
    yield "if ($request_method !~ ^(GET|HEAD)$) { return 405; }"
    yield f"if (-e {target}/{MAINTENANCE_FILE}) {{ return 503; }}"
    yield f"if (!-e {target}/{CURRENT_LINK}) {{ return 503; }}"
    yield from _block(r"location ~ /\.(?!well-known/)", ["return 404;"])
    records = rf'location ~ "^{re.escape(RECORDS_ADDRESS)}((manifests/[0-9]+|lists/[0-9a-f]{{64}})\.json(\.sig)?)$"'
    yield from _block(records, ('if ($portal_records = "") { return 404; }', f"alias {target}/{RECORDS_FOLDER}/$1;"))
    yield from _block(r"location ~ ^/\.well-known/", ["try_files $uri =404;"])
    yield from _block(
        f'location ~ "{FINGERPRINTED_PATTERN}"',
        (f"root {target}/{SHARED_FOLDER}/$portal_host;", "try_files $uri @file;"),
    )
    yield from _block(
        "location /",
        (
            "if ($portal_redirect) { return 301 $portal_redirect; }",
            "if ($portal_gone) { return 410; }",
            "try_files $uri $uri/ @moved;",
        ),
    )
    yield from _block("location @file", ["try_files $uri @moved;"])
    yield from _block("location @moved", ("if ($portal_prefix) { return 301 $portal_prefix; }", "return 404;"))
    yield from _block("location @not_found", ["try_files $portal_not_found /404.html =404;"])
    yield from _block("location @gone", ["try_files $uri/index.html $uri =410;"])
    yield from _block("location @outage", (f"root {target}/{OUTAGE_FOLDER}/$portal_host;", "try_files /503.html =503;"))


def _check_server(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield f"listen {places.check};"
    yield from _names(facts.hosts)
    yield "access_log off;"
    yield f"root {places.target}/{NEXT_LINK}/$portal_host;"
    yield from _common(places)
    yield 'if ($portal_host = "") { return 421; }'
    yield "try_files $uri $uri/ =404;"
