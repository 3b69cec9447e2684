"""Numbers of people that a submission adds block it, unless a record of the chief accepts them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.diagnostics.model import Severity
from portalgen.lint.model import Finding
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.board import Board, Content, Submission, roster_path
from tests.makers.documents import make_document
from tests.makers.judged_portal import judge, judged_board, write_news
from tests.makers.rosters import delegation

pytestmark = pytest.mark.heavy

BODY: Final = "Người nhận hỗ trợ: bà Trần Thị Mẫu, số căn cước 079099012345."
OTHER_BODY: Final = "Người nhận hỗ trợ: bà Trần Thị Mẫu, số căn cước 079099054321."
ACCOUNT: Final = "Ủng hộ bà Trần Thị Mẫu qua số tài khoản 0123456789 Vietcombank."
PAGE: Final = "content/so/tin-tuc/ho-tro.vi.md"
STANDING: Final = "content/so/tin-tuc/co-tu-truoc.vi.md"
"""A page of main with a number, of before."""
CODES: Final = frozenset(("PRV214", "PRV215", "PRV216"))
REASON: Final = "Người nhận đồng ý bằng văn bản"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    board = judged_board(tmp_path_factory.mktemp("ban") / "kho")
    board.publish({STANDING: write_news("so-co-tu-truoc", "Hỗ trợ đã trao", BODY)})
    return board


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nho")


def page(body: str = BODY, id: str = "so-ho-tro", **changes: str) -> str:
    text = write_news(id, "Trao hỗ trợ", body)
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def find(board: Board, submission: Submission, cache: Path) -> list[Finding]:
    """What the hook's linter says of numbers that were added."""
    options = LintOptions(
        board.folder, board.now + timedelta(hours=1), base="main", head=submission.head.id, cache_folder=cache
    )
    return [each for each in lint(options).findings if each.code in CODES]


def codes(board: Board, submission: Submission, cache: Path) -> set[tuple[str, str]]:
    found = find(board, submission, cache)
    assert all(each.severity is Severity.ERROR for each in found)
    return {(each.code, each.place.path) for each in found}


def submit(board: Board, files: Mapping[str, Content], author: str = "editor-so") -> Submission:
    return board.submit(files, author=author)


def accept(board: Board, submission: Submission, *entries: str, by: str = "chief-so", **record: Any) -> None:
    details = {"accepted": ",".join(entries)}
    board.sign(submission, by=by, **{"reason": REASON, "details": details, **record})


# What blocks


def test_numbers_in_any_part_of_a_page_block_each_page_that_adds_one(board: Board, cache: Path) -> None:
    bodies = {
        "doan": (BODY, "PRV214"),
        "tach": (BODY.replace("079099012345", "079 099 012 345"), "PRV214"),
        "an": (BODY.replace("079099012345", "0790\u200b9901\u200b2345"), "PRV214"),
        "rong": (BODY.replace("079099012345", "０７９０９９０１２３４５"), "PRV214"),
        "dam": (BODY.replace("079099012345", "**079099**012345"), "PRV214"),
        "bang": ("| Họ tên | Số CCCD |\n|---|---|\n| Trần Thị Mẫu | 079099012345 |", "PRV214"),
        "lien-ket": ("[Bà Trần Thị Mẫu](https://vi-du.example/?so=079099012345)", "PRV214"),
        "tai-khoan": (ACCOUNT, "PRV215"),
    }
    clean = {
        "hoi": "Ủng hộ qua số tài khoản 0123456789 của Hội Chữ thập đỏ tỉnh.",
        "kho-bac": "Nộp vào số tài khoản 3713.0.1234567 tại Kho bạc Nhà nước, kế toán Nguyễn Văn Mẫu.",
        "duong-day": "Đường dây nóng 0909 000 111, gặp ông Nguyễn Văn Mẫu.",
        "goi": "Ông Nguyễn Văn Mẫu, điện thoại 0909 000 111.",
    }
    path = "content/so/tin-tuc/{}.vi.md".format
    files: dict[str, Content] = {path(name): page(body, f"so-{name}") for name, (body, _) in bodies.items()}
    files |= {path(name): page(body, f"so-{name}") for name, body in clean.items()}
    summary = "Bà Trần Thị Mẫu, số căn cước 079099012345, nhận hỗ trợ."
    files[path("tom-tat")] = page("Đã trao.", "so-tom-tat").replace("Hội nghị bàn việc xúc tiến đầu tư.", summary)
    files[path("tran-thi-mau-079099012345")] = page("Đã trao cho bà Trần Thị Mẫu.", "so-ten-tep").replace(
        "title: Trao hỗ trợ", "title: Trao hỗ trợ cho bà Trần Thị Mẫu"
    )
    expected = {(code, path(name)) for name, (_, code) in bodies.items()}
    expected |= {("PRV214", path("tom-tat")), ("PRV214", path("tran-thi-mau-079099012345"))}
    found = find(board, submit(board, files), cache)
    assert {(each.code, each.place.path) for each in found} == expected
    shown = " ".join(f"{each.place.excerpt} {each.diagnostic.values}" for each in found)
    assert "079099012345" not in shown and "0123456789" not in shown


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_a_number_in_an_attached_document_blocks_the_page_that_names_it(board: Board, cache: Path, form: str) -> None:
    folder = "content/so/tin-tuc/dinh-kem"
    text = page("Danh sách đính kèm.").replace(
        "origin: own\n", f"origin: own\nattachments:\n  - {{file: danh-sach.{form}, title: Danh sách}}\n"
    )
    document = make_document(form, "Ông Nguyễn Văn Mẫu, số CCCD 079099012345, đã nhận hỗ trợ.")
    files: dict[str, Content] = {f"{folder}/index.vi.md": text, f"{folder}/danh-sach.{form}": document}
    submission = submit(board, files)
    assert codes(board, submission, cache) == {("PRV216", f"{folder}/index.vi.md")}
    accept(board, submission, f"PRV216={folder}/danh-sach.{form}")
    assert codes(board, submission, cache) == set()


