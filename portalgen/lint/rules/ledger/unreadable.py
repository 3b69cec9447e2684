"""Sổ địa chỉ có dòng không đọc được. / A line of the ledger of addresses cannot be read.

Vì sao: Dòng không đọc được thì không bảo vệ được địa chỉ nào.
Why: A line that cannot be read protects no address.

Cách sửa: Khôi phục tệp từ lần lưu trước; không sửa sổ bằng tay.
Fix: Restore the file from an earlier commit; the ledger is not edited by hand.

Sai / Bad:

    === site-config/addresses/so.txt
    address id language recorded
    https://so.example.vn/tin-tuc/hoi-nghi/ so-hoi-nghi vi 20/11/2026

Đúng / Good:

    === site-config/addresses/so.txt
    address id language recorded
    https://so.example.vn/ so-trang-chu vi 2026-11-20
"""

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
    """CHG203 once for each ledger with lines that cannot be, at the first of them."""
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
