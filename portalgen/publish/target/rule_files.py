"""The rules of a release as the files that nginx and Caddy include: redirects, and pages that are gone.

Nothing in an address ends its line or its quotes, or is read as a variable: targets are percent-encoded but for what every
address may hold, and paths that hold anything else than letters, digits and a few signs are written as regular expressions
in which each such byte or character is escaped.

nginx gets lines of `map` blocks, which `portalgen.publish.servers.nginx` opens; Caddy gets lines of its `map` directive.
Files without rules are written all the same, so that a rule that went is gone at the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import permutations
from typing import Final
from urllib.parse import parse_qsl, quote, quote_plus

from portalgen.publish.server_rules import RedirectRule, ServerRules

NGINX_EXACT: Final = "nginx-exact.map"
"""`$portal_host$uri` to the target, with the request's query."""
NGINX_QUERIED: Final = "nginx-queried.map"
"""`$portal_host$uri` to what `NGINX_QUERIES` is asked, for paths that have rules with a query."""
NGINX_QUERIES: Final = "nginx-queries.map"
NGINX_PREFIXES: Final = "nginx-prefixes.map"
"""`$portal_host$request_uri` to the target: the path as it was sent, since it is passed on."""
NGINX_GONE: Final = "nginx-gone.map"
CADDY_EXACT: Final = "caddy-exact.map"
CADDY_QUERIES: Final = "caddy-queries.map"
CADDY_PREFIXES: Final = "caddy-prefixes.map"
CADDY_GONE: Final = "caddy-gone.map"

LONGEST_KEY: Final = 2000
"""Bytes of host and path; a rule for a longer one is left to the page at the old address."""
MOST_QUERY_NAMES: Final = 4
"""Parameters of a rule; they may come in any order, and Caddy is given each."""

_HEADING: Final = "# portalgen\n"
"""Caddy refuses to import a file that is empty."""
_SAFE_IN_TARGET: Final = "/:?#[]@!&'()*+,;=%-._~"
_INDEX: Final = "index.html"
_PLAIN: Final = re.compile(r"[A-Za-z0-9/._-]+")
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9_]+")
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")

_Line = tuple[str, str]
"""Key and value as they stand in a file."""


def format_rule_files(rules: ServerRules) -> Mapping[str, str]:
    """Return the text of each file below the target's folder `rules`, by its name."""
    usable = [each for each in rules.redirects if len((each.host + each.path).encode()) <= LONGEST_KEY]
    exact = [each for each in usable if not each.query and not each.is_prefix]
    queried = [each for each in usable if each.query and not each.is_prefix and _names_of(each)]
    prefixes = sorted((each for each in usable if each.is_prefix), key=lambda each: (-len(each.path), each))
    gone = [key for path in rules.gone_paths for key in _gone_keys(path)]
    keys, queries = _nginx_queries(queried)
    nginx: dict[str, Iterable[_Line]] = {
        NGINX_EXACT: _nginx_keys((each.host + each.path, _nginx_target(each.to)) for each in exact),
        NGINX_QUERIED: keys,
        NGINX_QUERIES: queries,
        NGINX_PREFIXES: ((_nginx_regex(_prefix_pattern(each)), _nginx_rest(each)) for each in prefixes),
        NGINX_GONE: _nginx_keys((key, '"1"') for key in gone),
    }
    caddy: dict[str, Iterable[_Line]] = {
        CADDY_EXACT: ((_caddy_key(each.host + each.path), _caddy_target(each.to)) for each in exact),
        CADDY_QUERIES: _caddy_queries(queried),
        CADDY_PREFIXES: ((_caddy_regex(_prefix_pattern(each)), _caddy_rest(each)) for each in prefixes),
        CADDY_GONE: ((_caddy_key(key), '"1"') for key in gone),
    }
    return {name: _format_lines(lines, ";") for name, lines in nginx.items()} | {
        name: _format_lines(lines) for name, lines in caddy.items()
    }


