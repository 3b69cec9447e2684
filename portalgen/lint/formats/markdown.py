"""`markdown`: what the board reads on a submission and in the summary of a run. No word of Git stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.formats.model import ClockRow, Written
from portalgen.lint.formats.order import by_severity, by_urgency
from portalgen.lint.formats.plain import plain, plain_finding
from portalgen.lint.formats.text import details
from portalgen.lint.formats.words import (
    count_of,
    label,
    legal_basis,
    moment_words,
    party_name,
    standing,
    summary,
    uncertainty,
)
from portalgen.lint.model import Finding
from portalgen.text.bilingual import Bilingual as B

SUMMARY_BYTES: Final = 1_000_000
"""GitHub takes 1 MiB (1,048,576 bytes) of a job's summary and shows nothing of a longer one."""
_CLOSING_BYTES: Final = 500
"""Room for the sentence that says what was cut."""

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


def as_markdown(report: Written, language: str, limit: int = SUMMARY_BYTES) -> str:
    """Clocks first, then findings by severity and file; at most `limit` bytes of UTF-8, from 2,000 on."""
    pieces = [*_head(report, language), *_clocks(report, language), *_findings(report, language)]
    kept, size = 0, 0
    for text, _ in pieces:
        size += len(text.encode("utf-8"))
        if size > limit - _CLOSING_BYTES:
            break
        kept += 1
    whole = "".join(text for text, _ in pieces[:kept])
    if kept == len(pieces):
        return whole
    shown, total = (sum(counted for _, counted in each) for each in (pieces[:kept], pieces))
    return f"{whole}\n{_CUT.text(language).format(limit=limit, shown=shown, all=total)}\n"


def escape(text: str) -> str:
    """`text` as it is, anywhere in Markdown, in a cell too: what would be markup is written as an entity.

    An `@` that would call somebody is kept from that by a space without width.
    """
    return _MENTION.sub("&#64;&#8203;", plain(text).translate(_MARKS))


def spoken(text: str) -> str:
    """A sentence whose backticks hold the author's words: those become code, everything else is escaped."""
    parts = text.split("`")
    unpaired = f"&#96;{escape(parts.pop())}" if len(parts) % 2 == 0 else ""
    return "".join(code(part) if index % 2 else escape(part) for index, part in enumerate(parts)) + unpaired


def code(text: str) -> str:
    """`text` as code; HTML, because backticks in a table cannot hold every text."""
    return f"<code>{plain(text).translate(_MARKS)}</code>"


Piece = tuple[str, int]
"""A part that is kept or cut as a whole, and how many entries it tells."""


def _head(report: Written, language: str) -> Iterator[Piece]:
    at = moment_words(report.at, language)
    yield f"## {_TITLE.text(language)}\n\n", 0
    told = summary(report, language)
    yield f"{escape(told[0].upper() + told[1:])}. {B('Tính đến', 'As of').text(language)} {escape(at)}.\n", 0


def _clocks(report: Written, language: str) -> Iterator[Piece]:
    if report.clocks:
        heads = " | ".join(head.text(language) for head in _HEADS)
        rule = " | ".join("---" for _ in _HEADS)
        yield f"\n### {_CLOCKS.text(language)}\n\n| {heads} |\n| {rule} |\n", 0
        for each in by_urgency(report.clocks):
            yield "| " + " | ".join(_cells(each, language)) + " |\n", 1


def _cells(clock: ClockRow, language: str) -> Iterable[str]:
    who = escape(party_name(clock.party, language))
    state = escape(standing(clock, language))
    return (
        who[:1].upper() + who[1:],
        f"{escape(clock.title)}<br>{code(clock.path)}",
        escape(clock.class_name),
        f"**{state}**" if clock.state in ("overdue", "missed", "soon") else state,
        escape(clock.last_day + uncertainty(clock, language)) or "—",
        escape(clock.basis) or "—",
    )


def _findings(report: Written, language: str) -> Iterator[Piece]:
    if not report.findings:
        yield f"\n{_CLEAN.text(language)}\n", 0
    for severity, found in groupby(by_severity(report.findings), key=lambda each: each.severity):
        yield f"\n### {_SECTIONS[severity].text(language)}: {count_of(report, severity)}\n", 0
        for path, group in groupby(found, key=lambda each: each.place.path):
            yield f"\n#### {code(path)}\n\n", 0
            for each in group:
                yield _entry(each, language), 1


def _entry(each: Finding, language: str) -> str:
    diagnostic = plain_finding(each).diagnostic
    place = diagnostic.place
    where = B(f"dòng {place.line}, cột {place.column}", f"line {place.line}, column {place.column}").text(language)
    lines = [f"- **{each.code}**, {where}: {spoken(sentence_of(diagnostic, language))}"]
    lines.append(f"{label('help', language)}: {spoken(help_of(diagnostic, language))}")
    if legal_basis(each):
        lines.append(f"{label('basis', language)}: {escape(legal_basis(each))}")
    lines += [f"{name}: {escape(words)}" for name, words in details(each, language)]
    return "<br>\n  ".join(lines) + "\n"
