"""`audit_completeness`: a register of documents compared with main's publications.

Without a register the number of documents due is unknown: a rate of 100 % of published documents is no proof. With a
register, each document is looked up by its number, and judged from the day of receipt in the register.
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
"""The result for a document:

- `no_limit`: published, and no limit in days applies;
- `overdue`: main has it, but it is not public;
- `running`: not published, and its limit has not ended;
- `unreadable`: the row has no number, no day, or an invalid date;
- `repeated`: an earlier row is the same document of the same days.
"""

PUBLISHED: Final = frozenset[EntryOutcome](("on_time", "late", "waived", "unproven", "no_limit"))
"""Results of published documents."""
NOT_DUE: Final = frozenset[EntryOutcome](("running", "unreadable", "repeated"))
"""Results excluded from rates."""

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−_.", "-"))
_PREFIX: Final = re.compile(r"^so[: ]*(?=\d)")
_ZEROS: Final = re.compile(r"^0+(?=\d)")
_NORMATIVE: Final = re.compile(r"\d+/\d{4}/")
"""The number of a normative document contains its year (NĐ 30/2020, Điều 8)."""
_VERDICTS: Final = MappingProxyType[str, EntryOutcome](
    {"on_time": "on_time", "late": "late", "unproven": "unproven", "none": "no_limit", "running": "running"}
)


@frozen
class PublishedItem:
    """An item with a number, and its board's clock."""

    page: Page
    times: ItemTimes | None
    clock: AuditedClock | None
    is_gone: bool

    @property
    def publication(self) -> Evidence | None:
        """When it was published; None if it was not."""
        known = self.times.publication if self.times is not None else None
        return known if known is not None and known.at is not None else None

    @property
    def received(self) -> date | None:
        """The day of receipt that it states."""
        moment = (self.page.fields.get("received") or {}).get("at")
        return to_vietnam_time(moment).date() if moment is not None else None

    @property
    def day(self) -> date | None:
        """The day that assigns it to a period: of receipt, else of issue."""
        issued: date | None = self.page.fields.get("issued")
        return self.received or issued


@frozen
class CheckedEntry:
    """A document of the register with its result."""

    entry: RegisterEntry
    outcome: EntryOutcome
    item: PublishedItem | None = None
    due: DueDate | None = None
    """The limit by which it was judged; None if there is none."""
    waiver: AppliedWaiver | None = None
    others: tuple[str, ...] = ()
    """Ids of items with the same number that are another document, or possibly the same."""
    earlier_line: int = 0
    """Line of the row repeated by this row; 0 if there is none."""

    @property
    def differs(self) -> bool:
        """True if the item's day of receipt differs from the register's (QĐ 2111, Điều 8(5), Điều 9)."""
        return self.item is not None and self.entry.arrived is not None and self.entry.arrived != self.item.received


@frozen
class CompletenessAudit:
    """The result of the audit."""

    entries: tuple[CheckedEntry, ...]
    """In the order of the register."""
    unregistered: tuple[PublishedItem, ...]
    """Published documents missing from the register, within the days that it covers."""
    not_public: int
    """The number of documents marked in the register as not for publication."""

    @property
    def unreadable(self) -> int:
        """The number of rows that could not be judged; they are excluded from rates."""
        return sum(each.outcome == "unreadable" for each in self.entries)

    @property
    def without_arrival(self) -> int:
        """The number of documents judged without a day of receipt in the register."""
        return sum(
            each.entry.arrived is None and each.outcome not in ("unreadable", "repeated") for each in self.entries
        )


def audit_completeness(
    content: MainContent, register: Register, period: ReportPeriod, sites: Collection[str] = ()
) -> CompletenessAudit:
    """Return the results of the documents received (or issued) within `period`; items of these sites, or of all.

    Rows with an unreadable day may belong to the period, and are included.
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
    """Return the days covered by the register, within the period."""
    days = [day for each in entries if (day := _day_of(each)) is not None]
    if not days:
        return ReportPeriod(date.max, date.min)
    return ReportPeriod(period.first or min(days), period.last or max(days))


@lru_cache(maxsize=65_536)
def fold_number(number: str) -> str:
    """Return a number in comparable form: `Số 05/ QĐ–UBND` and `5/qd-ubnd` are the same."""
    text = fold(number).casefold().translate(_DASHES)
    return _ZEROS.sub("", _PREFIX.sub("", " ".join(text.split())).replace(" ", ""))


def _list_items(content: MainContent, sites: Collection[str]) -> Iterator[PublishedItem]:
    """Yield every present or former item of main with a number."""
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
    """Judges documents of a register individually."""

    content: MainContent
    by_number: Mapping[str, list[PublishedItem]]
    dues: dict[tuple[str, date], DueDate | None] = field(default_factory=dict)
    """Limits already computed, by class and first day: a register has few days."""
    lines: dict[tuple[str, date | None, date | None, str], int] = field(default_factory=dict)
    """First line of each document checked."""

    def check(self, entry: RegisterEntry) -> CheckedEntry:
        """Return the result for a document; earlier rows have to be checked before."""
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
        """Return (result, limit, waiver).

        If the register's day differs from the item's, it is judged from that day; else by the audit's verdict.
        """
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
        """Return the limit of a document missing from main, by the form of its number."""
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
    """Return True if an item with the number of an entry is the same document.

    Numbers restart each year, and agencies share them.
    """
    issued = item.page.fields.get("issued")
    if entry.issued is not None and issued is not None and entry.issued != issued:
        return False
    issuer = str(item.page.fields.get("issuer", ""))
    return not entry.issuer or not issuer or is_one_issuer(_fold_issuer(entry.issuer), _fold_issuer(issuer))


@lru_cache(maxsize=8_192)
def _fold_issuer(issuer: str) -> str:
    """Return the name of an issuer without abbreviations, marks and capitals.

    Registers are often typed without marks.
    """
    return fold(plain_issuer(issuer))


def _match_order(item: PublishedItem) -> tuple[bool, bool, float, bool, str]:
    """Return the sort key of items of the same document: published first, on any site, and proven before claimed."""
    publication = item.publication
    if publication is None or publication.at is None:
        return True, True, 0.0, item.is_gone, item.page.source
    return False, publication.strength == "unproven", publication.at.timestamp(), item.is_gone, item.page.source
