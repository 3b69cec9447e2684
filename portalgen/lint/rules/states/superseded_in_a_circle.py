"""The check of CHG112; its page is `CHG112.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG112 once for each circle, at its smallest id; LNK107 reports a page that names itself."""
    originals = {item.id: item.original for item in context.library.items}
    successors = {
        identifier: page.fields["superseded_by"]
        for identifier, page in originals.items()
        if page.fields.get("superseded_by", identifier) != identifier
    }
    for circle in _find_circles(successors):
        first = originals[circle[0]]
        others = [part for each in circle[1:] for part in (originals[each].source, f"id:{each}")]
        names = " → ".join((*circle, circle[0]))
        yield violation("CHG112", context.place(first, "superseded_by"), *others, circle=names)


def _find_circles(successors: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield each circle once, from its smallest id on. A page has at most one successor."""
    seen: set[str] = set()
    for start in sorted(successors):
        way: list[str] = []
        at = start
        while at in successors and at not in seen:
            seen.add(at)
            way.append(at)
            at = successors[at]
        if at in way:
            circle = way[way.index(at) :]
            first = circle.index(min(circle))
            yield [*circle[first:], *circle[:first]]


RULE: Final = PortalRule("CHG112", check)
