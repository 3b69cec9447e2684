"""Finds the approvers of changed settings, above all of the law: the audit's own verdict, limited to these changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.editorial.audit.approval_audit import read_ledger
from portalgen.editorial.audit.approval_ledger import ApprovalLedger
from portalgen.editorial.audit.change_verdicts import ChangeVerdict, find_suspect_keys, list_verdicts_of
from portalgen.editorial.audit.lapses import LapseJudge
from portalgen.editorial.records.authority import ENOUGH, Authority, BoardMember
from portalgen.editorial.records.making import read_commit_time
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.law.calendar import VIETNAM

_SETTINGS: Final = ("site-config/", "portalgen/kinds/")
"""Settings, and the declarations of kinds if the repository contains the program."""
_LAW: Final = "site-config/legal/"
_TWO: Final = 2


@frozen
class ChangeApproval:
    """The approvers of the settings changed by a commit of main."""

    commit: str
    approvers: tuple[str, ...] = ()
    """Roster ids of the people with a valid signed approval of each of its files, by time of signing."""
    owners: tuple[str, ...] = ()
    """The approvers with the role owner when they signed, or when their record reached main."""

    @property
    def is_by_two_owners(self) -> bool:
        """True if two people, each of them an owner, approved it."""
        return len(self.owners) >= _TWO


def find_change_approvals(
    repository: Repository,
    tip: str,
    commits: Collection[str],
    cache_folder: Path | None,
    *,
    at: datetime | None = None,
) -> Mapping[str, ChangeApproval]:
    """Return the approvers of the settings changed by `commits`, by commit id.

    The commits are on the first-parent line of main's `tip`. For a commit that changed files of the law
    (`site-config/legal/`), only these count; for any other, all files below `site-config/`, and the program's
    declarations of kinds. Only approvals on main before its readers had the change count, as judged by the audit of
    approvals. They are signed with a key of the roster in force there, by a person with a role required by the file's
    class; they are not refused, lapsed, or signed with a key revoked since. An invalid record does not count. A commit
    older than the roster has no approvers.

    `at` is the aware time of the question, taken as the arrival of records without a receipt of the server (by default
    the time of `tip`). Nothing is read if there are no `commits`. Raises UnusableEnvironmentError if part of the
    history is missing.
    """
    found = {commit: ChangeApproval(commit) for commit in commits}
    if not found:
        return found
    read = read_ledger(repository, tip, at or read_commit_time(repository, tip), cache_folder)
    if read is None:
        return found
    ledger, arrivals = read
    rows = {commit: tuple(_list_rows(ledger, commit)) for commit in found}
    verdicts = _judge(ledger, [row for each in rows.values() for row in each], LapseJudge(repository, ledger, arrivals))
    return {commit: _sum_up(ledger, commit, [verdicts[row] for row in each]) for commit, each in rows.items()}


def _list_rows(ledger: ApprovalLedger, commit: str) -> Sequence[int]:
    """Return the places in the ledger of the settings changed by a commit."""
    place = ledger.places.get(commit)
    if place is None:
        return ()
    rows = [row for row in ledger.rows_between(place, place) if ledger.changes[row].change.path.startswith(_SETTINGS)]
    return [row for row in rows if ledger.changes[row].change.path.startswith(_LAW)] or rows


def _judge(ledger: ApprovalLedger, rows: Sequence[int], lapses: LapseJudge) -> Mapping[int, ChangeVerdict]:
    return dict(zip(rows, list_verdicts_of(ledger, rows, find_suspect_keys(ledger), lapses), strict=True))


def _sum_up(ledger: ApprovalLedger, commit: str, verdicts: Sequence[ChangeVerdict]) -> ChangeApproval:
    """Return the approvers of each of the files."""
    signers = [dict(_list_signers(ledger, each)) for each in verdicts]
    shared = [id for id in (signers[0] if signers else ()) if all(id in each for each in signers)]
    return ChangeApproval(commit, tuple(shared), tuple(id for id in shared if all(each[id] for each in signers)))


def _list_signers(ledger: ApprovalLedger, verdict: ChangeVerdict) -> Iterator[tuple[str, bool]]:
    """Yield (approver of the change of a file, True if as owner), by time of signing."""
    signed = [
        (said.at, signer, each)
        for each in verdict.approvals
        if (said := each.landed.record) is not None and (signer := each.landed.signer) is not None
        if said.action == "approve" and each.needs.get(verdict.row.change.path)
    ]
    for at, signer, each in sorted(signed, key=lambda each: each[0]):
        landed_at = ledger.latest_times[each.landed.place]
        days = at.astimezone(VIETNAM).date(), each.received_on or landed_at.astimezone(VIETNAM).date()
        authority = Authority(BoardMember(signer, each.landed.site), *days)
        yield signer.id, authority.standing_in(("owner",), each.landed.site) in ENOUGH
