"""The words of every format: severities, responsible parties, states of clocks, the closing sentence."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.law.limits import to_vietnam_time
from portalgen.law.states import STATE_WORDS, day_words
from portalgen.lint.formats.model import ClockRow, Written
from portalgen.lint.formats.plain import plain
from portalgen.lint.model import Finding
from portalgen.text.bilingual import Bilingual as B

PARTIES: Final = MappingProxyType(
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

STANDINGS: Final = MappingProxyType(
    {
        **STATE_WORDS,
        "met": B("đúng hạn", "on time"),
        "missed": B("trễ hạn", "late"),
        "unproven": B("chưa đủ dữ liệu để kết luận", "not enough data to conclude"),
    }
)

LABELS: Final = MappingProxyType(
    {
        "help": B("cách sửa", "help"),
        "basis": B("căn cứ pháp lý", "legal basis"),
        "party": B("bên chịu trách nhiệm", "responsible"),
        "start": B("bắt đầu", "start"),
        "due": B("hạn cuối", "due"),
        "uncertain": B("tạm tính, lịch nghỉ chưa chính thức", "provisional, days off are not final"),
    }
)

_COUNTED: Final = MappingProxyType(
    {
        Severity.ERROR: (B("lỗi", "error"), B("lỗi", "errors")),
        Severity.WARNING: (B("cảnh báo", "warning"), B("cảnh báo", "warnings")),
        Severity.NOTE: (B("lưu ý", "note"), B("lưu ý", "notes")),
    }
)


def legal_basis(finding: Finding) -> str:
    """The basis as it is cited: of a clock the very article that sets its limit, else that of the code."""
    own = dict(finding.diagnostic.values).get("basis")
    return own.replace(", ", " ") if isinstance(own, str) and own else CODES[finding.code].basis


def party_name(party: str, language: str) -> str:
    """Who has to act, in words; a party that is not known is told as it is written."""
    return PARTIES[party].text(language) if party in PARTIES else party


def standing(clock: ClockRow, language: str) -> str:
    """`sắp đến hạn (còn 3 giờ)`; `quá hạn 5 giờ`, where the time itself says the state; `đúng hạn`."""
    state = STANDINGS[clock.state].text(language)
    if not clock.time_left:
        return state
    left = plain(clock.time_left)
    return left if clock.state == "overdue" else f"{state} ({left})"


def uncertainty(clock: ClockRow, language: str) -> str:
    """The remark in brackets that a deadline is provisional; empty where it is certain."""
    return "" if clock.certain else f" ({label('uncertain', language)})"


def label(key: str, language: str) -> str:
    """One of `LABELS` in the reader's language."""
    return LABELS[key].text(language)


def counted(severity: Severity, count: int, language: str) -> str:
    """`3 lỗi`; `1 error`, `3 errors`."""
    one, more = _COUNTED[severity]
    return f"{count} {(one if count == 1 else more).text(language)}"


def count_of(report: Written, severity: Severity) -> int:
    """How many findings have `severity`."""
    return sum(each.severity is severity for each in report.findings)


def counts(report: Written, language: str) -> str:
    """How many errors, warnings and notes, and how many findings were set aside and why."""
    found = ", ".join(counted(severity, count_of(report, severity), language) for severity in Severity)
    aside = (
        (report.suppressed, B("bỏ qua theo ghi chú trong bài", "set aside by comments")),
        (report.waived, B("được miễn áp dụng", "waived")),
        (report.baselined, B("đã có từ trước", "known before")),
    )
    return "; ".join((found, *(f"{count} {words.text(language)}" for count, words in aside if count)))


def summary(report: Written, language: str) -> str:
    """The closing sentence: what was looked at, and what was found."""
    scope = plain(report.scope)
    if language == "vi":
        told = "trang đã dựng" if report.made else "bài"
        return f"đã kiểm tra {report.checked} {told} ({scope}): {counts(report, language)}"
    pages = "page" if report.checked == 1 else "pages"
    return f"{report.checked} {pages} checked ({scope}): {counts(report, language)}"


def last_moment(due: datetime, language: str) -> str:
    """The last permitted time before `due`: `hết ngày 24/02/2026`, or `20:00 ngày 25/11/2026`; never 00:00 of the next."""
    moment = to_vietnam_time(due)
    if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
        day = day_words((moment - timedelta(days=1)).date(), language)
        return B(f"hết ngày {day}", f"the end of {day}").text(language)
    return moment_words(moment, language)


def moment_words(at: datetime, language: str) -> str:
    """`08:00 ngày 24/11/2026`; the day alone at 00:00."""
    moment = to_vietnam_time(at)
    day = day_words(moment.date(), language)
    if (moment.hour, moment.minute) == (0, 0):
        return B(f"ngày {day}", day).text(language)
    return B(f"{moment:%H:%M} ngày {day}", f"{moment:%H:%M} on {day}").text(language)


def last_day(due: datetime) -> str:
    """The last permitted day (+07:00) as `YYYY-MM-DD`."""
    return (to_vietnam_time(due) - timedelta(microseconds=1)).date().isoformat()
