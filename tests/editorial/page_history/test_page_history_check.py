"""Histories that somebody edited, that hold withheld words or that are behind are found by holding them against main."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.content.page_history import format_page_history, page_history_path, parse_page_history
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.page_history.committed_histories import read_histories_in_folder
from portalgen.editorial.page_history.page_history_check import compare_page_histories
from tests.makers.board import Board
from tests.makers.page_histories import NEWS, news, play

Output = pytest.CaptureFixture[str]
MEETING = page_history_path("so", "so-hoi-nghi")
CORRECTED = page_history_path("so", "so-dinh-chinh")
AT = "2026-07-10"
NEWEST = re.compile(rb"    \{\n     \"at\": \"2026-06-03.*?\n    \},\n", re.DOTALL)
"""The newest version of the meeting, as its file has it."""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    board = play(tmp_path_factory.mktemp("office") / "kho")
    assert run(board, "export") == 0
    return board


@pytest.fixture(scope="module")
def files(board: Board) -> Mapping[str, bytes]:
    return read_histories_in_folder(board.folder, ("so",))


def run(board: Board, name: str, *more: str) -> int:
    return run_command(["--root", str(board.folder), "history", name, "--at", AT, *more])


def codes(expected: Mapping[str, bytes], committed: Mapping[str, bytes]) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in compare_page_histories(expected, committed)]


def test_running_an_export_again_changes_nothing_and_the_check_agrees(
    board: Board, files: Mapping[str, bytes], capsys: Output
) -> None:
    assert run(board, "export", "--site", "so") == 0
    assert read_histories_in_folder(board.folder, ("so",)) == files
    assert run(board, "check") == 0
    said = capsys.readouterr().out
    assert (
        said == f"Lịch sử đã ghi: 0; đã xóa: 0; giữ nguyên: {len(files)}.\n{len(files)} lịch sử đúng như bản chính.\n"
    )


def test_sites_without_histories_are_told_where_to_switch_them_on(board: Board, capsys: Output) -> None:
    assert run(board, "export", "--site", "portal") == 2
    assert "`page_history: true` trong site-config/sites/portal.yaml" in capsys.readouterr().err
    assert run(board, "check", "--site", "xo") == 2
    assert "không có trang nào mang mã `xo`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b"Tr\xc6\xb0\xe1\xbb\x9fng Ban so", b"Tr\xc6\xb0\xe1\xbb\x9fng Ban xa", "approvers"),
        (b'["removed", "8"]', b'["removed", "7"]', "changes"),
        (b'"proven"', b'"weak"', "worth"),
    ],
)
def test_a_file_that_somebody_edited_is_named_with_what_differs(
    files: Mapping[str, bytes], old: bytes, new: bytes, key: str
) -> None:
    edited = {**files, MEETING: files[MEETING].replace(old, new)}
    (found,) = compare_page_histories(files, edited)
    assert (found.code, found.place.path) == ("CFG196", MEETING)
    assert f"khác ở `{key}`" in sentence_of(found, "vi")


def test_a_version_that_was_added_by_hand_is_named(files: Mapping[str, bytes]) -> None:
    version = NEWEST.search(files[MEETING])
    assert version is not None
    edited = {**files, MEETING: files[MEETING].replace(version[0], version[0] * 2)}
    assert codes(files, edited) == [("CFG196", MEETING)]


def test_a_file_that_is_no_history_or_of_no_item_is_named(files: Mapping[str, bytes]) -> None:
    stray = page_history_path("so", "so-khong-co")
    edited = {**files, MEETING: files[MEETING] + b" ", stray: files[MEETING]}
    assert codes(files, edited) == [("CFG194", MEETING), ("CFG195", stray)]


def test_a_file_that_is_behind_is_a_warning_alone(files: Mapping[str, bytes]) -> None:
    version = NEWEST.search(files[MEETING])
    assert version is not None
    behind = {**files, MEETING: files[MEETING].replace(version[0], b"")}
    del behind[CORRECTED]
    assert codes(files, behind) == [("CFG197", CORRECTED), ("CFG197", MEETING)]


def test_words_that_a_later_withdrawal_forbids_are_named_though_the_file_was_right_before(
    board: Board, files: Mapping[str, bytes], capsys: Output
) -> None:
    path = f"{NEWS}/dinh-chinh.vi.md"
    board.publish({path: news("so-dinh-chinh", "Tên mới hơn.\n", withdrawn="{at: 2026-07-03, reason: rights}")})
    assert run(board, "check") == 1
    said = capsys.readouterr().err
    assert f"{CORRECTED}:1:1: lỗi CFG198" in said and "CFG196" not in said
    assert run(board, "export") == 0
    assert "mới hơn" not in (board.folder / CORRECTED).read_text("utf-8")


def test_a_folder_that_leads_out_of_the_portal_is_not_written_to(board: Board, tmp_path: Path, capsys: Output) -> None:
    folder = (board.folder / MEETING).parent
    kept = folder.rename(folder.with_name("giu"))
    folder.symlink_to(tmp_path)
    assert run(board, "export") == 2
    folder.unlink()
    kept.rename(folder)
    assert "dẫn ra ngoài thư mục của cổng" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_note_of_a_removal_that_readers_are_not_told_is_named(files: Mapping[str, bytes]) -> None:
    path = page_history_path("so", "so-go")
    history = parse_page_history(files[path])
    (own,) = history.languages
    newest, *older = own.versions
    told = replace(own, versions=(replace(newest, note="Vì sao gỡ"), *older))
    edited = {**files, path: format_page_history(replace(history, languages=(told,)))}
    assert (newest.event, codes(files, edited)) == ("removed", [("CFG198", path)])
