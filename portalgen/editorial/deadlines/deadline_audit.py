"""`audit_deadlines`: every clock of every present or former item of main, with its proof in the history.

Nothing is judged here: the verdicts come from `timeline.clocks`, like those of the linter. This module adds the
responsible agency, waivers of the board, items gone from main, and the working days of Điều 11(1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, Literal

from portalgen.config.legal import LegalSettings
from portalgen.config.lint_settings import Waiver
from portalgen.content.model import Item, Library, Page
from portalgen.diagnostics.model import Diagnostic, Place, Severity
from portalgen.editorial.deadlines.approved_corrections import find_settled_corrections
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.sufficient_documents import find_doubted_documents
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.frozen import frozen
from portalgen.history.commits import list_commits_by_id
from portalgen.history.revisions import resolve_revision
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import Finding
from portalgen.lint.waivers import find_waiver
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.facts import ClockFacts
from portalgen.timeline.former_settings import ends_of_fact
from portalgen.timeline.freshness import FreshDay, agree_days, judge_day, list_days, publications_by_site
from portalgen.timeline.item_clock import ClockStanding, ItemClock
from portalgen.timeline.model import Evidence, EvidenceReason, ItemTimes
from portalgen.timeline.one_document import join_documents
from portalgen.timeline.record import CorrectedFact, ItemRecord
from portalgen.timeline.settled_corrections import settle_corrections
from portalgen.timeline.states import is_page_path

ClockVerdict = Literal["on_time", "late", "unproven", "running", "none"]
"""`running`: the limit has not ended. `none`: no limit applies."""

_VERDICTS: Final[Mapping[ClockStanding, ClockVerdict]] = MappingProxyType(
    {
        "missing": "unproven",
        "hour_missing": "unproven",
        "impossible": "unproven",
        "no_number": "none",
        "not_in_force": "none",
        "before_adoption": "unproven",
        "waiting": "running",
        "within": "running",
        "soon": "running",
        "overdue": "late",
        "met": "on_time",
        "taken_down": "on_time",
        "late": "late",
        "unproven": "unproven",
    }
)
"""The audit's verdict by standing. An overdue clock is late already, although the act is missing."""
_WITHOUT_LIMIT: Final = frozenset[ClockStanding](("no_number", "not_in_force"))
_LATE_CODES: Final = MappingProxyType({"supplier": ("DDL204", "DDL216"), "board": ("DDL205", "DDL216")})
"""Codes of the linter named in a waiver of a late clock, by the party."""
_DAY: Final = timedelta(days=1)


@frozen
class AppliedWaiver:
    """A waiver that excuses a late clock."""

    waiver: Waiver
    granted: datetime | None
    """When it came to main; None if unknown from the history."""
    is_after_due: bool
    """True if it came after the end of the limit."""


@frozen
class AuditedClock:
    """A clock with the results of the audit."""

    clock: ItemClock
    verdict: ClockVerdict
    times: ItemTimes | None
    agency: str
    """The agency that supplies the item (QĐ 2111, Điều 8(4)).

    The item's own `agency`, else that of the site that offered it, else its site's.
    """
    waiver: AppliedWaiver | None = None
    is_gone: bool = False
    """True if main no longer has the item."""
    is_faulty: bool = False
    """True if its page has errors on main, so it is judged by its earlier state on main."""
    corrected: tuple[CorrectedFact, ...] = ()
    """Facts set right by an approved correction and contained in its first file; earlier values do not count."""

    @property
    def day(self) -> date | None:
        """The day that assigns it to a month: its last permitted day.

        For a clock that never started: the day of publication, of submission, or of the page, whichever is known first.
        """
        if self.clock.due is not None and self.clock.due.last_day is not None:
            return self.clock.due.last_day
        acts = (self.times.publication.at, self.times.submission.at) if self.times is not None else ()
        moment = next((each for each in (*acts, self.clock.page.date) if each is not None), None)
        return to_vietnam_time(moment).date() if moment is not None else None

    @property
    def is_waived(self) -> bool:
        """True if it is late and excused."""
        return self.waiver is not None


@frozen
class DeadlineAudit:
    """The result of the audit."""

    clocks: tuple[AuditedClock, ...]
    """By last day, then by id; clocks without a limit or from before the adoption only if requested."""
    without_limit: int
    """The number of clocks without a limit in the requested range."""
    before_adoption: int
    days: tuple[FreshDay, ...]
    """The working days of the sites that have to be fresh."""
    unread: tuple[str, ...]
    """Unreadable sources of pages: their items are not judged."""


