"""`markdown`: the report for the board, on a submission and in a job summary. It avoids the vocabulary of Git."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.limit import count_left_out, format_left_out
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, sentence_with_reason
from portalgen.lint.formats.limit import limit_by_file
from portalgen.lint.formats.model import ClockRow, ReportData
from portalgen.lint.formats.order import sort_by_severity, sort_by_urgency
from portalgen.lint.formats.sanitize import sanitize_finding, sanitize_line
from portalgen.lint.formats.text import list_finding_details
from portalgen.lint.formats.words import (
    count_report_findings,
    format_clock_state,
    format_report_summary,
    format_uncertainty,
    legal_basis_of,
    name_of_party,
    translate_label,
)
from portalgen.lint.model import Finding
from portalgen.locale.dates import format_day_or_moment
from portalgen.text.bilingual import Bilingual as B

SUMMARY_BYTE_LIMIT: Final = 1_000_000
"""GitHub accepts 1 MiB (1,048,576 bytes) for a job summary. It shows no part of a longer one."""
_CLOSING_BYTES: Final = 500
"""Bytes reserved for the sentence about omitted parts."""

_TITLE: Final = B("Kết quả kiểm tra", "Results of the check")
_CLOCKS: Final = B("Thời hạn", "Deadlines")
_HEADS: Final = (
    B("Bên chịu trách nhiệm", "Responsible"),
    B("Bài", "Item"),
    B("Loại thời hạn", "Kind of deadline"),
    B("Tình trạng", "State"),
    B("Hạn cuối", "Due"),
    B("Căn cứ pháp lý", "Legal basis"),
)
_SECTIONS: Final = MappingProxyType(
    {
        Severity.ERROR: B("Lỗi (phải sửa)", "Errors (must be fixed)"),
        Severity.WARNING: B("Cảnh báo", "Warnings"),
        Severity.NOTE: B("Lưu ý", "Notes"),
    }
)
_CLEAN: Final = B("Không có lỗi, cảnh báo hay lưu ý nào.", "There are no errors, warnings or notes.")
_CUT: Final = B(
    "**Báo cáo dài hơn {limit} byte nên chỉ hiện {shown} trong {all} mục; "
    "chạy `portalgen lint --report text=TỆP` để ghi đầy đủ vào tệp.**",
    "**The report is longer than {limit} bytes, so {shown} of {all} entries are shown; "
    "run `portalgen lint --report text=FILE` for a file that holds them all.**",
)
_MARKS: Final = str.maketrans({mark: f"&#{ord(mark)};" for mark in "&<>*_[]|`~\\$"})
_MENTION: Final = re.compile(r"(?<!\w)@")


def as_markdown(report: ReportData, language: str, limit: int = SUMMARY_BYTE_LIMIT) -> str:
    """Return the clocks, then the findings grouped by severity and file.

    Of each file the first `FILE_LIMIT` findings are listed. The result has at most `limit` bytes of UTF-8; `limit` must
    be at least 2,000.
    """
    pieces = [*_format_head(report, language), *_format_clocks(report, language), *_format_findings(report, language)]
    kept_pieces, size = 0, 0
    for text, _ in pieces:
        size += len(text.encode("utf-8"))
        if size > limit - _CLOSING_BYTES:
            break
        kept_pieces += 1
    report_text = "".join(text for text, _ in pieces[:kept_pieces])
    if kept_pieces == len(pieces):
        return report_text
    shown_entries, total = (sum(counted for _, counted in each) for each in (pieces[:kept_pieces], pieces))
    return f"{report_text}\n{_CUT.text(language).format(limit=limit, shown=shown_entries, all=total)}\n"


def escape_markdown(text: str) -> str:
    """Return `text` escaped for Markdown, also within table cells. Markup is written as entities.

    An `@` is followed by a zero-width space, so that it notifies nobody.
    """
    return _MENTION.sub("&#64;&#8203;", sanitize_line(text).translate(_MARKS))


def format_markdown_sentence(text: str) -> str:
    """Return a sentence with the author's words (in backticks) formatted as code and the rest escaped."""
    parts = text.split("`")
    unpaired = f"&#96;{escape_markdown(parts.pop())}" if len(parts) % 2 == 0 else ""
    return (
        "".join(format_inline_code(part) if index % 2 else escape_markdown(part) for index, part in enumerate(parts))
        + unpaired
    )


