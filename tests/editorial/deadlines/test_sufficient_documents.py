"""A document is on time only by a version that is sufficient in itself; of anything else nothing is concluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.documents.reader import DocumentReader
from portalgen.editorial.deadlines.clock_words import evidence_text
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.law.calendar import VIETNAM
from tests.makers.board import Board
from tests.makers.documents import docx, encrypted, pdf, scan
from tests.makers.histories import Page, document
from tests.makers.start_portal import write_start_portal

DEADLINES = "site-config/legal/deadlines.yaml"
HEAD = "SỞ NGOẠI VỤ\nSố: {number}    Lâm Đồng, {day}\nQUYẾT ĐỊNH\nVề việc {subject}\n"
DAY = "ngày 05 tháng 6 năm 2026"
CITING = (
    "Căn cứ Quyết định số {number} ngày 05/6/2026 của Sở Ngoại vụ;\nBảng giá các loại đất ở và đất vườn của xã Mẫu."
)


def scan_of(paper: str) -> bytes:
    """The scan of a paper: pictures of two papers are not the same."""
    return scan("") + f"% {paper}\n".encode()


ENOUGH: Mapping[str, tuple[str, bytes | None]] = {
    "tep-pdf": ("", pdf(HEAD.format(number="1/QĐ-SNgV", day=DAY, subject="bãi bỏ nội quy"))),
    "tep-word": ("Xem tệp đính kèm.", docx(HEAD.format(number="2/QĐ-SNgV", day=DAY, subject="bãi bỏ nội quy"))),
    "nhan-dang": ("", pdf(HEAD.format(number="3 /QÐ -SNgV", day="ngày O5 tháng 6 năm 2O26", subject="nội quy"))),
    "xuong-dong": ("", pdf(HEAD.format(number="4/QĐ-\nSNgV", day="ngày 05\ntháng 6 năm 2026", subject="nội quy"))),
    "co-dieu": ("**Điều 1.** Ban hành nội quy cơ quan.", None),
    "mot-cau": (f"Số: 6/QĐ-SNgV, {DAY}\n\nNghỉ làm việc tại trụ sở để tránh bão, giao văn phòng trực.", None),
    "cho-ghi-so": ("", docx("Số:      /QĐ-SNgV  ngày    tháng 6 năm 2026\nQUYẾT ĐỊNH\nĐiều 1. Ban hành nội quy cơ quan.")),
    "tep-trong-bai": ('{{ document file="qd.pdf" title="Toàn văn" }}', pdf(HEAD.format(number="8/QĐ-SNgV", day=DAY, subject="nội quy"))),
    "ban-quet-xac-nhan": ("", scan_of("9")),
    "mat-khau-xac-nhan": ("", encrypted("Quyết định")),
}  # fmt: skip
STUBS: Mapping[str, tuple[str, bytes | None, str]] = {
    "chu-x": ("x", None, "no-text"),
    "tieu-de": ("Quyết định về tieu-de", None, "no-text"),
    "lien-ket": ("https://example.org/van-ban", None, "no-text"),
    "xem-tep": ("Xem tệp đính kèm.", None, "no-text"),
    "se-co": ("Nội dung chi tiết sẽ có sau ít phút nữa.", None, "no-text"),
    "ban-dich": ("Article 1. The rules of the office are issued.", None, "no-text"),
    "ban-quet": ("", scan_of("7"), "unconfirmed-scan"),
    "chi-phu-luc": ("", docx(CITING.format(number="27/QĐ-SNgV")), "unconfirmed-scan"),
    "tep-khac": ("", pdf(HEAD.format(number="99/QĐ-SNgV", day=DAY, subject="việc khác")), "other-document"),
    "trung-tep": ("", ENOUGH["tep-pdf"][1], "other-document"),
    "bi-thay": ("", docx(HEAD.format(number="30/QĐ-SNgV", day=DAY, subject="nội quy ra vào trụ sở")), "replaced-text"),
    "tu-xac-nhan": ("", scan_of("6"), "unconfirmed-scan"),
    "quet-cua-bai-khac": ("", scan_of("9"), "unconfirmed-scan"),
    "quet-bi-thay": ("", scan_of("33"), "replaced-text"),
    "du-thao": ("", pdf("DỰ THẢO lần 2\n" + HEAD.format(number="34/QĐ-SNgV", day=DAY, subject="nội quy")), "no-text"),
}  # fmt: skip
NUMBERS = {name: number for number, name in enumerate(ENOUGH, 1)} | {
    name: number for number, name in enumerate(STUBS, 20)
}
LATE = "tre-han"
REPORTED = "quet-lai"


def file_name(name: str) -> str:
    return "qd.docx" if name in ("tep-word", "cho-ghi-so", "chi-phu-luc", "bi-thay") else "qd.pdf"


def page(name: str, body: str, *, has_file: bool, number: str = "") -> Page:
    """A document that is due by the end of Wednesday 10 June 2026."""
    return document(
        f"so-{name}", name, number or f"{NUMBERS[name]}/QĐ-SNgV", body=body,
        attachments=(file_name(name),) if has_file and name != "tep-trong-bai" else (), name=f"{name}/index",
    )  # fmt: skip


def files_of(name: str, body: str, file: bytes | None) -> dict[str, str | bytes]:
    attached = {f"content/so/van-ban/{name}/{file_name(name)}": file} if file is not None else {}
    return {**dict([page(name, body, has_file=file is not None)]), **attached}


def publish(board: Board, name: str, body: str, file: bytes | None, *, confirmed_by: str = "") -> None:
    submission = board.submit(
        files_of(name, body, file), author="secretary-so" if name == "tu-xac-nhan" else "editor-so"
    )
    if confirmed_by:
        details = {"supplier": "Văn thư Sở", "via": "đối chiếu bản giấy", "document": f"{NUMBERS[name]}/QĐ-SNgV"}
        board.sign(submission, by=confirmed_by, action="confirm", details=details)
    board.sign(submission, by="chief-so")
    board.merge(submission)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    folder = tmp_path_factory.mktemp("sufficient")
    board = Board(folder / "kho", files=start_files(folder / "start"))
    board.now = datetime(2026, 6, 8, 10, tzinfo=VIETNAM)
    confirmed = {"ban-quet-xac-nhan", "mat-khau-xac-nhan", "tu-xac-nhan", "quet-cua-bai-khac", "quet-bi-thay"}
    for name, (body, file, *_) in {**ENOUGH, **STUBS}.items():
        publish(board, name, body, file, confirmed_by="secretary-so" if name in confirmed else "")
    NUMBERS[REPORTED], NUMBERS[LATE] = 80, 81
    text = HEAD.format(number="80/QĐ-SNgV", day=DAY, subject="nội quy ra vào trụ sở của cơ quan và trực đêm")
    publish(board, REPORTED, "", pdf(text))
    board.publish(files_of("bi-thay", "", docx("Hướng dẫn thu phí đò ngang mùa nước nổi tại bến sông Mẫu.")))
    board.publish(files_of("quet-bi-thay", "", pdf(HEAD.format(number="99/QĐ-SNgV", day=DAY, subject="việc khác"))))
    board.publish(
        files_of(REPORTED, "", pdf(text.replace("trụ sở", "tru s0") + "Phụ lục danh sách các phòng trực đêm"))
    )
    board.now = datetime(2026, 6, 20, 10, tzinfo=VIETNAM)
    publish(board, LATE, "x", None)
    return board


def start_files(folder: Path) -> dict[str, str | bytes]:
    write_start_portal(folder)
    files: dict[str, str | bytes] = {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and "governance" not in each.parts
    }
    text = (folder / DEADLINES).read_text("utf-8")
    files[DEADLINES] = re.sub(
        r"^documents_checked_from:.*$", "documents_checked_from: 2026-06-01", text, flags=re.MULTILINE
    )
    return files


@pytest.fixture(scope="module")
def content(board: Board, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainContent]:
    cache = tmp_path_factory.mktemp("cache")
    with open_main_content(board.repository, resolve_main(board.repository, None), board.now, cache) as content:
        yield content


@pytest.fixture(scope="module")
def clocks(content: MainContent) -> dict[tuple[str, str], AuditedClock]:
    return {(each.clock.page.id, each.clock.deadline.party): each for each in audit_clocks(content)}


Clocks = Mapping[tuple[str, str], AuditedClock]


def verdicts(clocks: Clocks, name: str) -> set[str]:
    return {clocks[f"so-{name}", party].verdict for party in ("supplier", "board")}


@pytest.mark.parametrize("name", [*ENOUGH, REPORTED])
def test_a_document_that_is_there_is_on_time(clocks: Clocks, name: str) -> None:
    """By a file that bears its number and day, its text, a scan that the board confirms; and after it was scanned again."""
    assert verdicts(clocks, name) == {"on_time"}


@pytest.mark.parametrize("name", STUBS)
def test_of_anything_else_both_clocks_are_unclear_and_say_why(clocks: Clocks, name: str) -> None:
    found = [clocks[f"so-{name}", party] for party in ("supplier", "board")]
    reasons = {each.clock.stop.reason for each in found if each.clock.stop is not None}
    assert (verdicts(clocks, name), reasons) == ({"unproven"}, {STUBS[name][2]})
    words = evidence_text(found[0].times.publication) if found[0].times is not None else None
    assert words is not None
    assert "chưa chứng minh được" in words.vi


def test_what_came_late_stays_late_whatever_it_says(clocks: Clocks) -> None:
    assert verdicts(clocks, LATE) == {"late"}


def test_a_second_audit_reads_no_file_again(
    content: MainContent, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr(DocumentReader, "read", read)
    again = {(each.clock.page.id, each.clock.deadline.party): each for each in audit_clocks(content)}
    assert {key: each.verdict for key, each in again.items()} == {key: each.verdict for key, each in clocks.items()}


def test_one_item_has_the_verdict_that_it_has_among_all(content: MainContent, clocks: Clocks) -> None:
    for name in ("quet-cua-bai-khac", "ban-quet-xac-nhan", "trung-tep"):
        found = audit_clocks(content, (f"so-{name}",))
        assert {each.verdict for each in found} == verdicts(clocks, name)


@pytest.mark.parametrize("value", ["", "2026-07-01"])
def test_documents_from_before_keep_their_verdict(board: Board, value: str) -> None:
    """Whether the portal asks for nothing, or only since a later day."""
    with open_main_content(board.repository, resolve_main(board.repository, None), board.now) as content:
        moment = datetime(2026, 7, 1, tzinfo=VIETNAM) if value else None
        before = replace(content, legal=replace(content.legal, documents_checked_from=moment))
        found = {each.clock.page.id: each.verdict for each in audit_clocks(before)}
    assert {found[f"so-{name}"] for name in STUBS} == {"on_time"}


def test_a_scan_that_the_board_confirms_afterwards_is_on_time(board: Board) -> None:
    """By the last record about its file, which names the right document."""
    commit = next(each.id for each in board.main if "content/so/van-ban/ban-quet/qd.pdf" in each.tree)
    main, found = list(board.main), []
    for number in ("21/QĐ-SNgV", f"{NUMBERS['ban-quet']}/QĐ-SNgV"):
        board.wait(hours=1)
        board.ratify(commit, by="chief-so", details={"document": number})
        with open_main_content(board.repository, resolve_main(board.repository, None), board.now) as content:
            found.append({each.verdict for each in audit_clocks(content, ("so-ban-quet",))})
    board.restore(main)
    assert found == [{"unproven"}, {"on_time"}]
