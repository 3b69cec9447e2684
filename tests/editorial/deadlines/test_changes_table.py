"""The audit of deadlines begins with a table of changes: which of them it shows, and what a row says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import DEADLINES_FILE
from portalgen.editorial.audit.settings_approvals import ChangeApproval
from portalgen.editorial.deadlines.change_words import SettingDifference
from portalgen.editorial.deadlines.changes_table import ReportedChange, changes_table, select_changes
from portalgen.editorial.deadlines.deadline_audit import audit_deadlines
from portalgen.editorial.deadlines.deadline_report import report_deadlines
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.reported_changes import read_reported_changes, report_change
from portalgen.editorial.deadlines.settings_changes import SettingsFault, find_settings_changes
from portalgen.editorial.deadlines.turned_clocks import TurnedClock
from portalgen.editorial.tables.period import ReportPeriod, period_of_month
from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.editorial.tables.table_forms.formats import format_report
from portalgen.editorial.tables.table_forms.json_form import row_json
from portalgen.history.model import Commit
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B
from tests.makers.histories import Repo, add_days_off, document, send
from tests.makers.law_repository import LawRepo
from tests.makers.office_month import AT
from tests.makers.settings_line import SettingsLine

NOW = datetime.fromisoformat(AT).replace(tzinfo=VIETNAM)
COMMIT = Commit("a" * 40, (), datetime(2026, 6, 30, 17, 30, tzinfo=UTC), False, "")
LATER = Commit("b" * 40, (), datetime(2026, 7, 2, 2, tzinfo=UTC), False, "")
CHANGE = ReportedChange(
    COMMIT,
    (SettingDifference("day_off", "2026-06-10", B("Thêm ngày nghỉ", "Added day off")),),
    (),
    ChangeApproval(COMMIT.id),
    tuple(TurnedClock(f"so-{number}", "board", "late", "on_time") for number in range(5)),
)


def row_of(change: ReportedChange, language: str = "vi") -> dict[str, Any]:
    table = changes_table([change])
    cells = zip(table.columns, table.rows[0], strict=True)
    return {column.key: cell_json(each, language) for column, each in cells}


def test_a_row_has_few_clocks_for_people_and_all_for_programs() -> None:
    row = row_of(CHANGE)
    assert (row["turned"], row["landed"], row["commit"]) == (5, "2026-07-01T00:30:00+07:00", COMMIT.id)
    assert row["examples"] == [
        "so-0 (Ban Biên tập): trễ hạn → đúng hạn",
        "so-1 (Ban Biên tập): trễ hạn → đúng hạn",
        "so-2 (Ban Biên tập): trễ hạn → đúng hạn",
        "và 2 thời hạn khác",
    ]
    assert row["turned_ids"] == [f"so-{number}" for number in range(5)]
    assert row["turned_clocks"][0] == "so-0 board late on_time"
    assert (row["change"], row["subjects"]) == (["Thêm ngày nghỉ"], ["day_off"])
    assert row_of(CHANGE, "en")["change"] == ["Added day off"]


@pytest.mark.parametrize(
    ("approval", "code", "words"),
    [
        (ChangeApproval(COMMIT.id), "none", "chưa có ai duyệt"),
        (ChangeApproval(COMMIT.id, ("owner-1",), ("owner-1",)), "approved", "`owner-1`: chưa đủ hai người"),
        (ChangeApproval(COMMIT.id, ("a", "b"), ("a", "b")), "two_owners", "`a`, `b`: đủ hai người"),
    ],
)
def test_a_row_says_who_approved_and_whether_two_owners_did(approval: ChangeApproval, code: str, words: str) -> None:
    change = replace(CHANGE, approval=approval)
    value = changes_table([change]).rows[0][2]
    assert (row_of(change)["approval"], row_of(change)["approvers"]) == (code, list(approval.approvers))
    assert value.label.vi.startswith(words)  # type: ignore[union-attr]


def test_what_decides_about_proof_is_not_counted_as_nothing() -> None:
    change = replace(CHANGE, turned=(), is_counted=False)
    assert row_of(change)["turned"] == "not_counted"
    table = changes_table([change])
    assert row_json(table, table.rows[0], "vi")["turned"] is None


@pytest.mark.parametrize(
    ("fixed", "commits", "words"),
    [
        (None, 1, "đến nay chưa sửa. a.yaml:1: hỏng"),
        (LATER, 3, "sửa xong 09:00 ngày 02/07/2026 [bbbbbbbbbbbb], 3 lần lưu. a.yaml"),
    ],
)
def test_broken_settings_are_said_with_their_end(fixed: Commit | None, commits: int, words: str) -> None:
    fault = SettingsFault("legal", B("a.yaml:1: hỏng", "a.yaml:1: broken"), commits, fixed)
    row = row_of(replace(CHANGE, differences=(), faults=(fault,)))
    assert words in row["change"][0]
    assert row["subjects"] == ["unreadable"]


def test_the_table_has_what_landed_in_the_period_or_turned_what_is_shown() -> None:
    other = replace(CHANGE, commit=LATER, turned=())
    july = ReportPeriod(date(2026, 7, 1), date(2026, 7, 1))
    assert select_changes([CHANGE, other], july, ()) == (CHANGE,)
    assert select_changes([CHANGE, other], period_of_month(2026, 8), ()) == ()
    assert select_changes([CHANGE, other], period_of_month(2026, 8), {"so-4"}) == (CHANGE,)
    assert select_changes([CHANGE, other], ReportPeriod(), ()) == (CHANGE, other)


@pytest.fixture(scope="module")
def content(month: Path) -> Iterator[MainContent]:
    repository = open_history(month / "kho.git")
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        yield found


def test_the_audit_begins_with_the_changes_and_its_csv_with_the_clocks(content: MainContent) -> None:
    changes = read_reported_changes(content)
    assert [[each.subject for each in change.differences] for change in changes] == [["freshness"], ["waiver"]]
    assert [(each.id, each.before, each.after) for each in changes[1].turned] == [("so-duoc-mien", "late", "waived")]
    report = report_deadlines(content, audit_deadlines(content, ReportPeriod()), ReportPeriod(), "vi", changes=changes)
    assert [each.key for each in report.tables][:2] == ["changes", "clocks"]
    assert next(each.value for each in report.facts if each.key == "settings_changes") == 2
    assert format_report(report, "csv", "vi").startswith("\ufeffBài,Trang,")
    assert format_report(report, "csv", "vi", table="changes").startswith("\ufeffVào bản chính,Thay đổi,")
    assert "Thêm mục miễn áp dụng DDL216 cho bài `so-duoc-mien`" in format_report(report, "html", "vi")


def test_a_portal_without_changes_has_one_line_and_no_table(content: MainContent) -> None:
    report = report_deadlines(content, audit_deadlines(content, ReportPeriod()), ReportPeriod(), "vi")
    assert report.tables[0].key == "clocks"
    assert next(each.value for each in report.facts if each.key == "settings_changes") == 0


def test_who_signed_a_change_stands_in_its_row(tmp_path: Path) -> None:
    repo: Repo = LawRepo(tmp_path / "kho")
    page = document("so-quy-che", "quy chế làm việc", "13/QĐ-SNgV")
    send(repo, "quy-che", "2026-06-10T11:10", "2026-06-11T08:00", page)
    repo.branch("lich", "main")
    add_days_off(repo, "2026-06-10")
    repo.commit("Lịch nghỉ", "2026-06-12T09:00")
    commit = repo.land_law("lich", "2026-06-12T10:00", "owner-1", "owner-2")  # type: ignore[attr-defined]
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        (change,) = read_reported_changes(found)
    assert (change.commit.id, change.approval.is_by_two_owners) == (commit, True)
    assert [(each.id, each.before, each.after) for each in change.turned] == [("so-quy-che", "late", "on_time")]


@pytest.mark.parametrize(
    ("path", "pattern", "by", "is_counted"),
    [
        (POLICY_FILE, r"forge_committers: \[\]", "forge_committers: []\nreceipts_since: 2026-07-01", False),
        (POLICY_FILE, r"content: \{level: person\}", "content: {level: none}", True),
        (DEADLINES_FILE, r"evidence_starts: \S+", "evidence_starts: 0123456789abcdef", False),
        (DEADLINES_FILE, r"(freshness:\n(?:  #[^\n]*\n)*  sites: )\[\]", r"\1[so]", False),
    ],
)
def test_changes_whose_effect_clocks_cannot_show_are_marked(path: str, pattern: str, by: str, is_counted: bool) -> None:
    line = SettingsLine()
    line.edit((path, pattern, by))
    (change,) = find_settings_changes(line.landed, line.texts)
    assert report_change(change, ChangeApproval(change.commit.id), ()).is_counted is is_counted