def audit_deadlines(
    content: MainContent,
    period: ReportPeriod,
    sites: Collection[str] = (),
    *,
    has_all: bool = False,
    without: Collection[str] = frozenset(),
) -> DeadlineAudit:
    """Return the clocks with a last day in `period`, of these sites or of all.

    With `has_all`, clocks without a limit and from before the adoption are included. Items with an id of `without`
    count nowhere.
    """
    audited = [
        each
        for each in (*_audit_times(content), *audit_offer_clocks(content))
        if (not sites or each.clock.page.site in sites)
        and each.clock.page.id not in without
        and period.contains(each.day)
    ]
    audited = _doubt_documents(content, audited)
    counts = Counter(each.clock.standing for each in audited)
    shown = [each for each in audited if has_all or not _is_left_out(each)]
    return DeadlineAudit(
        tuple(sorted(shown, key=_sort_key)),
        sum(counts[standing] for standing in _WITHOUT_LIMIT),
        counts["before_adoption"],
        tuple(_judge_days(content, period, sites, without)),
        tuple(_list_unread(content, sites)),
    )


def _list_unread(content: MainContent, sites: Collection[str]) -> Iterator[str]:
    judged = {each.path for each in content.timeline.records.values() if not each.is_gone}
    for each in content.library.faulty_pages:
        if each.source not in judged and (not sites or site_of_path(each.source) in sites):
            yield each.source


def _is_left_out(audited: AuditedClock) -> bool:
    return audited.clock.standing in _WITHOUT_LIMIT or audited.clock.standing == "before_adoption"


def _sort_key(audited: AuditedClock) -> tuple[date, str, str]:
    return audited.day or date.max, audited.clock.page.id, audited.clock.deadline.party


def audit_clocks(content: MainContent, ids: Collection[str] | None = None) -> list[AuditedClock]:
    """Return the clocks of all present, then of all former items of main; of the items with `ids` alone, if given.

    If a document has several ids, one of them counts.
    """
    return _doubt_documents(
        content, [each for each in _audit_times(content) if ids is None or each.clock.page.id in ids]
    )


def _doubt_documents(content: MainContent, audited: Sequence[AuditedClock]) -> list[AuditedClock]:
    """Return the clocks; timely clocks become unproven if their document was not sufficient in itself.

    Late clocks stay late: the document was not there before.
    """
    in_time = {each.clock.page.id for each in audited if each.verdict == "on_time"}
    doubted = find_doubted_documents(content, in_time)
    return [
        _doubt(each, doubted[each.clock.page.id])
        if each.verdict == "on_time" and each.clock.page.id in doubted
        else each
        for each in audited
    ]


def _doubt(audited: AuditedClock, reason: EvidenceReason) -> AuditedClock:
    clock, times = audited.clock, audited.times
    readings = (
        replace(each, stop=replace(each.stop, strength="unproven", reason=reason), verdict="unproven")
        for each in clock.readings
    )
    stop = replace(clock.stop, strength="unproven", reason=reason) if clock.stop is not None else None
    if times is not None:
        times = replace(times, publication=replace(times.publication, strength="unproven", reason=reason))
    clock = replace(clock, standing="unproven", stop=stop, readings=tuple(readings))
    return replace(audited, clock=clock, verdict="unproven", times=times)


def _audit_times(content: MainContent) -> Iterator[AuditedClock]:
    """Yield the clocks by the proven times of the history, without regard to the text of documents."""
    clocks = _list_clocks(content)
    settled = find_settled_corrections(content, (each for each, _ in clocks))
    if settled:
        clocks = _list_clocks(replace(content, timeline=settle_corrections(content.timeline, settled)))
    names = {site.id: site.name("vi").full for site in content.portal.sites}
    absorbed = join_documents(content.timeline).absorbed
    for clock, is_shown in clocks:
        id = clock.page.id
        if id not in absorbed:
            is_gone = not is_shown and content.timeline.records[id].is_gone
            corrections = content.timeline.records[id].corrections if id in settled else ()
            yield replace(
                _audit_clock(content, _count_again(content, clock), names),
                is_gone=is_gone,
                is_faulty=not is_shown and not is_gone,
                corrected=tuple(dict.fromkeys(fact for each in corrections for fact in each.facts)),
            )


