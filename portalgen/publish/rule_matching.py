"""Finds the rule for a request: the same rules as in the configuration of web servers, as a function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self
from urllib.parse import quote

from portalgen.frozen import frozen
from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.query_rules import QueryLevels, read_request_query
from portalgen.publish.target.rule_files import is_usable
from portalgen.text.normalization import nfc


@frozen
class RuleTable:
    """The redirects of a release by their addresses."""

    queried: Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], Mapping[tuple[str, ...], str]]]]
    """By host and path: names of parameters, the most first, and the targets of their values."""
    exact: Mapping[tuple[str, str], str]
    """By host and path, for any query."""
    prefixes: Mapping[str, Sequence[RedirectRule]]
    """By host, the longest first."""

    @classmethod
    def from_rules(cls, rules: ServerRules) -> Self:
        """Return the table of the rules of a release, without rules that no server supports."""
        usable = [each for each in rules.redirects if is_usable(each)]
        queried: dict[tuple[str, str], dict[tuple[str, ...], dict[tuple[str, ...], str]]] = {}
        for level in QueryLevels.from_rules(usable).levels:
            for way in (each for same in level.values() for each in same):
                targets = queried.setdefault((way.host, way.path), {}).setdefault(way.names, {})
                targets.setdefault(tuple(map(nfc, way.values)), way.to)
        exact: dict[tuple[str, str], str] = {}
        prefixes: dict[str, list[RedirectRule]] = {}
        for each in usable:
            if each.is_prefix:
                prefixes.setdefault(each.host, []).append(each)
            elif not each.query:
                exact.setdefault((each.host, each.path), each.to)
        for on_host in prefixes.values():
            on_host.sort(key=lambda each: -len(each.path))
        return cls({key: tuple(by_names.items()) for key, by_names in queried.items()}, exact, prefixes)

    def find(self, host: str, path: str, query: str, *, is_file: bool) -> str | None:
        """Return the target of a request; None if no rule applies.

        `path` is decoded, `query` as in the request; `is_file` is True if a file exists there.
        """
        to = self._find_queried(host, path, query)
        if to is not None:
            return to
        to = self.exact.get((host, path))
        if to is not None:
            return _insert_query(to, query)
        if is_file:
            return None
        for each in self.prefixes.get(host, ()):
            if path.startswith(each.path) or f"{path}/" == each.path:
                return _insert_query(each.to + quote(path[len(each.path) :]), query)
        return None

    def _find_queried(self, host: str, path: str, query: str) -> str | None:
        of_path = self.queried.get((host, path), ()) if query else ()
        asked = read_request_query(query) if of_path else {}
        for names, targets in of_path:
            to = targets.get(tuple(nfc(asked.get(name, "")) for name in names))
            if to is not None:
                return to
        return None


def _insert_query(to: str, query: str) -> str:
    address, mark, anchor = to.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{query}{mark}{anchor}" if query else to
