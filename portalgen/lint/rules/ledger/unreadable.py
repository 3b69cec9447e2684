"""The check of CHG203; its page is `CHG203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.address_ledger import AddressLedger, LedgerProblem, ledger_path
from portalgen.diagnostics.model import LocalizedText, place_in_line
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.text.bilingual import Bilingual

_LATER: Final = Bilingual("ngày ghi sổ sau hôm nay", "its day is later than today")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG203 once for each ledger with invalid lines, at the first of them."""
    for site, ledger in sorted(context.ledgers.items()):
        problems = sorted((*ledger.problems, *_find_later(context, ledger)), key=lambda each: each.line)
        if not problems:
            continue
        first, more = problems[0], len(problems) - 1
        yield violation(
            "CHG203",
            place_in_line(ledger_path(site), first.line, 1, len(first.text), first.text),
            reason=LocalizedText(first.reason.vi, first.reason.en),
            more=LocalizedText(f" (và {more} dòng khác)", f" (and {more} more)") if more else "",
        )


def _find_later(context: LintContext, ledger: AddressLedger) -> Iterator[LedgerProblem]:
    today = to_vietnam_time(context.at).date()
    for line, number in (ledger.line_numbers or {}).items():
        if line.recorded > today:
            yield LedgerProblem(number, line.url, _LATER)


RULE: Final = PortalRule("CHG203", check)
