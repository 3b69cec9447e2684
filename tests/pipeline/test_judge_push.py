"""What landed since the last release is judged by the rules of the commit that is live, before anything is released."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.errors import UsageError
from portalgen.history.program import run_git
from portalgen.pipeline.judge_push import PushOptions, judge_push
from portalgen.pipeline.judging.push_judgement import PushJudgement
from portalgen.pipeline.judging.push_text import format_push_text
from tests.makers.board import POLICY, Board, dump
from tests.makers.judged_portal import SITES, VISIT, judged_board, write_news
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files

pytestmark = pytest.mark.heavy

LINT = "site-config/lint.yaml"
BROKEN = write_news("so-tham-xa", body="Xem thêm ở [bài khác](khong-co.vi.md).")


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


def judge(board: Board, live: str, **options: Any) -> PushJudgement:
    asked = PushOptions(board.folder, live, board.now + timedelta(hours=1), board.tip.id, board.genesis, **options)
    return judge_push(asked)


def codes(judgement: PushJudgement) -> set[str]:
    found = judgement.list_findings(lambda _: True)
    return {code for code, severity in found if severity is Severity.ERROR}


def test_approved_pages_pass_however_they_landed(board: Board) -> None:
    live = board.tip.id
    for number, how in enumerate(("merge", "squash", "merge")):
        path = f"content/so/tin-tuc/bai-{number}.vi.md"
        board.publish({path: write_news(f"so-bai-{number}", f"Hội nghị lần {number}")}, how=how)
    judgement = judge(board, live)
    assert judgement.passes and judgement.state == "forward", format_push_text(judgement, "vi")
    assert format_push_text(judgement, "vi").startswith("ĐẠT: ")


def test_a_page_that_nobody_approved_keeps_everything_back_until_it_is_ratified_or_reverted(board: Board) -> None:
    live = board.tip.id
    pushed = board.push({VISIT: write_news("so-tham-xa")}, by="editor-so")
    refused = judge(board, live)
    text = format_push_text(refused, "vi")
    assert not refused.passes and "APR201" in codes(refused), text
    assert text.startswith("CHƯA ĐẠT, không phát hành gì") and VISIT in text
    assert "portalgen ratify" in text and "git revert" in text
    before = tuple(board.main)
    board.ratify(pushed, by="chief-so")
    assert judge(board, live).passes, format_push_text(judge(board, live), "vi")
    board.restore(before)
    board.push({VISIT: None}, by="editor-so")
    reverted = judge(board, live)
    assert reverted.passes and "APR201" in format_push_text(reverted, "vi")
    board.restore(before)
    board.publish({VISIT: write_news("so-tham-xa", "Thăm xã, bản đã duyệt")})
    assert judge(board, live).passes, format_push_text(judge(board, live), "vi")


def test_a_page_on_top_of_an_approved_one_needs_an_approval_of_its_own(board: Board) -> None:
    live = board.tip.id
    board.publish({VISIT: write_news("so-tham-xa")})
    board.push({VISIT: write_news("so-tham-xa", "Tựa đề khác")}, by="editor-so")
    assert not judge(board, live).passes


def test_the_word_of_another_boards_chief_does_not_count(board: Board) -> None:
    live = board.tip.id
    board.publish({VISIT: write_news("so-tham-xa")}, by="chief-xa")
    assert not judge(board, live).passes


def test_what_a_board_publishes_at_once_is_released_with_its_debt(board: Board) -> None:
    live = board.tip.id
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    board.sign(submission, by="chief-so", action="emergency", reason="Bão số 5 sắp vào bờ")
    board.merge(submission)
    assert judge(board, live).passes, format_push_text(judge(board, live), "vi")


def test_a_site_that_only_reports_is_released_without_signatures(tmp_path: Path) -> None:
    own = {f"content/{site}/tin/cu.vi.md": None for site in SITES}
    lenient = Board(tmp_path / "kho", SITES, report_only=("so",), files={**quiet_files(), **LEGAL, **LIGHT, **own})
    live = lenient.tip.id
    lenient.push({VISIT: write_news("so-tham-xa")}, by="editor-so")
    assert judge(lenient, live).passes, format_push_text(judge(lenient, live), "vi")
    lenient.push({"content/xa/tin-tuc/don-khach.vi.md": write_news("xa-don-khach", "Đón khách")}, by="editor-xa")
    assert not judge(lenient, live).passes


def test_rules_that_nobody_approved_neither_count_nor_pass(board: Board) -> None:
    live = board.tip.id
    board.push({POLICY: dump({**board.policy, "approval": {"classes": {}}})}, by="operator")
    board.push({VISIT: write_news("so-tham-xa")}, by="editor-so")
    judgement = judge(board, live)
    assert not judgement.passes and POLICY in judgement.held_rules
    assert "vẫn chấm theo quy tắc của bản đang phát hành" in format_push_text(judgement, "vi")


def test_rules_that_owners_approved_hold_for_what_landed_after_them(board: Board) -> None:
    live = board.tip.id
    page = {VISIT: write_news("so-tham-xa", body="Buổi sáng,chiều.  Hết . ")}
    board.publish(page)
    strict = {LINT: 'severity:\n  "TXT": error\n'}
    assert judge(board, live).passes, format_push_text(judge(board, live), "vi")
    board.govern(strict, by=("owner-1", "owner-2"))
    judgement = judge(board, live)
    assert judgement.held_rules == () and not judgement.passes, format_push_text(judgement, "vi")
    stricter = board.tip.id
    board.push({LINT: "severity: {}\n"}, by="operator")
    board.publish({VISIT: write_news("so-tham-xa", body="Buổi sáng,tối.  Hết . ")})
    lax = judge(board, stricter)
    assert lax.held_rules == (LINT,)
    assert {each.code[:3] for each in lax.findings if each.severity is Severity.ERROR} == {"TXT"}


def test_going_back_and_a_replaced_line_need_the_operators_word(board: Board) -> None:
    older = board.tip
    board.publish({VISIT: write_news("so-tham-xa")})
    live = board.tip.id
    board.force_push(older)
    back = judge(board, live)
    assert (back.state, back.passes) == ("back", False)
    assert "--rollback" in format_push_text(back, "vi")
    assert judge(board, live, allows_back=True).passes
    board.publish({"content/xa/tin-tuc/don-khach.vi.md": write_news("xa-don-khach", "Đón khách")}, site="xa")
    other = judge(board, live)
    assert (other.state, other.passes) == ("replaced", False)
    assert judge(board, live, allows_back=True).passes, format_push_text(judge(board, live, allows_back=True), "vi")


def test_nobody_goes_back_to_a_step_of_a_submission(board: Board) -> None:
    board.publish({VISIT: write_news("so-tham-xa")})
    live = board.tip.id
    second_parents = (
        run_git(board.folder, ("rev-list", "--merges", "--parents", "-1", live)).output.decode().split()[2:]
    )
    assert second_parents
    asked = PushOptions(board.folder, live, board.now, second_parents[0], board.genesis, allows_back=True)
    with pytest.raises(UsageError, match="was never main"):
        judge_push(asked)


def test_where_nothing_is_live_the_whole_portal_is_judged_and_says_so(board: Board) -> None:
    first = judge(board, "")
    assert first.passes and first.state == "first"
    assert format_push_text(first, "vi").startswith(
        "ĐẠT: chưa có bản nào đang phát hành nên trước đây chưa có gì được chấm"
    )


def test_a_new_web_server_gets_nothing_that_the_former_would_have_refused(board: Board) -> None:
    before = judge(board, "")
    board.push({VISIT: write_news("so-tham-xa")}, by="editor-so")
    first = judge(board, "")
    assert before.passes and not first.passes and "APR201" in codes(first)


def test_the_commit_that_is_live_needs_no_judgement(board: Board) -> None:
    assert (judge(board, board.tip.id).state, judge(board, board.tip.id).passes) == ("same", True)


def test_a_number_of_a_person_is_released_only_if_a_record_of_the_chief_accepts_it(board: Board) -> None:
    live = board.tip.id
    body = "Người nhận hỗ trợ: bà Trần Thị Mẫu, số căn cước 079099012345."
    before = tuple(board.main)
    board.publish({VISIT: write_news("so-tham-xa", body=body)})
    refused = judge(board, live)
    assert not refused.passes and "PRV214" in codes(refused)
    assert "079099012345" not in format_push_text(refused, "vi")
    board.restore(before)
    submission = board.submit({VISIT: write_news("so-tham-xa", body=body)}, author="editor-so")
    accepted = {"accepted": f"PRV214={VISIT}"}
    board.sign(submission, by="chief-so", reason="Người nhận đồng ý bằng văn bản", details=accepted)
    board.merge(submission)
    assert judge(board, live).passes, format_push_text(judge(board, live), "vi")
