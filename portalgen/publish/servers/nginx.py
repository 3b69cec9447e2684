"""Settings of nginx (1.25.1 and later: `http2 on`), as files of a folder that `nginx.conf` includes as `*.conf`.

Reasons for their form: a `location` with its own `add_header` loses all others, so they are in each server alone and
change with the status by maps; an included file has to exist unless it is a pattern; a `return` in the `if` of a server
also answers requests passed on by its own `error_page`, unless to a named location; `$uri` is decoded, so passed values
come from `$request_uri`.
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
    MARKER_BEGINS,
    NGINX_CHECK,
    NGINX_DIGEST,
    NGINX_EXACT,
    NGINX_GONE,
    NGINX_LEADS,
    NGINX_PREFIXES,
    NGINX_QUERIES,
)

_HTTP_FILE: Final = "00-portal-http.conf"
"""Sorted before other files of `conf.d`: the size of maps has to be set before the first map."""
_SERVERS_FILE: Final = "portal-servers.conf"
_HEADERS_FILE: Final = "portal-headers.inc"
_ANSWERS_FILE: Final = "portal-answers.inc"

LOG_FIELDS: Final[Mapping[str, str]] = {
    "time": "$time_iso8601",
    "client": "$remote_addr",
    "host": "$portal_log_host",
    "method": "$request_method",
    "uri": "$portal_log_uri",
    "protocol": "$server_protocol",
    "status": "$status",
    "bytes": "$body_bytes_sent",
    "seconds": "$request_time",
    "referer": "$portal_log_referer",
    "agent": "$portal_log_agent",
    "encoding": "$sent_http_content_encoding",
    "tls": "$ssl_protocol",
    "request_id": "$request_id",
}
"""The fields of a log line, all texts; values of a request are in ASCII, and search terms in queries are left out."""

_CIPHERS: Final = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
)
_SERVED: Final = "^(200|206|304):"


def format_nginx(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Mapping[str, str]:
    """Return the text of each file, by its name. Raises UsageError for paths that cannot be written in them."""
    require_plain_places(places)
    return {
        _HTTP_FILE: _format(_http(facts, places, options)),
        _SERVERS_FILE: _format(_servers(facts, places)),
        _HEADERS_FILE: _format(_headers(facts)),
        _ANSWERS_FILE: _format(_answers(places, options)),
    }


def _format(lines: Iterable[str]) -> str:
    return "# portalgen server-config nginx\n" + "".join(f"{line}\n" for line in lines)


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{head} {{"
    yield from (f"    {line}" for line in lines)
    yield "}"


def _map(
    source: str, name: str, lines: Iterable[str], default: str = '""', *, is_volatile: bool = False
) -> Iterator[str]:
    head = ("volatile;",) if is_volatile else ()
    yield from _block(f"map {source} ${name}", (*head, f"default {default};", *lines))


def _include_rules(places: ServerPlaces, file: str) -> str:
    """Return an include; the `?` lets the file be missing, as it is before the first release."""
    return f"include {places.target}/{RULES_FOLDER}/{file[:-1]}?;"


def _http(facts: ServerFacts, places: ServerPlaces, options: ServerOptions) -> Iterator[str]:
    yield "map_hash_max_size 65536;"
    yield "map_hash_bucket_size 4096;"
    yield "server_names_hash_max_size 4096;"
    yield "server_names_hash_bucket_size 256;"
    names = {**{host: host for host in facts.hosts}, **facts.aliases}
    yield from _map("$host", "portal_host", (f'"{name}" "{host}";' for name, host in names.items()))
    yield from _map("$portal_host", "portal_records", [f'"{facts.main_host}" "1";'])
    yield from _map("$args", "portal_more_args", ['"" "";'], '"&$args"')
    yield from _rules(places)
    yield from _map("$portal_host$uri", "portal_not_found", _not_found(facts), "/404.html")
    outage = [
        f'"~^{re.escape(each.host)}{re.escape(each.below)}" "{each.outage_page}";'
        for each in facts.not_found
        if each.language
    ]
    yield from _map('"$portal_host$request_uri"', "portal_outage", outage, "/503.html")
    yield from _map("$status:$uri", "portal_cache", _cache_lines(), f'"{REVALIDATED}"', is_volatile=True)
    endings = "|".join(COMPRESSED_ENDINGS)
    texts = (f'"~{_SERVED}.*[.]({endings})$" "Accept-Encoding";', '"~^(404|410|503):" "Accept-Encoding";')
    yield from _map("$status:$uri", "portal_vary", texts, is_volatile=True)
    yield from _map("$status", "portal_retry_after", [f"503 {RETRY_AFTER};"])
    yield from _map("$status", "portal_allow", ['405 "GET, HEAD";'])
    yield from _header_maps(facts, options)
    yield from _log_maps(facts)
    fields = ",".join(f'"{name}":"{variable}"' for name, variable in LOG_FIELDS.items())
    yield f"log_format portal_json escape=json '{{{fields}}}';"


def _rules(places: ServerPlaces) -> Iterator[str]:
    """Look a request up in the tables of the target (`portalgen.publish.target.rule_files`)."""
    yield 'geo $portal_dollar { default "$"; }  # không có cách viết khác / there is no other way to write it'
    yield from _map("$portal_host$request_uri", "portal_prefix", [_include_rules(places, NGINX_PREFIXES)])
    for name, file in (("exact", NGINX_EXACT), ("gone", NGINX_GONE)):
        yield from _map("$portal_host$uri", f"portal_{name}_found", [_include_rules(places, file)])
        yield from _map(f'"$portal_host$uri\\n$portal_{name}_found"', f"portal_{name}", [f"{NGINX_CHECK} $2;"])
    too_long = "".join(["[^ ]{1000}"] * (LONGEST_QUERY_READ // 1000))
    asked = ('"" "";', f'"~^{too_long}[^ ]" "";')
    yield from _map("$args", "portal_asked", asked, '"$portal_host$uri"')
    yield _include_rules(places, NGINX_QUERIES)
    yield from _map("$portal_asked", "portal_leads", [_include_rules(places, NGINX_LEADS)])
    yield from _map("$portal_leads", "portal_rule", ['"" $portal_exact;'], "$portal_leads")
    yield from _map("$portal_host", "portal_digest", [_include_rules(places, NGINX_DIGEST)])
    # Rules of another release than the current one apply only where nothing else is.
    yield from _map("$portal_fresh", "portal_redirect", ['"1" $portal_rule;'])
    yield from _map("$portal_fresh", "portal_is_gone", ['"1" $portal_gone;'])


def _log_maps(facts: ServerFacts) -> Iterator[str]:
    """Yield the logged values of a request, as ASCII: JSON is UTF-8 and a request may have any byte."""
    searched = (f'"~^([!->@-~]*{facts.search_pattern})[?]" "$1";', '"~^([!-~]*?)[?&]q=" "$1";')
    yield from _map("$request_uri", "portal_log_uri", [*searched, '"~^([!-~]*)[^!-~]" "$1[...]";'], "$request_uri")
    yield from _map("$http_referer", "portal_log_referer", ['"~^([!-~]*?)([?#]|[^!-~]|$)" "$1";'])
    yield from _map("$http_user_agent", "portal_log_agent", ['"~^([ -~]*)[^ -~]" "$1[...]";'], "$http_user_agent")
    yield from _map("$host", "portal_log_host", ['"~[^!-~]" "[...]";'], "$host")


def _header_maps(facts: ServerFacts, options: ServerOptions) -> Iterator[str]:
    """Yield the headers of every answer as volatile maps: for an unsatisfiable range (416) nginx adds them twice."""
    for number, (name, value) in enumerate(facts.headers.items()):
        lines = [f'503 "{OUTAGE_POLICY}";'] if name == "Content-Security-Policy" else []
        yield from _map("$status", f"portal_header_{number}", ['416 "";', *lines], f'"{value}"', is_volatile=True)
    hsts = [f'"~^on(?!416)" "max-age={options.hsts}";'] if options.hsts else []
    yield from _map('"$https$status"', "portal_hsts", hsts, is_volatile=True)


def _not_found(facts: ServerFacts) -> Iterator[str]:
    for each in facts.not_found:
        if each.below != "/":
            yield f'"~^{re.escape(each.host)}{re.escape(each.below)}" "{each.page}";'


def _cache_lines() -> Iterator[str]:
    yield '"~^416:" "";'
    for pattern, value in ((ASSET_PATTERN, ONE_YEAR), (PICTURE_PATTERN, ONE_YEAR), (INDEX_PATTERN, ONE_WEEK)):
        yield f'"~{_SERVED}.*({pattern})" "{value}";'


def _headers(facts: ServerFacts) -> Iterator[str]:
    yield from (f"add_header {name} $portal_header_{number} always;" for number, name in enumerate(facts.headers))
    yield f"add_header {HSTS} $portal_hsts always;"
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
    yield f"access_log {places.logs}/portal.log portal_json;"
    yield "return 444;"


def _unknown_https(places: ServerPlaces) -> Iterator[str]:
    yield from _listen(places.https, " ssl")
    yield 'server_name "";'
    yield "server_tokens off;"
    yield "http2 on;"
    yield "ssl_protocols TLSv1.2 TLSv1.3;"
    yield "ssl_reject_handshake on;"
    yield f"access_log {places.logs}/portal.log portal_json;"
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
    yield 'set $portal_closed "";'
    yield f"if (-e {target}/{MAINTENANCE_FILE}) {{ set $portal_closed 1; }}"
    yield f'if ($uri = /{SECURITY_FILE}) {{ set $portal_closed ""; }}'
    yield "if ($portal_closed) { return 503; }"
    yield f"if (!-e {target}/{CURRENT_LINK}) {{ return 503; }}"
    yield 'set $portal_fresh "";'
    yield f"if (-e {target}/{CURRENT_LINK}/{MARKER_BEGINS}$portal_digest) {{ set $portal_fresh 1; }}"
    yield from _block(r"location ~ /\.(?!well-known/)", ["return 404;"])
    yield from _block(
        r"location ~ ^(?<portal_original>.+)\.(?:gz|br)$",
        ("if (-f $document_root$portal_original) { return 404; }", "try_files $uri @moved;"),
    )
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
            "if ($portal_is_gone) { return 410; }",
            "try_files $uri $uri/ @moved;",
        ),
    )
    yield from _block("location @file", ["try_files $uri @moved;"])
    moved = (f"if ($portal_{name}) {{ return 301 $portal_{name}; }}" for name in ("redirect", "leads", "prefix"))
    yield from _block("location @moved", (*moved, "return 404;"))
    yield from _block("location @not_found", ["try_files $portal_not_found /404.html =404;"])
    yield from _block("location @gone", ["try_files $uri/index.html $uri =410;"])
    yield from _block(
        "location @outage", (f"root {target}/{OUTAGE_FOLDER}/$portal_host;", "try_files $portal_outage /503.html =503;")
    )


def _check_server(facts: ServerFacts, places: ServerPlaces) -> Iterator[str]:
    yield f"listen {places.check};"
    yield from _names(facts.hosts)
    yield "access_log off;"
    yield f"root {places.target}/{NEXT_LINK}/$portal_host;"
    yield from _common(places)
    yield 'if ($portal_host = "") { return 421; }'
    yield "try_files $uri $uri/ =404;"
