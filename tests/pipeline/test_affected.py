"""Which sites and pages a submission changes is what two builds from nothing would show, and asks for far fewer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portalgen.history.scratch import check_out_tree, create_scratch_repository
from portalgen.pipeline.affected import AffectedOptions, AffectedReport, find_affected, format_affected_as_json
from portalgen.pipeline.build import build
from portalgen.pipeline.changed_pages import BuildChanges, find_changed_pages
from portalgen.pipeline.ci import CiOptions, prepare
from portalgen.pipeline.comparing.main_record import read_main_record
from portalgen.pipeline.options import BuildOptions
from tests.makers.board import Board, Files, Submission
from tests.makers.judged_portal import PRESS, VISIT, edit_file, judged_board, write_news

pytestmark = pytest.mark.heavy

PROFILES = "site-config/profiles.yaml"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return judged_board(tmp_path_factory.mktemp("ban") / "kho")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, board: Board) -> Path:
    folder = tmp_path_factory.mktemp("nho")
    assert prepare(CiOptions(board.folder, "main", board.now, cache=folder))
    return folder


def affected(board: Board, submission: Submission, cache: Path | None) -> AffectedReport:
    return find_affected(AffectedOptions(board.folder, "main", board.now, submission.head.id, cache=cache))


def built_from_nothing(board: Board, commit: str, place: Path) -> Path:
    scratch = create_scratch_repository(board.repository, place / "portal")
    check_out_tree(scratch, commit, "site-config/approvals")
    options = BuildOptions(scratch.root, place / "public", board.now, search=False, remember=False)
    assert build(options).is_written
    return place / "public"


def edit_body(board: Board) -> Files:
    return edit_file(board, PRESS, ("Nội dung.", "Nội dung khác."))


def edit_title(board: Board) -> Files:
    return edit_file(board, PRESS, ("title: ", "title: Lại "))


def add_page(board: Board) -> Files:
    return {VISIT: write_news("so-tham-xa", "Thăm xã")}


def remove_page(board: Board) -> Files:
    return {PRESS: None}


def rename_site(board: Board) -> Files:
    path = "site-config/sites/xa.yaml"
    return edit_file(board, path, ("Xã", "Thị xã"))


def add_on_commune(board: Board) -> Files:
    return {"content/xa/tin-tuc/don-khach.vi.md": write_news("xa-don-khach", "Đón khách")}


def change_record_alone(board: Board) -> Files:
    return {"docs/huong-dan.md": "Hướng dẫn.\n"}


EDITS: tuple[Callable[[Board], Files], ...] = (
    edit_body, edit_title, add_page, remove_page, rename_site, add_on_commune, change_record_alone,
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda each: each.__name__)
def test_the_pages_are_those_that_differ_between_two_builds_from_nothing(
    board: Board, cache: Path, tmp_path: Path, edit: Callable[[Board], Files]
) -> None:
    submission = board.submit(edit(board), author="editor-so")
    now = built_from_nothing(board, board.tip.id, tmp_path / "now")
    then = built_from_nothing(board, submission.head.id, tmp_path / "then")
    plain: BuildChanges = find_changed_pages(now, then)
    report = affected(board, submission, cache)
    assert report.is_compared
    assert {page for site in report.sites for page in site.pages} == {*plain.pages, *plain.redirects}
    assert sum(site.file_count for site in report.sites) == len(plain.other_files)


def test_a_change_that_concerns_one_site_builds_no_other(board: Board, cache: Path) -> None:
    report = affected(board, board.submit(edit_body(board), author="editor-so"), cache)
    assert report.built_count == 1
    assert [each.site for each in report.sites] == ["so"]
    assert report.sites[0].languages == ("vi",)


def test_what_nobody_reads_builds_nothing(board: Board, cache: Path) -> None:
    report = affected(board, board.submit(change_record_alone(board), author="editor-so"), cache)
    assert (report.built_count, report.sites, report.is_compared) == (0, (), True)


def test_a_proposed_theme_concerns_every_page_that_it_shows(board: Board, cache: Path) -> None:
    theme = {
        "themes/mau/theme.yaml": "name: mau\nextends: default\n",
        "themes/mau/layouts/footer.html": "<footer>Mẫu</footer>\n",
        **edit_file(board, PROFILES, ("theme: default", "theme: mau")),
    }
    report = affected(board, board.submit(theme, author="operator"), cache)
    assert report.is_compared, report.diagnostics
    assert {each.site for each in report.sites} == {"portal", "so", "xa"}
    assert report.touched.themes == ("mau",)


def test_errors_leave_the_sites_that_could_be_concerned(board: Board, cache: Path) -> None:
    broken = write_news("so-tham-xa").replace("2026-06-01", "2026-13-45")
    report = affected(board, board.submit({VISIT: broken}, author="editor-so"), cache)
    assert not report.is_compared
    assert "so" in [each.site for each in report.sites]
    assert [each.place.path for each in report.diagnostics] == [VISIT]


def test_the_matrix_names_each_site_with_its_languages(board: Board, cache: Path) -> None:
    report = affected(board, board.submit(add_page(board), author="editor-so"), cache)
    document = json.loads(format_affected_as_json(report))
    assert {"site": "so", "languages": "en,vi"} in document["matrix"]["include"]
    assert document["content_alone"] is True
    assert [each["url"] for site in document["sites"] for each in site["pages"] if each["change"] == "added"] == [
        "https://so.example.vn/tin-tuc/tham-xa/"
    ]


def test_a_record_of_main_that_git_keeps_is_not_believed(board: Board, cache: Path, tmp_path: Path) -> None:
    assert read_main_record(cache) is not None
    assert read_main_record(tmp_path) is None
