"""The check of LAW203; its page is `LAW203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.legal import INSTRUMENTS_FILE
from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import list_bases_of_codes


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LAW203 once for each unlisted instrument cited by codes, unless the portal has no list of instruments."""
    shorts = tuple(each.short for each in context.legal.instruments)
    unlisted: dict[str, list[str]] = {}
    for code, parts in list_bases_of_codes() if shorts else ():
        for part in parts:
            if not any(part == short or part.startswith((f"{short} ", f"{short},")) for short in shorts):
                unlisted.setdefault(part.partition(" Điều")[0].rstrip(","), []).append(code)
    for cited, codes in sorted(unlisted.items()):
        yield violation("LAW203", Place(INSTRUMENTS_FILE), cited=cited, codes=", ".join(dict.fromkeys(codes)))


RULE: Final = PortalRule("LAW203", check)
