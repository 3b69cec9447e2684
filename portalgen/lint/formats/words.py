"""Texts shared by all formats: severities, responsible parties, states of clocks, the closing sentence."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import format_severity_count
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.states import STATE_WORDS
from portalgen.lint.formats.model import ClockRow, ReportData
from portalgen.lint.formats.sanitize import sanitize_line
from portalgen.lint.model import Finding
from portalgen.text.bilingual import Bilingual as B

PARTY_NAMES: Final = MappingProxyType(
    {
        "editor": B("biên tập viên", "the editor"),
        "supplier": B("bên cung cấp thông tin", "the supplier of the information"),
        "board": B("Ban Biên tập", "the editorial board"),
        "translator": B("người dịch", "the translator"),
        "operator": B("đơn vị vận hành", "the operator"),
        "developer": B("người phát triển giao diện", "the theme developer"),
        "": B("văn bản không nêu", "not named"),
    }
)

CLOCK_STATE_NAMES: Final = MappingProxyType(
    {
        **STATE_WORDS,
        "met": B("đúng hạn", "on time"),
        "taken_down": B("đúng hạn, đã gỡ", "on time, taken down"),
        "missed": B("trễ hạn", "late"),
        "unproven": B("chưa đủ dữ liệu để kết luận", "not enough data to conclude"),
    }
)

REPORT_LABELS: Final = MappingProxyType(
    {
        "help": B("cách sửa", "help"),
        "basis": B("căn cứ pháp lý", "legal basis"),
        "party": B("bên chịu trách nhiệm", "responsible"),
        "start": B("bắt đầu", "start"),
        "due": B("hạn cuối", "due"),
        "origin": B("có từ lần lưu", "brought by"),
        "uncertain": B("tạm tính, lịch nghỉ chưa chính thức", "provisional, days off are not final"),
    }
)


def legal_basis_of(finding: Finding) -> str:
    """Return the citation of the legal basis.

    If the finding is about a clock, this is the article that sets the time limit, else the basis of the code.
    """
    own = dict(finding.diagnostic.values).get("basis")
    return own.replace(", ", " ") if isinstance(own, str) and own else CODES[finding.code].basis


def name_of_party(party: str, language: str) -> str:
    """Return the name of a responsible party. An unknown party is returned unchanged."""
    return PARTY_NAMES[party].text(language) if party in PARTY_NAMES else party


def format_clock_state(clock: ClockRow, language: str) -> str:
    """Return the state of a clock with the time left or exceeded, if any.

    Examples: `sắp đến hạn (còn 3 giờ)`; `quá hạn 5 giờ`, which implies the state; `đúng hạn`.
    """
    state = CLOCK_STATE_NAMES[clock.state].text(language)
    if not clock.time_left:
        return state
    left = sanitize_line(clock.time_left)
    return left if clock.state == "overdue" else f"{state} ({left})"


def format_uncertainty(clock: ClockRow, language: str) -> str:
    """Return a remark in brackets if the deadline is provisional. Return an empty string if it is certain."""
    return "" if clock.certain else f" ({translate_label('uncertain', language)})"


def translate_label(key: str, language: str) -> str:
    """Return the entry `key` of `REPORT_LABELS` in `language`."""
    return REPORT_LABELS[key].text(language)


def count_report_findings(report: ReportData, severity: Severity) -> int:
    """Return the number of findings with this `severity`."""
    return sum(each.severity is severity for each in report.findings)


def format_counts(report: ReportData, language: str) -> str:
    """Return a text with the numbers of errors, warnings and notes, and of findings suppressed for each reason."""
    counts = ", ".join(
        format_severity_count(severity, count_report_findings(report, severity), language) for severity in Severity
    )
    suppressed_counts = (
        (report.suppressed_count, B("bỏ qua theo ghi chú trong bài", "suppressed by comments")),
        (report.waived_count, B("được miễn áp dụng", "waived")),
        (report.baselined_count, B("đã có từ trước", "known before")),
    )
    return "; ".join((counts, *(f"{count} {words.text(language)}" for count, words in suppressed_counts if count)))


def format_report_summary(report: ReportData, language: str) -> str:
    """Return the closing sentence, with the scope and the result of the check."""
    scope = sanitize_line(report.scope)
    if report.checked_count is None:
        return f"{scope}: {format_counts(report, language)}"
    if language == "vi":
        pages = "trang đã dựng" if report.is_inspection else "bài"
        return f"đã kiểm tra {report.checked_count} {pages} ({scope}): {format_counts(report, language)}"
    pages = "page" if report.checked_count == 1 else "pages"
    return f"{report.checked_count} {pages} checked ({scope}): {format_counts(report, language)}"


def last_day_of(due: datetime) -> str:
    """Return the last day on which publication is in time (+07:00), as `YYYY-MM-DD`."""
    return (to_vietnam_time(due) - timedelta(microseconds=1)).date().isoformat()
