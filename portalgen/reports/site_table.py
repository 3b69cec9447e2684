"""The row of each site in the Office's annual report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from portalgen.config.portal import Portal
from portalgen.editorial.tables.tables import CellValue, CodedValue, ReportChart, ReportColumn, ReportTable, Share
from portalgen.reports.annual_figures import AnnualFigures
from portalgen.reports.report_content import short_name
from portalgen.reports.report_notes import UNTOLD
from portalgen.text.bilingual import Bilingual as B

_ACTIVE: Final = CodedValue("active", B("hoạt động", "active"))
_EMPTY: Final = CodedValue("empty", B("không đăng bài nào", "published nothing"), "bad")
_COLUMNS: Final = (
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("state", B("Trong năm", "In the year")),
    ReportColumn("published", B("Bài đăng", "Published"), is_number=True),
    ReportColumn("translated", B("Có bản dịch", "Translated"), is_number=True),
    ReportColumn("corrected", B("Đính chính", "Corrected"), is_number=True),
    ReportColumn("taken_down", B("Thu hồi, gỡ", "Withdrawn, removed"), is_number=True),
    ReportColumn("on_time", B("Đúng hạn", "On time"), is_number=True),
    ReportColumn("late", B("Trễ hạn", "Late"), is_number=True),
    ReportColumn("unproven", B("Chưa rõ", "Unproven"), is_number=True),
    ReportColumn("questions", B("Câu hỏi nhận", "Questions"), is_number=True),
    ReportColumn("answered_in_time", B("Trả lời đúng hạn", "Answered in time"), is_number=True),
    ReportColumn("consultations", B("Lấy ý kiến", "Consultations"), is_number=True),
    ReportColumn("id", B("Mã trang", "Id"), is_data=True),
)


def site_table(portal: Portal, rows: Iterable[AnnualFigures]) -> ReportTable:
    """Return a row of figures for each site that existed in the year; other sites are named."""
    figures = tuple(rows)
    active = [each for each in figures if each.is_active]
    return ReportTable(
        "sites",
        B("Từng trang", "Site by site"),
        _COLUMNS,
        tuple(_row(portal, each) for each in active),
        tuple(_notes(portal, figures)),
        B("Không có trang nào hoạt động trong năm.", "No site was active in the year."),
        ReportChart(("published",)),
        _totals(active),
    )


def _notes(portal: Portal, figures: tuple[AnnualFigures, ...]) -> Iterator[B]:
    yield B("Kết quả của từng trang trong năm.", "The activity of each site in the year.")
    undated = [_name(portal, each) for each in figures if each.is_undated]
    if undated:
        yield _listed("Chưa có bài ghi ngày", "No item with a day", undated)
    silent = [_name(portal, each) for each in figures if not each.is_active and not each.is_undated]
    if silent:
        yield _listed("Chưa hoạt động trong năm", "Not active in the year", silent)


def _listed(vi: str, en: str, names: Collection[B]) -> B:
    return B(
        f"{vi} ({len(names)}): {', '.join(each.vi for each in names)}.",
        f"{en} ({len(names)}): {', '.join(each.en for each in names)}.",
    )


def _name(portal: Portal, figures: AnnualFigures) -> B:
    (site,) = figures.sites
    return short_name(portal, site)


def _row(portal: Portal, figures: AnnualFigures) -> tuple[CellValue, ...]:
    return (_name(portal, figures), _ACTIVE if figures.published else _EMPTY, *_cells((figures,)), *figures.sites)


def _totals(active: Sequence[AnnualFigures]) -> tuple[CellValue, ...]:
    return (B("Cộng", "Total"), None, *_cells(active), "")


def _cells(rows: Sequence[AnnualFigures]) -> tuple[CellValue, ...]:
    """Return the figures of a site, or the sums of several."""
    translations = [each for row in rows for each in row.translations]
    questions = [each for row in rows for each in row.questions.values()]
    return (
        sum(len(each.published) for each in rows),
        Share(sum(each.translated for each in translations), sum(each.items for each in translations)),
        sum(each.count_changes("corrected") for each in rows),
        _count_taken_down(rows),
        *_deadline_cells(rows),
        sum(each.received for each in questions),
        Share(sum(each.in_time for each in questions), sum(each.received for each in questions)),
        sum(each.opened for row in rows for each in row.consultations.values()),
    )


def _count_taken_down(rows: Sequence[AnnualFigures]) -> int | CodedValue:
    if not all(each.has_history for each in rows):
        return UNTOLD
    return sum(each.count_changes("withdrawn", "removed", "lost") for each in rows)


def _deadline_cells(rows: Sequence[AnnualFigures]) -> tuple[CellValue, ...]:
    """Return on time, late, unproven; empty without a history. Limits waived by the board are not included."""
    years = [each.deadlines for each in rows if each.deadlines is not None]
    if not years:
        return (None, None, None)
    verdicts = Counter(each.verdict for year in years for each in year.clocks if not each.is_waived)
    return (verdicts["on_time"], verdicts["late"], verdicts["unproven"])
