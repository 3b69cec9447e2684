"""Turns intents into receipts, and writes heartbeats: the only writer of `refs/receipts/log`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from portalgen.editorial.receipts.receipt_intents import IntentFile, lock_intents
from portalgen.editorial.receipts.receipt_signing import sign_receipt
from portalgen.frozen import frozen
from portalgen.history.receipts import (
    LoggedReceipt,
    Receipt,
    append_to_log,
    find_receipt_head,
    holds_object,
    keep_commit,
    read_logged_receipts,
    read_references,
    write_receipt,
)
from portalgen.history.repository import Repository

PATIENCE: Final = timedelta(minutes=10)
"""How long an intent waits for its push, which may still be moving references while another is completed."""
_SCANNED: Final = 200
"""The number of newest receipts searched for a completed intent: after a full disk it may still be in the file."""


@frozen
class Completion:
    """The results of completing intents."""

    receipts: tuple[Receipt, ...]
    """The written receipts, in their order."""
    dropped: tuple[Receipt, ...]
    """Intents of rejected pushes."""
    waiting: tuple[Receipt, ...]
    """Intents of pushes possibly still in progress."""


def complete_intents(repository: Repository, key: Path, now: datetime) -> Completion:
    """Write a receipt for each intent with a moved reference, at its time or that of the last receipt if later.

    Raises UnusableEnvironmentError or OSError if writing fails: all intents are then kept, and receipts already written
    are recognised the next time.
    """
    with lock_intents(repository.top) as file:
        return _complete(repository, file, key, now)


def write_heartbeat(repository: Repository, key: Path, now: datetime, reference: str) -> Receipt | None:
    """Complete intents, then write the state of `reference`; None if it does not exist.

    Raises the errors of `complete_intents`.
    """
    with lock_intents(repository.top) as file:
        _complete(repository, file, key, now)
        commit = read_references(repository).get(reference, "")
        if not commit:
            return None
        return _append(repository, key, Receipt(reference, commit, commit, now.astimezone(UTC).replace(microsecond=0)))


def _complete(repository: Repository, file: IntentFile, key: Path, now: datetime) -> Completion:
    intents = file.read()
    if not intents:
        return Completion((), (), ())
    references = read_references(repository)
    # The same update twice: the first push failed after it was judged, so that the later time is the true one.
    latest = {(each.reference, each.old, each.new): each for each in intents}
    logged = _read_newest(repository)
    receipts, dropped, waiting = [], [], []
    for each in intents:
        if latest[each.reference, each.old, each.new] is not each or _is_logged(logged, each):
            continue
        if _is_done(repository, references, each, intents):
            if each.old and not each.new:
                keep_commit(repository, each.old)
            receipts.append(_append(repository, key, each))
        elif each.at + PATIENCE > now:
            waiting.append(each)
        else:
            dropped.append(each)
    file.keep(waiting)
    return Completion(tuple(receipts), tuple(dropped), tuple(waiting))


def _read_newest(repository: Repository) -> tuple[LoggedReceipt, ...]:
    head = find_receipt_head(repository)
    return read_logged_receipts(repository, head, _SCANNED) if head else ()


def _is_logged(logged: tuple[LoggedReceipt, ...], intent: Receipt) -> bool:
    same = (intent.reference, intent.old, intent.new)
    return any(
        each.receipt is not None
        and (each.receipt.reference, each.receipt.old, each.receipt.new) == same
        and each.receipt.at >= intent.at
        for each in logged
    )


def _is_done(repository: Repository, references: dict[str, str], intent: Receipt, intents: Sequence[Receipt]) -> bool:
    """Return True if the reference was moved: it has the new object, or a later one.

    A deleted reference may have been created again.
    """
    current = references.get(intent.reference, "")
    if not intent.new:
        later = intents[intents.index(intent) + 1 :]
        return not current or any(each.reference == intent.reference and not each.old for each in later)
    return current == intent.new or (bool(current) and holds_object(repository, intent.reference, intent.new))


def _append(repository: Repository, key: Path, receipt: Receipt) -> Receipt:
    """Sign a receipt and add it to the log, with the digest of the last receipt and no earlier time."""
    head = find_receipt_head(repository)
    last = read_logged_receipts(repository, head, 1)[0] if head else None
    at = receipt.at if last is None or last.receipt is None else max(receipt.at, last.receipt.at)
    final = replace(receipt, at=at, former=last.digest if last is not None else "")
    line = write_receipt(final)
    append_to_log(repository, head, at, line + sign_receipt(line, key))
    return final
