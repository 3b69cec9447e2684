"""Items that were kept for their whole time: listed for people, and never anything else."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.retention import KindRetention, Retention
from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.law.calendar import VIETNAM
from portalgen.reports.disposal import end_of_keeping, report_disposal
from portalgen.reports.report_content import ReportContent, read_folder
from tests.makers.portal import SmallPortal, page

FIVE = MappingProxyType(
    {"news": KindRetention(5, ("Điều 00 Luật mẫu",)), "page": KindRetention("permanent", ("Điều 00",))}
)
NOTHING: Retention = MappingProxyType({})


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> ReportContent:
    files: dict[str, str | bytes | None] = {
        "content/so/tin-tuc/cu.vi.md": page("so-cu", kind="news", title="Cũ", date="2020-11-23"),
        "content/so/tin-tuc/moi.vi.md": page("so-moi", kind="news", title="Mới", date="2020-11-24"),
        "content/so/tin-tuc/rut.vi.md": page("so-rut", kind="news", title="Đã rút", date="2019-01-01", change_notes="[{at: 2020-01-01T08:00, note: Thu hồi}]", withdrawn="{at: 2020-01-01T08:00, reason: outdated}"),
        "content/so/gioi-thieu/xua.vi.md": page("so-xua", title="Xưa", date="2000-01-01"),
    }  # fmt: skip
    root = SmallPortal(tmp_path_factory.mktemp("luu") / "cong", files).root
    return read_folder(root, datetime(2025, 11, 24, 8, 0, tzinfo=VIETNAM))


def rows(report: OfficeReport, key: str) -> list[dict[str, Any]]:
    table = next(each for each in report.tables if each.key == key)
    keys = [each.key for each in table.columns]
    return [dict(zip(keys, (cell_json(each, "vi") for each in row), strict=True)) for row in table.rows]


def test_what_is_over_is_listed_with_its_age_its_state_and_what_it_stands_on(content: ReportContent) -> None:
    listed = [
        (each["id"], each["age"], each["until"], each["status"], each["basis"])
        for each in rows(report_disposal(content, FIVE, ("so",)), "items")
    ]
    assert listed == [
        ("so-rut", 6, "2024-01-01", "withdrawn", ["Điều 00 Luật mẫu"]),
        ("so-cu", 5, "2025-11-23", "shown", ["Điều 00 Luật mẫu"]),
    ]


def test_the_last_day_still_belongs_to_the_time(content: ReportContent) -> None:
    next_day = ReportContent(content.portal, content.library, datetime(2025, 11, 25, 0, 0, tzinfo=VIETNAM))
    assert "so-moi" in {each["id"] for each in rows(report_disposal(next_day, FIVE, ("so",)), "items")}


def test_without_a_confirmed_length_nothing_is_over_and_each_kind_says_so(content: ReportContent) -> None:
    report = report_disposal(content, NOTHING, ("so",))
    assert rows(report, "items") == []
    assert {each["keep"] for each in rows(report, "kinds")} == {"unconfirmed"}
    assert any("Chưa loại bài nào có thời hạn" in each.vi for each in report.notes)
    assert report.blanks == ()


def test_what_is_kept_for_ever_is_never_over(content: ReportContent) -> None:
    far = ReportContent(content.portal, content.library, datetime(2900, 1, 1, tzinfo=VIETNAM))
    report = report_disposal(far, FIVE, ("so",))
    assert "so-xua" not in {each["id"] for each in rows(report, "items")}
    assert {each["name"]: each["keep"] for each in rows(report, "kinds")}["page"] == "permanent"


@given(st.dates(), st.integers(1, 200))
def test_a_time_in_years_ends_on_the_same_day_of_a_later_year_or_on_the_last_of_february(day: date, years: int) -> None:
    end = end_of_keeping(day, years)
    assert end.year == min(day.year + years, date.max.year)
    assert (end.month, end.day) in {(day.month, day.day), (2, 28)}
