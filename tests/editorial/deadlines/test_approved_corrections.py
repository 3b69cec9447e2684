"""A misprint that an approved correction puts right, and that the first file bore right, costs nobody the proven time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.editorial.deadlines.clock_words import verdict_value
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.law.calendar import VIETNAM
from tests.makers.board import Board
from tests.makers.documents import docx
from tests.makers.histories import Page, document
from tests.makers.start_portal import write_start_portal

RIGHT = "Số: {number}/QĐ-SNgV. Lâm Đồng, ngày 28 tháng 5 năm 2026. Đến: 01/6/2026."
NAMES = {"so": 11, "nhan": 12, "loai": 13, "tep-khac": 14, "khong-duyet": 15, "thieu-ngay": 16}


def page(name: str, number: int, *, received: str = "2026-06-01T07:00") -> Page:
    """A document that is due by the end of Wednesday 3 June 2026."""
    return document(
        f"so-{name}", name, f"{number}/QĐ-SNgV",
        received=received, issued="2026-05-28", name=f"{name}/index", attachments=("qd.docx",),
    )  # fmt: skip


def first(name: str) -> Page:
    number = NAMES[name]
    if name in ("nhan", "thieu-ngay"):
        return page(name, number, received="2026-05-28T07:00")
    path, text = page(name, number * 10)
    return (path, text.replace("kind: legal_document", "kind: page")) if name == "loai" else (path, text)


def file_of(name: str) -> bytes:
    text = RIGHT.format(number=NAMES[name] * (10 if name == "tep-khac" else 1))
    return docx(text.replace("Đến: 01/6/2026.", "") if name == "thieu-ngay" else text)


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, AuditedClock]]:
    folder = tmp_path_factory.mktemp("corrections")
    board = make_board(folder)
    board.now = datetime(2026, 6, 2, 9, tzinfo=VIETNAM)
    files = {f"content/so/van-ban/{name}/qd.docx": file_of(name) for name in NAMES}
    board.publish({**dict(map(first, NAMES)), **files})
    board.now = datetime(2026, 6, 10, 9, tzinfo=VIETNAM)
    board.publish(dict(page(name, number) for name, number in NAMES.items() if name != "khong-duyet"))
    submission = board.submit(dict([page("khong-duyet", NAMES["khong-duyet"])]), author="editor-so")
    board.merge(submission)
    board.wait(hours=1)
    with open_main_content(board.repository, resolve_main(board.repository, None), board.now) as content:
        yield {each.clock.page.id: each for each in audit_clocks(content) if each.clock.deadline.party == "board"}


def make_board(folder: Path) -> Board:
    write_start_portal(folder / "start")
    files = {
        each.relative_to(folder / "start").as_posix(): each.read_bytes()
        for each in (folder / "start").rglob("*")
        if each.is_file() and "governance" not in each.parts
    }
    return Board(folder / "kho", files=files)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("so", "đúng hạn, đã đính chính số"),
        ("nhan", "đúng hạn, đã đính chính ngày nhận"),
        ("loai", "đúng hạn, đã đính chính số, loại bài"),
    ],
)
def test_an_approved_correction_of_what_the_first_file_bore_right_is_on_time(
    clocks: dict[str, AuditedClock], name: str, words: str
) -> None:
    found = clocks[f"so-{name}"]
    assert (found.verdict, verdict_value(found).label.vi) == ("on_time", words)


@pytest.mark.parametrize("name", ["tep-khac", "khong-duyet", "thieu-ngay"])
def test_any_other_correction_gives_no_verdict(clocks: dict[str, AuditedClock], name: str) -> None:
    """The file bore the misprint, nobody approved the change, or the file says nothing of the day of receipt."""
    found = clocks[f"so-{name}"]
    assert (found.verdict, found.corrected) == ("unproven", ())
