"""Who wrote what in a month: originals, translations and corrections apart, and nothing in money."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.editorial.tables.table_forms.formats import encode_report
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.law.calendar import VIETNAM
from portalgen.reports.contributions import report_contributions
from portalgen.reports.report_content import ReportContent, read_folder
from tests.makers.portal import SmallPortal, page, png, translation

AT = datetime(2026, 3, 20, 8, 0, tzinfo=VIETNAM)
PICTURES = "[{file: mot.png, alt: Ảnh, credit: Bút danh B}, {file: hai.png, alt: Ảnh}]"
OWN = ("Tin một", "", "Một hai ba bốn.\n")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> ReportContent:
    files: dict[str, str | bytes | None] = {
        "content/so/tin-tuc/mot/index.vi.md": page("so-mot", OWN[2], kind="news", title="Tin một", date="2026-03-02", author="Bút danh A", co_authors="[Bút danh B]", origin="own", images=PICTURES),
        "content/so/tin-tuc/mot/index.en.md": translation("so-mot", OWN, "One two three.\n", kind="news", title="News one", author="Bút danh C"),
        "content/so/tin-tuc/mot/mot.png": png(),
        "content/so/tin-tuc/mot/hai.png": png(),
        "content/so/tin-tuc/hai.vi.md": page("so-hai", "Một hai.\n", kind="news", title="=Tin hai", date="2026-03-19"),
        "content/so/tin-tuc/sau.vi.md": page("so-sau", kind="news", title="Tháng sau", date="2026-04-01", author="Bút danh A"),
        "content/so/tin-tuc/truoc.vi.md": page("so-truoc", kind="news", title="Tháng trước", date="2026-02-28", author="Bút danh A", change_notes="[{at: 2026-03-05T08:00, note: Sửa số}]"),
        "content/so/tin-tuc/nhap.vi.md": page("so-nhap", kind="news", title="Nháp", date="2026-03-03", draft="true", author="Bút danh A"),
    }  # fmt: skip
    return read_folder(SmallPortal(tmp_path_factory.mktemp("thang") / "cong", files).root, AT)


@pytest.fixture(scope="module")
def report(content: ReportContent) -> OfficeReport:
    return report_contributions(content, ("so",), 2026, 3)


def rows(report: OfficeReport, key: str) -> list[dict[str, Any]]:
    table = next(each for each in report.tables if each.key == key)
    keys = [each.key for each in table.columns]
    return [dict(zip(keys, (cell_json(each, "vi") for each in row), strict=True)) for row in table.rows]


def test_each_author_has_his_own_originals_translations_and_corrections(report: OfficeReport) -> None:
    counted = [
        (each["author"], each["originals"], each["together"], each["words"], each["translations"], each["translated_words"], each["corrections"], each["pictures"])
        for each in rows(report, "authors")
    ]  # fmt: skip
    assert counted == [
        ("Bút danh A", 1, 1, 4, 0, 0, 1, 2),
        ("Bút danh B", 1, 1, 4, 0, 0, 0, 2),
        ("Bút danh C", 0, 0, 0, 1, 3, 0, 0),
        ("", 1, 0, 2, 0, 0, 0, 0),
    ]


def test_an_item_without_an_author_is_listed_as_such(report: OfficeReport) -> None:
    assert [(each["id"], each["sort"], each["author"], each["words"]) for each in rows(report, "items")] == [
        ("so-mot", "translation", ["Bút danh C"], 3),
        ("so-mot", "original", ["Bút danh A", "Bút danh B"], 4),
        ("so-truoc", "correction", ["Bút danh A"], None),
        ("so-hai", "original", "", 2),
    ]
    assert "không ghi tác giả" in encode_report(report, "text", "vi").decode()


def test_pictures_count_by_whom_they_are_and_once_for_all_languages(report: OfficeReport) -> None:
    assert [(each["credit"], each["pictures"]) for each in rows(report, "pictures")] == [("Bút danh B", 1), ("", 1)]


def test_it_is_said_that_no_money_is_computed_that_it_is_internal_and_that_the_month_still_runs(
    report: OfficeReport,
) -> None:
    notes = "\n".join(each.vi for each in report.notes)
    assert "không tính tiền" in notes and "nội bộ" in notes and "chưa hết" in notes


def test_a_title_is_no_formula_in_a_spreadsheet(report: OfficeReport) -> None:
    table = encode_report(report, "csv", "vi", table="items").decode("utf-8-sig")
    assert "\r\n'=Tin hai," in table


def test_a_month_without_anything_says_so(content: ReportContent) -> None:
    empty = report_contributions(content, ("so",), 2025, 7)
    assert all(not each.rows for each in empty.tables)
    assert "Tháng này không có tin, bài nào." in encode_report(empty, "text", "vi").decode()


def test_a_file_that_went_meanwhile_has_no_words_and_stops_nothing(content: ReportContent, tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "cong", {"content/so/tin-tuc/mot.vi.md": page("so-mot", kind="news", title="Một", date="2026-03-02")})  # fmt: skip
    read = read_folder(portal.root, AT)
    portal.remove("content/so/tin-tuc/mot.vi.md")
    assert [each["words"] for each in rows(report_contributions(read, ("so",), 2026, 3), "items")] == [None]
