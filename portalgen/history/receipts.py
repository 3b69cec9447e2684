"""Receipts of pushes on `refs/receipts/log`: the accepted name, object and time, each a commit without files.

The message of such a commit is a line of JSON in a fixed form and the signature of that line. Allowed signers are
checked above (`portalgen.editorial.receipts`); this module defines the form, and reads and continues the log.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.program import git_error_of, read_git_output, run_git
from portalgen.history.repository import Repository

RECEIPT_LOG: Final = "refs/receipts/log"
KEPT_COMMITS: Final = "refs/receipts/kept/"
"""Prefix of references for commits named by a receipt that no other reference contains anymore."""
RECEIPT_FORMAT: Final = "portalgen-receipt-1"
LONGEST_PUSHER: Final = 200
"""Characters of an account."""
LARGEST_RECEIPT: Final = 8 << 10
"""Bytes of a message."""

_KEYS: Final = frozenset(("format", "reference", "old", "new", "at", "pusher", "former"))
_COMMIT: Final = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")
_DIGEST: Final = re.compile(r"(?:[0-9a-f]{64})?")
_REFERENCE: Final = re.compile(r"refs/[^\x00-\x20\x7f:?*\[\\^~]+")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
_SIGNATURE: Final = b"-----BEGIN SSH SIGNATURE-----"


@frozen
class Receipt:
    """A push accepted by the server."""

    reference: str
    """Full name, `refs/heads/main`."""
    old: str
    """Id of the reference's previous object; "" if it is new."""
    new: str
    """Id of its present object; "" if it was deleted. In a heartbeat equal to `old`."""
    at: datetime
    """The server's time when it took it, aware, whole seconds."""
    pusher: str = ""
    """Account that pushed; "" if unknown."""
    former: str = ""
    """SHA-256 of the previous receipt's message, in hexadecimal; "" in the first receipt."""

    @property
    def is_heartbeat(self) -> bool:
        """True if it only states the reference at that time."""
        return self.old == self.new


LONGEST_SILENCE: Final = timedelta(hours=2)
"""Between two receipts; a heartbeat is written every hour."""


@frozen
class ReceiptGap:
    """A time without receipts: the server could add receipts there later. Aware."""

    begin: datetime
    end: datetime


def list_gaps(receipts: Iterable[Receipt], at: datetime | None = None) -> Iterator[ReceiptGap]:
    """Yield the gaps between receipts longer than `LONGEST_SILENCE`, oldest first; with `at` also up to then."""
    moments = [each.at for each in receipts]
    if at is not None and moments:
        moments.append(at)
    for former, moment in pairwise(moments):
        if moment - former > LONGEST_SILENCE:
            yield ReceiptGap(former, moment)


class ReceiptError(ValueError):
    """The bytes are not a receipt in its exact form."""


@frozen
class LoggedReceipt:
    """A commit of the log."""

    commit: str
    """Its id."""
    message: bytes
    """The receipt and its signature; "" if the commit does not have the server's form."""
    receipt: Receipt | None
    """None if the message is not a receipt."""

    @property
    def signed_bytes(self) -> bytes:
        """The signed line."""
        return self.message[: self.message.find(b"\n") + 1]

    @property
    def signature(self) -> bytes:
        """The signature below the line."""
        return self.message[self.message.find(b"\n") + 1 :]

    @property
    def digest(self) -> str:
        """The digest in the next receipt."""
        return digest_of_receipt(self.message)


def write_receipt(receipt: Receipt) -> bytes:
    """Return the signed bytes of a receipt: a line of JSON, keys sorted, UTF-8, with a newline at its end."""
    return _canonical(
        {
            "format": RECEIPT_FORMAT,
            "reference": receipt.reference,
            "old": receipt.old,
            "new": receipt.new,
            "at": receipt.at.astimezone(UTC).strftime(_TIME),
            "pusher": receipt.pusher,
            "former": receipt.former,
        }
    )


def parse_receipt(data: bytes) -> Receipt:
    """Parse the receipt in a line. Raises ReceiptError unless it has the exact form, byte for byte."""
    try:
        value = json.loads(data.decode("utf-8"))
        is_same = _canonical(value) == data
    except (ValueError, RecursionError, TypeError):
        raise ReceiptError("no JSON") from None
    if not is_same or not isinstance(value, dict) or value.keys() != _KEYS or value["format"] != RECEIPT_FORMAT:
        raise ReceiptError("not canonical")
    if not all(isinstance(each, str) for each in value.values()):
        raise ReceiptError("not a text")
    receipt = Receipt(
        value["reference"], value["old"], value["new"], _parse_time(value["at"]), value["pusher"], value["former"]
    )
    if (
        not _REFERENCE.fullmatch(receipt.reference)
        or not all(_COMMIT.fullmatch(each) for each in (receipt.old, receipt.new))
        or not (receipt.old or receipt.new)
        or not _DIGEST.fullmatch(receipt.former)
        or receipt.pusher != plain_pusher(receipt.pusher)
    ):
        raise ReceiptError("value")
    return receipt


