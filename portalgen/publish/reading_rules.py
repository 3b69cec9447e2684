"""Reads the rules of a web server from an output folder, as left by the build, without planning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from portalgen.frozen import frozen
from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.writer.manifest import Manifest, ManifestEntry, list_gone_paths, read_manifest

_INDEX: Final = "index.html"


def read_server_rules(out: Path, manifest: Manifest | None = None) -> ServerRules:
    """Return the rules of the build in `out`.

    `manifest` is the result of `read_manifest` for all of its sites, if known. If two rules apply to an address, the
    first by the order of rules is kept. Circular rules are left out.
    """
    known = read_manifest(out) if manifest is None else manifest
    exact = (rule for entry in known.entries.values() if entry.redirect_to for rule in _list_rules_of_page(entry))
    others = (
        RedirectRule(each.host, each.path, each.to, each.query, each.is_prefix)
        for rules in known.rules.values()
        for each in rules
    )
    first: dict[tuple[str, str, str, bool], RedirectRule] = {}
    for rule in sorted((*exact, *others)):
        first.setdefault((rule.host, rule.path, rule.query, rule.is_prefix), rule)
    index = _index_rules(first.values())
    redirects = tuple(rule for rule in first.values() if not index.may_return(rule))
    return ServerRules(redirects, list_gone_paths(known, "removed"))


def _list_rules_of_page(entry: ManifestEntry) -> Iterator[RedirectRule]:
    """Yield the rules of the page at an old address: for a folder named like a file, both with and without a slash."""
    host, _, rest = entry.path.partition("/")
    path = f"/{rest}"
    if path.endswith(f"/{_INDEX}"):
        path = path.removesuffix(_INDEX)
        if "." in path.rstrip("/").rpartition("/")[2]:
            yield RedirectRule(host, path.rstrip("/"), entry.redirect_to)
    yield RedirectRule(host, path, entry.redirect_to)


@frozen
class _RuleIndex:
    """The rules by their addresses."""

    of_address: Mapping[tuple[str, str], Sequence[RedirectRule]]
    """By host and path: the rules for an address, with or without a query."""
    prefixes: Mapping[str, Sequence[RedirectRule]]
    """By host."""
    paths: Mapping[str, Sequence[str]]
    """The paths of `of_address` by host, sorted."""

    def list_next(self, rule: RedirectRule, *, with_pages: bool) -> Iterator[RedirectRule]:
        """Yield the rules that may apply to the target of `rule`.

        For a prefix, rules for single pages are included only if requested.
        """
        parts = urlsplit(rule.to)
        host, path = parts.hostname or "", unquote(parts.path) or "/"
        if not rule.is_prefix:
            yield from self.of_address.get((host, path), ())
        elif with_pages:
            yield from self._list_below(host, path)
        for each in self.prefixes.get(host, ()):
            if path.startswith(each.path) or (rule.is_prefix and each.path.startswith(path)):
                yield each

    def _list_below(self, host: str, path: str) -> Iterator[RedirectRule]:
        paths = self.paths.get(host, ())
        for number in range(bisect_left(paths, path), len(paths)):
            if not paths[number].startswith(path):
                return
            yield from self.of_address[host, paths[number]]

    def may_return(self, start: RedirectRule) -> bool:
        """Return True if the rules may lead from the target of `start` back to its own address.

        A circle of a prefix and rules for single pages is found only from the prefix.
        """
        seen: set[RedirectRule] = set()
        waiting = [start]
        while waiting:
            for each in self.list_next(waiting.pop(), with_pages=start.is_prefix):
                if each == start:
                    return True
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return False


def _index_rules(rules: Iterable[RedirectRule]) -> _RuleIndex:
    of_address: dict[tuple[str, str], list[RedirectRule]] = {}
    prefixes: dict[str, list[RedirectRule]] = {}
    for each in rules:
        if each.is_prefix:
            prefixes.setdefault(each.host, []).append(each)
        else:
            of_address.setdefault((each.host, each.path), []).append(each)
    paths: dict[str, list[str]] = {}
    for host, path in sorted(of_address):
        paths.setdefault(host, []).append(path)
    return _RuleIndex(of_address, prefixes, paths)
