"""Deciding at the board: what was shown is signed and reaches main, and nothing is lost if something comes between."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.config.roster import SignerKey
from portalgen.editorial.approving import record_making
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import open_history
from portalgen.pipeline.board.decisions import Decision, DecisionOutcome, list_decisions, list_unopened
from portalgen.pipeline.board.json_form import format_queue_as_json, format_screen_as_json
from portalgen.pipeline.board.outcome_text import describe_outcome
from portalgen.pipeline.board.queue import find_submission, read_board_queue
from portalgen.pipeline.board.screen import SubmissionScreen, draw_screen
from portalgen.pipeline.board.screen_text import describe_state, format_difference, format_queue
from tests.makers.board_office import BoardOffice, open_board_office, sign_without_agent
from tests.makers.judged_portal import write_news

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin-tuc/{}.vi.md"
ALIKE = {
    PAGE.format(f"gop-{each}"): write_news(f"so-gop-{each}", body="Nộp hồ sơ tại phường Một.")
    for each in ("a", "b", "c")
}
"""Pages of main that say the same."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoardOffice]:
    """One office; each test hands in something of its own."""
    with pytest.MonkeyPatch.context() as patch:
        sign_without_agent(patch)
        yield open_board_office(tmp_path_factory.mktemp("van-phong"), ALIKE)


def news(office: BoardOffice, name: str, **more: str) -> str:
    """Hand in a piece of news; return the name of the submission."""
    office.submit(f"bai/{name}", {PAGE.format(name): write_news(f"so-{name}", **more)})
    return f"bai/{name}"


def approve(office: BoardOffice, screen: SubmissionScreen, **changed: str) -> DecisionOutcome:
    return office.decide(screen, replace(Decision("approve", screen.digest), **changed))


def test_approving_signs_merges_and_pushes_without_touching_the_folder(office: BoardOffice) -> None:
    screen = office.draw(news(office, "mot"))
    before, folder = office.main(), office.git("status", "--porcelain")
    outcome = approve(office, screen)
    assert outcome.state == "landed" and outcome.landing is not None
    assert office.main() == outcome.landing.commit
    parents = office.git("rev-parse", "main^1", "main^2^", folder=office.board.folder).split()
    assert parents == [before, screen.submission.head]
    assert office.git("status", "--porcelain") == folder and not (office.copy / PAGE.format("mot")).exists()
    audit = audit_approvals(open_history(office.board.folder), "main", office.board.genesis, office.now)
    assert not [each for each in audit.findings if each.severity.value == "error"]


def test_a_screen_offers_only_what_can_be_done(office: BoardOffice) -> None:
    screen = office.draw(news(office, "hai"))
    assert [each.id for each in list_decisions(screen)] == ["approve", "return", "reject"]
    broken = office.submit("bai/hong", {PAGE.format("hong"): "---\nid: so-hong\nkind: news\n---\n\nThiếu tên bài.\n"})
    assert broken
    screen = office.draw("bai/hong")
    assert screen.findings.blocks and [each.id for each in list_decisions(screen)] == ["return", "reject"]


def test_nothing_is_signed_if_main_or_the_submission_moved_since_the_screen(office: BoardOffice) -> None:
    name = news(office, "ba")
    screen = office.draw(name)
    office.submit(name, {PAGE.format("ba"): write_news("so-ba", body="Nội dung khác hẳn.")})
    assert approve(office, screen).state == "moved"
    screen = office.draw(name)
    assert approve(office, office.draw(news(office, "bon"))).state == "landed"
    moved = approve(office, screen)
    assert moved.state == "moved" and not moved.record
    assert approve(office, office.draw(name)).state == "landed"


def test_another_content_than_the_one_that_was_read_is_not_signed(office: BoardOffice) -> None:
    screen = office.draw(news(office, "nam"))
    outcome = approve(office, screen, digest="0" * 64)
    assert outcome.state == "moved" and not outcome.record


def test_a_refused_push_keeps_the_signature_and_the_next_run_goes_on_without_another(office: BoardOffice) -> None:
    name = news(office, "sau")
    office.hook("echo 'máy chủ đang bảo trì' >&2; exit 1")
    before = office.main()
    outcome = approve(office, office.draw(name))
    office.hook("")
    assert outcome.state == "refused" and office.main() == before
    assert outcome.landing is not None and outcome.landing.words == ("máy chủ đang bảo trì",)
    screen = office.draw(name)
    assert next(each.id for each in list_decisions(screen)) == "land" and screen.is_landable
    again = office.decide(screen, Decision("land", screen.digest))
    assert again.state == "landed" and not again.record


def test_a_server_that_is_gone_after_the_signature_loses_nothing(office: BoardOffice, tmp_path: Path) -> None:
    name = news(office, "bay")
    screen, server = office.draw(name), office.board.folder
    aside = tmp_path / "xa"
    signing = record_making.sign_with_agent

    def leave(data: bytes, key: SignerKey) -> bytes:
        server.rename(aside)
        return signing(data, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record_making, "sign_with_agent", leave)
        outcome = approve(office, screen)
    assert outcome.state == "unreached" and outcome.kept_on == name
    assert approve(office, screen).state == "unjudged"
    aside.rename(server)
    screen = office.draw(name)
    assert office.decide(screen, Decision("land")).state == "landed"


