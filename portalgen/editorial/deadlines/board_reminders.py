"""Reminders for boards in addition to the linter's rules.

They concern offers without an answer, receipts that contradict offers, and emergencies still to be approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange
from portalgen.editorial.deadlines.clock_words import SHORT_COMMIT
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.offers.offer_clocks import contradicts_receipt
from portalgen.editorial.offers.offer_model import SHORTEST_DIGEST
from portalgen.editorial.offers.received_offers import ReceivedOffer
from portalgen.editorial.roster.role_names import name_person
from portalgen.law.states import last_day_words, time_left_words
from portalgen.lint.model import Finding
from portalgen.locale.dates import format_moment, localize
from portalgen.timeline.item_clock import ItemClock

_NOTHING = LocalizedText("", "")
_NOT_LANDED = LocalizedText(", phiếu chưa vào bản chính", ", not on main yet")


def list_offer_reminders(
    content: MainContent, offers: Iterable[ReceivedOffer]
) -> Iterator[tuple[Finding, ReceivedOffer]]:
    """Yield reminders about these offers.

    They wait for an answer, or were accepted and are not shown, or their answering item states a contradictory receipt.
    """
    for received in offers:
        if received.is_open and received.receipt.at is not None:
            yield _open_offer(content, received), received
        if contradicts_receipt(received) is not None:
            yield _contradiction(received), received


def list_owed_approvals(audit: ApprovalAudit, at: datetime) -> Iterator[Finding]:
    """Yield emergency publications not approved since, once per commit, with their deadline."""
    groups: dict[tuple[int, str], list[AuditedChange]] = {}
    for each in audit.changes:
        if each.owes_approval:
            groups.setdefault((each.place, each.file.site), []).append(each)
    for changes in groups.values():
        yield _owed(audit, changes, at)


def _open_offer(content: MainContent, received: ReceivedOffer) -> Finding:
    offer, receipt = received.offer, received.receipt
    assert receipt.at is not None
    clocks = content.compute_offer_clocks(received)
    board = next((each for each in clocks if each.deadline.party == "board"), None)
    due = board.due.due if board is not None and board.due is not None else None
    is_waiting = offer.state == "waiting"
    reminder = diagnostic(
        "APR252" if is_waiting else "APR254",
        Place(offer.record.changes[0].path),
        supplier=offer.site,
        site=offer.to,
        title=received.title,
        received=localize(format_moment, receipt.at),
        offer=offer.digest[:SHORTEST_DIGEST],
        left=_left_of(board, content.at),
        **({"where": _NOT_LANDED if received.landed is None else _NOTHING} if is_waiting else {}),
    )
    is_urgent = board is not None and board.standing in ("soon", "overdue")
    return _finding(reminder, Severity.WARNING if is_urgent else Severity.NOTE, due)


def _left_of(board: ItemClock | None, at: datetime) -> LocalizedText:
    due = board.due if board is not None else None
    if board is None or due is None or due.due is None or board.standing not in ("within", "soon", "overdue"):
        return _NOTHING
    vi, en = (f"{time_left_words(due, at, each)}, {last_day_words(due, each)}" for each in ("vi", "en"))
    return LocalizedText(f": {vi}", f": {en}")


def _contradiction(received: ReceivedOffer) -> Finding:
    claimed_at, page, receipt = contradicts_receipt(received), received.shown_page, received.receipt
    assert claimed_at is not None and page is not None and receipt.at is not None
    reminder = diagnostic(
        "APR251",
        Place(page.source),
        item=page.id,
        site=received.offer.to,
        supplier=received.offer.site,
        stated=localize(format_moment, claimed_at),
        offer=received.offer.digest[:SHORTEST_DIGEST],
        received=localize(format_moment, receipt.at),
    )
    return _finding(reminder, severity_of(reminder), None)


def _owed(audit: ApprovalAudit, changes: Sequence[AuditedChange], at: datetime) -> Finding:
    change = changes[0]
    commit, policy = audit.line[change.place], audit.policy_before(change.place)
    assert policy is not None
    due = commit.committed_at + policy.emergency_review
    people: Mapping[str, str] = {
        signer.id: name_person(signer)
        for digest in change.approvals
        if (signer := audit.records[digest].signer) is not None
    }
    reminder = diagnostic(
        "APR253",
        Place(change.change.path),
        site=change.file.site,
        signer=", ".join(people.values()),
        published=localize(format_moment, commit.committed_at),
        due=localize(format_moment, due),
        left=LocalizedText(time_left_words(due, at, "vi"), time_left_words(due, at, "en")),
        files=count_files(len(changes)),
        commit=commit.id[:SHORT_COMMIT],
    )
    return _finding(reminder, Severity.ERROR if at >= due else Severity.WARNING, due)


def _finding(reminder: Diagnostic, severity: Severity, due: datetime | None) -> Finding:
    return Finding(reminder, severity, "", "board", due=due)
