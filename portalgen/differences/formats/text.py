"""`text`: for a terminal. New and removed text is marked by words in brackets, independent of colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from portalgen.differences.formats.difference_report import build_difference_report
from portalgen.differences.formats.size_limit import MORE_PAGES, ReportPiece, join_within
from portalgen.differences.formats.statements import (
    DifferenceSection,
    DifferenceStatement,
    MarkedSpan,
    SpanMark,
    show_span,
)
from portalgen.differences.model import PortalDifference
from portalgen.text.bilingual import Bilingual as B

TEXT_LIMIT: Final = 1_000_000

Paint = Callable[[SpanMark, str], str]
"""Adds the colours of a terminal to a span."""

_LEGEND: Final = B(
    "Cách đọc: [bỏ «chữ»] là chữ bị bỏ; [thêm «chữ»] là chữ mới; [«a» → «b»] là a được thay bằng b; … là phần giữ nguyên được lược bớt.",
    "How to read it: [gone «words»], [new «words»]; [«a» → «b»]: a was replaced by b; … marks unchanged words.",
)
_REMOVED: Final = B("bỏ", "gone")
_ADDED: Final = B("thêm", "new")
_MARGIN: Final = "  "


def paint_nothing(_: SpanMark, text: str) -> str:
    """Return the text as it is."""
    return text


def format_difference_as_text(
    difference: PortalDifference, limit: int = TEXT_LIMIT, paint: Paint = paint_nothing
) -> str:
    """Return the difference for a terminal or a file; at most `limit` bytes of UTF-8, from 2,000 on, colours not counted."""
    report = build_difference_report(difference)
    language = report.language
    head = [report.title.upper(), *(line for each in report.statements for line in _lines_of(each, language, paint, 0))]
    if report.sections:
        head.append(_LEGEND.text(language))
    pieces = [ReportPiece("\n".join(head) + "\n")]
    for section in report.sections:
        pieces += _pieces_of(section, language, paint, 0)
    return join_within(pieces, limit, lambda count: f"\n{MORE_PAGES.text(language).format(count=count, limit=limit)}\n")


def list_section_lines(section: DifferenceSection, language: str, paint: Paint = paint_nothing) -> Iterator[str]:
    """Yield the lines of a section, its heading first; details are indented by two more spaces."""
    yield _write_spans(section.heading, language, paint)
    for each in section.statements:
        yield from _lines_of(each, language, paint, 1, bullet="- " if not section.entries else "")
    for group in section.sections:
        yield f"{_MARGIN}{_write_spans(group.heading, language, paint)}:"
        for each in group.statements:
            yield from _lines_of(each, language, paint, 2, bullet="- ")


def list_statement_lines(statements: Iterable[DifferenceStatement], language: str) -> Iterator[str]:
    """Yield the lines of statements."""
    for each in statements:
        yield from _lines_of(each, language, paint_nothing, 0)


def _pieces_of(section: DifferenceSection, language: str, paint: Paint, depth: int) -> Iterator[ReportPiece]:
    """Yield a site, then each of its pages as a piece."""
    heading = _write_spans(section.heading, language, paint)
    if section.entries:
        yield ReportPiece("\n".join(_lines_of_page(section, heading, language, paint)) + "\n", section.entries)
        return
    lines = ["", f"== {heading} =="] if not depth else ["", f"-- {heading} --"]
    lines += [line for each in section.statements for line in _lines_of(each, language, paint, 0)]
    yield ReportPiece("\n".join(lines) + "\n")
    for each in section.sections:
        yield from _pieces_of(each, language, paint, depth + 1)


def _lines_of_page(section: DifferenceSection, heading: str, language: str, paint: Paint) -> Iterator[str]:
    yield ""
    yield f"* {heading}"
    for each in section.statements:
        yield from _lines_of(each, language, paint, 1, bullet="")
    for group in section.sections:
        yield f"{_MARGIN}{_write_spans(group.heading, language, paint)}:"
        for each in group.statements:
            yield from _lines_of(each, language, paint, 2, bullet="- ")


def _lines_of(each: DifferenceStatement, language: str, paint: Paint, depth: int, bullet: str = "") -> Iterator[str]:
    yield f"{_MARGIN * depth}{bullet}{_write_spans(each.spans, language, paint)}".rstrip()
    for detail in each.details:
        yield from _lines_of(detail, language, paint, depth + 1, bullet="- ")


def _write_spans(spans: Sequence[MarkedSpan], language: str, paint: Paint) -> str:
    """Return the spans in a row; removed text and its replacement share brackets."""
    parts: list[str] = []
    followed = [*(span for span in spans if span.mark != "arrow"), MarkedSpan("plain", "")]
    is_paired = False
    for span, following in pairwise(followed):
        text = show_span(span, language)
        if span.mark not in ("removed", "added"):
            parts.append(paint(span.mark, text))
        elif is_paired:
            parts.append(f" → {paint('added', f'«{text}»')}]")
        elif span.mark == "removed" and following.mark == "added":
            parts.append(f"[{paint('removed', f'«{text}»')}")
        else:
            word = (_REMOVED if span.mark == "removed" else _ADDED).text(language)
            parts.append(f"[{word} {paint(span.mark, f'«{text}»')}]")
        is_paired = span.mark == "removed" and following.mark == "added"
    return _join_words(parts)


def _join_words(parts: Sequence[str]) -> str:
    """Return the parts, with a space between brackets and words that would otherwise touch."""
    text = ""
    for part in parts:
        opens = part.startswith("[") and text[-1:] not in ("", " ", "(", "«", "[")
        closed = text.endswith("]") and (part[:1].isalnum() or part[:1] in ("(", "«"))
        text += f" {part}" if opens or closed else part
    return text
