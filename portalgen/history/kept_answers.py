"""Answers of Git that can never change, kept for the rest of the process.

What an object id means is fixed: the entries of a tree, the bytes of a blob, the ancestors of a commit. A command asks
for the same several times, and each run of Git takes milliseconds. Only answers to questions that name every object by
its full id are kept; the target of a reference is asked for each time. A refusal is never kept: a missing object may
still be fetched.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Final

from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository

_ID: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MOST_BYTES: Final = 32 << 20
"""Of all answers together; those asked for longest ago are given up."""
_LARGEST: Final = 4 << 20
"""Bytes of an answer that is kept: the list of the files of a large portal."""
_LARGEST_BLOB: Final = 256 << 10
"""Bytes of a blob that is kept: rosters, records and pages, but few attachments."""
_OVERHEAD: Final = 500
"""Bytes that an answer takes besides its own, about."""

_Key = tuple[Path, tuple[str, ...]]


class _Answers:
    """The kept answers, the longest unused first."""

    def __init__(self) -> None:
        self._lock: Final = Lock()  # the preview asks from several threads
        self._kept: Final[OrderedDict[_Key, bytes]] = OrderedDict()
        self._size = 0

    def find(self, key: _Key) -> bytes | None:
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
            return answer

    def keep(self, key: _Key, answer: bytes) -> None:
        if len(answer) > _LARGEST:
            return
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = answer
            self._size += len(answer) + _OVERHEAD
            while self._size > _MOST_BYTES:
                _, former = self._kept.popitem(last=False)
                self._size -= len(former) + _OVERHEAD


_ANSWERS: Final = _Answers()


def read_about_objects(repository: Repository, arguments: Iterable[str], ids: Iterable[str]) -> bytes:
    """Return the output of a run whose arguments name the objects `ids` and nothing else that could change.

    The run is repeated unless all are full ids. Raises UnusableEnvironmentError with Git's own words if it fails.
    """
    command = tuple(arguments)
    if not all(_ID.fullmatch(each) for each in ids):
        return read_git_output(repository.top, command)
    known = _ANSWERS.find((repository.top, command))
    if known is None:
        known = read_git_output(repository.top, command)
        _ANSWERS.keep((repository.top, command), known)
    return known


def find_kept_blob(repository: Repository, id: str) -> bytes | None:
    """Return the bytes of a blob that were kept; None if they have to be read."""
    return _ANSWERS.find((repository.top, (id,)))


def keep_blob(repository: Repository, id: str, data: bytes) -> None:
    """Keep the bytes of a blob as read from the repository."""
    if len(data) <= _LARGEST_BLOB and _ID.fullmatch(id):
        _ANSWERS.keep((repository.top, (id,)), data)