def plain_pusher(account: str) -> str:
    """Return the name of an account as receipts hold it: without control characters, of limited length."""
    return _UNPRINTABLE.sub("", account)[:LONGEST_PUSHER]


def digest_of_receipt(message: bytes) -> str:
    """Return the SHA-256 of the message of a receipt, in hexadecimal."""
    return sha256(message).hexdigest()


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8") + b"\n"


def _parse_time(text: str) -> datetime:
    try:
        at = datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        raise ReceiptError(text) from None
    if at.strftime(_TIME) != text:  # strptime takes "2026-6-1"
        raise ReceiptError(text)
    return at


def find_receipt_head(repository: Repository) -> str:
    """Return the id of the newest commit of the log; empty if the repository has no log."""
    result = run_git(repository.top, ("rev-parse", "--verify", "--quiet", "--end-of-options", RECEIPT_LOG))
    return "" if result.status else result.output.decode().strip()


def read_logged_receipts(repository: Repository, head: str, count: int | None = None) -> tuple[LoggedReceipt, ...]:
    """Return the commits of the log up to `head`, oldest first; with `count` only the newest.

    A commit with files, with several parents or with other bytes than a server writes has no message here.
    """
    limit = () if count is None else (f"--max-count={count}",)
    arguments = ("rev-list", "--first-parent", *limit, head)
    ids = read_git_output(repository.top, arguments).decode().split()[::-1]
    return tuple(_read_commits(repository, ids, is_whole=count is None))


def _read_commits(repository: Repository, ids: list[str], *, is_whole: bool) -> Iterator[LoggedReceipt]:
    parent = "" if is_whole else None
    for id, data in read_blobs(repository, ids):
        message = data.partition(b"\n\n")[2]
        first = parent if parent is not None else _parent_of(data)
        parent = id
        receipt = _receipt_of(message)
        if receipt is None or _commit_bytes(repository, first, receipt.at, message) != data:
            yield LoggedReceipt(id, b"", None)
        else:
            yield LoggedReceipt(id, message, receipt)


def _parent_of(data: bytes) -> str:
    lines = data.partition(b"\n\n")[0].split(b"\n")
    return next(
        (each[len(b"parent ") :].decode("ascii", "replace") for each in lines if each.startswith(b"parent ")), ""
    )


def _receipt_of(message: bytes) -> Receipt | None:
    line, newline, signature = message.partition(b"\n")
    if len(message) > LARGEST_RECEIPT or not signature.startswith(_SIGNATURE):
        return None
    try:
        return parse_receipt(line + newline)
    except ReceiptError:
        return None


def _commit_bytes(repository: Repository, parent: str, at: datetime, message: bytes) -> bytes:
    """Return the commit as written by a server: its date is the receipt's, so its bytes are fully determined."""
    by = f"portalgen <receipt@portalgen> {int(at.timestamp())} +0000"
    parents = f"parent {parent}\n" if parent else ""
    return f"tree {repository.empty_tree}\n{parents}author {by}\ncommitter {by}\n\n".encode() + message


def append_to_log(repository: Repository, parent: str, at: datetime, message: bytes) -> str:
    """Append a commit with this message to the log, whose newest commit must be `parent`, and return its id.

    Raises UnusableEnvironmentError if Git cannot write, or if the log has another newest commit.
    """
    read_git_output(repository.top, ("hash-object", "-t", "tree", "-w", "--stdin"))
    data = _commit_bytes(repository, parent, at, message).decode("utf-8")
    arguments = ("hash-object", "-t", "commit", "-w", "--stdin")
    commit = read_git_output(repository.top, arguments, (data,), ending="").decode().strip()
    before = parent or "0" * len(commit)
    result = run_git(repository.top, ("update-ref", "--end-of-options", RECEIPT_LOG, commit, before))
    if result.status:
        raise git_error_of(result)
    return commit


def read_references(repository: Repository) -> dict[str, str]:
    """Return the id of the object of every reference, by full name."""
    rows = read_git_output(repository.top, ("for-each-ref", "--format=%(objectname) %(refname)")).decode(
        "utf-8", "surrogateescape"
    )
    return {name: id for id, _, name in (row.partition(" ") for row in rows.splitlines())}


def holds_object(repository: Repository, reference: str, id: str) -> bool:
    """Return True if the object of a reference, a commit or a tag, is `id` or a descendant of it."""
    return run_git(repository.top, ("merge-base", "--is-ancestor", id, reference)).status == 0


def keep_commit(repository: Repository, commit: str) -> None:
    """Keep a commit in the repository after its branches are gone."""
    if run_git(repository.top, ("cat-file", "-e", f"{commit}^{{commit}}")).status == 0:
        read_git_output(repository.top, ("update-ref", "--end-of-options", f"{KEPT_COMMITS}{commit}", commit))


def find_existing_commits(repository: Repository, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the `ids` of commits that exist in the repository."""
    output = read_git_output(repository.top, ("cat-file", "--batch-check=%(objectname) %(objecttype)"), ids)
    return tuple(line.split(" ")[0] for line in output.decode().splitlines() if line.endswith(" commit"))
