"""The row of each site in the Office's annual report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from portalgen.config.portal import Portal
from portalgen.editorial.tables.tables import CellValue, CodedValue, ReportChart, ReportColumn, ReportTable, Share
from portalgen.reports.annual_figures import AnnualFigures
from portalgen.reports.report_content import short_name
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
    """Return a row for each site that was there in the year, of figures that are each of one site; the others are named."""
    figures = tuple(rows)
    silent = [_name(portal, each) for each in figures if not each.is_active]
    notes = (
        B(
            f"Chưa hoạt động trong năm ({len(silent)}): {', '.join(each.vi for each in silent)}.",
            f"Not active in the year ({len(silent)}): {', '.join(each.en for each in silent)}.",
        ),
    )
    return ReportTable(
        "sites",
        B("Từng trang", "Site by site"),
        _COLUMNS,
        tuple(_row(portal, each) for each in figures if each.is_active),
        notes if silent else (),
        B("Không có trang nào hoạt động trong năm.", "No site was active in the year."),
        ReportChart(("published",)),
    )


def _name(portal: Portal, figures: AnnualFigures) -> B:
    (site,) = figures.sites
    return short_name(portal, site)


def _row(portal: Portal, figures: AnnualFigures) -> tuple[CellValue, ...]:
    translated = sum(each.translated for each in figures.translations)
    wanted = sum(each.items for each in figures.translations)
    questions = figures.questions.values()
    return (
        _name(portal, figures),
        _ACTIVE if figures.published else _EMPTY,
        len(figures.published),
        Share(translated, wanted),
        figures.count_changes("corrected"),
        figures.count_changes("withdrawn", "removed", "lost"),
        *_deadline_cells(figures),
        sum(each.received for each in questions),
        Share(sum(each.in_time for each in questions), sum(each.received for each in questions)),
        sum(each.opened for each in figures.consultations.values()),
        *figures.sites,
    )


def _deadline_cells(figures: AnnualFigures) -> tuple[CellValue, ...]:
    """On time, late, unproven; empty without a history. What the board waived is none of these."""
    if figures.deadlines is None:
        return (None, None, None)
    verdicts = [each.verdict for each in figures.deadlines.clocks if not each.is_waived]
    return tuple(verdicts.count(each) for each in ("on_time", "late", "unproven"))