def test_nothing_the_author_writes_excuses_a_number(board: Board, cache: Path) -> None:
    suppressed = page().replace("origin: own\n", "origin: own\nsuppress:\n  - {code: PRV214, reason: Đồng ý}\n")
    waiver = "waivers:\n  - {code: PRV214, site: so, from: 2026-06-01, until: 2026-06-30, reason: Đồng ý}\n"
    assert ("PRV214", PAGE) in codes(board, submit(board, {PAGE: suppressed}), cache)
    assert ("PRV214", PAGE) in codes(board, submit(board, {PAGE: page(), WAIVERS_FILE: waiver}), cache)


def test_a_file_that_no_page_names_yet_is_blocked_where_it_lies(board: Board, cache: Path) -> None:
    path = "content/so/tin-tuc/danh-sach.docx"
    document = make_document("docx", "Ông Nguyễn Văn Mẫu, số CCCD 079099012345, đã nhận hỗ trợ.")
    assert codes(board, submit(board, {path: document}), cache) == {("PRV216", path)}


# What stood on main before


def test_what_stood_on_main_is_not_blocked_again(board: Board, cache: Path) -> None:
    text = board.read(STANDING).decode()
    edited = text.replace("Hỗ trợ đã trao", "Hỗ trợ được trao").replace("\nNgười nhận", "\nĐã trao.\n\nNgười nhận")
    assert codes(board, submit(board, {STANDING: edited}), cache) == set()
    moved = "content/so/tin-tuc/doi-cho.vi.md"
    assert codes(board, submit(board, {STANDING: None, moved: text}), cache) == set()
    assert codes(board, submit(board, {STANDING: None, moved: edited}), cache) == set()
    written = text.replace("079099012345", "079 099 012 345")
    assert codes(board, submit(board, {STANDING: written}), cache) == set()


def test_a_translation_of_what_stood_on_main_is_not_blocked(board: Board, cache: Path) -> None:
    english = (
        "---\nid: so-co-tu-truoc\nkind: news\ntitle: Support handed over\ndate: 2026-06-01\norigin: own\n"
        "---\n\nReceived by Trần Thị Mẫu, CCCD 079099012345.\n"
    )
    assert codes(board, submit(board, {STANDING.replace(".vi.", ".en."): english}), cache) == set()


def test_another_number_or_the_same_on_another_page_is_new(board: Board, cache: Path) -> None:
    other = board.read(STANDING).decode().replace(BODY, OTHER_BODY)
    assert codes(board, submit(board, {STANDING: other}), cache) == {("PRV214", STANDING)}
    assert codes(board, submit(board, {PAGE: page()}), cache) == {("PRV214", PAGE)}


def test_a_document_of_main_that_is_replaced_renamed_or_moved_adds_only_what_is_new(board: Board, cache: Path) -> None:
    old, new = "content/so/tin-tuc/cu", "content/so/tin-tuc/moi"
    line = "Ông Nguyễn Văn Mẫu, số CCCD 079099012345, đã nhận hỗ trợ."
    text = page("Danh sách đính kèm.", "so-cu").replace(
        "origin: own\n", "origin: own\nattachments:\n  - {file: danh-sach.docx, title: Danh sách}\n"
    )
    document = make_document("docx", line)
    start = tuple(board.main)
    board.push({f"{old}/index.vi.md": text, f"{old}/danh-sach.docx": document}, by="operator")
    other = {f"{old}/danh-sach.docx": make_document("docx", f"Danh sách năm 2026\n{line}")}
    assert codes(board, submit(board, other), cache) == set()
    renamed = {
        f"{old}/index.vi.md": text.replace("danh-sach.docx", "ds.docx"),
        f"{old}/danh-sach.docx": None,
        f"{old}/ds.docx": document,
    }
    assert codes(board, submit(board, renamed), cache) == set()
    moved: dict[str, Content] = {f"{old}/index.vi.md": None, f"{old}/danh-sach.docx": None}
    moved |= {f"{new}/index.vi.md": text, f"{new}/danh-sach.docx": document}
    assert codes(board, submit(board, moved), cache) == set()
    more = make_document("docx", f"{line}\nBà Trần Thị Mẫu, số CCCD 079099054321, đã nhận hỗ trợ.")
    found = find(board, submit(board, {f"{old}/danh-sach.docx": more}), cache)
    assert [(each.code, dict(each.diagnostic.values)["count"]) for each in found] == [("PRV216", "1")]
    board.restore(start)


