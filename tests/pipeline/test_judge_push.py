"""What landed since the last release is judged by the rules of the commit that is live, before anything is released."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.pipeline.judging.push import PushJudgement, PushOptions, judge_push
from portalgen.pipeline.judging.push_words import format_push_text
from tests.makers.board import POLICY, Board, dump
from tests.makers.judged_portal import VISIT, judged_board, write_news
from tests.makers.lint.story import commit, git

pytestmark = pytest.mark.heavy

LINT = "site-config/lint.yaml"
LAX = {LINT: "severities:\n  LNK102: note\n"}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return judged_board(tmp_path_factory.mktemp("ban") / "kho")


@pytest.fixture(scope="module")
def start(board: Board) -> tuple[Any, ...]:
    """What main was before any test."""
    return tuple(board.main)


@pytest.fixture(autouse=True)
def restored(board: Board, start: tuple[Any, ...]) -> None:
    board.restore(start)


def judged(board: Board, live: str, **options: Any) -> PushJudgement:
    asked = PushOptions(board.folder, live, board.now + timedelta(hours=1), board.tip.id, board.genesis, **options)
    return judge_push(asked)


def codes(judgement: PushJudgement) -> set[str]:
    return {code for code, severity in judgement._codes() if severity is Severity.ERROR}


def test_approved_pages_pass_however_they_landed(board: Board) -> None:
    live = board.tip.id
    for number, how in enumerate(("merge", "squash", "merge")):
        path = f"content/so/tin-tuc/bai-{number}.vi.md"
        board.publish({path: write_news(f"so-bai-{number}", f"Hội nghị lần {number}")}, how=how)
    judgement = judged(board, live)
    assert judgement.passes and judgement.state == "forward", format_push_text(judgement, "vi")
    assert format_push_text(judgement, "vi").startswith("ĐẠT: ")


def test_a_page_that_nobody_approved_keeps_everything_back_until_it_is_ratified_or_reverted(board: Board) -> None:
    live = board.tip.id
    pushed = board.push({VISIT: write_news("so-tham-xa")}, by="editor-so")
    refused = judged(board, live)
    text = format_push_text(refused, "vi")
    assert not refused.passes and "APR201" in codes(refused), text
    assert text.startswith("CHƯA ĐẠT, không phát hành gì") and VISIT in text
    assert "portalgen ratify" in text and "git revert" in text
    before = tuple(board.main)
    board.ratify(pushed, by="chief-so")
    assert judged(board, live).passes, format_push_text(judged(board, live), "vi")
    board.restore(before)
    board.revert(pushed)
    reverted = judged(board, live)
    assert "APR201" not in codes(reverted) or not reverted.passes


def test_the_word_of_another_boards_chief_does_not_count(board: Board) -> None:
    live = board.tip.id
    board.publish({VISIT: write_news("so-tham-xa")}, by="chief-xa")
    assert not judged(board, live).passes


def test_what_a_board_publishes_at_once_is_released_with_its_debt(board: Board) -> None:
    live = board.tip.id
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    board.sign(submission, by="chief-so", action="emergency", reason="Bão số 5 sắp vào bờ")
    board.merge(submission)
    assert judged(board, live).passes, format_push_text(judged(board, live), "vi")


def test_rules_that_nobody_approved_neither_count_nor_pass(board: Board) -> None:
    live = board.tip.id
    board.push({POLICY: dump({**board.policy, "approval": {"classes": {}}})}, by="operator")
    board.push({VISIT: write_news("so-tham-xa")}, by="editor-so")
    judgement = judged(board, live)
    assert not judgement.passes and POLICY in judgement.held_rules
    assert "vẫn chấm theo quy tắc của bản đang phát hành" in format_push_text(judgement, "vi")


def test_rules_that_owners_approved_hold_for_what_landed_after_them(board: Board) -> None:
    live = board.tip.id
    bad = write_news("so-tham-xa", body="Xem [bài](khong-co.vi.md).")
    del bad
    board.govern({LINT: "ignore: []\n"}, by=("owner-1", "owner-2"), is_valid=True)
    board.publish({VISIT: write_news("so-tham-xa")})
    judgement = judged(board, live)
    assert judgement.held_rules == ()


def test_going_back_and_a_replaced_line_need_the_operators_word(board: Board) -> None:
    older = board.tip
    board.publish({VISIT: write_news("so-tham-xa")})
    live = board.tip.id
    board.force_push(older)
    back = judged(board, live)
    assert (back.state, back.passes) == ("back", False)
    assert "--rollback" in format_push_text(back, "vi")
    assert judged(board, live, allows_back=True).passes
    board.publish({"content/xa/tin-tuc/don-khach.vi.md": write_news("xa-don-khach", "Đón khách")}, site="xa")
    other = judged(board, live)
    assert (other.state, other.passes) == ("replaced", False)
    assert judged(board, live, allows_back=True).passes, format_push_text(judged(board, live, allows_back=True), "vi")


def test_the_commit_that_is_live_needs_no_judgement(board: Board) -> None:
    assert (judged(board, board.tip.id).state, judged(board, board.tip.id).passes) == ("same", True)