def _count_again(content: MainContent, clock: ItemClock) -> ItemClock:
    """Return the clock; unproven if judging it depends on an unapproved move of `evidence_starts`."""
    starts, times = _find_accepted_start(content), content.timeline.items.get(clock.page.id)
    first = next((each.at for each in (times.publication, times.submission) if each.at), None) if times else None
    if starts is None or first is None:
        return clock
    is_accused = clock.standing in ("late", "overdue")
    is_doubtful = first >= starts if clock.standing == "before_adoption" else is_accused and first < starts
    return replace(clock, standing="unproven") if is_doubtful else clock


def _find_accepted_start(content: MainContent) -> datetime | None:
    """Return the accepted `evidence_starts` if it differs from the present one; else None.

    If it names a commit, the date of that commit.
    """
    starts = content.former.find_accepted_starts() if content.former is not None else None
    if starts is None or starts == content.legal.evidence_starts or isinstance(starts, datetime):
        return starts if isinstance(starts, datetime) and starts != content.legal.evidence_starts else None
    commits = list_commits_by_id(content.repository, (resolve_revision(content.repository, starts),))
    return commits[0].committed_at


def _list_clocks(content: MainContent) -> list[tuple[ItemClock, bool]]:
    """Return every clock, with True if main shows its item."""
    unshown = Library((*list_faulty_items(content), *list_former_items(content)))
    kinds, former = content.portal.kinds, content.former
    clocks = clocks_of(unshown, content.legal, content.timeline, content.at, kinds=kinds, former=former)
    return [*((each, True) for each in content.compute_clocks()), *((each, False) for each in clocks)]


def audit_offer_clocks(content: MainContent) -> Iterator[AuditedClock]:
    """Yield the clocks of boards for offers not answered by an item of their site: otherwise no rate would count them.

    An answered offer is counted by the answering item, and the supplier by the item of its own site.
    """
    names = {site.id: site.name("vi").full for site in content.portal.sites}
    for received in content.offers:
        page = received.page
        if page is None or received.answering_ids:
            continue
        agency = page.fields.get("agency") or names.get(received.offer.site, received.offer.site)
        times = ItemTimes(received.receipt, received.end)
        for clock in content.compute_offer_clocks(received):
            if clock.deadline.party == "board":
                yield AuditedClock(clock, _VERDICTS[clock.standing], times, agency)


def list_former_items(content: MainContent) -> Iterator[Item]:
    """Yield the items formerly on main, as far as the history has their facts."""
    for identity, record in sorted(content.timeline.records.items()):
        if record.is_gone:
            yield from _item_of_record(content, identity, record)


def list_faulty_items(content: MainContent) -> Iterator[Item]:
    """Yield the items on main with faulty pages, as far as the history has their facts."""
    shown = {each.id for each in content.library.items}
    for identity, record in sorted(content.timeline.records.items()):
        if identity not in shown and not record.is_gone and is_page_path(record.path):
            yield from _item_of_record(content, identity, record)


def _item_of_record(content: MainContent, identity: str, record: ItemRecord) -> Iterator[Item]:
    """Yield the item with its last kind known to the portal; none for sections and for other files."""
    names = (record.identity.kind, *(each.facts.kind for each in reversed(record.versions)))
    kind = next((found for name in names if (found := content.portal.kinds.get(name)) is not None), None)
    if kind is not None and not kind.is_index and record.path:
        yield Item(identity, (_page_of_record(kind, identity, record),))


def _page_of_record(kind: Kind, identity: str, record: ItemRecord) -> Page:
    """Return the page of an item not shown by main, with its last facts."""
    facts = record.versions[-1].facts if record.versions else ClockFacts(record.identity.kind)
    return Page(
        source=record.path,
        site=site_of_path(record.path),
        section="",
        name="",
        language="vi",
        kind=kind,
        id=identity,
        title=record.identity.title,
        summary="",
        date=facts.date,
        slug="",
        draft=False,
        publish_at=None,
        expires_at=None,
        fields=_fields_of_record(record, facts),
        digest="",
        head_digest="",
        body_digest="",
        original_digest="",
        body_start=0,
        body_line=1,
    )


