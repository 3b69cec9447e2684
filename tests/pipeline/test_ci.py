"""One command judges a submission by what main holds, and says all that its board needs."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from portalgen.config import load as config_load
from portalgen.content import front_matter_reading
from portalgen.content.page_history import PageHistory, format_page_history, page_history_path
from portalgen.diagnostics.model import Severity
from portalgen.differences.banners import BannerChange
from portalgen.editorial.records.records import PathChange
from portalgen.errors import UsageError
from portalgen.pipeline.changed_pages import BuildChanges, find_changed_pages
from portalgen.pipeline.ci import CiOptions, inspect_changed_pages, judge_submission, prepare
from portalgen.pipeline.compare_builds import BuildComparison
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.judging.forms import SUBMISSION_FORMS, FormOptions
from portalgen.pipeline.judging.report import SubmissionReport
from portalgen.text.bilingual import Bilingual
from portalgen.writer.manifest import read_manifest, write_manifest
from tests.makers.board import POLICY, Board, dump, without_git_settings
from tests.makers.judged_portal import PRESS, VISIT, edit_file, judge, judged_board, look, write_news
from tests.makers.lint.story import AT, LIGHT, commit, git
from tests.makers.quiet_portal import LATER, kept_portal

pytestmark = pytest.mark.heavy

FAILING = (Severity.ERROR,)
VI, EN = (FormOptions(language, "1", FAILING) for language in ("vi", "en"))


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return judged_board(tmp_path_factory.mktemp("ban") / "kho")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, board: Board) -> Path:
    """What main's own run kept."""
    folder = tmp_path_factory.mktemp("nho")
    assert prepare(CiOptions(board.folder, "main", board.now, cache=folder))
    return folder


def codes(report: SubmissionReport) -> set[str]:
    return {each.code for each in report.findings}


def written(report: SubmissionReport, form: str = "text", options: FormOptions = VI) -> str:
    return SUBMISSION_FORMS[form](report, options)


# Who has to approve


def test_a_clean_submission_waits_for_its_chief_and_passes_once_that_one_has_signed(board: Board, cache: Path) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    report = judge(board, submission, cache=cache)
    assert (report.has_finding(FAILING), report.lacks_approval(FAILING)) == (False, True)
    text = written(report)
    assert text.startswith("CHƯA ĐẠT: còn thiếu người ký\n")
    assert re.search(r"còn cần Trưởng Ban Biên tập của trang `so` ký \(duyệt\); hôm nay ký được: .*chief-so", text)
    board.sign(submission, by="chief-so")
    signed = judge(board, submission, cache=cache)
    assert not signed.fails(FAILING)
    assert written(signed).startswith("ĐẠT: bài gửi có thể được đăng\n")
    assert re.search(r"Nội dung \(so\), 1 tệp: đã đủ người ký\n +đã ký: .*chief-so", written(signed))


def test_a_refusal_that_waits_on_another_branch_is_told(board: Board, cache: Path) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    changes = board.changes_of(submission)
    board.sign(submission, by="chief-so")
    refusal = board.make_record(changes, by="secretary-so", action="reject", reason="Chưa có văn bản gốc")
    branch = "refs/heads/phieu/reject-tham-xa"
    board.store.point(branch, board.submit(refusal.files, author="secretary-so").head.id)
    report = judge(board, submission, cache=cache)
    git(board.folder, "update-ref", "-d", branch)  # the board is shared
    text, english = written(report), written(report, options=EN)
    assert text.startswith("ĐẠT: bài gửi có thể được đăng; nhưng nội dung này đã bị từ chối")
    assert "ĐÃ BỊ TỪ CHỐI: " in text and "Chưa có văn bản gốc" in text and "portalgen approve --despite " in text
    assert "REFUSED: " in english
    (told,) = json.loads(written(report, "json"))["needs"]["refusals"]
    assert (told["by"], told["paths"], told["same"]) == ("secretary-so", [VISIT], True)
    assert json.loads(written(report, "json"))["needs"]["complete"] is False


def test_two_sites_at_once_need_the_chief_of_each(board: Board, cache: Path) -> None:
    submission = board.submit(
        {
            VISIT: write_news("so-tham-xa"),
            "content/xa/tin-tuc/don-khach.vi.md": write_news("xa-don-khach", "Đón khách"),
        },
        author="editor-so",
    )
    board.sign(
        submission, by="chief-so", changes=[each for each in board.changes_of(submission) if "/so/" in each.path]
    )
    report = judge(board, submission, cache=cache)
    (xa,) = [each for each in report.needs.groups if each.open_needs]
    assert (xa.group.site, [each.id for each in xa.open_needs[0].people]) == ("xa", ["chief-xa"])
    assert report.lacks_approval(FAILING)


