"""A submission is judged by main's tip: its own version of the rules counts for nothing until it stands on main."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.config.values import parse_datetime
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history import scratch
from portalgen.lint.baseline import BASELINE
from portalgen.pipeline.linting.judgement import open_judgement
from portalgen.pipeline.linting.options import LintOptions, LintReport
from tests.makers.deadlines import LIMITS, PAPER, WAIVERS, approve_rules, paper, publish, save
from tests.makers.lint.story import LEGAL, LIGHT, commit, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import AT, LATER, codes, describe_findings, kept_portal, news, report_of

SECRET: Final = "content/so/tin-tuc/mat.vi.md"
PRESS: Final = "content/so/tin-tuc/hop-bao.vi.md"
LINT: Final = "site-config/lint.yaml"
POLICY: Final = "site-config/governance/policy.yaml"
MARKED: Final = news("so-mat", "TUYỆT MẬT\n\nNội dung họp.\n")


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """On the branch `bai`, with everything on `main`."""
    return kept_portal(tmp_path / "portal", LIGHT)


def judge(portal: SmallPortal, **changes: Any) -> LintReport:
    return report_of(portal, base="main", **changes)


def effect_of(report: LintReport, path: str) -> str:
    (found,) = [each for each in report.findings if each.code in ("GOV201", "GOV202") and each.place.path == path]
    return sentence_of(found.diagnostic, "vi")


def waive(code: str, item: str) -> str:
    return (
        f"waivers:\n  - {{code: {code}, item: {item}, reason: Được phép, approved_by: Trưởng Ban Biên tập, "
        "from: 2026-11-01, until: 2026-12-31}\n"
    )


# What an author writes for themselves


def test_a_waiver_for_itself_waives_nothing(portal: SmallPortal) -> None:
    portal.write(SECRET, MARKED)
    portal.write(WAIVERS, waive("PRV201", "so-mat"))
    commit(portal.root, LATER, "Bài")
    report = judge(portal)
    assert f"PRV201 {SECRET}:" in " ".join(describe_findings(report))
    assert not report.suppressed_findings
    assert {"GOV201", "GOV203"} <= set(codes(report))


def test_a_waiver_counts_once_it_stands_on_main(portal: SmallPortal) -> None:
    portal.write(SECRET, MARKED)
    commit(portal.root, LATER, "Bài")
    approve_rules(portal, {WAIVERS: waive("PRV201", "so-mat")})
    assert codes(judge(portal)) == []


def test_a_later_start_of_the_evidence_takes_nothing_out_of_the_queue(portal: SmallPortal) -> None:
    portal.write(PAPER, paper())
    save(portal, "2026-11-23T10:00")
    portal.write(LIMITS, LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", "evidence_starts: 2026-12-01"))
    report = judge(portal, at=at("2026-11-27T08:00"))
    assert "DDL205" in codes(report) and "GOV201" in codes(report)


def test_a_longer_limit_is_not_quoted(portal: SmallPortal) -> None:
    portal.write(PAPER, paper())
    longer = LEGAL[LIMITS].replace("length: {working_days: 2}", "length: {working_days: 9}", 1)
    portal.write(LIMITS, longer)
    save(portal, "2026-11-23T10:00")
    report = judge(portal, at=at("2026-11-27T08:00"))
    assert "DDL205" in codes(report)
    assert "09 ngày" not in " ".join(sentence_of(each.diagnostic, "vi") for each in report.findings)


def test_a_first_baseline_hides_no_finding_and_is_reported(portal: SmallPortal) -> None:
    portal.write(SECRET, news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    (loud,) = report_of(portal, paths=(SECRET,)).findings
    row = {"fingerprint": loud.fingerprint, "code": loud.code, "path": SECRET}
    portal.write(BASELINE, json.dumps({"version": 1, "findings": [row]}))
    assert codes(judge(portal)) == ["SUP207", loud.code]


def test_a_rule_that_is_switched_off_is_still_in_force(portal: SmallPortal) -> None:
    portal.write(SECRET, news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    assert codes(judge(portal)) == ["GOV201", "GOV203", "TXT203"]


def test_a_theme_of_the_submission_is_not_even_read(portal: SmallPortal) -> None:
    portal.write("themes/rieng/theme.yaml", "extends: khong-co\n")
    portal.write("themes/rieng/templates/base.html", "{% broken")
    found = judge(portal).findings
    assert [(each.code, each.place.path) for each in found] == [("GOV201", "themes/rieng/")]
    assert "2 tệp giao diện đổi" in effect_of(judge(portal), "themes/rieng/")


@pytest.mark.parametrize("place", ["site-config/governance", "site-config"])
def test_a_link_in_the_place_of_a_folder_of_rules_leads_nowhere(portal: SmallPortal, place: str) -> None:
    elsewhere = "content/so/tin-tuc/quy-tac"
    folder = portal.root / place
    if folder.exists():
        shutil.move(folder, portal.root / elsewhere)
    waivers = f"{elsewhere}{WAIVERS.removeprefix(place)}"
    portal.write(waivers, waive("PRV201", "so-mat"))
    folder.symlink_to(os.path.relpath(portal.root / elsewhere, folder.parent))
    portal.write(SECRET, MARKED)
    commit(portal.root, LATER, "Bài")
    if place == "site-config":
        with pytest.raises(UsageError, match="site-config/portal"):
            judge(portal)
    else:
        report = judge(portal)
        assert {"PRV201", "GOV201"} <= set(codes(report)) and not report.suppressed_findings


@pytest.mark.parametrize("path", [LINT, POLICY, LIMITS, BASELINE])
def test_a_proposed_rule_that_is_a_link_shows_nothing_of_what_it_leads_to(
    portal: SmallPortal, tmp_path: Path, path: str
) -> None:
    (tmp_path / "rieng").write_text("khoa: [gia-tri-rieng\n", "utf-8")
    place = portal.root / path
    place.unlink(missing_ok=True)
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tmp_path / "rieng")
    report = judge(portal)
    assert "GOV201" in codes(report)
    assert "gia-tri-rieng" not in repr(report)


def test_a_link_in_the_place_of_the_themes_is_a_change_of_rules_and_is_not_followed(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/giao-dien/rieng/templates/base.html", "{% broken")
    (portal.root / "themes").symlink_to("content/so/tin-tuc/giao-dien")
    commit(portal.root, LATER, "Bài")
    found = judge(portal).findings
    assert [each.place.path for each in found if each.code == "GOV201"] == ["themes"]
    assert not [each for each in found if each.code.startswith("TPL")]


def test_a_folder_in_the_place_of_a_rule_file_is_a_change_of_rules(portal: SmallPortal) -> None:
    portal.write(f"{LINT}/lint.yaml", "severity: {TXT203: 'off'}\n")
    portal.write(SECRET, news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    with pytest.raises(UnusableEnvironmentError, match="site-config/lint"):
        judge(portal)


def test_a_submission_without_rules_says_nothing_of_them(portal: SmallPortal) -> None:
    portal.write(SECRET, news("so-moi"))
    assert codes(judge(portal)) == []


# The difference that a rule would make


def test_the_difference_to_the_findings_of_main_is_told(portal: SmallPortal) -> None:
    approve_rules(portal, {SECRET: news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN")})
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    assert f"mất 1 mục (TXT203 {SECRET})" in effect_of(judge(portal), LINT)


def test_the_difference_to_the_verdicts_of_main_is_told(portal: SmallPortal) -> None:
    portal.write(PAPER, paper())
    save(portal, "2026-11-23T10:00")
    publish(portal, "2026-11-30T08:00")
    git(portal.root, "checkout", "-q", "-B", "quy-tac")
    portal.write(LIMITS, LEGAL[LIMITS].replace("length: {working_days: 2}", "length: {working_days: 9}", 1))
    told = effect_of(judge(portal, at=at("2026-12-20T08:00")), LIMITS)
    assert "so-quyet-dinh: trễ hạn, hết ngày 26/11/2026 → chưa đủ dữ liệu để kết luận, hết ngày 07/12/2026" in told


def test_a_change_without_effect_says_so(portal: SmallPortal) -> None:
    portal.write(POLICY, "merge_method: merge\nforge_committers: []\n")
    assert "không đổi kết quả nào" in effect_of(judge(portal), POLICY)


def test_each_file_is_tried_alone(portal: SmallPortal) -> None:
    approve_rules(portal, {SECRET: news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN")})
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    portal.write(POLICY, "merge_method: merge\n")
    report = judge(portal)
    assert "mất 1 mục" in effect_of(report, LINT)
    assert "không đổi kết quả nào" in effect_of(report, POLICY)


# Approval


def test_what_owners_have_approved_on_the_forge_is_a_note_and_no_record_a_warning(portal: SmallPortal) -> None:
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    report = judge(portal, is_governance_approved=True)
    assert [(each.code, each.severity) for each in report.findings] == [
        ("GOV202", Severity.NOTE),
        ("GOV207", Severity.WARNING),
    ]


def test_approval_does_not_cover_content_beside_the_rules(portal: SmallPortal) -> None:
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    portal.write(SECRET, news("so-moi"))
    assert codes(judge(portal, is_governance_approved=True)) == ["GOV202", "GOV203", "GOV207"]


def test_a_baseline_that_shrinks_is_no_change_of_rules(portal: SmallPortal) -> None:
    row = {"fingerprint": "0" * 32, "code": "TXT203", "path": SECRET}
    approve_rules(portal, {BASELINE: json.dumps({"version": 1, "findings": [row]})})
    portal.write(BASELINE, json.dumps({"version": 1, "findings": []}))
    portal.write(SECRET, news("so-moi"))
    assert not [code for code in codes(judge(portal)) if code.startswith(("GOV", "SUP207"))]


def test_the_first_baseline_can_be_approved(portal: SmallPortal) -> None:
    portal.write(BASELINE, json.dumps({"version": 1, "findings": []}))
    assert codes(judge(portal)) == []
    row = {"fingerprint": "0" * 32, "code": "TXT203", "path": SECRET}
    portal.write(BASELINE, json.dumps({"version": 1, "findings": [row]}))
    assert codes(judge(portal, is_governance_approved=True)) == ["GOV202", "GOV207"]


# The merged tree


def test_what_main_got_meanwhile_is_judged_with_the_submission(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi"))
    commit(portal.root, LATER, "Bài")
    git(portal.root, "checkout", "-q", "main")
    portal.write("content/so/tin-tuc/trung.vi.md", news("so-moi", title="Tin khác", summary="Tin khác hẳn."))
    commit(portal.root, LATER, "Bài của bản chính")
    git(portal.root, "checkout", "-q", "bai")
    found = describe_findings(judge(portal))
    assert [each for each in found if "so-moi" in each or "moi.vi.md" in each or "trung.vi.md" in each]
    assert not (portal.root / "content/so/tin-tuc/trung.vi.md").exists()


def test_an_old_fork_with_laxer_rules_is_judged_by_those_of_today(portal: SmallPortal) -> None:
    git(portal.root, "checkout", "-q", "main")
    portal.write(LINT, "severity: {TXT203: error}\n")
    commit(portal.root, LATER, "Quy tắc chặt hơn")
    git(portal.root, "checkout", "-q", "bai")
    portal.write(SECRET, news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    (found,) = judge(portal).findings
    assert (found.code, found.severity) == ("TXT203", Severity.ERROR)


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_conflict_is_reported_once_and_the_rest_is_judged(portal: SmallPortal, is_committed: bool) -> None:
    git(portal.root, "checkout", "-q", "main")
    portal.edit(PRESS, "title: Họp báo", "title: Họp báo của bản chính")
    commit(portal.root, LATER, "Bản chính")
    git(portal.root, "checkout", "-q", "bai")
    portal.edit(PRESS, "title: Họp báo", "title: HỌP BÁO CỦA BÀI GỬI DUYỆT")
    if is_committed:
        commit(portal.root, LATER, "Bài")
    assert sorted({each.code for each in judge(portal).findings}) == ["GOV205", "IDN210", "TXT203"]


def test_another_revision_than_the_folder_is_judged_with_head(portal: SmallPortal) -> None:
    portal.write(SECRET, MARKED)
    commit(portal.root, LATER, "Bài")
    git(portal.root, "checkout", "-q", "main")
    assert codes(judge(portal, head="bai")) == ["PRV201"]
    assert codes(judge(portal, head="main")) == []


def test_nothing_is_written_into_the_repository_or_the_folder(portal: SmallPortal) -> None:
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    before = snapshot(portal.root)
    judge(portal)
    assert snapshot(portal.root) == before


def test_records_of_approval_are_not_written_but_seen_in_what_changed(portal: SmallPortal) -> None:
    old, new = (f"{APPROVALS_FOLDER}/2026/{name}.json" for name in ("cu", "moi"))
    approve_rules(portal, {old: "{}\n"})
    portal.write(PRESS, news("so-hop-bao", "Nội dung họp.\n"))
    portal.write(new, "{}\n")
    commit(portal.root, LATER, "Bài và phiếu")
    with open_judgement(LintOptions(portal.root, AT, base="main", head="HEAD")) as judgement:
        assert judgement.unwritten is not None and PRESS in judgement.unwritten
        assert not (judgement.root / PRESS).exists() and not (judgement.root / APPROVALS_FOLDER).exists()
        assert judgement.changes.paths == (PRESS, new)
        differing = git(judgement.repository.top, "diff", "--name-only").split()
        assert differing == []


def test_a_rule_that_is_changed_in_the_second_of_a_commit_is_seen(portal: SmallPortal) -> None:
    portal.write(LINT, "severity: {TXT203: error}\n")
    git(portal.root, "checkout", "-q", "main")
    commit(portal.root, LATER, "Quy tắc")
    git(portal.root, "checkout", "-q", "-B", "bai")
    portal.write(LINT, "severity: {TXT204: error}\n")
    index, file = portal.root / ".git" / "index", portal.root / LINT
    second = int(index.stat().st_mtime)
    for path in (index, file):
        os.utime(path, (second, second))
    assert codes(judge(portal)) == ["GOV201"]


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".portalgen" not in path.parts and path.name != "index"
    }


def test_the_clock_of_a_submission_runs_from_its_own_commits(portal: SmallPortal) -> None:
    portal.write(PAPER, paper())
    save(portal, "2026-11-23T10:00")
    git(portal.root, "checkout", "-q", "main")
    portal.write("content/so/tin-tuc/khac.vi.md", news("so-khac", title="Tin khác", summary="Tin khác hẳn."))
    save(portal, "2026-11-24T10:00")
    git(portal.root, "checkout", "-q", "bai")
    report = judge(portal, at=at("2026-11-25T08:00"))
    (clock,) = [each for each in report.clocks if each.deadline.party == "board"]
    assert clock.standing == "within"


# Bad input


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (LIMITS, b"classes: [\n"),
        (WAIVERS, b"\xff\xfe"),
        (LINT, b"- a\n"),
        (BASELINE, b"{"),
        ("site-config/legal/calendar/2027.yaml", b"year: 2026\n"),
        ("site-config/legal/duties.yaml", b"places: 3\n"),
    ],
)
def test_a_rule_file_that_does_not_load_is_reported_and_mains_holds(
    portal: SmallPortal, path: str, data: bytes
) -> None:
    portal.write(path, data)
    portal.write(SECRET, MARKED)
    report = judge(portal)
    assert "PRV201" in codes(report)
    assert "chưa thử được" in effect_of(report, path)


def test_a_broken_rule_of_main_can_be_mended(portal: SmallPortal) -> None:
    approve_rules(portal, {LIMITS: "classes: [\n"})
    portal.write(LIMITS, LEGAL[LIMITS])
    report = judge(portal, is_governance_approved=True)
    assert [each.code for each in report.findings if each.severity is Severity.ERROR] == []


def test_a_broken_rule_of_main_leaves_no_check_green(portal: SmallPortal) -> None:
    approve_rules(portal, {LIMITS: "classes: [\n"})
    portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi"))
    assert [each.severity for each in judge(portal).findings if each.place.path == LIMITS] == [Severity.ERROR]


def test_a_rule_file_that_is_taken_away_is_reported(portal: SmallPortal) -> None:
    portal.remove(LIMITS)
    assert {"CFG140", "GOV201"} <= set(codes(judge(portal)))


def test_a_base_that_is_not_fetched_says_how_to_get_it(portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="git fetch origin"):
        report_of(portal, base="origin/main")


def test_a_tree_that_holds_itself_over_and_over_is_refused(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "_MOST_FILES", 10_000)
    tree = git(portal.root, "rev-parse", "HEAD:content").strip()
    for _ in range(7):
        lines = "".join(f"040000 tree {tree}\t{name}\n" for name in "abcdefghij")
        tree = subprocess.run(
            ["git", "mktree"], cwd=portal.root, input=lines, capture_output=True, text=True, check=True
        ).stdout.strip()
    bomb = git(portal.root, "commit-tree", "-p", "HEAD", "-m", "Bài", tree).strip()
    with pytest.raises(UsageError, match="too many files"):
        judge(portal, head=bomb)


def test_replaced_objects_are_not_obeyed(portal: SmallPortal) -> None:
    portal.write(SECRET, MARKED)
    commit(portal.root, LATER, "Bài")
    clean = git(portal.root, "rev-parse", "main").strip()
    git(portal.root, "replace", "bai", clean)
    assert codes(judge(portal)) == ["PRV201"]
    git(portal.root, "checkout", "-q", "main")
    assert codes(judge(portal, head=git(portal.root, "rev-parse", "refs/heads/bai").strip())) == ["PRV201"]


def test_attributes_of_a_submission_change_no_byte_that_is_judged(portal: SmallPortal) -> None:
    git(portal.root, "config", "filter.hide.smudge", "cat /dev/null")
    git(portal.root, "config", "merge.mine.driver", "true")
    portal.write(".gitattributes", "*.md filter=hide ident merge=mine\n")
    portal.write(SECRET, MARKED)
    git(portal.root, "-c", "filter.hide.clean=cat", "add", "-A")
    git(portal.root, "-c", "filter.hide.clean=cat", "commit", "-q", "-m", "Bài")
    git(portal.root, "-c", "filter.hide.smudge=cat", "checkout", "-q", "main")
    assert "PRV201" in codes(judge(portal, head="bai"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (".github/workflows/khac.yml", "quy trình của máy chủ kho"),
        ("scripts/khac", "lệnh của kho"),
        ("conftest.py", "chương trình"),
        ("sitecustomize.py", "chương trình"),
        ("requirements.txt", "những gì được cài đặt"),
        ("pyproject.toml", "những gì được cài đặt"),
        (".pre-commit-config.yaml", "lệnh chạy khi lưu bài"),
        (".gitmodules", "thiết lập của Git"),
        ("content/so/tin-tuc/anh.py", "chương trình"),
    ],
)
def test_what_can_run_code_is_named(portal: SmallPortal, path: str, kind: str) -> None:
    portal.write(path, "x\n")
    found = [each for each in judge(portal).findings if each.code == "GOV204"]
    assert [(each.place.path, each.severity) for each in found] == [(path, Severity.WARNING)]
    assert kind in sentence_of(found[0].diagnostic, "vi")


def test_a_submodule_is_named(portal: SmallPortal) -> None:
    here = git(portal.root, "rev-parse", "HEAD").strip()
    git(portal.root, "update-index", "--add", "--cacheinfo", f"160000,{here},content/so/kho-khac")
    git(portal.root, "commit", "-q", "-m", "Kho khác")
    assert any(each.code == "GOV204" and each.place.path == "content/so/kho-khac" for each in judge(portal).findings)


def test_a_tip_that_moves_while_it_is_judged_changes_nothing(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    portal.write(SECRET, news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    commit(portal.root, LATER, "Bài")
    expected = describe_findings(judge(portal))
    import portalgen.pipeline.lint as use_case

    plain: Callable[..., Any] = use_case.load_lint_inputs

    def move_first(*given: Any, **named: Any) -> Any:
        git(portal.root, "update-ref", "refs/heads/main", "bai")
        return plain(*given, **named)

    monkeypatch.setattr(use_case, "load_lint_inputs", move_first)
    assert describe_findings(judge(portal)) == expected


def test_a_portal_below_the_top_of_its_repository_is_judged_alike(tmp_path: Path) -> None:
    portal = kept_portal(tmp_path / "kho" / "portal", LIGHT)
    shutil.rmtree(portal.root / ".git")
    git(portal.root.parent, "init", "-q", "-b", "main")
    commit(portal.root.parent, LATER, "Bắt đầu")
    git(portal.root.parent, "checkout", "-q", "-b", "bai")
    portal.write(LINT, "severity: {TXT203: 'off'}\n")
    portal.write(SECRET, news("so-mat", title="HỘI NGHỊ KHÁC CỦA CƠ QUAN"))
    (portal.root.parent / "conftest.py").write_text("x = 1\n", "utf-8")
    assert codes(judge(portal)) == ["GOV201", "GOV203", "GOV204", "TXT203"]


def at(text: str) -> datetime:
    return parse_datetime(text)
