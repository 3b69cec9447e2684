"""The board: what is new wakes those who wait, and nothing else does."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.lint.model import Finding
from portalgen.serve.preview_state import CheckResult, PreviewState, RebuildReport

ERROR = diagnostic("MRK111", Place("content/so/a.vi.md", 4))
WARNING = diagnostic("LNK104", Place("content/so/a.vi.md"), target="x")
ROWS = (("so.vn/index.html", "content/so/_index.vi.md"),)


def test_a_report_that_says_nothing_new_keeps_the_revision_and_brings_its_sources() -> None:
    board = PreviewState()
    board.publish(RebuildReport((WARNING,), ("so.vn/index.html",)))
    revision = board.revision
    assert not board.publish(RebuildReport((WARNING,), sources=ROWS))
    assert (board.revision, board.build_revision, board.sources) == (revision, revision, dict(ROWS))


def test_a_change_a_new_warning_and_every_failure_are_new() -> None:
    board = PreviewState()
    reports = (
        RebuildReport((), ("so.vn/index.html",)),
        RebuildReport((WARNING,)),
        RebuildReport((ERROR,)),
        RebuildReport((ERROR,)),
        RebuildReport(fault="đầy"),
        RebuildReport(fault="đầy"),
        RebuildReport(),
    )
    for report in reports:
        revision = board.revision
        assert board.publish(report)
        assert board.revision == revision + 1, report


def test_the_same_sources_are_not_read_again() -> None:
    board = PreviewState()
    board.publish(RebuildReport((), ("so.vn/index.html",), sources=ROWS))
    known = board.sources
    board.publish(RebuildReport((), ("so.vn/index.html",), sources=ROWS))
    assert board.sources is known


def test_findings_are_kept_by_file_in_their_order() -> None:
    board = PreviewState()
    one, other, third = (
        Finding(diagnostic("TXT203", Place(path, line)), Severity.WARNING, str(line), "editor")
        for path, line in (("content/b.vi.md", 1), ("content/a.vi.md", 2), ("content/b.vi.md", 3))
    )
    board.publish_check(CheckResult((one, other, third)))
    assert board.findings_by_file == {"content/b.vi.md": (one, third), "content/a.vi.md": (other,)}


def test_who_waits_hears_of_what_is_new_and_not_of_what_rests() -> None:
    board = PreviewState()

    async def scene() -> list[bool]:
        waiting = asyncio.create_task(board.wait(board.revision, 0.2))
        await asyncio.sleep(0)
        await asyncio.to_thread(board.publish, RebuildReport())
        rested = await waiting
        waiting = asyncio.create_task(board.wait(board.revision, 5))
        await asyncio.sleep(0)
        await asyncio.to_thread(board.publish, RebuildReport((), ("so.vn/index.html",)))
        return [rested, await waiting]

    with ThreadPoolExecutor(1) as thread:  # a browser that other tests use runs its loop in this one
        assert thread.submit(lambda: asyncio.run(scene())).result() == [False, True]