# Who may accept it


def test_the_record_of_the_chief_accepts_what_it_names_and_another_number_blocks_anew(
    board: Board, cache: Path
) -> None:
    submission = submit(board, {PAGE: page(f"{BODY}\n\n{ACCOUNT}")})
    assert codes(board, submission, cache) == {("PRV214", PAGE), ("PRV215", PAGE)}
    accept(board, submission, f"PRV214={PAGE}")
    assert codes(board, submission, cache) == {("PRV215", PAGE)}
    accept(board, submission, f"PRV214={PAGE}", f"PRV215={PAGE}")
    assert codes(board, submission, cache) == set()
    board.edit(submission, {PAGE: page(f"Sửa lời dẫn.\n\n{BODY}\n\n{ACCOUNT}")}, author="editor-so")
    assert codes(board, submission, cache) == set()
    board.edit(submission, {PAGE: page(f"{BODY}\n\n{OTHER_BODY}\n\n{ACCOUNT}")}, author="editor-so")
    assert codes(board, submission, cache) == {("PRV214", PAGE)}


def test_a_record_for_another_page_or_code_accepts_nothing(board: Board, cache: Path) -> None:
    other = "content/so/tin-tuc/khac.vi.md"
    submission = submit(board, {PAGE: page(), other: page("Đã trao.", "so-khac")})
    accept(board, submission, f"PRV214={other}", f"PRV215={PAGE}")
    assert codes(board, submission, cache) == {("PRV214", PAGE)}


@pytest.mark.parametrize("by", ["editor-so", "secretary-so", "chief-xa", "deputy-so"])
def test_nobody_but_the_chief_of_the_site_accepts_a_number(board: Board, cache: Path, by: str) -> None:
    submission = submit(board, {PAGE: page()}, author="editor-so")
    accept(board, submission, f"PRV214={PAGE}", by=by)
    assert codes(board, submission, cache) == {("PRV214", PAGE)}


def test_a_record_without_a_reason_accepts_nothing(board: Board, cache: Path) -> None:
    submission = submit(board, {PAGE: page()})
    accept(board, submission, f"PRV214={PAGE}", reason="")
    assert codes(board, submission, cache) == {("PRV214", PAGE)}


def test_an_unsigned_or_foreign_signature_accepts_nothing(board: Board, cache: Path) -> None:
    for values in ({"is_signed": False}, {"key": "editor-so"}, {"action": "reject", "reason": REASON}):
        submission = submit(board, {PAGE: page()})
        accept(board, submission, f"PRV214={PAGE}", **values)
        assert codes(board, submission, cache) == {("PRV214", PAGE)}, values


def test_chiefs_do_not_accept_what_they_wrote_unless_they_are_the_only_editor(tmp_path: Path, cache: Path) -> None:
    board = judged_board(tmp_path / "kho")
    submission = submit(board, {PAGE: page()}, author="chief-so")
    accept(board, submission, f"PRV214={PAGE}")
    assert codes(board, submission, cache) == {("PRV214", PAGE)}
    path = roster_path("so")
    board.govern(
        board.edit_roster(path, lambda roster: roster.update(allow_single_editor=True)), by=("owner-1", "owner-2")
    )
    submission = submit(board, {PAGE: page()}, author="chief-so")
    accept(board, submission, f"PRV214={PAGE}")
    assert codes(board, submission, cache) == set()


def test_a_deputy_accepts_with_a_delegation(tmp_path: Path, cache: Path) -> None:
    board = judged_board(tmp_path / "kho")
    given = delegation("chief-so", "deputy-so", "2026-05-01")
    files = board.edit_roster(roster_path("so"), lambda roster: roster.update(delegations=[given]))
    board.govern(files, by=("owner-1", "owner-2"))
    submission = submit(board, {PAGE: page()})
    accept(board, submission, f"PRV214={PAGE}", by="deputy-so", on_behalf_of="chief-so")
    assert codes(board, submission, cache) == set()


# Every judge


def test_the_report_of_ci_is_blocked_and_passes_with_the_record(board: Board, cache: Path) -> None:
    submission = submit(board, {PAGE: page()})
    failing = (Severity.ERROR,)
    report = judge(board, submission)
    assert report.has_finding(failing) and "PRV214" in {each.code for each in report.findings}
    accept(board, submission, f"PRV214={PAGE}")
    assert not judge(board, submission).fails(failing)


def test_a_deputy_who_may_publish_at_once_accepts_no_number(board: Board) -> None:
    submission = submit(board, {PAGE: page()})
    accept(board, submission, f"PRV214={PAGE}", by="deputy-so", action="emergency")
    report = judge(board, submission)
    assert "APR157" in {each.diagnostic.code for each in report.approvals.findings}
    assert "PRV214" in {each.code for each in report.findings}
