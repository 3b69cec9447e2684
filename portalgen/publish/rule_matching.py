"""Which rule applies to a request: what web servers are told in their own configuration, as a function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.text.old_addresses import parse_query


@dataclass(frozen=True, slots=True)
class RuleTable:
    """The redirects of a release by what they apply to."""

    of_address: Mapping[tuple[str, str], Sequence[RedirectRule]]
    """By host and path, those with the most pairs in their query first."""
    prefixes: Mapping[str, Sequence[RedirectRule]]
    """By host, the longest first."""

    @classmethod
    def from_rules(cls, rules: ServerRules) -> Self:
        """Return the table of the rules of a release."""
        of_address: dict[tuple[str, str], list[RedirectRule]] = {}
        prefixes: dict[str, list[RedirectRule]] = {}
        for each in rules.redirects:
            if each.is_prefix:
                prefixes.setdefault(each.host, []).append(each)
            else:
                of_address.setdefault((each.host, each.path), []).append(each)
        for same in of_address.values():
            same.sort(key=lambda each: -each.query.count("=") if each.query else 0)
        for on_host in prefixes.values():
            on_host.sort(key=lambda each: -len(each.path))
        return cls(of_address, prefixes)

    def find(self, host: str, path: str, query: str, *, is_file: bool) -> str | None:
        """Return where a request is led on to; None where no rule applies.

        `path` is decoded, `query` as the request has it; `is_file` says whether a file stands there.
        """
        rule = _find_first(self.of_address.get((host, path), ()), query)
        if rule is not None:
            return rule.to if rule.query or not query else _insert_query(rule.to, query)
        if is_file:
            return None
        for each in self.prefixes.get(host, ()):
            if path.startswith(each.path):
                return _insert_query(each.to + quote(path.removeprefix(each.path)), query)
        return None


def _find_first(rules: Iterable[RedirectRule], query: str) -> RedirectRule | None:
    pairs = parse_query(query)
    return next((each for each in rules if parse_query(each.query) <= pairs), None)


def _insert_query(to: str, query: str) -> str:
    address, mark, anchor = to.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{query}{mark}{anchor}" if query else to
