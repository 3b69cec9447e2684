"""What belongs to which month, by what the history proves: dates that anybody can write change nothing that was reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from portalgen.config.retention import KindRetention
from portalgen.editorial.tables.table_forms.json_form import row_json
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.errors import UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.reports.annual_report import report_site_year
from portalgen.reports.contributions import report_contributions
from portalgen.reports.disposal import report_disposal
from portalgen.reports.report_content import ReportContent, open_report_content
from tests.makers.histories import Page, Repo, document, news, send, set_evidence_starts

AT = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
REMOVED = """---
id: so-go
kind: tombstone
title: Tin về bài được gỡ
date: 2026-06-08
removed: {at: 2026-08-05T08:00, reason: rights}
---
"""


def sample(page: Page) -> Page:
    return page[0], page[1].replace("origin: own", "origin: own\nsample: true", 1)


def written(page: Page, author: str) -> Page:
    return page[0], page[1].replace("origin: own", f"origin: own\nauthor: {author}", 1)


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """Counted since 2026-03-01; everything that a person can do to a month that was reported."""
    repo = Repo(tmp_path_factory.mktemp("ngay") / "kho")
    set_evidence_starts(repo, "2026-03-01T00:00")
    repo.commit("Mốc bắt đầu tính", "2026-01-01T08:00")  # with what the portal adopts
    old = (
        document("so-cu", "nội quy cũ", "1/QĐ-SNgV", issued="2016-02-02", received="2016-02-03T09:00"),
        news("so-tin-cu", "việc cũ", event_end=None, date="2025-12-05"),
    )
    for path, text in (old[0][0], old[0][1].replace("received:", "# received:")), old[1]:
        repo.write(path, text)
    repo.commit("Chuyển bài cũ", "2026-01-05T08:00")
    removed = written(news("so-go", "bài được gỡ", event_end=None), "Bút danh A")
    moved = news("so-doi-ma", "bài đổi mã", event_end=None)
    tried = sample(news("so-mau", "bài mẫu", event_end=None))
    kept = sample(news("so-mau-con", "bài mẫu còn", event_end=None))
    shown = document("so-dung", "quy chế", "12/QĐ-SNgV")
    tried_document = sample(document("so-mau-vb", "văn bản mẫu", "14/QĐ-SNgV"))
    send(repo, "mot", "2026-06-08T10:00", "2026-06-09T15:00", removed, moved, tried, kept, shown, tried_document)
    repo.write(removed[0], REMOVED)
    repo.delete(moved[0])
    repo.delete(tried[0])
    repo.write(*news("so-ma-moi", "bài đổi mã", event_end=None))
    repo.commit("Gỡ, đổi mã", "2026-08-05T08:00")
    repo.write(*written(news("so-lui", "bài ghi lùi ngày", event_end=None, date="2026-06-20"), "Bút danh B"))
    repo.commit("Đăng", "2026-09-10T08:00")
    repo.write(*news("so-mai-sau", "bài ghi ngày sau", event_end=None, date="2027-03-01"))
    repo.commit("Đăng", "2026-09-11T08:00")
    repo.write(*news("so-lui-gio", "bài có giờ máy sai", event_end=None, date="2026-06-21"))
    repo.commit("Đăng", "2026-06-21T08:00")
    corrected = shown[1].replace("origin: own", "origin: own\nchange_notes: [{at: 2026-06-25T08:00, note: Sửa số}]", 1)
    repo.write(shown[0], corrected)
    repo.commit("Đính chính", "2026-10-05T08:00")
    late = news("so-sau", "bài đăng sau", event_end=None, date="2026-11-02")
    send(repo, "sau", "2026-11-02T08:00", "2026-11-03T08:00", late)
    return repo


@pytest.fixture(scope="module")
def content(repo: Repo) -> Iterator[ReportContent]:
    with open_report_content(repo.folder, None, AT, None) as opened:
        yield opened


@pytest.fixture(scope="module")
def report(content: ReportContent) -> OfficeReport:
    return report_site_year(content, content.portal.site("so"), 2026)


def rows(report: OfficeReport, key: str) -> list[dict[str, Any]]:
    table = next(each for each in report.tables if each.key == key)
    return [row_json(table, each, "vi") for each in table.rows]


def facts(report: OfficeReport) -> dict[str, Any]:
    return {each.key: each.value for each in report.facts}


def test_what_was_removed_with_a_notice_is_no_loss_and_neither_is_a_sample_or_a_new_id(report: OfficeReport) -> None:
    assert [(each["id"], each["sort"], each["kind"]) for each in rows(report, "change_items")] == [
        ("so-go", "removed", "Tin tức"),
        ("so-dung", "corrected", "Văn bản"),
    ]


def test_a_sample_is_in_no_figure_and_nobody_is_told_to_delete_it(report: OfficeReport) -> None:
    assert facts(report)["samples"] == 2
    assert sum(each["on_time"] + each["late"] + each["unproven"] for each in rows(report, "deadlines")) == 2
    assert "gỡ bài mẫu" not in " ".join(each.vi for each in (*report.notes, *report.technical_notes))


def test_an_item_is_of_the_month_in_which_it_came_and_stays_there_when_it_is_removed(report: OfficeReport) -> None:
    months = {each["month"]: (each["published"], each["gone"]) for each in rows(report, "months")}
    assert (months[2], months[6], months[8], months[9]) == ((0, 0), (2, 1), (1, 0), (3, 0))
    assert facts(report)["moved"] == 4


def test_a_day_of_issue_is_no_day_of_publication(content: ReportContent, report: OfficeReport) -> None:
    assert facts(report)["unknown_days"] == 1
    year = report_site_year(content, content.portal.site("so"), 2016)
    assert facts(year)["published"] == 0
    disposal = report_disposal(content, MappingProxyType({"legal_document": KindRetention(5, ("Điều 00",))}), ("so",))
    assert rows(disposal, "items") == []
    assert facts(disposal)["unknown_days"] == 1


def test_a_month_that_was_reported_neither_grows_nor_shrinks(content: ReportContent) -> None:
    june = report_contributions(content, ("so",), 2026, 6)
    assert [(each["id"], each["author"], each["gone"]) for each in rows(june, "items")] == [
        ("so-go", ["Bút danh A"], True),
        ("so-dung", "", False),
    ]
    assert (facts(june)["items"], facts(june)["gone"]) == (2, 1)
    assert all(each["words"] for each in rows(june, "items"))
    october = report_contributions(content, ("so",), 2026, 10)
    assert [(each["id"], each["sort"], each["day"]) for each in rows(october, "items")] == [
        ("so-dung", "correction", "2026-10-05")
    ]


def test_a_report_of_an_earlier_time_holds_nothing_that_came_later(repo: Repo) -> None:
    with open_report_content(repo.folder, None, datetime(2026, 7, 1, tzinfo=VIETNAM), None) as then:
        report = report_site_year(then, then.portal.site("so"), 2026)
    assert rows(report, "change_items") == []
    months = {each["month"]: each["published"] for each in rows(report, "months")}
    assert (months[6], months[8], months[11]) == (3, None, None)
    with (
        pytest.raises(UsageError, match="no commit yet"),
        open_report_content(repo.folder, None, datetime(2025, 1, 1, tzinfo=VIETNAM), None),
    ):
        pass


def test_the_rows_of_limits_add_up_to_their_months_and_without_a_verdict_there_is_no_rate(report: OfficeReport) -> None:
    for key in ("on_time", "late", "unproven", "running"):
        by_party = sum(each[key] for each in rows(report, "deadlines"))
        assert by_party == sum(each[key] or 0 for each in rows(report, "deadline_months")), key
    months = rows(report, "deadline_months")
    assert months[11]["state"] == "to_come" and months[11]["running"] is None
    before = next(each for each in rows(report, "comparison") if each["key"] == "on_time")
    assert (before["before"], before["before_state"], before["difference"]) == (None, "untold", None)
    assert all(each["rate"] is None for each in months if not (each["on_time"] or each["late"]))


def test_what_readers_were_told_of_an_item_stays_when_it_is_gone_later(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "kho")
    set_evidence_starts(repo, "2026-03-01T00:00")
    notice, lost = (written(news(each, f"bài {each}", event_end=None), "Bút danh A") for each in ("so-go", "so-mat"))
    send(repo, "mot", "2026-06-08T10:00", "2026-06-09T15:00", notice, lost)
    note = "origin: own\nchange_notes: [{at: 2026-06-20T08:00, note: Sửa số}]"
    withdrawal = "origin: own\nwithdrawn: {at: 2026-06-22T08:00, reason: wrong_content}"
    repo.write(notice[0], notice[1].replace("origin: own", note, 1))
    repo.write(lost[0], lost[1].replace("origin: own", withdrawal, 1))
    repo.commit("Đính chính, thu hồi", "2026-06-22T08:00")
    repo.write(notice[0], REMOVED)
    repo.delete(lost[0])
    repo.commit("Gỡ, mất", "2026-08-05T08:00")
    repo.write(notice[0], REMOVED.replace("Tin về", "Tin nói về"))
    repo.commit("Sửa thông báo", "2026-08-06T08:00")
    with open_report_content(repo.folder, None, AT, None) as now:
        year = report_site_year(now, now.portal.site("so"), 2026)
        june = report_contributions(now, ("so",), 2026, 6)
    assert [(each["id"], each["sort"], each["day"]) for each in rows(year, "change_items")] == [
        ("so-go", "corrected", "2026-06-22"),
        ("so-mat", "withdrawn", "2026-06-22"),
        ("so-go", "removed", "2026-08-05"),
        ("so-mat", "lost", "2026-08-05"),
    ]
    corrected = [each for each in rows(june, "items") if each["sort"] == "correction"]
    assert [(each["id"], each["author"], each["gone"]) for each in corrected] == [("so-go", ["Bút danh A"], True)]
    assert not any("không đọc lại được" in each.vi for each in june.notes)
