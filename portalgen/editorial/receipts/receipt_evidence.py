"""The receipts of a repository for the timeline: verified by the server keys of main's roster."""

from __future__ import annotations

from dataclasses import replace

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.editorial.purges.former_history import FormerHistory
from portalgen.editorial.purges.stored_maps import read_former_history
from portalgen.editorial.receipts.receipt_chain import read_receipts, server_keys_of
from portalgen.editorial.records.roster_at import read_roster_at
from portalgen.errors import UsageError
from portalgen.history.blobs import read_blobs_at
from portalgen.history.receipts import Receipt, find_receipt_head, list_gaps
from portalgen.history.repository import Repository
from portalgen.timeline.evidence_policy import NO_RECEIPTS
from portalgen.timeline.model import ReceiptLog, ReleasedCommit
from portalgen.timeline.receipt_times import select_updates


def read_receipt_log(repository: Repository, main: str, released: tuple[ReleasedCommit, ...] = ()) -> ReceiptLog:
    """Return the log of a repository, by the keys in the roster of the commit `main`, together with signed releases.

    It is read only if main's policy asks for receipts; without a log that takes a single run of Git. A log that is
    incomplete, or misses any of the releases, has no receipts.
    """
    if not released and not find_receipt_head(repository):
        return NO_RECEIPTS
    policy = read_blobs_at(repository, main, (POLICY_FILE,)).get(POLICY_FILE, b"")
    if b"receipts_since" not in policy:
        return NO_RECEIPTS
    try:
        keys = server_keys_of(read_roster_at(repository, main))
    except UsageError:
        keys = server_keys_of(None)
    chain = read_receipts(repository, keys)
    updates = select_updates(chain.receipts)
    former = read_former_history(repository, main, (id for each in updates for id in (each.old, each.new)))
    known = tuple(_as_of_today(each, former) for each in updates)
    return ReceiptLog(chain.verdict, known, tuple(list_gaps(chain.receipts)), released)


def _as_of_today(receipt: Receipt, former: FormerHistory) -> Receipt:
    """Return a receipt with present commits in place of commits before a purge.

    Only a former id computed from the present commit counts: a map alone would move a receipt to any commit.
    """
    old, new = (
        former.commits[id].today if id in former.commits and former.commits[id].raw is not None else id
        for id in (receipt.old, receipt.new)
    )
    return receipt if (old, new) == (receipt.old, receipt.new) else replace(receipt, old=old, new=new)