def encode_target(address: str) -> str:
    """Return an address with every character percent-encoded that a URL or a server's settings would read otherwise."""
    return quote(_STRAY_PERCENT.sub("%25", address), safe=_SAFE_IN_TARGET)


def _format_lines(lines: Iterable[_Line], end: str = "") -> str:
    """Of two lines with one key the first counts; nginx refuses the second."""
    first: dict[str, str] = {}
    for key, value in lines:
        first.setdefault(key, value)
    return _HEADING + "".join(f"{key} {value}{end}\n" for key, value in first.items())


def _gone_keys(path: str) -> Iterator[str]:
    """Yield host and path under which the page at an output path may be asked for."""
    yield path
    if path.endswith(f"/{_INDEX}"):
        folder = path.removesuffix(_INDEX)
        yield folder
        if folder.count("/") > 1:
            yield folder.rstrip("/")


def _split_target(address: str) -> tuple[str, str, bool]:
    """Return an encoded address without its fragment, the fragment with its sign, and whether it has a query."""
    base, sign, fragment = encode_target(address).partition("#")
    return base, sign + fragment, "?" in base


def _prefix_pattern(rule: RedirectRule) -> str:
    """The rest of the path is the one group; what is asked without the slash at the end moves as well.

    Braces, which no address has unencoded, are not passed on: Caddy might read them as a variable.
    """
    path = rule.path.rstrip("/")
    return f"^{_escape(rule.host)}{_escape(quote(path))}(?:/([^?{{}}]*))?(?:[?]|$)"


def _escape(text: str) -> str:
    """Return a regular expression for `text`, in ASCII, without quotes, braces, `$` and spaces; PCRE and RE2 read it alike."""
    return "".join(each if _PLAIN.fullmatch(each) and each != "." else _escape_bytes(each) for each in text)


