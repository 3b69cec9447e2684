"""The ledgers as the portal has them and as they were, and which of their addresses nothing answers."""

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
    """A ledger that a submission touches."""

    site: str
    before: AddressLedger
    now: AddressLedger

    @property
    def path(self) -> str:
        """Its file, from the portal's root; it may be gone."""
        return ledger_path(self.site)

    def list_lost_lines(self) -> tuple[LedgerLine, ...]:
        """Return the lines that are not there as they were, but for those that cannot be read now: CHG203 reports them."""
        kept = frozenset(self.now.lines)
        unreadable = "\n".join(each.text for each in self.now.problems)
        return tuple(each for each in self.before.lines if each not in kept and each.url not in unreadable)

    def list_added_lines(self) -> tuple[LedgerLine, ...]:
        """Return the lines with addresses that were in none."""
        known = frozenset(each.url for each in self.before.lines)
        return tuple(each for each in self.now.lines if each.url not in known)


def list_touched_ledgers(context: LintContext) -> Iterator[TouchedLedger]:
    """Yield the ledgers that the submission touches, by site; none where nothing is compared."""
    for site, before in sorted((context.previous_ledgers or {}).items()):
        yield TouchedLedger(site, before, context.ledgers.get(site, _NO_LEDGER))


@frozen
class VanishedAddresses:
    """Addresses of one item, or of one site's lists, at which nothing answers."""

    site: str
    id: str
    """Empty for those of lists and homes, and of redirects of the configuration."""
    lines: tuple[LedgerLine, ...]
    place: Place
    page: Page | None = None
    """The item's page in the language of the first of them, where there is one."""
    is_hidden: bool = False
    """Whether that page is a draft, or is to be published later."""


def find_vanished_addresses(context: LintContext) -> Iterator[VanishedAddresses]:
    """Yield what the ledgers hold and the portal does not answer, by site and item.

    Left out is what other rules report: of items that the submission touches (IDN208, IDN209), of settings (IDN211), and
    of pages with errors, which may be there once these are fixed.
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
    """Return the lines by site: a line that a submission takes away counts as long as main has it."""
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
    """Return where a line of a ledger stands; the first line of the file where it is gone."""
    ledger = context.ledgers.get(site, _NO_LEDGER)
    number = (ledger.line_numbers or {}).get(line)
    return Place(ledger_path(site)) if number is None else Place(ledger_path(site), number, 1, len(line.url), line.url)
