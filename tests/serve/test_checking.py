"""Checking after the rebuild: never in its way, and a fault of it told once."""

from __future__ import annotations

import threading

import pytest

from portalgen.content.body import SourceChangedError
from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.errors import UnusableEnvironmentError
from portalgen.lint.model import Finding
from portalgen.serve.check_process import CheckBugError
from portalgen.serve.checking import Checker
from portalgen.serve.model import BuildOutcome
from portalgen.serve.preview_state import CheckResult, PreviewState, RebuildReport
from portalgen.serve.rebuilding import Rebuilder

BUILT = diagnostic("TXT203", Place("content/so/a.vi.md", 4))
FOUND = Finding(BUILT, Severity.WARNING, "f", "editor")


class Outcomes:
    """A check that answers, or raises, one after the other."""

    def __init__(self, *outcomes: tuple[Finding, ...] | Exception) -> None:
        self.left = list(outcomes)

    def __call__(self, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
        outcome = self.left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def stop(self) -> None:
        pass


class Endless:
    """A check that goes on until it is stopped, and tells what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Diagnostic, ...]] = []
        self.running, self.stopped = threading.Event(), threading.Event()

    def __call__(self, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
        self.asked.append(built)
        self.running.set()
        self.stopped.wait(60)
        raise EOFError

    def stop(self) -> None:
        self.stopped.set()


def checker(board: PreviewState, said: list[str], *outcomes: tuple[Finding, ...] | Exception) -> Checker:
    return Checker(Outcomes(*outcomes), board, said.append, "vi", "http://localhost/x")


def test_what_was_found_is_put_up_and_reported_while_it_is_new() -> None:
    board, said = PreviewState(), list[str]()
    one = checker(board, said, (FOUND,), (FOUND,), ())
    one.check()
    assert board.check_result == CheckResult((FOUND,))
    revision = board.revision
    one.check()
    assert board.revision == revision
    one.check()
    assert board.check_result == CheckResult()
    assert board.revision == revision + 1
    assert board.paths_changed_since(revision) == ()
    assert said == ["Kiểm tra: 1 cảnh báo; xem ở trang hoặc http://localhost/x"]


def test_a_check_is_no_newer_build() -> None:
    board, said = PreviewState(), list[str]()
    board.publish(RebuildReport((BUILT,)))
    built = board.build_revision
    checker(board, said, (FOUND,)).check()
    assert (board.build_revision, board.revision) == (built, built + 1)


def test_a_fault_of_the_environment_is_reported_once_and_the_build_still_reports_what_it_found() -> None:
    board, said = PreviewState(), list[str]()
    board.publish(RebuildReport((BUILT,)))
    fault_of_world = UnusableEnvironmentError("lịch sử hỏng", "the history is damaged")
    one = checker(board, said, fault_of_world, fault_of_world, (), fault_of_world)
    for _ in range(2):
        one.check()
    assert said == ["Chưa kiểm tra được theo quy tắc: lịch sử hỏng"]
    assert board.check_result is not None
    assert [each.diagnostic for each in board.check_result.findings] == [BUILT]
    assert board.check_result.fault == said[0]
    assert not board.report.fault
    for _ in range(2):
        one.check()
    assert len(said) == 2


def test_a_bug_prints_its_traceback_once_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    board, said = PreviewState(), list[str]()
    one = checker(board, said, ZeroDivisionError(), ZeroDivisionError(), (FOUND,))
    one.check()
    one.check()
    assert capsys.readouterr().err.count("Traceback") == 1
    one.check()
    assert board.check_result == CheckResult((FOUND,))


def test_a_file_that_changes_during_the_check_is_no_fault() -> None:
    board, said = PreviewState(), list[str]()
    one = checker(board, said, (FOUND,), SourceChangedError("đổi", "changed"))
    one.check()
    one.check()
    assert board.check_result == CheckResult((FOUND,))
    assert len(said) == 1


def test_a_rebuild_is_shown_before_its_check_and_not_held_up_by_it() -> None:
    board, endless = PreviewState(), Endless()
    one = Checker(endless, board, lambda _: None, "vi", "")
    one.start()
    outcome = BuildOutcome((BUILT,), True, ("so.vn/index.html",), 0.1)
    rebuilder = Rebuilder(lambda _: outcome, board, lambda _: None, "vi", one.request_check)
    rebuilder.build()
    assert endless.running.wait(60)
    before = board.build_revision
    rebuilder.build()
    assert board.build_revision == before + 1
    one.stop()
    assert endless.asked == [(BUILT,)]


def test_the_end_of_the_preview_ends_a_long_check_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    board, said, endless = PreviewState(), list[str](), Endless()
    one = Checker(endless, board, said.append, "vi", "")
    one.start()
    one.request_check()
    assert endless.running.wait(60)
    one.stop()
    assert (board.check_result, said, capsys.readouterr().err) == (None, [], "")


def test_a_bug_in_the_process_that_checks_is_reported_by_its_own_name_and_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    board, said = PreviewState(), list[str]()
    checker(board, said, CheckBugError("ZeroDivisionError", "Traceback of there")).check()
    assert "ZeroDivisionError" in said[0]
    assert capsys.readouterr().err == "Traceback of there"
