"""The file of intents: updates that `pre-receive` is about to accept, written before Git moves any reference.

A hook that judges a push may not write references, since the push is still in quarantine (git-receive-pack(1)). So it
appends a line with the time to `receipts/intents` in the repository's own folder, and `post-receive` turns it into
receipts.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.receipts import Receipt, ReceiptError, parse_receipt, plain_pusher, write_receipt

RECEIPTS_FOLDER: Final = "receipts"
INTENTS_FILE: Final = "intents"
_LOCK_FILE: Final = "lock"


@frozen
class ReferenceUpdate:
    """A line of a hook's input: the old and new object of a reference."""

    reference: str
    old: str
    """Empty if it is new."""
    new: str
    """Empty if it is deleted."""


def parse_updates(text: str) -> tuple[ReferenceUpdate, ...]:
    """Return the updates in the input of a hook. Raises UsageError for anything else."""
    updates = []
    for line in text.splitlines():
        parts = line.split(" ", 2)
        if len(parts) != 3:
            raise UsageError(
                f"dòng `{line}` không phải là `MÃ-CŨ MÃ-MỚI TÊN` mà Git đưa cho hook",
                f"the line `{line}` is not `OLD NEW REFERENCE` as Git gives it to hooks",
            )
        old, new, reference = parts
        updates.append(ReferenceUpdate(reference, old if old.strip("0") else "", new if new.strip("0") else ""))
    return tuple(updates)


class IntentFile:
    """The intents of a repository, while its lock is held."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / INTENTS_FILE

    def read(self) -> tuple[Receipt, ...]:
        """Return the intents in their order, skipping a line cut off by a full disk."""
        try:
            lines = self.file.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return ()
        return tuple(_parse_lines(lines))

    def append(self, intents: Iterable[Receipt]) -> None:
        """Write intents so that they survive a crash."""
        data = b"".join(map(write_receipt, intents))
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            try:
                if size and os.pread(descriptor, 1, size - 1) != b"\n":
                    data = b"\n" + data
                if os.write(descriptor, data) != len(data):
                    raise OSError(28, os.strerror(28), str(self.file))
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)

    def keep(self, intents: Sequence[Receipt]) -> None:
        """Keep only these. If there are none, the file is emptied, which needs no space on a full disk."""
        if not intents:
            if self.file.exists():
                os.truncate(self.file, 0)
            return
        beside = self.file.with_name(f"{INTENTS_FILE}.new")
        with beside.open("wb") as stream:
            stream.write(b"".join(map(write_receipt, intents)))
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(self.file)


def _parse_lines(lines: Iterable[bytes]) -> Iterator[Receipt]:
    for line in lines:
        try:
            yield parse_receipt(line)
        except ReceiptError:
            continue


@contextmanager
def lock_intents(repository: Path) -> Iterator[IntentFile]:
    """Yield the intents of the repository in this folder; another process waits until the block is left."""
    folder = repository / RECEIPTS_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(folder / _LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield IntentFile(folder)
    finally:
        os.close(descriptor)


def write_intents(
    repository: Path, updates: Iterable[ReferenceUpdate], at: datetime, pusher: str
) -> tuple[Receipt, ...]:
    """Append an intent for each update at the aware time `at`, never before the last intent, and return them."""
    moment = at.astimezone(UTC).replace(microsecond=0)
    with lock_intents(repository) as file:
        moment = max([moment, *(each.at for each in file.read())])
        account = plain_pusher(pusher)
        intents = tuple(Receipt(each.reference, each.old, each.new, moment, account) for each in updates)
        file.append(intents)
    return intents
