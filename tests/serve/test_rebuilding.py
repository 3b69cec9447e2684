"""Rebuilding: one at a time, coalesced, and never ended by a fault."""

from __future__ import annotations

import gc
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from portalgen.content.body import SourceChangedError
from portalgen.diagnostics.model import Place, diagnostic
from portalgen.errors import OutputError
from portalgen.serve import rebuilding
from portalgen.serve.debounce import Changes
from portalgen.serve.model import BuildOutcome
from portalgen.serve.preview_state import PreviewState
from portalgen.serve.rebuilding import Rebuilder
from tests.makers.waiting import wait_until

pytestmark = pytest.mark.heavy

FREEZE = rebuilding._freeze_live_objects
GOOD = BuildOutcome((), True, ("a.vn/index.html",), 0.25)
PATIENCE = 60
"""Seconds; a busy machine is no fault of the preview."""


def test_many_changes_become_one_rebuild_and_those_during_it_another() -> None:
    running, started, release = [0], threading.Semaphore(0), threading.Semaphore(0)
    overlaps: list[int] = []

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        running[0] += 1
        overlaps.append(running[0])
        started.release()
        release.acquire(timeout=PATIENCE)
        running[0] -= 1
        return GOOD

    rebuilder = Rebuilder(rebuild, PreviewState(), lambda _: None, "vi")
    rebuilder.start()
    for _ in range(20):
        rebuilder.request_rebuild()
    assert started.acquire(timeout=PATIENCE)
    for _ in range(20):
        rebuilder.request_rebuild()
    release.release(2)
    assert started.acquire(timeout=PATIENCE)
    time.sleep(0.3)
    rebuilder.stop()
    assert overlaps == [1, 1]


def test_a_fault_of_the_environment_is_shown_and_the_next_rebuild_clears_it() -> None:
    outcomes: list[BuildOutcome | Exception] = [OutputError("đầy", "full"), GOOD]
    board = PreviewState()
    said: list[str] = []

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    rebuilder = Rebuilder(rebuild, board, said.append, "vi")
    rebuilder.build()
    assert (board.report.fault, board.report.has_failed) == ("đầy", True)
    rebuilder.build()
    assert not board.report.has_failed
    assert said == ["đầy", "Đã dựng trong 0,2 giây; 1 tệp thay đổi"]


def test_a_bug_prints_its_traceback_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        raise ZeroDivisionError

    board = PreviewState()
    Rebuilder(rebuild, board, lambda _: None, "en").build()
    assert "ZeroDivisionError" in board.report.fault
    assert "Traceback" in capsys.readouterr().err


def test_the_board_remembers_what_changed_since() -> None:
    board = PreviewState()
    start = board.revision
    assert board.paths_changed_since(start) == ()
    Rebuilder(lambda _: GOOD, board, lambda _: None, "vi").build()
    assert board.paths_changed_since(start) == ("a.vn/index.html",)
    assert board.paths_changed_since(board.revision) == ()
    assert board.paths_changed_since(start - 10) is None
    assert board.paths_changed_since(board.revision + 1) is None


def test_what_broke_off_is_followed_by_a_rebuild_of_anything() -> None:
    asked: list[frozenset[Path] | None] = []
    outcomes: list[BuildOutcome | Exception] = [OutputError("đầy", "full"), GOOD, GOOD]
    done = threading.Event()

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        asked.append(changed)
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    rebuilder = Rebuilder(rebuild, PreviewState(), lambda _: done.set(), "vi")
    rebuilder.start()
    for _ in range(3):
        rebuilder.request_rebuild(Path("/p/content/a.vi.md"))
        assert done.wait(60)
        done.clear()
    rebuilder.stop()
    assert asked == [{Path("/p/content/a.vi.md")}, None, {Path("/p/content/a.vi.md")}]


