"""`audit_completeness`: a register of documents held against what main published.

Without a register nothing says what should have been published: a rate of 100 % of what is there proves nothing. With one,
each of its documents is looked for by its number, and judged from the day on which the register says that it came.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from portalgen.content.model import Page
from portalgen.editorial.deadlines.deadline_audit import AppliedWaiver, AuditedClock, audit_clocks, list_former_items
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.register import Register, RegisterEntry
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.frozen import frozen
from portalgen.law.dated_lengths import deadline_on
from portalgen.law.deadlines import DeadlineClass
from portalgen.law.due_dates import DueDate, to_vietnam_time
from portalgen.text.normalization import fold
from portalgen.timeline.clock_starts import precedes_rule, started_clock_of
from portalgen.timeline.facts import is_one_issuer, plain_issuer
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.verdicts import verdict_of

EntryOutcome = Literal[
    "on_time", "late", "waived", "unproven", "no_limit", "overdue", "running", "not_found", "unreadable", "repeated"
]
"""`no_limit`: published, and no limit in days applies. `overdue`: main has it, but readers do not. `running`: not published,
and its limit has not ended. `unreadable`: the row gives no number, no day, or a date that is none. `repeated`: an earlier row
is the same document of the same days."""

PUBLISHED: Final = frozenset[EntryOutcome](("on_time", "late", "waived", "unproven", "no_limit"))
"""Outcomes of what readers have."""
NOT_DUE: Final = frozenset[EntryOutcome](("running", "unreadable", "repeated"))
"""Outcomes that no rate counts."""

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−_.", "-"))
_PREFIX: Final = re.compile(r"^so[: ]*(?=\d)")
_ZEROS: Final = re.compile(r"^0+(?=\d)")
_NORMATIVE: Final = re.compile(r"\d+/\d{4}/")
"""The number of a normative document names its year (NĐ 30/2020, Điều 8)."""
_VERDICTS: Final = MappingProxyType[str, EntryOutcome](
    {"on_time": "on_time", "late": "late", "unproven": "unproven", "none": "no_limit", "running": "running"}
)


@frozen
class PublishedItem:
    """An item that has a number, and its board's clock."""

    page: Page
    times: ItemTimes | None
    clock: AuditedClock | None
    is_gone: bool

    @property
    def publication(self) -> Evidence | None:
        """When readers got it; None where they did not."""
        known = self.times.publication if self.times is not None else None
        return known if known is not None and known.at is not None else None

    @property
    def received(self) -> date | None:
        """The day of receipt that it states."""
        moment = (self.page.fields.get("received") or {}).get("at")
        return to_vietnam_time(moment).date() if moment is not None else None

    @property
    def day(self) -> date | None:
        """The day by which it belongs to a period: of receipt, else of issue."""
        issued: date | None = self.page.fields.get("issued")
        return self.received or issued


@frozen
class CheckedEntry:
    """A document of the register and what became of it."""

    entry: RegisterEntry
    outcome: EntryOutcome
    item: PublishedItem | None = None
    due: DueDate | None = None
    """The limit that it was judged by; None where there is none."""
    waiver: AppliedWaiver | None = None
    others: tuple[str, ...] = ()
    """Ids of items with the same number that are not this document, or may be it as well."""
    earlier_line: int = 0
    """Line of the row that this one repeats; 0 where it repeats none."""

    @property
    def differs(self) -> bool:
        """Whether the item states another day of receipt than the register (QĐ 2111, Điều 8(5), Điều 9)."""
        return self.item is not None and self.entry.arrived is not None and self.entry.arrived != self.item.received


