"""Who approved what commits of main changed of its settings, above all of the law: the audit's own verdict, asked about those alone."""

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
"""Settings, and the declarations of kinds where the repository holds the program."""
_LAW: Final = "site-config/legal/"
_TWO: Final = 2


@frozen
class ChangeApproval:
    """Who approved the change of settings by one commit of main."""

    commit: str
    approvers: tuple[str, ...] = ()
    """Ids in the roster of those whose signed approval counts for each file of it; who signed first comes first."""
    owners: tuple[str, ...] = ()
    """Those of them who held the role owner when they signed, or when their record reached main."""

    @property
    def is_by_two_owners(self) -> bool:
        """Whether two people answer for it, each of them an owner."""
        return len(self.owners) >= _TWO


def find_change_approvals(
    repository: Repository,
    tip: str,
    commits: Collection[str],
    cache_folder: Path | None,
    *,
    at: datetime | None = None,
) -> Mapping[str, ChangeApproval]:
    """Return who approved the settings that `commits`, on the first-parent line of main's `tip`, changed; by their ids.

    Of a commit that changed files of the law (`site-config/legal/`) those are meant; of any other, all files below
    `site-config/`, and the program's declarations of kinds. Only approvals are asked about that were on main before its
    readers had the change, as the audit of approvals judges them: signed with a key of the roster in force there, by
    somebody whose role the file's class takes, and neither refused, lapsed nor with a key revoked since. A record that is wrong in any way does not count. Nobody approved
    what is older than the roster.

    `at` is the aware time of the question, by which a record without a receipt of the server arrived (that of `tip` unless
    given). Nothing is read if there are no `commits`. Raises UnusableEnvironmentError if a part of the history is missing.
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
    """The places in the ledger of the settings that a commit changed."""
    place = ledger.places.get(commit)
    if place is None:
        return ()
    rows = [row for row in ledger.rows_between(place, place) if ledger.changes[row].change.path.startswith(_SETTINGS)]
    return [row for row in rows if ledger.changes[row].change.path.startswith(_LAW)] or rows


def _judge(ledger: ApprovalLedger, rows: Sequence[int], lapses: LapseJudge) -> Mapping[int, ChangeVerdict]:
    return dict(zip(rows, list_verdicts_of(ledger, rows, find_suspect_keys(ledger), lapses), strict=True))


def _sum_up(ledger: ApprovalLedger, commit: str, verdicts: Sequence[ChangeVerdict]) -> ChangeApproval:
    """Those who approved each of the files."""
    signers = [dict(_list_signers(ledger, each)) for each in verdicts]
    shared = [id for id in (signers[0] if signers else ()) if all(id in each for each in signers)]
    return ChangeApproval(commit, tuple(shared), tuple(id for id in shared if all(each[id] for each in signers)))


def _list_signers(ledger: ApprovalLedger, verdict: ChangeVerdict) -> Iterator[tuple[str, bool]]:
    """Yield who approved the change of a file, and whether as an owner; who signed first comes first."""
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