def test_a_file_that_is_saved_during_the_rebuild_is_no_fault_but_one_that_never_matches_is() -> None:
    board, said = PreviewState(), list[str]()
    outcomes: list[BuildOutcome | Exception] = [SourceChangedError("đổi", "changed"), GOOD]

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        outcome = outcomes.pop(0) if outcomes else SourceChangedError("đổi", "changed")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    rebuilder = Rebuilder(rebuild, board, said.append, "vi")
    rebuilder.start()
    rebuilder.request_rebuild(Path("/p/content/a.vi.md"))
    wait_until(lambda: bool(said), PATIENCE)
    assert said == ["Đã dựng trong 0,2 giây; 1 tệp thay đổi"]
    rebuilder.request_rebuild(Path("/p/content/a.vi.md"))
    wait_until(lambda: len(said) == 2, PATIENCE)
    rebuilder.stop()
    assert (said[1], board.report.fault) == ("đổi", "đổi")


def test_what_is_written_without_end_and_cannot_be_held_is_told_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(rebuilding, "time", SimpleNamespace(monotonic=lambda: clock[0]))

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        clock[0] += 0.5
        if clock[0] < 8:
            raise SourceChangedError("đổi", "changed")
        return GOOD

    board, said = PreviewState(), list[tuple[float, str]]()
    rebuilder = Rebuilder(rebuild, board, lambda text: said.append((clock[0], text)), "vi")
    while not said or said[-1][1] == "đổi":
        rebuilder.build(Changes(frozenset({Path("/p/themes/own/a.css")}), clock[0] - 1, clock[0]))
    assert said == [(2.5, "đổi"), (5.0, "đổi"), (7.5, "đổi"), (8.0, "Đã dựng trong 0,2 giây; 1 tệp thay đổi")]
    assert not board.report.has_failed


def test_a_rebuild_that_had_nothing_to_do_wakes_nobody_but_is_checked() -> None:
    board, built = PreviewState(), list[int]()
    rests = BuildOutcome((), True, (), 0.1, sources=(("a.vn/index.html", "content/so/a.vi.md"),))
    rebuilder = Rebuilder(lambda _: rests, board, lambda _: None, "vi", lambda: built.append(1))
    revision = board.revision
    rebuilder.build()
    assert (board.revision, built) == (revision, [1])
    assert board.sources == {"a.vn/index.html": "content/so/a.vi.md"}


def test_a_rebuild_that_fixes_what_failed_is_reported_though_it_changed_nothing() -> None:
    board = PreviewState()
    error = BuildOutcome((diagnostic("MRK111", Place("content/so/a.vi.md")),), False, (), 0.1)
    outcomes = [error, BuildOutcome((), True, (), 0.1)]
    rebuilder = Rebuilder(lambda _: outcomes.pop(0), board, lambda _: None, "vi")
    rebuilder.build()
    revision = board.revision
    rebuilder.build()
    assert (board.revision, board.report.has_failed) == (revision + 1, False)


def test_a_warning_is_said_when_it_is_new_and_an_error_each_time() -> None:
    said: list[str] = []
    warning, error = (
        diagnostic("LNK104", Place("content/a.vi.md"), target="x"),
        diagnostic("MRK111", Place("content/b.vi.md")),
    )
    outcomes = [BuildOutcome((warning, error), False, (), 0.1)] * 2
    rebuilder = Rebuilder(lambda _: outcomes.pop(), PreviewState(), said.append, "vi")
    rebuilder.build()
    rebuilder.build()
    assert ["LNK104" in text for text in said] == [True, False, False, False]
    assert ["MRK111" in text for text in said] == [True, False, True, False]


def test_what_stays_after_a_rebuild_of_anything_is_not_passed_over_again_by_the_collector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rebuilding, "_freeze_live_objects", FREEZE)
    gc.unfreeze()
    rebuilder = Rebuilder(lambda _: GOOD, PreviewState(), lambda _: None, "vi")
    rebuilder.build(Changes(frozenset({Path("/p/content/a.vi.md")})))
    assert gc.get_freeze_count() == 0
    rebuilder.build()
    assert gc.get_freeze_count() > 0