@frozen
class CompletenessAudit:
    """What was asked for."""

    entries: tuple[CheckedEntry, ...]
    """In the order of the register."""
    unregistered: tuple[PublishedItem, ...]
    """Published documents that the register does not have, of the days that it covers."""
    not_public: int
    """Documents that the register says need not be published."""

    @property
    def unreadable(self) -> int:
        """How many rows could not be judged; no rate counts them."""
        return sum(each.outcome == "unreadable" for each in self.entries)

    @property
    def without_arrival(self) -> int:
        """How many documents are judged although the register leaves their day of receipt empty."""
        return sum(
            each.entry.arrived is None and each.outcome not in ("unreadable", "repeated") for each in self.entries
        )


def audit_completeness(
    content: MainContent, register: Register, period: ReportPeriod, sites: Collection[str] = ()
) -> CompletenessAudit:
    """Return what became of the documents that came (or were issued) within `period`; items of these sites, or of all.

    Rows whose day cannot be read may belong to it, and are there.
    """
    items = tuple(_list_items(content, sites))
    by_number: dict[str, list[PublishedItem]] = {}
    for each in items:
        by_number.setdefault(fold_number(each.page.fields["number"]), []).append(each)
    entries = [each for each in register.entries if not _is_dated(each) or period.contains(_day_of(each))]
    judge = _EntryJudge(content, by_number)
    checked = tuple(judge.check(each) for each in entries if each.is_public)
    matched = {each.item.page.id for each in checked if each.item is not None}
    numbers = {fold_number(each.number) for each in register.entries}
    span = _span_of(entries, period)
    unregistered = (
        each
        for number, found in by_number.items()
        for each in found
        if each.page.id not in matched
        and each.publication is not None
        and span.contains(each.day)
        and number not in numbers
    )
    return CompletenessAudit(
        checked,
        tuple(sorted(unregistered, key=lambda each: each.page.source)),
        sum(not each.is_public for each in entries),
    )


def _day_of(entry: RegisterEntry) -> date | None:
    return entry.arrived or entry.issued


def _is_dated(entry: RegisterEntry) -> bool:
    return not entry.bad_date and _day_of(entry) is not None


def _span_of(entries: Iterable[RegisterEntry], period: ReportPeriod) -> ReportPeriod:
    """The days that the register covers, within the period."""
    days = [day for each in entries if (day := _day_of(each)) is not None]
    if not days:
        return ReportPeriod(date.max, date.min)
    return ReportPeriod(period.first or min(days), period.last or max(days))


@lru_cache(maxsize=65_536)
def fold_number(number: str) -> str:
    """Return a number by which it is compared: `Số 05/ QĐ–UBND` and `5/qd-ubnd` are the same."""
    text = fold(number).casefold().translate(_DASHES)
    return _ZEROS.sub("", _PREFIX.sub("", " ".join(text.split())).replace(" ", ""))


def _list_items(content: MainContent, sites: Collection[str]) -> Iterator[PublishedItem]:
    """Yield every item with a number that main holds or held."""
    clocks = {each.clock.page.id: each for each in audit_clocks(content) if each.clock.deadline.party == "board"}
    former = {each.id for each in list_former_items(content)}
    items = (*content.library.items, *list_former_items(content))
    for item in items:
        page = item.original
        if page.fields.get("number") and (not sites or page.site in sites):
            times = content.timeline.items.get(item.id)
            yield PublishedItem(page, times, clocks.get(item.id), item.id in former)