def test_an_agent_that_does_not_sign_changes_nothing(office: BoardOffice) -> None:
    name = news(office, "tam")
    screen = office.draw(name)

    def refuse(*_: object) -> bytes:
        raise UnusableEnvironmentError("ssh-agent đang khóa", "the agent is locked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record_making, "sign_with_agent", refuse)
        with pytest.raises(UnusableEnvironmentError):
            approve(office, screen)
    assert office.draw(name).submission.head == screen.submission.head
    assert approve(office, screen).state == "landed"


@pytest.mark.parametrize("id", ["return", "reject"])
def test_a_return_and_a_rejection_reach_main_with_their_reason(office: BoardOffice, id: str) -> None:
    name = news(office, f"tra-{id}")
    screen = office.draw(name)
    decision = Decision(id, screen.digest, reason="Thiếu số văn bản", via="điện thoại cơ quan")  # type: ignore[arg-type]
    outcome = office.decide(screen, decision)
    assert outcome.state == "landed"
    text = office.git("show", f"main:{outcome.record}", folder=office.board.folder)
    assert office.git("log", "-1", "--format=%s", "main", folder=office.board.folder).startswith("Ghi phiếu: ")
    assert "Thiếu số văn bản" in text and f'"action":"{id}"' in text
    assert office.git("ls-tree", "main", PAGE.format(f"tra-{id}"), folder=office.board.folder) == ""
    waiting = office.queue()
    assert find_submission(waiting, name).waits_for_sender and waiting.submissions[-1].waits_for_sender
    assert "chờ người gửi (Thiếu số văn bản)" in "\n".join(format_queue(waiting, 300, "vi"))
    written = json.loads(format_queue_as_json(waiting, "vi"))["submissions"]
    told = next(each for each in written if each["name"] == name)
    last = told["last_answer"]
    assert (told["waits_on"], last["action"], last["reason"]) == ("sender", id, "Thiếu số văn bản")
    assert (
        outcome.record.endswith(f"{last['digest']}.json") and last["changed_since"] == [] and last["by"] and last["at"]
    )


def test_a_reason_that_is_missing_is_no_record(office: BoardOffice) -> None:
    screen = office.draw(news(office, "chin"))
    outcome = office.decide(screen, Decision("reject", screen.digest, via="điện thoại"))
    assert outcome.state == "not_signed" and outcome.problems
    assert "lý do" in " ".join(each.vi for each in describe_outcome(outcome))


def test_somebody_who_may_not_sign_is_told_who_may(office: BoardOffice) -> None:
    office.submit("bai/xa", {"content/xa/tin-tuc/muoi.vi.md": write_news("xa-muoi")}, author="editor-xa")
    screen = office.draw("bai/xa")
    assert screen.signing is None and screen.signing_problem is not None
    assert "`xa`" in screen.signing_problem.vi
    with pytest.raises(UsageError):
        approve(office, screen)


def test_what_two_boards_have_to_sign_waits_at_the_server_for_the_other(office: BoardOffice) -> None:
    files = {PAGE.format("chung"): write_news("so-chung"), "content/xa/tin-tuc/chung.vi.md": write_news("xa-chung")}
    office.submit("bai/chung", files)
    before = office.main()
    outcome = approve(office, office.draw("bai/chung"))
    assert outcome.state == "handed_in" and office.main() == before
    assert outcome.record in office.git("ls-tree", "-r", "--name-only", "bai/chung", folder=office.board.folder)
    assert "xa" in " ".join(each.vi for each in describe_outcome(outcome))
    again = office.draw("bai/chung")
    assert again.has_signed and again.signing_problem is None
    assert describe_state(again, "vi") == "BẠN ĐÃ KÝ, còn chờ người khác ký"


def test_a_main_that_lies_here_and_is_checked_out_is_not_moved(tmp_path: Path) -> None:
    alone = open_board_office(tmp_path)
    head = alone.submit("bai/mot", {PAGE.format("mot"): write_news("so-mot")})
    alone.git("fetch", "-q", "origin")
    alone.git("branch", "-q", "bai/mot", head)
    alone.git("remote", "remove", "origin")
    waiting = read_board_queue(alone.options(), alone.now)
    screen = draw_screen(alone.options(), waiting, find_submission(waiting, "bai/mot"), alone.now)
    alone.git("switch", "-q", "main")
    with pytest.raises(UsageError, match="checked out"):
        approve(alone, screen)
    alone.git("switch", "-q", "lam-viec")
    outcome = approve(alone, screen)
    assert outcome.state == "landed" and alone.git("rev-parse", "main^2^") == head


def test_a_number_of_a_person_is_published_only_if_the_chief_accepts_it_with_a_reason(office: BoardOffice) -> None:
    body = "Người nhận hỗ trợ: bà Trần Thị Mẫu, số căn cước 079099012345."
    screen = office.draw(news(office, "hotro", body=body))
    assert screen.findings.acceptable == ("PRV214=content/so/tin-tuc/hotro.vi.md",)
    assert [each.id for each in list_decisions(screen)][:1] == ["approve"] and not screen.is_landable
    assert "079099012345" not in format_screen_as_json(screen, "vi")
    assert "079099012345" in "\n".join(format_difference(screen.difference, 200, "vi"))
    assert approve(office, screen).state == "judged_wrong"
    decision = Decision(
        "approve", screen.digest, accepted=screen.findings.acceptable, reason="Người nhận đồng ý bằng văn bản"
    )
    outcome = office.decide(screen, decision)
    assert outcome.state == "landed", describe_outcome(outcome)


def test_what_reads_the_same_on_several_pages_is_opened_before_it_is_approved(office: BoardOffice) -> None:
    office.submit("bai/gop", {path: text.replace("phường Một", "phường Hai") for path, text in ALIKE.items()})
    screen = office.draw("bai/gop")
    (shared, *_) = screen.difference.closed
    assert shared.must_be_opened and list_unopened(screen, ()) == (1,)
    assert approve(office, screen).state == "unopened"
    assert office.decide(screen, Decision("approve", screen.digest, frozenset({shared.id}))).state == "landed"
