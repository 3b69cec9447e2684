"""The rules of a release as files included by nginx and Caddy: redirects, and gone pages.

No address can end its line or its quotes, or be read as a variable: targets are percent-encoded except for characters
allowed in any address, and keys are quoted. A request is looked up in tables, not compared with each rule in turn, so
neither a query nor the number of rules slows a server down. Tables ignore case in nginx but not in Caddy: so the value
found by nginx contains the exact key, and counts only if the request has the same.

nginx gets lines of `map` blocks, opened by `portalgen.publish.servers.nginx`, and the blocks that look up parameters;
Caddy gets lines of its `map` directive. Files without rules are written too, so removed rules are gone from the server.
`DIGEST_FILE` covers all of them: a server that read the rules of a different release can detect it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.query_rules import QueryLevels, QueryRule, list_encodings, list_ways, lower_ascii

NGINX_EXACT: Final = "nginx-exact.map"
"""`$portal_host$uri` to the exact key and the target, with the request's query."""
NGINX_QUERIES: Final = "nginx-queries.inc"
"""Blocks of `map`: the parameters of a request to the target, by way of `$portal_leads_1`, `_2` …"""
NGINX_LEADS: Final = "nginx-leads.map"
"""The start of `NGINX_QUERIES`; empty without rules with parameters."""
NGINX_PREFIXES: Final = "nginx-prefixes.map"
"""`$portal_host$request_uri` to the target: the path as it was sent, since it is passed on."""
NGINX_GONE: Final = "nginx-gone.map"
NGINX_DIGEST: Final = "nginx-digest.map"
CADDY_EXACT: Final = "caddy-exact.map"
CADDY_QUERIES: Final = "caddy-queries.inc"
CADDY_LEADS: Final = "caddy-leads.map"
CADDY_PREFIXES: Final = "caddy-prefixes.map"
CADDY_GONE: Final = "caddy-gone.map"
CADDY_DIGEST: Final = "caddy-digest.map"
DIGEST_FILE: Final = "digest"
"""The name of the marker in the release's folder (`MARKER_BEGINS`), without its beginning."""
MARKER_BEGINS: Final = ".rules-"

LONGEST_KEY: Final = 2000
"""Bytes of host and path; a rule for a longer path is left to the page at the old address."""
NGINX_CHECK: Final = r'"~^([^\n]+)\n(?:[^\n]+\n[^\n]+\n)*?\1\n([^\n]+)(?:\n|$)"'
"""Compares a key with the key of the pair found without regard to case; if equal, its value is `$2`."""
_LONGEST_TOKEN: Final = 3900
"""Bytes between quotes; nginx reads no more than 4096."""

_MOST_GROWTH: Final = 24
"""The most bytes of a character in an address: four, percent-encoded, or a single byte as a variable."""

_HEADING: Final = "# portalgen\n"
"""Caddy refuses to import an empty file."""
_SAFE_IN_TARGET: Final = "/:?#[]@!&'()*+,;=%-._~"
_INDEX: Final = "index.html"
_PLAIN: Final = re.compile(r"[A-Za-z0-9/._-]+")
_PLAIN_NAME: Final = re.compile(r"[a-z0-9_]+")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_UNQUOTABLE: Final = re.compile(r"[\\{}]")
"""Characters that Caddy might read as a variable, even in quotes."""
_GUID: Final = re.compile(r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}")
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")

_Line = tuple[str, str]
"""Key and value as they stand in a file."""
_Pair = tuple[str, str]
"""The key as in requests, and the value as in a file, without quotes."""


