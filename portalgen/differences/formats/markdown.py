"""`markdown`: for a submission on a forge and the summary of a run. Authors' text is escaped, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.differences.formats.difference_report import build_difference_report
from portalgen.differences.formats.size_limit import MORE_PAGES, ReportPiece, join_within
from portalgen.differences.formats.statements import DifferenceSection, DifferenceStatement, MarkedSpan, show_span
from portalgen.differences.model import PortalDifference
from portalgen.lint.formats.markdown import escape_markdown, format_inline_code
from portalgen.text.bilingual import Bilingual as B

MARKDOWN_LIMIT: Final = 1_000_000
"""GitHub takes 1 MiB of a job's summary; a comment holds 65,536 characters."""

_LEGEND: Final = B(
    "<sub>Cách đọc: <del>chữ gạch ngang</del> là chữ bị bỏ, <ins>chữ gạch chân</ins> là chữ mới, … là phần giữ nguyên được lược bớt.</sub>",
    "<sub>How to read it: <del>struck out</del> is gone, <ins>underlined</ins> is new, … marks unchanged words.</sub>",
)
_TAGS: Final = {"removed": "del", "added": "ins"}


def format_difference_as_markdown(difference: PortalDifference, limit: int = MARKDOWN_LIMIT, level: int = 2) -> str:
    """Return the difference with headings from `level` on; at most `limit` bytes of UTF-8, from 2,000 on."""
    report = build_difference_report(difference)
    language = report.language
    head = [
        f"{'#' * level} {escape_markdown(report.title)}",
        *(_write_paragraph(each, language) for each in report.statements),
    ]
    if report.sections:
        head.append(_LEGEND.text(language))
    pieces = [ReportPiece("\n\n".join(head) + "\n")]
    for section in report.sections:
        pieces += _pieces_of(section, level + 1, language)
    closing = MORE_PAGES.text(language)
    return join_within(
        pieces, limit, lambda count: f"\n**{escape_markdown(closing.format(count=count, limit=limit))}**\n"
    )


def _pieces_of(section: DifferenceSection, level: int, language: str) -> Iterator[ReportPiece]:
    """Yield a site, then each of its pages as a piece."""
    if section.entries:
        yield ReportPiece(_write_page(section, level, language), section.entries)
        return
    lines = [f"\n{'#' * level} {_write_spans(section.heading, language)}\n"]
    if section.sections:
        lines += (_write_paragraph(each, language) for each in section.statements)
    else:
        lines += [line for each in section.statements for line in _lines_of(each, 0, language)]
    yield ReportPiece("\n".join(lines) + "\n")
    for each in section.sections:
        yield from _pieces_of(each, level + 1, language)


def _write_page(section: DifferenceSection, level: int, language: str) -> str:
    lines = [f"\n{'#' * min(level, 6)} {_write_spans(section.heading, language)}\n"]
    lines.append("<br>\n".join(_write_spans(each.spans, language) for each in section.statements))
    for group in section.sections:
        lines += ["", f"**{_write_spans(group.heading, language)}**", ""]
        lines += [line for each in group.statements for line in _lines_of(each, 0, language)]
    return "\n".join(lines) + "\n"


def _lines_of(each: DifferenceStatement, depth: int, language: str) -> Iterator[str]:
    yield f"{'  ' * depth}- {_write_spans(each.spans, language)}"
    for detail in each.details:
        yield from _lines_of(detail, depth + 1, language)


def _write_paragraph(each: DifferenceStatement, language: str) -> str:
    return _write_spans(each.spans, language)


def _write_spans(spans: Sequence[MarkedSpan], language: str) -> str:
    return "".join(_write_span(span, language) for span in spans).replace("</del><ins>", "</del> <ins>")


def _write_span(span: MarkedSpan, language: str) -> str:
    text = show_span(span, language)
    if span.mark == "address":
        return format_inline_code(text)
    escaped = escape_markdown(text)
    if span.mark in _TAGS:
        return f"<{_TAGS[span.mark]}>{escaped}</{_TAGS[span.mark]}>"
    return f"<strong>{escaped}</strong>" if span.mark == "strong" else escaped
