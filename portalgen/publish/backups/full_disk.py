"""Reports a full disk: the data that needed the space, and how to get some.

Each caller knows its data and location; the error of the system often has neither.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from portalgen.errors import OutputError
from portalgen.text.bilingual import Bilingual

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_WORDS: Final = ("ổ đĩa đã đầy", "the disk is full", "Out of diskspace", *(os.strerror(code) for code in sorted(_FULL)))
"""Messages of started programs, Git among them, about missing space."""


class FullDiskError(OutputError):
    """There was not enough space for a command's output."""


def says_full_disk(text: str) -> bool:
    """Return True if a started program reports a full disk."""
    return any(words in text for words in _WORDS)


@contextmanager
def explain_full_disk(folder: Path, needs: Bilingual) -> Iterator[None]:
    """Turn a full disk into a `FullDiskError`, naming the disk of `folder` and the data (`needs`) for it.

    The outermost block reports it: it knows the original request.
    """
    try:
        yield
    except (OSError, OutputError) as error:
        if not _is_full(error):
            raise
        raise FullDiskError(
            f"ổ đĩa của `{folder}` đã đầy: {needs.vi}",
            f"the disk of `{folder}` is full: {needs.en}",
        ) from error


def format_room(size: int) -> str:
    """Return a number of bytes in MB, never less than 1."""
    return f"{max(1, -(-size // 10**6))} MB"


def _is_full(error: OSError | OutputError) -> bool:
    if isinstance(error, FullDiskError):
        return True
    return error.errno in _FULL if isinstance(error, OSError) else says_full_disk(error.en)