def test_content_and_governance_at_once_are_told_apart_with_the_way_out(board: Board, cache: Path) -> None:
    lax = {POLICY: dump({**board.policy, "approval": {"classes": {}}})}
    report = judge(board, board.submit({VISIT: write_news("so-tham-xa"), **lax}, author="editor-so"), cache=cache)
    assert {"GOV201", "GOV203"} <= codes(report)
    assert report.is_rules_change_open
    assert "rules=changed\n" in written(report, "outputs")
    assert report.needs.problem is not None and "tách thành hai bài gửi" in report.needs.problem.vi
    assert report.lacks_approval(FAILING)  # main's policy still asks for the chief


def test_a_submission_of_records_alone_says_what_they_do_in_words(board: Board, cache: Path) -> None:
    tree = board.tip.tree
    offered = [
        PathChange(each.path, each.after, each.after) for each in board.changes_between({}, {PRESS: tree[PRESS]})
    ]
    offer = board.make_record(
        offered, by="secretary-so", action="offer", reason="Mời Cổng tỉnh đăng", details={"to": "portal"}
    )
    submission = board.submit(offer.files, author="secretary-so")
    report = judge(board, submission, cache=cache)
    assert not report.fails(FAILING), written(report)
    text = written(report)
    assert "Phiếu đi kèm\n  Đề nghị trang khác đăng: " in text
    assert "`portal`" in text and "lý do: `Mời Cổng tỉnh đăng`" in text and PRESS in text
    assert "mới: site-config/approvals/so/" in text or "thêm" in text