def _fields_of_record(record: ItemRecord, facts: ClockFacts) -> Mapping[str, Any]:
    flags: dict[str, Any] = dict.fromkeys(facts.flags, True)
    values = {
        "deadline_class": facts.deadline_class,
        "received": {"at": facts.received} if facts.received is not None else None,
        "signed": facts.signed,
        "issued": facts.issued,
        "event_end": facts.event_end,
        "suspension_start": facts.suspension_start,
        "number": record.identity.number,
        "issuer": record.identity.issuer,
    }
    return flags | {key: value for key, value in values.items() if value}


def _audit_clock(content: MainContent, clock: ItemClock, names: Mapping[str, str]) -> AuditedClock:
    page = clock.page
    verdict = _VERDICTS[clock.standing]
    supplier = content.find_supplier_site(page.id) or page.site
    return AuditedClock(
        clock,
        verdict,
        content.timeline.items.get(page.id),
        page.fields.get("agency") or names.get(supplier, supplier),
        find_applied_waiver(content, clock) if verdict == "late" else None,
    )


def verdict_of_clock(clock: ItemClock) -> ClockVerdict:
    """Return the audit's verdict on a clock."""
    return _VERDICTS[clock.standing]


def find_applied_waiver(content: MainContent, clock: ItemClock) -> AppliedWaiver | None:
    """Return the waiver that excuses a late clock: in force on its last day, on the day of the act, or today."""
    if clock.due is None or clock.due.due is None or not content.settings.waivers:
        return None
    acts = (clock.stop.at if clock.stop is not None else None, content.at)
    days = [clock.due.last_day, *(to_vietnam_time(each).date() for each in acts if each is not None)]
    for code in _LATE_CODES.get(clock.deadline.party, ()):
        place = Place(clock.page.source)
        finding = Finding(Diagnostic(code, place), Severity.WARNING, "", clock.deadline.party)
        for day in days:
            items = {clock.page.source: clock.page.id}
            waiver = find_waiver(finding, content.settings.waivers, items, day) if day is not None else None
            if waiver is not None:
                granted = content.timeline.rules.waivers.get(
                    (waiver.code, waiver.item or waiver.site, waiver.until.isoformat())
                )
                return AppliedWaiver(waiver, granted, granted is not None and granted >= clock.due.due)
    return None


def _judge_days(
    content: MainContent, period: ReportPeriod, sites: Collection[str], without: Collection[str]
) -> Iterator[FreshDay]:
    """Yield each past working day since the adoption, for the sites that have to be fresh.

    Judged by the present settings and by those in force on the day.
    """
    former = content.former
    every = former.all_settings if former is not None else (content.legal,)
    named = dict.fromkeys(site for legal in reversed(every) for site in legal.freshness.sites)
    chosen = [each for each in named if not sites or each in sites]
    records = content.timeline.records.items()
    homes = {identity: site_of_path(each.path) for identity, each in records if identity not in without}
    publications = publications_by_site(content.timeline.items, homes)
    first = _find_first_day(content, period, [each for site in chosen for each in publications.get(site, ())])
    last = to_vietnam_time(content.at).date() - _DAY
    for day in list_days(first, min(last, period.last or last)) if first else ():
        settings = former.list_settings(ends_of_fact(day)) if former is not None else (content.legal,)
        for site in chosen:
            judged = agree_days([_judge_day(each, site, day, publications.get(site, ())) for each in settings])
            if judged is not None:
                yield judged


def _judge_day(legal: LegalSettings, site: str, day: date, publications: Sequence[Evidence]) -> FreshDay | None:
    """Return the freshness of a site by these settings; None if there is no requirement on that day."""
    in_force = legal.freshness.rule_on(day)
    if in_force is None or site not in in_force.sites or not legal.calendar.is_working_day(day):
        return None
    return judge_day(in_force, site, day, publications)


def _find_first_day(content: MainContent, period: ReportPeriod, publications: Iterable[Evidence]) -> date | None:
    """Return the first counted day: the later of period and adoption, else the day of the first publication."""
    starts = _find_accepted_start(content) or content.legal.evidence_starts
    counted = (each.at for each in publications if each.at is not None and each.reason != "before-adoption")
    adopted = starts if isinstance(starts, datetime) else min(counted, default=None)
    days = [day for day in (period.first, to_vietnam_time(adopted).date() if adopted else None) if day is not None]
    return max(days, default=None)
