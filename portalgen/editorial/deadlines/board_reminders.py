"""What boards have to be reminded of beside the linter's rules: offers without an answer, receipts that contradict them, and
emergencies that still have to be approved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange
from portalgen.editorial.audit.audit_words import localize_minute
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.offers.offer_clocks import contradicts_receipt
from portalgen.editorial.offers.offer_model import SHORTEST_DIGEST
from portalgen.editorial.offers.received_offers import ReceivedOffer
from portalgen.editorial.roster.role_names import name_person
from portalgen.law.states import last_day_words, time_left_words
from portalgen.lint.model import Finding
from portalgen.timeline.clocks import ItemClock

_NOTHING = LocalizedText("", "")


def list_offer_reminders(content: MainContent) -> Iterator[tuple[Finding, str]]:
    """Yield the offers that wait for an answer, and the items whose receipt contradicts the offer that they answer.

    With each goes the title of what it is about.
    """
    for received in content.offers:
        if received.is_open and received.receipt.at is not None:
            yield _unanswered(content, received), received.title
        if contradicts_receipt(received) is not None:
            yield _contradiction(received), received.title


def list_owed_approvals(audit: ApprovalAudit, at: datetime) -> Iterator[Finding]:
    """Yield what was published at once and is not approved since, each commit once, with the last moment for it."""
    groups: dict[tuple[int, str], list[AuditedChange]] = {}
    for each in audit.changes:
        if each.owes_approval:
            groups.setdefault((each.place, each.file.site), []).append(each)
    for changes in groups.values():
        yield _owed(audit, changes, at)


def _unanswered(content: MainContent, received: ReceivedOffer) -> Finding:
    offer, receipt = received.offer, received.receipt
    assert receipt.at is not None
    clocks = content.compute_offer_clocks(received)
    board = next((each for each in clocks if each.deadline.party == "board"), None)
    due = board.due.due if board is not None and board.due is not None else None
    found = diagnostic(
        "APR252",
        Place(offer.record.changes[0].path),
        supplier=offer.site,
        site=offer.to,
        title=received.title,
        received=localize_minute(receipt.at),
        offer=offer.digest[:SHORTEST_DIGEST],
        left=_left_of(board, content.at),
    )
    is_urgent = board is not None and board.standing in ("soon", "overdue")
    return _finding(found, Severity.WARNING if is_urgent else Severity.NOTE, due)


def _left_of(board: ItemClock | None, at: datetime) -> LocalizedText:
    due = board.due if board is not None else None
    if board is None or due is None or due.due is None or board.standing not in ("within", "soon", "overdue"):
        return _NOTHING
    vi, en = (f"{time_left_words(due, at, each)}, {last_day_words(due, each)}" for each in ("vi", "en"))
    return LocalizedText(f": {vi}", f": {en}")


def _contradiction(received: ReceivedOffer) -> Finding:
    stated, page, receipt = contradicts_receipt(received), received.shown_page, received.receipt
    assert stated is not None and page is not None and receipt.at is not None
    found = diagnostic(
        "APR251",
        Place(page.source),
        item=page.id,
        site=received.offer.to,
        supplier=received.offer.site,
        stated=localize_minute(stated),
        offer=received.offer.digest[:SHORTEST_DIGEST],
        received=localize_minute(receipt.at),
    )
    return _finding(found, severity_of(found), None)


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
    found = diagnostic(
        "APR253",
        Place(change.change.path),
        site=change.file.site,
        signer=", ".join(people.values()),
        published=localize_minute(commit.committed_at),
        due=localize_minute(due),
        left=LocalizedText(time_left_words(due, at, "vi"), time_left_words(due, at, "en")),
        files=count_files(len(changes)),
        commit=commit.id[:SHORTEST_DIGEST],
    )
    return _finding(found, Severity.ERROR if at >= due else Severity.WARNING, due)


def _finding(found: Diagnostic, severity: Severity, due: datetime | None) -> Finding:
    return Finding(found, severity, "", "board", due=due)
