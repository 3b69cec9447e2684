"""The check of CHG202; its page is `CHG202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.address_ledger import NO_ITEM, LedgerLine
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._ledgers import list_touched_ledgers, place_of_ledger_line


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG202 once for each ledger with new lines unknown to main; counts them and names the first."""
    if context.list_published is None:
        return
    of_touched = _list_addresses_of_touched(context)
    for change in list_touched_ledgers(context):
        unfounded = [
            each for each in change.list_added_lines() if not _is_published(context, change.site, each, of_touched)
        ]
        if unfounded:
            place = place_of_ledger_line(context, change.site, unfounded[0])
            yield violation("CHG202", place, count=str(len(unfounded)), url=unfounded[0].url)


def _list_addresses_of_touched(context: LintContext) -> frozenset[tuple[str, str]]:
    """Return (address, id) of the items touched by the submission, as main has them."""
    return frozenset(
        (url, each.id)
        for each in (context.previous_pages or {}).values()
        if each.had_address(context.at)
        for url in (each.url, *each.former_urls)
    )


def _is_published(context: LintContext, site: str, line: LedgerLine, of_touched: frozenset[tuple[str, str]]) -> bool:
    """Return True if main publishes the address; items untouched by the submission are the same on main."""
    assert context.list_published is not None
    if line.id in (context.submitted_ids or ()):
        return (line.url, line.id) in of_touched
    found = context.list_published(site).get(line.url)
    return found is not None and (found.id or NO_ITEM) == line.id and found.language == line.language


RULE: Final = PortalRule("CHG202", check)
