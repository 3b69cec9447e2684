"""Judges the log of receipts: the order of the receipts, and the server's signatures.

Each receipt names the digest of the receipt before it, so the newest signature vouches for all of them. Only that
signature and those on both sides of a change of key are verified, not all of 60,000 receipts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from portalgen.config.roster import Roster, SignerKey
from portalgen.editorial.records.signatures import SignatureError, read_signature_key, verify_signature
from portalgen.frozen import frozen
from portalgen.history.receipts import LoggedReceipt, Receipt, find_receipt_head, read_logged_receipts
from portalgen.history.repository import Repository
from portalgen.timeline.model import ChainVerdict

RECEIPT_NAMESPACE: Final = "receipt@portalgen"
"""The namespace of `ssh-keygen -Y sign -n`: a signature for any other namespace is invalid."""


@frozen
class ServerKeys:
    """The keys of the server by a roster."""

    keys: tuple[SignerKey, ...] = ()
    revoked: frozenset[str] = frozenset()
    """Fingerprints. They may have signed former receipts, but not the newest."""


@frozen
class ReceiptChain:
    """The log of a repository with its verdict."""

    verdict: ChainVerdict
    head: str = ""
    """Id of the newest commit of the log; empty if there is none."""
    commit: str = ""
    """Id of the commit, or of the known head, at which it is broken; empty if it is complete or missing."""
    receipts: tuple[Receipt, ...] = ()
    """Oldest first; none unless the log is complete."""


def server_keys_of(roster: Roster | None) -> ServerKeys:
    """Return the keys allowed to sign receipts by this roster."""
    if roster is None:
        return ServerKeys()
    revoked = frozenset(each.fingerprint for each in roster.portal.revocations)
    return ServerKeys(roster.portal.server_keys, revoked)


def read_receipts(repository: Repository, keys: ServerKeys, known_heads: Iterable[str] = ()) -> ReceiptChain:
    """Return the log of a repository, judged; `known_heads` are ids of commits required in it."""
    head = find_receipt_head(repository)
    known = tuple(known_heads)
    if not head:
        return ReceiptChain("cut", commit=known[0]) if known else ReceiptChain("missing")
    logged = read_logged_receipts(repository, head)
    verdict, commit = _judge(logged, keys, known)
    if verdict != "whole":
        return ReceiptChain(verdict, head, commit)
    return ReceiptChain("whole", head, receipts=tuple(each.receipt for each in logged if each.receipt is not None))


def _judge(logged: Sequence[LoggedReceipt], keys: ServerKeys, known_heads: Collection[str]) -> tuple[ChainVerdict, str]:
    """Return the verdict and the commit at which the log is broken."""
    problem = _find_break(logged) or _find_wrong_key(logged, keys)
    if problem is not None:
        return problem
    ids = {each.commit for each in logged}
    lost = next((each for each in known_heads if each not in ids), "")
    return ("cut", lost) if lost else ("whole", "")


def _find_break(logged: Sequence[LoggedReceipt]) -> tuple[ChainVerdict, str] | None:
    """Return the first place at which a receipt does not follow the receipt before it."""
    digests = {each.digest for each in logged if each.receipt is not None}
    former: LoggedReceipt | None = None
    for each in logged:
        if each.receipt is None:
            return "replaced", each.commit
        expected = former.digest if former is not None else ""
        if each.receipt.former != expected:
            if former is None:
                return ("reordered" if each.receipt.former in digests else "cut"), each.commit
            return ("reordered" if each.receipt.former in {*digests, ""} else "replaced"), each.commit
        if former is not None and former.receipt is not None and each.receipt.at < former.receipt.at:
            return "time-back", each.commit
        former = each
    return None


def _find_wrong_key(logged: Sequence[LoggedReceipt], keys: ServerKeys) -> tuple[ChainVerdict, str] | None:
    """Return the newest receipt, among those to verify, not signed by a key of the server."""
    by_name = {each.fingerprint: each for each in keys.keys}
    named = [_key_named_in(each) for each in logged]
    for place in range(len(logged) - 1, -1, -1):
        is_tip = place == len(logged) - 1
        if not is_tip and named[place] == named[place + 1] and (place == 0 or named[place] == named[place - 1]):
            continue
        key = by_name.get(named[place])
        if key is None or (is_tip and key.fingerprint in keys.revoked) or not _is_signed(logged[place], key):
            return "wrong-key", logged[place].commit
    return None


def _key_named_in(logged: LoggedReceipt) -> str:
    """Return the fingerprint of the key named in a signature; empty if it is not a signature."""
    try:
        return read_signature_key(logged.signature, RECEIPT_NAMESPACE)
    except SignatureError:
        return ""


def _is_signed(logged: LoggedReceipt, key: SignerKey) -> bool:
    try:
        verify_signature(logged.signed_bytes, logged.signature, key, None, RECEIPT_NAMESPACE)
    except SignatureError:
        return False
    return True
