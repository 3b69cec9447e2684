"""The screen of a submission: short, in the order of decisions, the same for a person and a program."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from portalgen.errors import UsageError
from portalgen.pipeline.board.json_form import format_queue_as_json, format_screen_as_json
from portalgen.pipeline.board.queue import BoardQueue, find_submission
from portalgen.pipeline.board.screen_text import (
    describe_state,
    format_closing,
    format_findings,
    format_queue,
    format_screen,
    wrap_lines,
)
from tests.makers.board_office import BoardOffice, open_board_office
from tests.makers.judged_portal import write_news

pytestmark = pytest.mark.heavy

NEWS = "content/so/tin-tuc/{}.vi.md"
DOCUMENT = """---
id: so-van-ban
kind: news
title: "Tên bài \\e[31m đỏ"
summary: Tóm tắt của bài.
date: 2026-06-01
origin: own
---

Người đọc gọi số 0912 345 678 để hỏi .
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoardOffice]:
    made = open_board_office(tmp_path_factory.mktemp("van-phong"))
    made.submit("bai/tin", {NEWS.format("tin"): write_news("so-tin")})
    made.submit("bai/la", {NEWS.format("la"): DOCUMENT})
    made.submit("bai/xa", {"content/xa/tin-tuc/xa.vi.md": write_news("xa-tin")}, author="editor-xa")
    yield made


@pytest.fixture(scope="module")
def queue(office: BoardOffice) -> BoardQueue:
    return office.queue()


def test_a_submission_is_found_by_name_number_and_the_beginning_of_its_commit(queue: BoardQueue) -> None:
    first = queue.submissions[0]
    for typed in (first.name, f"origin/{first.name}", "1", first.head[:10]):
        assert find_submission(queue, typed) is first
    for typed in ("0", "9", "bai/khong-co", ""):
        with pytest.raises(UsageError, match="portalgen board"):
            find_submission(queue, typed)


def test_the_queue_says_who_has_to_sign_and_is_the_same_as_json(queue: BoardQueue) -> None:
    text = "\n".join(format_queue(queue, 80, "vi"))
    assert "ĐANG CHỜ: 3 bài gửi" in text and "chờ Trưởng Ban Biên tập của trang `xa`" in text
    listed = json.loads(format_queue_as_json(queue, "vi"))["submissions"]
    assert [each["name"] for each in listed] == [each.name for each in queue.submissions]
    assert listed[0]["waits_for"][0]["action"] == "approve"


def test_a_screen_says_whose_turn_it_is_and_gives_programs_the_report_of_ci(
    office: BoardOffice, queue: BoardQueue
) -> None:
    screen = office.draw("bai/tin")
    assert describe_state(screen, "vi") == "CHỜ BẠN KÝ: ký xong là đăng"
    document = json.loads(format_screen_as_json(screen, "vi"))
    assert document["content_digest"] == screen.digest == document["report"]["needs"]["content_digest"]
    assert document["decisions"] == ["approve", "return", "reject"]
    lines = [
        *format_screen(screen, queue, 80, "vi"),
        *format_findings(screen, 80, "vi"),
        *format_closing(screen, 80, "vi"),
    ]
    assert len(lines) < 15 and screen.digest in "".join(lines).replace(" ", "")


def test_no_line_is_wider_than_the_terminal_and_no_control_character_is_printed(
    office: BoardOffice, queue: BoardQueue
) -> None:
    screen = office.draw("bai/la")
    for width in (40, 80):
        lines = [
            *format_queue(queue, width, "vi"),
            *format_screen(screen, queue, width, "vi"),
            *format_findings(screen, width, "vi"),
            *format_closing(screen, width, "vi"),
        ]
        assert max(map(len, lines)) <= width
        assert all(line.isprintable() for line in lines)


def test_findings_stand_in_the_order_of_decisions(office: BoardOffice) -> None:
    found = office.draw("bai/la").findings
    codes = [each.code for each in found.to_weigh], [each.code for each in found.for_author]
    assert not set(codes[0]) & set(codes[1]) and any(code.startswith(("PRV", "IDN")) for code in (*codes[0], *codes[1]))
    lines = list(format_findings(office.draw("bai/la"), 80, "vi"))
    headings = [line.partition(" (")[0] for line in lines if not line.startswith(("- ", "  ", "Lưu ý"))]
    assert headings and headings == [each for each in ("Ban cần cân nhắc", "Người gửi có thể sửa") if each in headings]


def test_long_words_are_broken_and_an_empty_line_stays_one() -> None:
    assert wrap_lines("x" * 100, 40)[0] == "x" * 40
    assert wrap_lines("", 40) == [""]
