"""Markdown for the summary of a forge's run: tables without details, cut before the forge's own limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.editorial.tables.table_forms.cells import BLANK_LINE, EMPTY_CELL, cell_lines, cell_text
from portalgen.editorial.tables.tables import (
    TECHNICAL_TITLE,
    CellValue,
    CodedValue,
    OfficeReport,
    ReportTable,
    main_columns,
)
from portalgen.lint.formats.markdown import SUMMARY_BYTE_LIMIT, escape_markdown
from portalgen.text.bilingual import Bilingual

_CUT: Final = Bilingual(
    "**Báo cáo dài hơn {limit} byte nên phần sau bị cắt; xem bản đầy đủ bằng `--format html --out TỆP`.**",
    "**The report is longer than {limit} bytes, so the rest is cut; `--format html --out FILE` has it all.**",
)
_CLOSING_BYTES: Final = 500


def report_as_markdown(report: OfficeReport, language: str, limit: int = SUMMARY_BYTE_LIMIT) -> str:
    """Return the report in at most `limit` bytes of UTF-8; `limit` is at least 2,000."""
    pieces: list[str] = []
    size = 0
    for piece in _pieces(report, language):
        size += len(piece.encode("utf-8"))
        if size > limit - _CLOSING_BYTES:
            return "".join((*pieces, "\n", _CUT.text(language).format(limit=limit), "\n"))
        pieces.append(piece)
    return "".join(pieces)


def _pieces(report: OfficeReport, language: str) -> Iterator[str]:
    yield f"## {escape_markdown(report.title.text(language))}\n\n"
    for sentence in report.opening:
        yield f"{escape_markdown(sentence.text(language))}\n\n"
    for fact in report.facts:
        yield f"- {escape_markdown(f'{fact.label.text(language)}: {cell_text(fact.value, language)}')}\n"
    for note in report.notes:
        yield f"- {escape_markdown(note.text(language))}\n"
    for table in report.tables:
        yield f"\n### {escape_markdown(table.title.text(language))}\n\n"
        for note in table.notes:
            yield f"{escape_markdown(note.text(language))}\n\n"
        yield from _table_pieces(table, language)
    for blank in report.blanks:
        yield f"\n### {escape_markdown(blank.title.text(language))}\n\n{BLANK_LINE}\n"
    if report.technical_facts or report.technical_notes:
        yield f"\n### {escape_markdown(TECHNICAL_TITLE.text(language))}\n\n"
    for fact in report.technical_facts:
        yield f"- {escape_markdown(f'{fact.label.text(language)}: {cell_text(fact.value, language)}')}\n"
    for note in report.technical_notes:
        yield f"- {escape_markdown(note.text(language))}\n"


def _table_pieces(table: ReportTable, language: str) -> Iterator[str]:
    if not table.rows:
        yield f"{escape_markdown(table.empty.text(language))}\n"
        return
    places = main_columns(table)
    heads = [escape_markdown(table.columns[each].label.text(language)) for each in places]
    rules = ["--:" if table.columns[each].is_number else "---" for each in places]
    yield f"| {' | '.join(heads)} |\n| {' | '.join(rules)} |\n"
    for row in table.shown_rows:
        yield f"| {' | '.join(_cell(row[each], language) for each in places)} |\n"


def _cell(value: CellValue, language: str) -> str:
    text = "<br>".join(map(escape_markdown, cell_lines(value, language))) or EMPTY_CELL
    return f"**{text}**" if isinstance(value, CodedValue) and value.tone == "bad" else text
