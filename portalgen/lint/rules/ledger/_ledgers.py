"""Address ledgers before and after a submission, and published addresses leading nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from portalgen.config.address_ledger import NO_ITEM, AddressLedger, LedgerLine, ledger_path
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.graph.moments import is_waiting
from portalgen.lint.context import LintContext
from portalgen.lint.rules.identity._addresses import find_lost_addresses
from portalgen.lint.rules.identity._settings import find_addresses_lost_by_settings

_NO_LEDGER: Final = AddressLedger("")


@frozen
class TouchedLedger:
    """The ledger of one site touched by a submission, before and after."""

    site: str
    before: AddressLedger
    now: AddressLedger

    @property
    def path(self) -> str:
        """Path of the ledger from the portal's root. The file may be deleted."""
        return ledger_path(self.site)

    def list_lost_lines(self) -> tuple[LedgerLine, ...]:
        """Return the lines removed or edited since `before`, except lines now unreadable (CHG203)."""
        kept = frozenset(self.now.lines)
        unreadable = "\n".join(each.text for each in self.now.problems)
        return tuple(each for each in self.before.lines if each not in kept and each.url not in unreadable)

    def list_added_lines(self) -> tuple[LedgerLine, ...]:
        """Return the lines with addresses missing from `before`."""
        known = frozenset(each.url for each in self.before.lines)
        return tuple(each for each in self.now.lines if each.url not in known)


def list_touched_ledgers(context: LintContext) -> Iterator[TouchedLedger]:
    """Yield the ledgers touched by the submission, by site; none if there is no comparison."""
    for site, before in sorted((context.previous_ledgers or {}).items()):
        yield TouchedLedger(site, before, context.ledgers.get(site, _NO_LEDGER))


@frozen
class VanishedAddresses:
    """Published addresses of one item, or of one site's lists, now leading nowhere."""

    site: str
    id: str
    """Empty for lists, home pages and redirects of the configuration."""
    lines: tuple[LedgerLine, ...]
    place: Place
    page: Page | None = None
    """The item's page in the language of the first line, else its original; None if there is no such item."""
    is_hidden: bool = False
    """True if that page is a draft or is scheduled for later publication."""


def find_vanished_addresses(context: LintContext) -> Iterator[VanishedAddresses]:
    """Yield the ledger addresses no longer served by the portal, by site and item.

    Skips addresses reported by other rules: addresses of items touched by the submission (IDN208, IDN209), of settings
    (IDN211), and of pages with errors, which may return once the errors are fixed.
    """
    if context.list_published is None:
        return
    reported = frozenset(
        (*(each.url for each in find_lost_addresses(context)), *find_addresses_lost_by_settings(context))
    )
    touched = frozenset(each.id for each in (context.previous_pages or {}).values())
    for site, lines in sorted(_lines_to_answer(context).items()):
        groups: dict[str, list[LedgerLine]] = {}
        for line in lines:
            id = "" if line.id == NO_ITEM else line.id
            if (
                line.url in reported
                or id in touched
                or (id and context.is_faulty(id))
                or _is_answered(context, site, line)
            ):
                continue
            groups.setdefault(id, []).append(line)
        for id, missing in groups.items():
            yield _describe(context, site, id, missing)


def _lines_to_answer(context: LintContext) -> Mapping[str, Sequence[LedgerLine]]:
    """Return the lines by site, including lines removed by the submission but still on main."""
    lines: dict[str, list[LedgerLine]] = {site: list(each.lines) for site, each in context.ledgers.items()}
    for change in list_touched_ledgers(context):
        lines.setdefault(change.site, []).extend(change.list_lost_lines())
    return lines


def _is_answered(context: LintContext, site: str, line: LedgerLine) -> bool:
    assert context.list_published is not None
    return line.url in context.list_published(site) or line.url in context.all_published


def _describe(context: LintContext, site: str, id: str, lines: Sequence[LedgerLine]) -> VanishedAddresses:
    item = context.item(id) if id else None
    page = (item.page(lines[0].language) or item.original) if item is not None else None
    is_hidden = page is not None and (page.draft or is_waiting(page, context.at))
    place = context.place(page, "id") if page is not None else place_of_ledger_line(context, site, lines[0])
    return VanishedAddresses(site, id, tuple(lines), place, page, is_hidden)


def place_of_ledger_line(context: LintContext, site: str, line: LedgerLine) -> Place:
    """Return the place of a ledger line, or the start of the file if the line is gone."""
    ledger = context.ledgers.get(site, _NO_LEDGER)
    number = (ledger.line_numbers or {}).get(line)
    return Place(ledger_path(site)) if number is None else Place(ledger_path(site), number, 1, len(line.url), line.url)
