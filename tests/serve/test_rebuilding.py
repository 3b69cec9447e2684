"""Rebuilding: one at a time, coalesced, and never ended by a fault."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from portalgen.errors import OutputError
from portalgen.serve.board import Board
from portalgen.serve.model import BuildOutcome
from portalgen.serve.rebuilding import Rebuilder

GOOD = BuildOutcome((), True, ("a.vn/index.html",), 0.25)


def test_many_changes_become_one_rebuild_and_those_during_it_another() -> None:
    running, started, release = [0], threading.Semaphore(0), threading.Semaphore(0)
    overlaps: list[int] = []

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        running[0] += 1
        overlaps.append(running[0])
        started.release()
        release.acquire(timeout=5)
        running[0] -= 1
        return GOOD

    rebuilder = Rebuilder(rebuild, Board(), lambda _: None, "vi")
    rebuilder.start()
    for _ in range(20):
        rebuilder.ask()
    assert started.acquire(timeout=5)
    for _ in range(20):
        rebuilder.ask()
    release.release(2)
    assert started.acquire(timeout=5)
    time.sleep(0.3)
    rebuilder.stop()
    assert overlaps == [1, 1]


def test_a_fault_of_the_world_is_shown_and_the_next_rebuild_clears_it() -> None:
    outcomes: list[BuildOutcome | Exception] = [OutputError("đầy", "full"), GOOD]
    board = Board()
    said: list[str] = []

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    rebuilder = Rebuilder(rebuild, board, said.append, "vi")
    rebuilder.build()
    assert (board.report.fault, board.report.failed) == ("đầy", True)
    rebuilder.build()
    assert not board.report.failed
    assert said == ["đầy", "Đã dựng trong 0,2 giây; 1 tệp thay đổi"]


def test_a_bug_prints_its_traceback_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        raise ZeroDivisionError

    board = Board()
    Rebuilder(rebuild, board, lambda _: None, "en").build()
    assert "ZeroDivisionError" in board.report.fault
    assert "Traceback" in capsys.readouterr().err


def test_the_board_remembers_what_changed_since() -> None:
    board = Board()
    start = board.revision
    assert board.changed_since(start) == ()
    Rebuilder(lambda _: GOOD, board, lambda _: None, "vi").build()
    assert board.changed_since(start) == ("a.vn/index.html",)
    assert board.changed_since(board.revision) == ()
    assert board.changed_since(start - 10) is None
    assert board.changed_since(board.revision + 1) is None