def _escape_bytes(character: str) -> str:
    return "".join(f"\\x{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _names_of(rule: RedirectRule) -> tuple[tuple[str, str], ...]:
    """The parameters of a rule, decoded; none where they are too many or no pairs."""
    pairs = tuple(parse_qsl(rule.query, keep_blank_values=True))
    return pairs if len(pairs) <= MOST_QUERY_NAMES else ()


def _value_pattern(value: str, escape: Callable[[str], str]) -> str:
    """Every way in which browsers write a value."""
    ways = dict.fromkeys((value.replace(" ", "+"), quote(value, safe=""), quote_plus(value), quote(value)))
    written = [escape(each) for each in ways if "&" not in each and " " not in each]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _pair_pattern(name: str, value: str, escape: Callable[[str], str]) -> str:
    """A parameter: its name in any case, its value as it is but for the case of percent-encoding."""
    return f"(?i:{_value_pattern(name, escape)})={_value_pattern(value, escape)}"


# nginx


def _nginx_keys(pairs: Iterable[_Line]) -> Iterator[_Line]:
    """Yield keys for a hash, which nginx reads in any case; where that makes two alike, both as regular expressions."""
    first: dict[str, str] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    counts: dict[str, int] = {}
    for key in first:
        counts[_lower(key)] = counts.get(_lower(key), 0) + 1
    for key, value in first.items():
        is_plain = _PLAIN.fullmatch(key) and counts[_lower(key)] == 1
        yield (f'"{key}"' if is_plain else _nginx_regex(f"^{_escape(key)}$")), value


def _lower(key: str) -> str:
    return "".join(each.lower() if each.isascii() else each for each in key)


def _nginx_regex(pattern: str, *, any_case: bool = False) -> str:
    return f'"~{"*" if any_case else ""}{pattern}"'


def _nginx_target(address: str) -> str:
    base, fragment, has_query = _split_target(address)
    return f'"{base}{"$portal_more_args" if has_query else "$is_args$args"}{fragment}"'


def _nginx_rest(rule: RedirectRule) -> str:
    base, _, _ = _split_target(rule.to)
    return f'"{base}$1$is_args$args"'


def _nginx_queries(rules: Iterable[RedirectRule]) -> tuple[list[_Line], list[_Line]]:
    """Return the lines of `NGINX_QUERIED` and `NGINX_QUERIES`.

    Of a path whose rules all have the same one parameter (and of most old systems' paths that is so) its value is looked up
    in a hash; else the whole query is held against one regular expression for each rule, most parameters first.
    """
    by_path: dict[str, list[RedirectRule]] = {}
    for each in rules:
        by_path.setdefault(each.host + each.path, []).append(each)
    keys: list[_Line] = []
    queries: list[_Line] = []
    for path, of_path in by_path.items():
        names = {tuple(name.lower() for name, _ in _names_of(each)) for each in of_path}
        name = next(iter(names))[0] if len(names) == 1 and len(next(iter(names))) == 1 else ""
        values = [_names_of(each)[0][1] for each in of_path]
        if _PLAIN_NAME.fullmatch(name) and _PLAIN.fullmatch(path) and all(map(_PLAIN_NAME.fullmatch, values)):
            keys.append((path, f'"{path}?{name}=$arg_{name}"'))
            targets = zip(values, (f'"{encode_target(each.to)}"' for each in of_path), strict=True)
            queries += _nginx_values(f"{path}?{name}=", targets)
        else:
            keys.append((path, '"$portal_host$uri?$args"'))
            ordered = sorted(of_path, key=lambda each: (-len(_names_of(each)), each))
            queries += [(_query_regex(path, each), f'"{encode_target(each.to)}"') for each in ordered]
    return list(_nginx_keys(keys)), queries


def _nginx_values(start: str, pairs: Iterable[tuple[str, str]]) -> Iterator[_Line]:
    first: dict[str, str] = {}
    for value, target in pairs:
        first.setdefault(value.lower(), target)
    return ((f'"{start}{value}"', target) for value, target in first.items())


def _query_regex(path: str, rule: RedirectRule) -> str:
    pairs = (_pair_pattern(name, value, _escape) for name, value in _names_of(rule))
    return _nginx_regex(f"^{_escape(path)}[?]" + "".join(f"(?=(?:.*&)?{each}(?:&|$))" for each in pairs))


# Caddy


def _caddy_key(key: str) -> str:
    return f'"{key}"' if _PLAIN.fullmatch(key) else _caddy_regex(f"^{_escape_runes(key)}$")


def _escape_runes(text: str) -> str:
    """As `_escape`, for Go, which reads characters and not bytes."""
    return "".join(
        each if (each.isalnum() and each.isprintable()) or each in "/_-" else _escape_rune(each) for each in text
    )


def _escape_rune(character: str) -> str:
    return f"\\x{ord(character):02X}" if ord(character) < 128 else character if character.isprintable() else "."


def _caddy_regex(pattern: str) -> str:
    return f'"~{pattern}"'


def _caddy_target(address: str) -> str:
    """Target, the sign before what is passed on, and fragment: Caddy 2.6 reads no variable in what a regular expression gives."""
    base, fragment, has_query = _split_target(address)
    return f'"{base}" "{"&" if has_query else "?"}" "{fragment}"'


def _caddy_rest(rule: RedirectRule) -> str:
    base, _, _ = _split_target(rule.to)
    return f'"{base}$1"'


def _caddy_queries(rules: Iterable[RedirectRule]) -> Iterator[_Line]:
    """Yield one line for each order of a rule's parameters: Go's regular expressions cannot look ahead."""
    for rule in sorted(rules, key=lambda each: (-len(_names_of(each)), each)):
        patterns = [_pair_pattern(name, value, _escape_runes) for name, value in _names_of(rule)]
        start = f"^{_escape_runes(rule.host + rule.path)}[?](?:.*&)?"
        for order in permutations(patterns):
            yield _caddy_regex(f"{start}{'&(?:.*&)?'.join(order)}(?:&|$)"), f'"{encode_target(rule.to)}"'
