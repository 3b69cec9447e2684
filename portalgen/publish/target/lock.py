"""One process at a time changes a target."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


@contextmanager
def hold_target(folder: Path, purpose: str, now: datetime) -> Iterator[None]:
    """Keep every other process from changing a target. The functions that change one do so themselves; whoever calls several
    of them in a row may hold it around them.

    Raises TargetRefusedError (`locked`) with who holds it since when.
    """
    raise NotImplementedError
    yield
