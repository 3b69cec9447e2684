"""The audit of deadlines over a month of a small portal, read from a bare repository."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from portalgen.config.legal import FreshnessPeriod
from portalgen.config.lint_settings import Waiver
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks, audit_deadlines
from portalgen.editorial.deadlines.deadline_report import report_deadlines
from portalgen.editorial.deadlines.main_content import MainContent, check_site_ids, open_main_content, resolve_main
from portalgen.editorial.tables.period import ReportPeriod, period_of_month
from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.editorial.tables.table_forms.chart_form import draw_table
from portalgen.editorial.tables.tables import OfficeReport, ReportTable
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.law.instruments import Basis
from portalgen.law.trace import describe_count
from portalgen.timeline.rule_history import StartsChange
from tests.makers.office_month import AT

NOW = datetime.fromisoformat(AT).replace(tzinfo=VIETNAM)
JUNE = period_of_month(2026, 6)
BOARD, SUPPLIER = "board", "supplier"


@pytest.fixture(scope="module")
def bare(month: Path) -> Path:
    return month / "kho.git"


@pytest.fixture(scope="module")
def content(bare: Path) -> Iterator[MainContent]:
    repository = open_history(bare)
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        yield found


@pytest.fixture(scope="module")
def clocks(content: MainContent) -> dict[tuple[str, str], AuditedClock]:
    return {(each.clock.page.id, each.clock.deadline.party): each for each in audit_clocks(content)}


@pytest.fixture(scope="module")
def june(content: MainContent) -> OfficeReport:
    return report_deadlines(content, audit_deadlines(content, JUNE), JUNE, "vi")


def table(report: OfficeReport, key: str) -> ReportTable:
    return next(each for each in report.tables if each.key == key)


def rows(report: OfficeReport, key: str) -> list[dict[str, object]]:
    found = table(report, key)
    keys = [each.key for each in found.columns]
    return [dict(zip(keys, (cell_json(each, "vi") for each in row), strict=True)) for row in found.rows]


@pytest.mark.parametrize(
    ("item", "party", "verdict", "standing"),
    [
        ("so-noi-quy", BOARD, "on_time", "met"),
        ("so-noi-quy", SUPPLIER, "on_time", "met"),
        ("so-quy-che", BOARD, "late", "late"),
        ("so-quy-che", SUPPLIER, "on_time", "met"),
        ("so-dung-gio", SUPPLIER, "on_time", "met"),
        ("xa-gui-muon", SUPPLIER, "late", "late"),
        ("so-luu-thang", BOARD, "unproven", "unproven"),
        ("so-doi-ngay", BOARD, "unproven", "unproven"),
        ("so-con-nhap", BOARD, "late", "overdue"),
        ("portal-tin-sang", "", "none", "no_number"),
    ],
)
def test_each_clock_has_the_verdict_of_the_timeline(
    clocks: dict[tuple[str, str], AuditedClock], item: str, party: str, verdict: str, standing: str
) -> None:
    found = clocks[item, party]
    assert (found.verdict, found.clock.standing) == (verdict, standing)


def test_what_was_removed_from_main_is_judged_by_what_it_said_last(
    clocks: dict[tuple[str, str], AuditedClock],
) -> None:
    found = clocks["xa-da-xoa", BOARD]
    assert (found.verdict, found.is_gone, found.clock.page.site) == ("late", True, "xa")
    assert found.clock.page.source == "content/xa/van-ban/da-xoa.vi.md"
    assert found.agency == "Ủy ban nhân dân xã Đưng K'Nớ"


def test_a_waiver_is_shown_with_who_approved_it_and_that_it_came_after_the_limit(
    clocks: dict[tuple[str, str], AuditedClock], june: OfficeReport
) -> None:
    found = clocks["so-duoc-mien", BOARD].waiver
    assert found is not None
    assert found.is_after_due
    assert found.granted == datetime(2026, 6, 12, 10, tzinfo=VIETNAM)
    row = next(each for each in rows(june, "clocks") if each["id"] == "so-duoc-mien" and each["party"] == BOARD)
    assert (row["verdict"], row["waived"]) == ("late", True)
    assert "Trưởng Ban Biên tập duyệt" in str(row["waiver"])
    assert "sau khi đã hết hạn" in str(row["waiver"])


def test_a_waiver_that_ended_before_the_limit_excuses_nothing(content: MainContent) -> None:
    over = Waiver("DDL216", "mẫu", "Trưởng Ban Biên tập", date(2026, 1, 1), date(2026, 6, 9), item="so-quy-che")
    changed = replace(content, settings=replace(content.settings, waivers=(over,)))
    assert not any(each.is_waived for each in audit_clocks(changed))


def test_the_trace_is_the_count_of_the_law_day_by_day(
    clocks: dict[tuple[str, str], AuditedClock], june: OfficeReport
) -> None:
    row = next(each for each in rows(june, "clocks") if each["id"] == "so-quy-che" and each["party"] == BOARD)
    due = clocks["so-quy-che", BOARD].clock.due
    assert due is not None
    assert row["trace"] == list(describe_count(due, "vi"))
    assert (row["last_day_value"], row["due"]) == ("2026-06-10", "2026-06-11T00:00:00+07:00")
    assert row["delay"] == "trễ 8 giờ"


def test_a_disputed_start_shows_every_value_that_stood_on_main(june: OfficeReport) -> None:
    row = next(each for each in rows(june, "clocks") if each["id"] == "so-doi-ngay" and each["party"] == BOARD)
    assert [str(each).rpartition(": ")[2] for each in row["readings"]] == ["trễ hạn", "đúng hạn"]  # type: ignore[attr-defined]


def test_totals_count_each_clock_once_and_leave_waivers_out_of_the_rate(june: OfficeReport) -> None:
    found = {(each["site"], each["party"]): each for each in rows(june, "months")}
    numbers = ("on_time", "late", "waived", "unproven", "running")
    assert [found["so", BOARD][each] for each in numbers] == [1, 2, 1, 2, 0]
    assert found["so", BOARD]["rate"] == 0.2
    assert sum(int(str(row[each])) for row in found.values() for each in numbers) == len(table(june, "clocks").rows)


def test_units_are_told_by_what_they_supplied_late(june: OfficeReport) -> None:
    late = {each["agency"]: each["late"] for each in rows(june, "agencies")}
    assert late == {"Sở Ngoại vụ": 1, "Ủy ban nhân dân xã Đưng K'Nớ": 1}


def test_working_days_are_told_one_by_one(june: OfficeReport) -> None:
    days = {each["day"]: each["verdict"] for each in rows(june, "freshness")}
    assert (days["2026-06-15"], days["2026-06-16"]) == ("fresh", "not_fresh")
    assert "2026-06-13" not in days and "2026-06-26" not in days, "a Saturday, and a day that is not over"


def test_a_working_day_is_judged_by_what_was_asked_for_on_that_day(content: MainContent) -> None:
    fresh, change = content.legal.freshness, date(2026, 6, 16)
    basis = Basis("qd-2111", "Điều 11(1)")
    periods = (
        FreshnessPeriod(date(2026, 6, 15), date(2026, 6, 15), basis, 9),
        FreshnessPeriod(change, None, basis, fresh.updates, fresh.windows, fresh.are_windows_confirmed),
    )
    amended = replace(content, former=None, legal=replace(content.legal, freshness=replace(fresh, periods=periods)))
    before, after = (audit_deadlines(each, JUNE).days for each in (content, amended))
    assert min(each.day for each in after) == date(2026, 6, 15), "nothing was asked for before"
    assert [each.verdict for each in after if each.day < change] == ["not_fresh"]
    assert [each for each in after if each.day >= change] == [each for each in before if each.day >= change]


def test_a_period_is_that_of_the_last_permitted_day(content: MainContent) -> None:
    of_a_day = audit_deadlines(content, ReportPeriod(date(2026, 6, 9), date(2026, 6, 9))).clocks
    assert {each.clock.page.id for each in of_a_day} == {"so-dung-gio", "xa-gui-muon", "so-doi-ngay"}
    assert audit_deadlines(content, period_of_month(2026, 7)).clocks == ()


def test_sites_and_what_has_no_limit_are_a_choice(content: MainContent) -> None:
    of_xa = audit_deadlines(content, JUNE, ("xa",))
    assert {each.clock.page.site for each in of_xa.clocks} == {"xa"}
    everything = audit_deadlines(content, ReportPeriod(), has_all=True)
    some = audit_deadlines(content, ReportPeriod())
    assert len(everything.clocks) == len(some.clocks) + some.without_limit + some.before_adoption
    with pytest.raises(UsageError, match="did you mean `xa`"):
        check_site_ids(content.portal, ("xaa",))


def test_a_clone_says_the_same_and_the_bare_repository_stays_as_it_was(bare: Path, content: MainContent) -> None:
    files = sorted(str(each) for each in bare.rglob("*"))
    clone = open_history(bare.parent / "kho")
    with open_main_content(clone, resolve_main(clone, "main"), NOW) as found:
        assert [each.verdict for each in audit_clocks(found)] == [each.verdict for each in audit_clocks(content)]
    assert sorted(str(each) for each in bare.rglob("*")) == files


def test_a_ref_that_is_no_portal_is_refused_with_what_to_look_at(bare: Path) -> None:
    repository = open_history(bare)
    with (
        pytest.raises(UnusableEnvironmentError, match=r"no site-config/portal\.yaml"),
        open_main_content(repository, resolve_main(repository, "chuyen-khac"), NOW),
    ):
        pass


def test_a_start_of_counting_that_was_moved_later_is_told(content: MainContent) -> None:
    starts = (StartsChange(NOW, "2026-01-01T00:00"), StartsChange(NOW, "2026-06-10T00:00"))
    rules = replace(content.timeline.rules, starts=starts)
    moved = replace(content, timeline=replace(content.timeline, rules=rules))
    notes = [each.vi for each in report_deadlines(moved, audit_deadlines(moved, JUNE), JUNE, "vi").notes]
    assert any("đã bị dời từ 2026-01-01T00:00 sang 2026-06-10T00:00" in each for each in notes)


def test_a_page_draws_the_totals_that_were_on_time_and_late(june: OfficeReport) -> None:
    drawn = draw_table(table(june, "months"), "vi")
    assert "Đúng hạn" in drawn and "Trễ hạn" in drawn
    assert drawn.count('<rect class="chart-bar"') == 2 * len(table(june, "months").rows)