def format_inline_code(text: str) -> str:
    """Return `text` formatted as code. The result is HTML: in a table, backticks cannot contain every text."""
    return f"<code>{sanitize_line(text).translate(_MARKS)}</code>"


MarkdownPiece = tuple[str, int]
"""A part of the report that is kept or dropped as a whole, and the number of entries in it."""


def _format_head(report: ReportData, language: str) -> Iterator[MarkdownPiece]:
    at = format_day_or_moment(report.at, language)
    yield f"## {_TITLE.text(language)}\n\n", 0
    summary = format_report_summary(report, language)
    yield (
        f"{escape_markdown(summary[0].upper() + summary[1:])}. {B('Tính đến', 'As of').text(language)} {escape_markdown(at)}.\n",
        0,
    )


def _format_clocks(report: ReportData, language: str) -> Iterator[MarkdownPiece]:
    if report.clocks:
        heads = " | ".join(head.text(language) for head in _HEADS)
        rule = " | ".join("---" for _ in _HEADS)
        yield f"\n### {_CLOCKS.text(language)}\n\n| {heads} |\n| {rule} |\n", 0
        for each in sort_by_urgency(report.clocks):
            yield "| " + " | ".join(_format_cells(each, language)) + " |\n", 1


def _format_cells(clock: ClockRow, language: str) -> Iterable[str]:
    who = escape_markdown(name_of_party(clock.party, language))
    state = escape_markdown(format_clock_state(clock, language))
    return (
        who[:1].upper() + who[1:],
        f"{escape_markdown(clock.title)}<br>{format_inline_code(clock.path)}",
        escape_markdown(clock.class_name),
        f"**{state}**" if clock.state in ("overdue", "missed", "soon") else state,
        escape_markdown(clock.last_day + format_uncertainty(clock, language)) or "—",
        escape_markdown(clock.basis) or "—",
    )


def _format_findings(report: ReportData, language: str) -> Iterator[MarkdownPiece]:
    if not report.findings:
        yield f"\n{_CLEAN.text(language)}\n", 0
    shown = limit_by_file(report.findings if report.shown_findings is None else report.shown_findings)
    left_out = dict(count_left_out(report.findings, shown))
    remaining = Counter(each.place.path for each in shown)
    for severity, findings in groupby(sort_by_severity(shown), key=lambda each: each.severity):
        yield f"\n### {_SECTIONS[severity].text(language)}: {count_report_findings(report, severity)}\n", 0
        for path, group in groupby(findings, key=lambda each: each.place.path):
            yield f"\n#### {format_inline_code(path)}\n\n", 0
            for each in group:
                yield _format_entry(each, language), 1
                remaining[path] -= 1
            if not remaining[path] and path in left_out:
                yield f"- {format_left_out(left_out[path], language)}\n", 0


def _format_entry(each: Finding, language: str) -> str:
    diagnostic = sanitize_finding(each).diagnostic
    place = diagnostic.place
    where = B(f"dòng {place.line}, cột {place.column}", f"line {place.line}, column {place.column}").text(language)
    lines = [f"- **{each.code}**, {where}: {format_markdown_sentence(sentence_with_reason(diagnostic, language))}"]
    lines.append(f"{translate_label('help', language)}: {format_markdown_sentence(help_of(diagnostic, language))}")
    if legal_basis_of(each):
        lines.append(f"{translate_label('basis', language)}: {escape_markdown(legal_basis_of(each))}")
    lines += [f"{name}: {escape_markdown(words)}" for name, words in list_finding_details(each, language)]
    return "<br>\n  ".join(lines) + "\n"