def format_rule_files(rules: ServerRules) -> Mapping[str, str]:
    """Return the text of each file below the target's folder `rules`, by its name."""
    usable = [each for each in rules.redirects if is_usable(each)]
    exact = [each for each in usable if not each.query and not each.is_prefix]
    levels = QueryLevels.from_rules(usable)
    prefixes = sorted((each for each in usable if each.is_prefix), key=lambda each: (-len(each.path), each))
    gone = [key for path in rules.gone_paths for key in _gone_keys(path) if _is_key(key)]
    nginx: dict[str, Iterable[_Line]] = {
        NGINX_EXACT: _nginx_lines((each.host + each.path, _nginx_target(each.to)) for each in exact),
        NGINX_LEADS: [('"~."', '"$portal_leads_1"')] if levels.levels else [],
        NGINX_PREFIXES: ((_nginx_regex(_prefix_pattern(each)), _nginx_rest(each)) for each in prefixes),
        NGINX_GONE: _nginx_lines((key, "1") for key in gone),
    }
    caddy: dict[str, Iterable[_Line]] = {
        CADDY_EXACT: ((_caddy_key(each.host + each.path), _caddy_target(each.to)) for each in exact),
        CADDY_LEADS: [("1", '"{portal_leads_1}"')] if levels.levels else [],
        CADDY_PREFIXES: ((_caddy_regex(_prefix_pattern(each)), _caddy_rest(each)) for each in prefixes),
        CADDY_GONE: ((_caddy_key(key), '"1"') for key in gone),
    }
    texts = {name: _format_lines(lines, ";") for name, lines in nginx.items()}
    texts |= {name: _format_lines(lines) for name, lines in caddy.items()}
    texts[NGINX_QUERIES] = _HEADING + "".join(f"{line}\n" for line in _nginx_queries(levels))
    texts[CADDY_QUERIES] = _HEADING + "".join(f"{line}\n" for line in _caddy_queries(levels))
    digest = sha256("\0".join(texts[name] for name in sorted(texts)).encode("utf-8", "replace")).hexdigest()[:16]
    texts[NGINX_DIGEST] = _format_lines([('"~."', f'"{digest}"')], ";")
    texts[CADDY_DIGEST] = _format_lines([("1", f'"{digest}"')])
    # The last: who watches it to reload a server finds all others in place.
    return {**texts, DIGEST_FILE: f"{digest}\n"}


def list_unusable(rules: ServerRules) -> tuple[RedirectRule, ...]:
    """Return the redirects unsupported by servers: too long, or without a usable parameter."""
    return tuple(each for each in rules.redirects if not is_usable(each))


def encode_target(address: str) -> str:
    """Return an address with all characters percent-encoded that have a meaning in URLs or a server's settings."""
    return quote(_STRAY_PERCENT.sub("%25", address), safe=_SAFE_IN_TARGET)


def _is_key(key: str) -> bool:
    return len(key.encode("utf-8", "replace")) <= LONGEST_KEY and not _CONTROL.search(key)


def is_usable(rule: RedirectRule) -> bool:
    """Return True if servers support a rule: it is not too long, and its query, if any, has pairs."""
    address = rule.host + rule.path
    if not _is_key(address):
        return False
    if not rule.query and len(address) + len(rule.to) < _LONGEST_TOKEN // _MOST_GROWTH:
        return True
    keys = [address]
    if rule.query and not rule.is_prefix:
        keys = [key for key, _ in _list_query_pairs(list_ways(rule)) if not _is_unquotable(address)]
    longest = max((len(_nginx_quote(key).encode("utf-8", "replace")) for key in keys), default=_LONGEST_TOKEN)
    return longest + len(encode_target(rule.to)) + len("\\n$portal_more_args") < _LONGEST_TOKEN


def _format_lines(lines: Iterable[_Line], end: str = "") -> str:
    """Return the lines; of two lines with the same key, the first counts, since nginx refuses the second."""
    first: dict[str, str] = {}
    for key, value in lines:
        first.setdefault(key, value)
    return _HEADING + "".join(f"{key} {value}{end}\n" for key, value in first.items())


def _gone_keys(path: str) -> Iterator[str]:
    """Yield host and path at which the page at an output path may be requested."""
    yield path
    if path.endswith(f"/{_INDEX}"):
        folder = path.removesuffix(_INDEX)
        yield folder
        if folder.count("/") > 1:
            yield folder.rstrip("/")


def _split_target(address: str) -> tuple[str, str, bool]:
    """Return an encoded address without its fragment, the fragment with its `#`, and True if it has a query."""
    base, sign, fragment = encode_target(address).partition("#")
    return base, sign + fragment, "?" in base


def _prefix_pattern(rule: RedirectRule) -> str:
    """Return a regular expression with the rest of the path as its only group; a missing final slash matches as well.

    Braces, unencoded in no address, are not passed on: Caddy might read them as a variable.
    """
    path = rule.path.rstrip("/")
    return f"^{_escape(rule.host)}{_escape(quote(path))}(?:/([^?{{}}]*))?(?:[?]|$)"


