"""Redirects with query parameters, in a form that a web server can look up without trying them in turn.

A lookup takes the values of the parameters named by the rules of the request's path, in a fixed order; these values, as
sent, are the key of a table. So the cost of a request depends neither on the number of rules nor on its query. Rules of
a path with different parameters are in different levels, each of them a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Self
from urllib.parse import parse_qsl, quote, quote_plus, unquote_plus

from portalgen.frozen import frozen
from portalgen.publish.server_rules import RedirectRule

LONGEST_QUERY_READ: Final = 2000
"""Bytes of a request's query; no rule with parameters applies to a longer query."""

_PLAIN: Final = re.compile("[A-Za-z0-9_.~-]+")
_PERCENT: Final = re.compile("%[0-9A-F]{2}")
_OF_COMPONENTS: Final = "!'()*"
"""The characters left unencoded by `encodeURIComponent`."""
_OF_BROWSERS: Final = "!$'()*,/:;=?@[\\]^`{|}"
"""The characters left unencoded in a query typed into a browser."""
_RAW: Final = re.compile(r"[\x00-\x20\x7f\"#%&+<>]")


@frozen
class QueryRule:
    """A redirect for a spelling of its path; the names of its parameters are in lower case, sorted."""

    host: str
    path: str
    names: tuple[str, ...]
    values: tuple[str, ...]
    to: str
    written_path: str
    """The path as the rule has it; `path` may be a different spelling."""

    @property
    def address(self) -> str:
        """Host and path."""
        return self.host + self.path

    def list_keys(self) -> Iterator[tuple[str, ...]]:
        """Yield the values as programs write them: percent-encoded in upper and in lower case, or hardly at all."""
        if all(map(_PLAIN.fullmatch, self.values)):
            yield self.values
            return
        ways: dict[tuple[str, ...], None] = {}
        for encode in _ENCODINGS:
            written = tuple(encode(value) for value in self.values)
            ways[written] = None
            ways[tuple(_PERCENT.sub(lambda match: match[0].lower(), each) for each in written)] = None
        yield from ways


def lower_ascii(text: str) -> str:
    """Return a text as compared by nginx without regard to case: letters beyond ASCII are unchanged."""
    return (
        text
        if text.islower() and text.isascii()
        else "".join(each.lower() if each.isascii() else each for each in text)
    )


def list_encodings(text: str) -> tuple[str, ...]:
    """Return how programs write a name or a value in a query, percent-encoded in upper case."""
    return tuple(dict.fromkeys(encode(text) for encode in _ENCODINGS))


def _encode_little(value: str) -> str:
    return _RAW.sub(lambda match: quote(match[0], safe=""), value)


_ENCODINGS: Final = (
    lambda value: quote(value, safe=""),
    lambda value: quote(value, safe=_OF_COMPONENTS),
    quote_plus,
    lambda value: quote(value, safe=_OF_BROWSERS),
    _encode_little,
)


@frozen
class QueryLevels:
    """All redirects with query parameters; for each path, the rules with the most names are in the first level."""

    levels: tuple[Mapping[str, Sequence[QueryRule]], ...]
    """By host and path, the rules with the same parameters."""

    @classmethod
    def from_rules(cls, rules: Iterable[RedirectRule]) -> Self:
        """Return the levels of the rules with a query."""
        sets: dict[str, dict[tuple[str, ...], list[QueryRule]]] = {}
        for each in (way for rule in rules if rule.query and not rule.is_prefix for way in list_ways(rule)):
            # Tables of nginx know no case, so paths that differ in it alone share their levels.
            sets.setdefault(lower_ascii(each.address), {}).setdefault(each.names, []).append(each)
        levels: list[dict[str, Sequence[QueryRule]]] = []
        for address, by_names in sets.items():
            ordered = sorted(by_names, key=lambda names: (-len(names), names))
            levels += [{} for _ in range(len(ordered) - len(levels))]
            for level, names in zip(levels, ordered, strict=False):
                level[address] = by_names[names]
        return cls(tuple(levels))

    @property
    def names(self) -> tuple[str, ...]:
        """All names of parameters."""
        return tuple(sorted({name for level in self.levels for same in level.values() for name in same[0].names}))


def list_ways(rule: RedirectRule) -> Iterator[QueryRule]:
    """Yield a rule for its path with and without a final slash; none if its query has no pairs."""
    pairs = dict(sorted((lower_ascii(name), value) for name, value in parse_qsl(rule.query)))
    if not pairs:
        return
    bare = rule.path.rstrip("/")
    for path in dict.fromkeys((rule.path, f"{bare}/", bare or "/")):
        yield QueryRule(rule.host, path, tuple(pairs), tuple(pairs.values()), rule.to, rule.path)


def read_request_query(query: str) -> Mapping[str, str]:
    """Return the values of a request by their names in lower case; for a repeated name the first counts.

    A query that is too long gives no values.
    """
    values: dict[str, str] = {}
    if len(query.encode("utf-8", "replace")) <= LONGEST_QUERY_READ:
        for name, sign, value in (part.partition("=") for part in query.split("&")):
            if sign:
                values.setdefault(lower_ascii(unquote_plus(name)), unquote_plus(value))
    return values
