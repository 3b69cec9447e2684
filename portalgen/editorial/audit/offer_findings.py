"""Findings about offers between boards and their answers, from main's history (QĐ 2111, Điều 8)."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.editorial.offers.offer_model import (
    SHORTEST_DIGEST,
    AnswerFault,
    FaultyAnswer,
    Offer,
    answering_site,
    find_faulty_answers,
    match_offers,
)
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import FileState, PathChange
from portalgen.locale.dates import format_moment, localize

_CODES: dict[AnswerFault, str] = {"no_offer": "APR246", "wrong_board": "APR247", "again": "APR248"}
_MISSING = object()


def list_offer_findings(ledger: ApprovalLedger) -> tuple[AuditFinding, ...]:
    """Return the findings about main's valid offers and answers; invalid ones are reported as records."""
    landed = [each.landed for each in ledger.records.values()]
    findings = [_answer_finding(ledger, each) for each in find_faulty_answers(landed)]
    for offer in match_offers(landed):
        findings += _offer_findings(ledger, offer)
    return tuple(findings)


def _answer_finding(ledger: ApprovalLedger, faulty: FaultyAnswer) -> AuditFinding:
    landed, offer = faulty.landed, faulty.offer
    digest = landed.record.details.get("offer", "") if landed.record is not None else ""
    values = {"offer": shorten_value(digest[:SHORTEST_DIGEST])}
    if offer is not None and faulty.fault == "wrong_board":
        values |= {"site": answering_site(landed), "to": offer.to}
    elif offer is not None and offer.answer is not None:
        values["first"] = offer.answer.digest[:SHORTEST_DIGEST]
    return _finding(
        ledger, landed, diagnostic(_CODES[faulty.fault], Place(landed.path), **values), answering_site(landed)
    )


def _offer_findings(ledger: ApprovalLedger, offer: Offer) -> Iterator[AuditFinding]:
    onto = ledger.places.get(offer.record.onto, -1)
    for change in offer.record.changes:
        if change.before == change.after and _state_at(ledger, change.path, onto) not in (change.after, _MISSING):
            problem = diagnostic("APR249", Place(offer.landed.path), path=shorten_value(change.path))
            yield _finding(ledger, offer.landed, problem, offer.site)
            return
    changed = _find_later_change(ledger, offer, onto)
    if changed is not None:
        path, place = changed
        when = localize(format_moment, ledger.line[place].committed_at)
        problem = diagnostic("APR250", Place(offer.landed.path), to=offer.to, path=shorten_value(path), changed=when)
        yield _finding(ledger, offer.landed, problem, offer.site)


def _state_at(ledger: ApprovalLedger, path: str, place: int) -> FileState | object | None:
    """Return the state of a path with the commit at `place`; `_MISSING` if it never changed after genesis."""
    rows = ledger.rows_of.get(path, [])
    before = [row for row in rows if ledger.changes[row].place <= place]
    if before:
        return ledger.changes[before[-1]].change.after
    return ledger.changes[rows[0]].change.before if rows else _MISSING


def _find_later_change(ledger: ApprovalLedger, offer: Offer, onto: int) -> tuple[str, int] | None:
    """Return the first path and place at which main got other content than offered, before the answer."""
    last = offer.answer.place if offer.answer is not None else len(ledger.line)
    changes = (each for each in offer.record.changes if _is_stated(each))
    places = [
        (ledger.changes[row].place, each.path)
        for each in changes
        for row in ledger.rows_after(each.path, onto)
        if ledger.changes[row].change.after != each.after and ledger.changes[row].place < last
    ]
    return (min(places)[1], min(places)[0]) if places else None


def _is_stated(change: PathChange) -> bool:
    return change.after is not None


def _finding(ledger: ApprovalLedger, landed: LandedRecord, problem: Diagnostic, site: str) -> AuditFinding:
    commit = ledger.line[landed.place]
    board = ledger.span_before(commit.place).roster.sites.get(site)
    severity = Severity.NOTE if board is not None and board.mode == "report_only" else severity_of(problem)
    return AuditFinding(commit.place, commit.id, problem, severity, site, (landed.path,))