def _escape(text: str) -> str:
    """Return a regular expression for `text`, in ASCII, with the same meaning in PCRE and RE2.

    It has no quotes, braces, `$` or spaces.
    """
    return "".join(each if _PLAIN.fullmatch(each) and each != "." else _escape_bytes(each) for each in text)


def _escape_bytes(character: str) -> str:
    return "".join(f"\\x{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _name_pattern(name: str) -> str:
    """Return a pattern for all spellings of a parameter's name, in any case; its value is the only group."""
    ways = dict.fromkeys(map(_escape, list_encodings(name)))
    return f"(?i:(?:^|&)(?:{'|'.join(ways)}))=([^&]*)"


def _query_key(rule: QueryRule, values: Iterable[str]) -> str:
    """Return the lookup key of a request."""
    pairs = (f"{quote(name, safe='')}={value}" for name, value in zip(rule.names, values, strict=True))
    return f"{rule.address}?{'&'.join(pairs)}"


def _list_query_pairs(rules: Iterable[QueryRule]) -> Iterator[_Pair]:
    """Yield key and target of each way of writing each rule."""
    for rule in rules:
        for values in rule.list_keys():
            yield _query_key(rule, values), encode_target(rule.to)


# nginx


def _nginx_lines(pairs: Iterable[_Pair]) -> Iterator[_Line]:
    """Yield lines of a table without regard to case: keys that differ only in case, with their values, are one line."""
    groups: dict[str, dict[str, str]] = {}
    for key, value in pairs:
        groups.setdefault(lower_ascii(key), {}).setdefault(key, value)
    for key, values in groups.items():
        found = ""
        for exact, value in values.items():
            pair = f"{_nginx_quote(exact)}\\n{value}"
            if len(f"{found}\\n{pair}".encode("utf-8", "replace")) < _LONGEST_TOKEN:
                found = f"{found}\\n{pair}" if found else pair
        yield f'"{_nginx_quote(key, is_key=True)}"', f'"{found}"'


def _nginx_quote(text: str, *, is_key: bool = False) -> str:
    """Return the text between quotes; in a key, variables are escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return escaped if is_key else escaped.replace("$", "${portal_dollar}")


def _nginx_regex(pattern: str) -> str:
    return f'"~{pattern}"'


def _nginx_target(address: str) -> str:
    base, fragment, has_query = _split_target(address)
    return f"{base}{'$portal_more_args' if has_query else '$is_args$args'}{fragment}"


def _nginx_rest(rule: RedirectRule) -> str:
    base, _, _ = _split_target(rule.to)
    return f'"{base}$1$is_args$args"'


def _nginx_queries(levels: QueryLevels) -> Iterator[str]:
    """Yield blocks of `map`. A lookup that fails in a level continues in the next."""
    names = {name: f"$arg_{name}" for name in levels.names if _PLAIN_NAME.fullmatch(name)}
    for number, name in enumerate((each for each in levels.names if each not in names), 1):
        names[name] = f"$portal_arg_{number}"
        yield from _nginx_map("$args", f"portal_arg_{number}", [(_nginx_regex(_name_pattern(name)), "$1")])
    for number, level in enumerate(levels.levels, 1):
        asked, found, leads = (f"portal_{each}_{number}" for each in ("query", "queried", "leads"))
        yield from _nginx_map("$portal_asked", asked, _nginx_lookups(level, names))
        pairs = (pair for rules in level.values() for pair in _list_query_pairs(rules))
        yield from _nginx_map(f"${asked}", found, _nginx_lines(pairs))
        others = f'"$portal_leads_{number + 1}"' if number < len(levels.levels) else '""'
        first = [(r'"~^\n"', '""')] if number == 1 else []
        yield from _nginx_map(f'"${asked}\\n${found}"', leads, [*first, (NGINX_CHECK, "$2")], others)


def _nginx_map(source: str, name: str, lines: Iterable[_Line], default: str = '""') -> Iterator[str]:
    yield f"map {source} ${name} {{"
    yield f"    default {default};"
    yield from (f"    {key} {value};" for key, value in lines)
    yield "}"


def _nginx_lookups(level: Mapping[str, Iterable[QueryRule]], names: Mapping[str, str]) -> Iterator[_Line]:
    for address, rules in level.items():
        first = next(iter(rules))
        pairs = "&".join(f"{quote(name, safe='')}={names[name]}" for name in first.names)
        yield f'"{_nginx_quote(address, is_key=True)}"', f'"$portal_asked?{pairs}"'


# Caddy


def _caddy_key(key: str) -> str:
    if _is_unquotable(key):
        return _caddy_regex(f"^{_escape_runes(key)}$")
    return f'"{_caddy_quote(key)}"'


def _caddy_quote(text: str) -> str:
    return text.replace('"', '\\"')


def _is_unquotable(key: str) -> bool:
    return _UNQUOTABLE.search(_GUID.sub("", key)) is not None


def _escape_runes(text: str) -> str:
    """Like `_escape`, for Go, which reads characters instead of bytes."""
    return "".join(
        each if (each.isalnum() and each.isprintable()) or each in "/_-" else _escape_rune(each) for each in text
    )


def _escape_rune(character: str) -> str:
    return f"\\x{ord(character):02X}" if ord(character) < 128 else character if character.isprintable() else "."


def _caddy_regex(pattern: str) -> str:
    return f'"~{pattern}"'


def _caddy_target(address: str) -> str:
    """Return target, separator of the passed query, and fragment.

    Caddy 2.6 reads no variable in the result of a regular expression.
    """
    base, fragment, has_query = _split_target(address)
    return f'"{base}" "{"&" if has_query else "?"}" "{fragment}"'


def _caddy_rest(rule: RedirectRule) -> str:
    base, _, _ = _split_target(rule.to)
    return f'"{base}$1"'


def _caddy_queries(levels: QueryLevels) -> Iterator[str]:
    """Yield `map` directives. A lookup that fails in a level continues in the next."""
    names = {name: f"{{portal_arg_{number}}}" for number, name in enumerate(levels.names, 1)}
    for name, variable in names.items():
        yield from _caddy_map("{query}", variable, [(_caddy_regex(_name_pattern(name)), '"$1"')])
    for number, level in enumerate(levels.levels, 1):
        asked, leads = (f"{{portal_{each}_{number}}}" for each in ("query", "leads"))
        others_asked = _list_addresses(levels.levels[1:]) if number == 1 else ()
        lookups = (*_caddy_lookups(level, names), *((_caddy_key(each), '"?"') for each in others_asked))
        yield from _caddy_map("{portal_host}{path}", asked, lookups)
        written = (each for rules in level.values() for each in rules if each.path == each.written_path)
        pairs = _list_query_pairs(written)
        others = f'"{{portal_leads_{number + 1}}}"' if number < len(levels.levels) else '""'
        first = [('"~^$"', '""')] if number == 1 else []
        lines = [*first, *((_caddy_key(key), f'"{target}"') for key, target in pairs)]
        yield from _caddy_map(asked, leads, lines, others)


def _list_addresses(levels: Iterable[Mapping[str, Iterable[QueryRule]]]) -> Iterator[str]:
    """Yield addresses that occur in an earlier level only in a different case: they must not end the search."""
    for level in levels:
        for rules in level.values():
            yield from (each.address for each in rules)


def _caddy_map(source: str, name: str, lines: Iterable[_Line], default: str = '""') -> Iterator[str]:
    yield f"map {source} {name} {{"
    first: dict[str, str] = {}
    for key, value in lines:
        first.setdefault(key, value)
    yield from (f"\t{key} {value}" for key, value in first.items())
    yield f"\tdefault {default}"
    yield "}"


def _caddy_lookups(level: Mapping[str, Iterable[QueryRule]], names: Mapping[str, str]) -> Iterator[_Line]:
    """Yield paths in the case of the rules, since Caddy's tables are case-sensitive.

    All spellings of a path have the same lookup.
    """
    for rules in level.values():
        for address, first in {each.address: each for each in rules}.items():
            pairs = "&".join(f"{quote(name, safe='')}={names[name]}" for name in first.names)
            written = _caddy_quote(f"{first.host}{first.written_path}")
            yield _caddy_key(address), f'"{written}?{pairs}"'
