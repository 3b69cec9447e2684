"""Deadlines as a report: of published items, then of waiting ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.editorial.deadlines.due_findings import DueFinding
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.open_items import OpenWork
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.lint.formats.words import PARTY_NAMES, legal_basis_of
from portalgen.text.bilingual import Bilingual as B

_SEVERITIES: Final[Mapping[Severity, CodedValue]] = MappingProxyType(
    {
        Severity.ERROR: CodedValue("error", B("lỗi", "error"), "bad"),
        Severity.WARNING: CodedValue("warning", B("cảnh báo", "warning"), "bad"),
        Severity.NOTE: CodedValue("note", B("lưu ý", "note"), "doubtful"),
    }
)
_COLUMNS: Final = (
    ReportColumn("title", B("Bài", "Item")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("submission", B("Ở đâu", "Where")),
    ReportColumn("severity", B("Mức", "Severity")),
    ReportColumn("message", B("Nhắc", "Reminder")),
    ReportColumn("party", B("Bên chịu trách nhiệm", "Responsible"), is_detail=True),
    ReportColumn("place", B("Chỗ", "Place"), is_detail=True),
    ReportColumn("help", B("Cách sửa", "What to do"), is_detail=True),
    ReportColumn("basis", B("Căn cứ", "Legal basis"), is_detail=True),
    ReportColumn("code", B("Mã", "Code"), is_data=True),
    ReportColumn("id", B("Mã bài", "Id"), is_data=True),
    ReportColumn("due", B("Quá hạn từ lúc", "Too late from"), is_data=True),
)
_ON_MAIN: Final = CodedValue("main", B("bản chính", "main"))


def report_due(content: MainContent, work: OpenWork, due: Iterable[DueFinding], language: str) -> OfficeReport:
    """Return the report; sentences are in `language`."""
    return OfficeReport(
        "due",
        B("Bài sắp đến hạn và quá hạn", "Due soon or overdue"),
        (
            ReportTable(
                "due",
                B("Cần làm", "To do"),
                _COLUMNS,
                tuple(_row(each, language) for each in due),
                empty=B("Không có bài nào sắp đến hạn hoặc quá hạn.", "Nothing is due soon or overdue."),
            ),
        ),
        (
            ReportFact("tip", B("Bản chính đến", "Main up to"), content.tip),
            ReportFact("at", B("Xét vào lúc", "As of"), content.at),
            ReportFact("waiting", B("Bài gửi đang chờ", "Submissions that wait"), len(work.submissions)),
        ),
        tuple(_notes(content, work)),
    )


def _row(each: DueFinding, language: str) -> tuple[CellValue, ...]:
    finding, page = each.finding, each.page
    place = finding.place
    return (
        page.title if page is not None else each.title or place.path,
        page.site if page is not None else str(dict(finding.diagnostic.values).get("site", "")),
        ", ".join(each.names) or _ON_MAIN,
        _SEVERITIES[finding.severity],
        sentence_of(finding.diagnostic, language),
        PARTY_NAMES.get(finding.party, PARTY_NAMES[""]),
        f"{place.path}:{place.line}",
        help_of(finding.diagnostic, language),
        legal_basis_of(finding),
        finding.code,
        page.id if page is not None else None,
        finding.due,
    )


def _notes(content: MainContent, work: OpenWork) -> Iterator[B]:
    if work.unrelated:
        names = ", ".join(name for each in work.unrelated for name in each.names)
        yield B(
            f"{names}: không chung lịch sử với bản chính, bỏ qua.", f"{names}: no common history with main, left out."
        )
    unread = [path for each in work.submissions for path in each.unread_paths]
    unread += [each.item.path for each in work.items if each.page is None]
    unread += [each.source for each in content.library.faulty_pages]
    if unread:
        listed = ", ".join(unread[:3]) + ("…" if len(unread) > 3 else "")
        yield B(
            f"{len(unread)} tệp bài có lỗi nên không xét được thời hạn: {listed}.",
            f"{len(unread)} pages have errors, so that no limit is counted: {listed}.",
        )
