"""Histories of pages that a submission brings are held against main: what it forges, shortens or deletes is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest

from portalgen.content.page_history import page_history_path
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import sentence_of, severity_of
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.deadlines.main_content import open_main_content
from portalgen.editorial.page_history.page_history_export import export_page_histories
from portalgen.editorial.page_history.submitted_histories import SubmittedHistories, check_submitted_histories
from tests.makers.board import Board, Content
from tests.makers.page_histories import NEWS, news, open_office

CALM, FLOOD = (page_history_path("so", id) for id in ("so-lang", "so-lu"))
NEWEST = re.compile(rb'    \{\n     "at": .*?\n    \},\n', re.DOTALL)
"""The newest version of a file with several."""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """Main has the histories of two items, of which one changed twice since."""
    board = open_office(tmp_path_factory.mktemp("office") / "kho")
    for more in ("", " Đã rút."):
        board.publish({f"{NEWS}/lang.vi.md": news("so-lang", f"Trời lặng.{more}\n"),
                       f"{NEWS}/lu.vi.md": news("so-lu", f"Nước lên.{more}\n")})  # fmt: skip
    board.publish(export(board))
    for text in ("Nước lên cao.\n", "Nước lên rất cao.\n"):
        board.publish({f"{NEWS}/lu.vi.md": news("so-lu", text)})
    board.now += timedelta(days=1)
    return board


def export(board: Board) -> Mapping[str, bytes]:
    audit = audit_approvals(board.repository, "main", board.genesis, board.now)
    with open_main_content(board.repository, board.tip.id, board.now) as content:
        return export_page_histories(content, audit)


def check(board: Board, changes: Mapping[str, Content]) -> list[Diagnostic]:
    """What is found in a submission with these histories."""
    submission = board.submit(changes, author="editor-so")
    submitted = SubmittedHistories(board.repository, board.tip.id, submission.head.id, tuple(changes))
    return list(check_submitted_histories(submitted, board.genesis, board.now, None))


def text_of(board: Board, path: str) -> bytes:
    return board.data[board.tip.tree[path][1]]


def test_what_an_export_writes_passes(board: Board) -> None:
    exported = export(board)
    assert exported[FLOOD] != text_of(board, FLOOD)
    assert check(board, {FLOOD: exported[FLOOD]}) == []


def test_a_history_that_is_forged_shortened_deleted_or_of_no_item_is_an_error(board: Board) -> None:
    calm, stray = text_of(board, CALM), page_history_path("so", "so-khong-co")
    forged = calm.replace("rút".encode(), "tạnh".encode())
    shorter = NEWEST.sub(b"", calm, count=1)
    assert len({calm, forged, shorter}) == 3
    for change, words in ((forged, "khác ở `changes`"), (shorter, "bỏ bớt"), (None, "bài gửi xóa tệp")):
        (found,) = check(board, {CALM: change})
        assert (found.code, found.place.path, severity_of(found)) == ("CFG196", CALM, Severity.ERROR)
        assert words in sentence_of(found, "vi")
    assert [each.code for each in check(board, {stray: calm})] == ["CFG195"]


def test_a_history_that_main_moved_past_is_a_warning(board: Board) -> None:
    behind = NEWEST.sub(b"", export(board)[FLOOD], count=1)
    (found,) = check(board, {FLOOD: behind})
    assert (found.code, severity_of(found)) == ("CFG197", Severity.WARNING)
