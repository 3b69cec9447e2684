"""What a call does, counted in what costs time on every machine: function calls, opened files, statements of SQL."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from portalgen.store import row_store


@dataclass(slots=True)
class Work:
    """The counts of one call."""

    calls: int = 0
    """Functions of Python that were called, each time."""
    opened: Counter[str] = field(default_factory=Counter)
    """How often each file was opened, by path."""
    statements: Counter[str] = field(default_factory=Counter)
    """Statements of SQL by their first word. A row that is written is one `INSERT`."""


_opened: list[Counter[str]] = []
_hooks: Final[list[Any]] = []


def count_work(run: Callable[[], object]) -> Work:
    """Count what `run` does in this thread and process."""
    work = Work()

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            work.calls += 1

    with _counting_files(work.opened), _counting_statements(work.statements):
        was_enabled = gc.isenabled()
        gc.disable()  # its finalizers, which run at any time, would be counted
        previous = sys.getprofile()
        sys.setprofile(count)
        try:
            run()
        finally:
            sys.setprofile(previous)
            if was_enabled:
                gc.enable()
    return work


@contextmanager
def _counting_files(opened: Counter[str]) -> Iterator[None]:
    if not _hooks:  # a hook cannot be removed again
        _hooks.append(_hear)
        sys.addaudithook(_hear)
    _opened.append(opened)
    try:
        yield
    finally:
        _opened.remove(opened)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _opened and isinstance(arguments[0], str | Path):
        for opened in _opened:
            opened[str(arguments[0])] += 1


@contextmanager
def _counting_statements(statements: Counter[str]) -> Iterator[None]:
    connect = row_store._connect

    def connect_and_count(*arguments: Any) -> Any:
        connection = connect(*arguments)
        if connection is not None:
            connection.set_trace_callback(lambda text: statements.update((text.split(maxsplit=1)[0],)))
        return connection

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(row_store, "_connect", connect_and_count)
        yield