def test_what_main_itself_cannot_build_is_not_the_submissions_fault(tmp_path: Path) -> None:
    board = judged_board(tmp_path / "kho")
    board.push(
        {"content/so/tin-tuc/hong.vi.md": write_news("so-hong").replace("2026-06-01", "2026-13-45")}, by="operator"
    )
    report = judge(board, board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so"))
    assert report.main_has_errors and report.has_finding(FAILING)
    assert written(report).startswith("CHƯA ĐẠT: bản chính hiện không dựng được, báo đơn vị vận hành sửa trước")
    elsewhere = {"content/xa/tin-tuc/don-khach.vi.md": write_news("xa-don-khach", "Đón khách")}
    other = judge(board, board.submit(elsewhere, author="editor-xa"))
    assert (other.left_out_sites, other.is_built, other.has_finding(FAILING)) == (("so",), True, False)
    assert "https://xa.example.vn/tin-tuc/don-khach/" in {page.url for site in other.sites for page in site.pages}
    assert "Bản chính đang có lỗi ở trang so" in written(other)
    mended = judge(board, board.submit({"content/so/tin-tuc/hong.vi.md": None}, author="editor-so"))
    assert mended.is_built and not mended.has_finding(FAILING)


def test_a_record_that_does_not_count_is_no_missing_signature(board: Board, cache: Path) -> None:
    submission = board.submit({"site-config/approvals/so/2026/la.json": "{}"}, author="editor-so")
    head = written(judge(board, submission, cache=cache)).splitlines()[0]
    assert head.endswith("sửa các lỗi về phê duyệt"), head


# What readers see


def test_only_the_sites_of_the_change_are_built_where_main_kept_what_it_is_made_of(board: Board, cache: Path) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa", "Thăm xã")}, author="editor-so")
    report = judge(board, submission, cache=cache)
    assert report.is_compared and report.built_count < report.site_count == 3
    (so,) = [each for each in report.sites if each.site == "so"]
    assert "https://so.example.vn/tin-tuc/tham-xa/" in {each.url for each in so.pages if each.change == "added"}
    without = judge(board, submission)
    assert without.built_count == 3
    assert without.sites == report.sites


def test_menus_and_contacts_that_change_stand_in_the_report_in_words(board: Board, cache: Path) -> None:
    path = "site-config/sites/so.yaml"
    report = judge(
        board,
        board.submit(edit_file(board, path, ("telephone: unconfirmed", "telephone: 0909 000 000")), author="editor-so"),
        cache=cache,
    )
    text = written(report)
    assert "Thông tin liên hệ của trang Sở Ngoại vụ: điện thoại: [«chưa xác nhận» → «0909 000 000»]" in text
    assert "người đọc thấy đúng như trước" not in text


def test_a_page_that_begins_to_lead_elsewhere_is_a_changed_page(board: Board, cache: Path) -> None:
    def lead_away(report: SubmissionReport, comparison: BuildComparison) -> BuildChanges:
        file = comparison.after / "so.example.vn" / "lien-he" / "index.html"
        text = file.read_text("utf-8").replace("<head>", "<head><meta http-equiv='refresh' content='0; url=//x'>")
        file.unlink()  # it is one file with that of main
        file.write_text(text, "utf-8")
        manifest = read_manifest(comparison.after, ("so",))
        name = "so.example.vn/lien-he/index.html"
        entries = {**manifest.entries, name: replace(manifest.entries[name], digest="0" * 32)}
        write_manifest(comparison.after, replace(manifest, entries=entries), ("so",))
        return find_changed_pages(comparison.before, comparison.after)

    submission = board.submit(edit_file(board, PRESS, ("Nội dung.", "Nội dung khác.")), author="editor-so")
    changes = look(board, submission.head.id, lead_away, cache=cache)
    assert "https://so.example.vn/lien-he/" in {each.url for each in changes.pages}
    assert "https://so.example.vn/lien-he/" not in {each.url for each in changes.redirects}


def test_pages_that_changed_are_inspected_and_what_they_had_before_is_not_told(board: Board, cache: Path) -> None:
    def inspect_broken(*names: str) -> set[str]:
        def break_pages(report: SubmissionReport, comparison: BuildComparison) -> set[str]:
            for name in names:
                page = getattr(comparison, name) / "so.example.vn" / "tin-tuc" / "hop-bao" / "index.html"
                page.write_text(page.read_text("utf-8").replace("<h1", "<img src='x.png'><h1"), "utf-8")
            options = CiOptions(board.folder, "main", report.at)
            return {each.code for each in inspect_changed_pages(options, comparison)}

        return look(
            board, submission.head.id, break_pages, cache=cache
        )  # the second look remembers nothing of the first

    submission = board.submit(edit_file(board, PRESS, ("Nội dung.", "Nội dung khác.")), author="editor-so")
    assert inspect_broken("after") == {"HTM110"}
    assert inspect_broken("after", "before") == set()


def test_a_theme_is_named_and_not_used_to_judge(board: Board, cache: Path) -> None:
    theme = {"themes/la/layouts/page.html": "{{ (1).__class__ }}", "themes/la/theme.yaml": "name: la\n"}
    report = judge(board, board.submit(theme, author="editor-so"), cache=cache)
    assert report.touched.themes == ("la",)
    assert report.is_compared and report.sites == ()
    assert "Giao diện mới không được dùng để chấm" in written(report)
    assert "themes=yes\n" in written(report, "outputs")


def test_what_can_run_code_is_said_in_the_first_line(board: Board, cache: Path) -> None:
    submission = board.submit(
        {"scripts/build": "#!/bin/sh\nexit 0\n", VISIT: write_news("so-tham-xa")}, author="editor-so"
    )
    report = judge(board, submission, cache=cache)
    assert written(report).startswith("CẨN THẬN: bài gửi này đổi lệnh của kho")
    assert written(report, options=EN).startswith("CAREFUL: this submission changes scripts of the repository")
    outputs = dict(line.split("=", 1) for line in written(report, "outputs").splitlines())
    assert (outputs["runs_code"], outputs["content_alone"]) == ("yes", "no")


def test_content_alone_is_known_as_such(board: Board, cache: Path) -> None:
    report = judge(board, board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so"), cache=cache)
    outputs = dict(line.split("=", 1) for line in written(report, "outputs").splitlines())
    assert (outputs["content_alone"], outputs["runs_code"], outputs["themes"]) == ("yes", "no", "no")
    assert json.loads(outputs["sites"]) == ["portal", "so"]


def test_a_page_that_cannot_be_built_is_told_and_the_rest_still_comes(board: Board, cache: Path) -> None:
    broken = write_news("so-tham-xa").replace("2026-06-01", "2026-13-45")
    report = judge(board, board.submit({VISIT: broken}, author="editor-so"), cache=cache)
    assert not report.is_compared
    text = written(report)
    assert f"{VISIT}:6:7: lỗi FMT" in text
    assert "sửa các lỗi dưới đây rồi gửi lại" in text and "chief-so" in text


# Bad input


def test_hostile_names_and_titles_stay_words(board: Board, cache: Path) -> None:
    title = "'<img src=x onerror=alert(1)> ](http://ac.example) @all ::error::x `${{ secrets.KEY }}` | |'"
    path = "content/so/tin-tuc/$(id)`id`.vi.md"
    submission = board.submit({VISIT: write_news("so-tham-xa", title), path: write_news("so-la")}, author="editor-so")
    report = judge(board, submission, cache=cache)
    summary = written(report, "markdown")
    assert (
        "<img" not in summary
        and "](http" not in summary
        and "@all" not in summary
        and "${{" not in summary.replace("&#36;", "")
    )
    assert not [
        line for line in written(report, "github").splitlines() if line.startswith("::") and "::error::x" in line[9:]
    ]
    assert re.fullmatch(r"(?:[a-z_]+=[a-z]+\n|sites=\[[a-z0-9\",-]*\]\n)+", written(report, "outputs"))
    assert json.loads(written(report, "json"))["needs"]["groups"]


def test_very_many_pages_are_reported_within_what_a_forge_shows(board: Board, cache: Path) -> None:
    pages = {
        f"content/so/tin-tuc/bai-{n}.vi.md": write_news(f"so-bai-{n}", f"Hội nghị số {n}", f"Buổi {n}.")
        for n in range(300)
    }
    report = judge(board, board.submit(pages, author="editor-so"), cache=cache)
    summary = written(report, "markdown")
    assert len(summary.encode()) < 1_048_576
    assert "địa chỉ nữa" in summary
    assert len(json.loads(written(report, "json"))["sites"][-1]["pages"]) > 130


def test_a_main_that_moves_meanwhile_changes_nothing(board: Board, cache: Path) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    tip = board.tip

    def move_main() -> Definitions:
        """Called when the portal is loaded, before anything is judged."""
        if board.tip is tip:
            board.push({"docs/them.md": "Thêm.\n"}, by="operator")
        return standard_definitions()

    report = judge(board, submission, cache=cache, definitions=move_main)
    assert report.tip == tip.id != board.tip.id
    assert report.approvals.line[-2].id == tip.id
    assert [each for each in report.difference.other_files if each.path.startswith("docs/")] == []
    board.force_push(tip)


def test_a_conflict_is_one_finding_and_no_traceback(board: Board, cache: Path) -> None:
    submission = board.submit(edit_file(board, PRESS, ("Nội dung.", "Nội dung của bài gửi.")), author="editor-so")
    tip = board.tip
    board.push(edit_file(board, PRESS, ("Nội dung.", "Nội dung của bản chính.")), by="operator")
    report = judge(board, submission, cache=cache)
    assert report.conflicts == (PRESS,)
    assert "GOV205" in codes(report)
    assert "cùng sửa một chỗ" in written(report)
    board.force_push(tip)


def test_an_unknown_submission_is_refused_in_words(board: Board) -> None:
    with pytest.raises(UsageError):
        judge(board, "khong-co")


def test_nothing_is_written_into_the_repository(board: Board, cache: Path) -> None:
    def objects() -> bytes:
        return subprocess.run(
            ["git", "-C", str(board.folder), "count-objects", "-v"], capture_output=True, check=True
        ).stdout

    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    before = objects(), sorted(each.name for each in board.folder.iterdir())
    judge(board, submission, cache=cache)
    assert (objects(), sorted(each.name for each in board.folder.iterdir())) == before


def test_a_bare_repository_is_judged_alike(board: Board, cache: Path, tmp_path: Path) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    board.store.point("refs/heads/bai", submission.head.id)
    bare = tmp_path / "kho.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(board.folder), str(bare)], check=True)
    here = judge(board, submission, cache=cache)
    options = CiOptions(bare, "main", here.at, "bai", board.genesis, cache=cache)
    with judge_submission(options) as (report, _):
        assert written(report, "json").replace('"main"', "") == written(here, "json").replace('"main"', "")
    with pytest.raises(UsageError, match="--head"), judge_submission(CiOptions(bare, "main", AT)):
        pass


def test_a_cache_that_git_keeps_is_neither_read_nor_written(tmp_path: Path) -> None:
    portal = kept_portal(tmp_path / "kho", LIGHT)
    kept = portal.root / ".portalgen" / "cache"
    portal.write(".portalgen/cache/main/.portalgen/sites/so.json", "{}")
    git(portal.root, "add", "--force", "--all")
    commit(portal.root, LATER, "Bộ nhớ đệm của người gửi")
    with judge_submission(CiOptions(portal.root, "main", AT, "bai", cache=kept)) as (report, _):
        assert report.built_count == report.site_count == 3
    assert sorted(each.name for each in kept.iterdir()) == ["main"]
    assert prepare(CiOptions(portal.root, "main", AT, cache=kept)) is False


def test_a_commit_of_a_year_that_no_calendar_has_is_judged(board: Board, cache: Path, tmp_path: Path) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    dated = {"GIT_COMMITTER_DATE": "@99999999999999 +0000", "GIT_AUTHOR_DATE": "@1 +0000"}
    head = submission.head
    tree = f"{head.id}^{{tree}}"
    made = subprocess.run(
        ["git", "-C", str(board.folder), "-c", "user.name=x", "-c", "user.email=x@example.vn", "commit-tree", tree, "-p", head.id, "-m", "Xa"],
        env={**without_git_settings(), **dated}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert written(judge(board, made.stdout.strip(), cache=cache)).startswith("CHƯA ĐẠT")


# The commit behind a finding


def test_each_finding_names_the_commit_that_brought_it(board: Board, cache: Path) -> None:
    clean, marked = write_news("so-tham-xa"), write_news("so-tham-xa", body="TUYỆT MẬT\n\nNội dung họp.")
    submission = board.submit(
        {VISIT: clean}, {VISIT: marked}, {PRESS: board.read(PRESS).decode() + "\nThêm.\n"}, author="editor-so"
    )
    report = judge(board, submission, cache=cache, names_commits=True)
    (found,) = [each for each in report.findings if each.code == "PRV201"]
    assert found.origin.startswith(submission.commits[1].id[:10])
    assert f"có từ lần lưu: {submission.commits[1].id[:10]}" in written(report)
    (note,) = [each for each in report.findings if each.place.path == PRESS]
    assert note.origin.startswith(submission.commits[2].id[:10])


def test_a_history_of_a_page_is_held_against_main_and_named_in_the_difference(board: Board, cache: Path) -> None:
    made_up = PageHistory("page-history-1", "so", "so-hop-bao", ())
    path = page_history_path("so", "so-hop-bao")
    report = judge(board, board.submit({path: format_page_history(made_up)}, author="editor-so"), cache=cache)
    assert [each.place.path for each in report.findings if each.code == "CFG195"] == [path]
    assert report.has_finding(FAILING)
    text = written(report)
    assert "Lịch sử thay đổi của bài, là tệp do máy ghi" in text and "thêm 1: so-hop-bao." in text
    assert "Không có gì khác" not in text


def test_an_emergency_is_told_once_with_the_sites_on_which_it_will_stand(board: Board, cache: Path) -> None:
    report = judge(board, board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so"), cache=cache)
    texts = Bilingual("Thông tin khẩn cấp", "Emergency"), Bilingual("Nguy hiểm", "Danger")
    banner = BannerChange("content/so/khan-cap/bao.vi.md", "Bão", *texts, ("so",), (), 3, None, None)
    changed = replace(report, difference=replace(report.difference, banners=(banner,)))
    told = "Thông tin khẩn cấp `Bão` (Nguy hiểm) sẽ đứng đầu mọi trang của 1 trên 3 trang thông tin (so), ngay khi đăng"
    text = written(changed)
    assert f"Người đọc sẽ thấy khác ở đâu\n  {told}\n" in text and text.count("đứng đầu mọi trang") == 1
    assert "Emergency `Bão` (Danger) will appear at the top of every page of 1 of 3 sites (so)" in written(
        changed, options=EN
    )
    assert json.loads(written(changed, "json"))["difference"]["banners"][0]["sites"] == ["so"]


# What is read


def test_settings_and_pages_are_read_once_for_judge_builds_and_comparison(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, pages = Mock(wraps=config_load.read_portal), Mock(wraps=front_matter_reading.read_front_matter)
    monkeypatch.setattr(config_load, "read_portal", settings)
    monkeypatch.setattr(front_matter_reading, "read_front_matter", pages)
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    report = judge(board, submission)
    assert report.difference.pages and report.is_compared
    assert settings.call_count == 1
    read = Counter((source, data) for data, source, _ in (call.args for call in pages.call_args_list))
    assert read and set(read.values()) == {1}


def test_no_page_is_written_into_a_folder(board: Board) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")

    def see(report: SubmissionReport, comparison: BuildComparison) -> set[str]:
        assert VISIT in comparison.proposed.pages and VISIT not in comparison.now.pages
        folder = comparison.now.root.parents[1]
        return {each.name for each in folder.rglob("*.md")}

    assert look(board, submission.head.id, see) == {"README.md", "_index.vi.md"}
