"""The check of KND231; its page is `KND231.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_obsolete
from portalgen.kinds.opinion_fields import OPINIONS, answers_by_number, has_ledger, has_report, opinions_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND231 for each opinion without an answer in the adoption report, if there is a report."""
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or is_obsolete(page, context.at):
            continue
        if not has_report(page.fields, context.at.date()):
            continue
        answers = answers_by_number(page.fields)
        for each in opinions_of(page.fields):
            if each.number not in answers:
                yield violation(
                    "KND231", context.place(page, OPINIONS.name, each.index, "number"), number=str(each.number)
                )


RULE: Final = PortalRule("KND231", check)