@frozen
class _EntryJudge:
    """Judges documents of a register one by one."""

    content: MainContent
    by_number: Mapping[str, list[PublishedItem]]
    dues: dict[tuple[str, date], DueDate | None] = field(default_factory=dict)
    """Limits that were counted before, by class and first day: a register has few days."""
    lines: dict[tuple[str, date | None, date | None, str], int] = field(default_factory=dict)
    """First line of each document that was checked."""

    def check(self, entry: RegisterEntry) -> CheckedEntry:
        """Return what became of one document; those above it were checked before."""
        if not entry.number or not _is_dated(entry):
            return CheckedEntry(entry, "unreadable")
        document = fold_number(entry.number), entry.arrived, entry.issued, _fold_issuer(entry.issuer)
        earlier = self.lines.setdefault(document, entry.line)
        if earlier != entry.line:
            return CheckedEntry(entry, "repeated", earlier_line=earlier)
        same_number = self.by_number.get(fold_number(entry.number), [])
        found = sorted((each for each in same_number if _is_same_document(entry, each)), key=_match_order)
        if not found:
            due = self._usual_due(entry)
            outcome: EntryOutcome = "running" if self._is_running(due) else "not_found"
            return CheckedEntry(entry, outcome, due=due, others=tuple(each.page.id for each in same_number))
        item = found[0]
        outcome, due, waiver = self._judge(entry, item)
        return CheckedEntry(entry, outcome, item, due, waiver, tuple(each.page.id for each in found[1:]))

    def _judge(
        self, entry: RegisterEntry, item: PublishedItem
    ) -> tuple[EntryOutcome, DueDate | None, AppliedWaiver | None]:
        """(outcome, limit, waiver): from the register's day where that is another than the item's, else the audit's verdict."""
        clock, publication = item.clock, item.publication
        if clock is None or clock.clock.deadline.limit.unit == "none":
            return ("no_limit" if publication is not None else "overdue"), None, None
        if entry.arrived is None or entry.arrived == item.received:
            outcome = _VERDICTS[clock.verdict]
            if publication is None:
                outcome = "running" if clock.verdict == "running" else "overdue"
            return ("waived" if clock.is_waived else outcome), clock.clock.due, clock.waiver
        due = self._due_from(clock.clock.deadline, entry.arrived)
        if publication is None:
            return ("running" if self._is_running(due) else "overdue"), due, None
        verdict = verdict_of(publication, due.due) if due is not None and due.due is not None else None
        outcome = _VERDICTS[verdict] if verdict is not None else "no_limit"
        return ("waived" if outcome == "late" and clock.is_waived else outcome), due, clock.waiver

    def _usual_due(self, entry: RegisterEntry) -> DueDate | None:
        """The limit of a document that main does not have, by the form of its number."""
        name = "normative_document" if _NORMATIVE.match(fold_number(entry.number)) else "administrative_document"
        deadline = self.content.legal.deadline(name)
        start = _day_of(entry)
        return self._due_from(deadline, start) if deadline is not None and start is not None else None

    def _due_from(self, deadline: DeadlineClass, start: date) -> DueDate | None:
        key = deadline.id, start
        if key not in self.dues:
            legal = self.content.legal
            held = deadline_on(deadline, start, legal.calendar)
            is_outside = bool(held.lengths) and precedes_rule(held, start)
            started = None if is_outside else started_clock_of(held, start, legal)
            self.dues[key] = started.due if started is not None else None
        return self.dues[key]

    def _is_running(self, due: DueDate | None) -> bool:
        return due is not None and due.due is not None and self.content.at < due.due


def _is_same_document(entry: RegisterEntry, item: PublishedItem) -> bool:
    """Whether an item with the number of an entry is it: numbers begin again each year, and agencies share them."""
    issued = item.page.fields.get("issued")
    if entry.issued is not None and issued is not None and entry.issued != issued:
        return False
    issuer = str(item.page.fields.get("issuer", ""))
    return not entry.issuer or not issuer or is_one_issuer(_fold_issuer(entry.issuer), _fold_issuer(issuer))


@lru_cache(maxsize=8_192)
def _fold_issuer(issuer: str) -> str:
    """The name of an issuer without abbreviations, marks and capitals: registers are often typed without marks."""
    return fold(plain_issuer(issuer))


def _match_order(item: PublishedItem) -> tuple[bool, bool, float, bool, str]:
    """Return by what items that are one document are sorted: published first, on whatever site, and proven before claimed."""
    publication = item.publication
    if publication is None or publication.at is None:
        return True, True, 0.0, item.is_gone, item.page.source
    return False, publication.strength == "unproven", publication.at.timestamp(), item.is_gone, item.page.source
