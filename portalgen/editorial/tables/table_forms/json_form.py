"""JSON for programs: keys and codes never change; sentences are in the language of the report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from portalgen.editorial.tables.table_forms.cells import cell_json, data_value
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportFact, ReportTable

REPORT_FORMAT: Final = "portalgen-report-1"


def report_as_json(report: OfficeReport, language: str) -> str:
    """Return the whole report as JSON."""
    value: dict[str, object] = {
        "format": REPORT_FORMAT,
        "report": report.key,
        "language": language,
        "title": report.title.text(language),
        "facts": {each.key: _fact_json(each, language) for each in (*report.facts, *report.technical_facts)},
        "notes": [each.text(language) for each in report.notes],
        "tables": {each.key: _table(each, language) for each in report.tables},
    }
    if report.opening:
        value["opening"] = [each.text(language) for each in report.opening]
    if report.technical_notes:
        value["technical_notes"] = [each.text(language) for each in report.technical_notes]
    if report.blanks:
        value["filled_in_by_hand"] = {each.key: each.title.text(language) for each in report.blanks}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _fact_json(fact: ReportFact, language: str) -> object:
    """Return a fact as a JSON value; null if its value explains why there is no figure."""
    is_absence = isinstance(fact.value, CodedValue) and fact.value.is_absence
    return None if is_absence else cell_json(fact.value, language)


def _table(table: ReportTable, language: str) -> dict[str, object]:
    value: dict[str, object] = {
        "title": table.title.text(language),
        "notes": [each.text(language) for each in table.notes],
        "columns": {each.key: each.label.text(language) for each in table.columns},
        "rows": [row_json(table, row, language) for row in table.rows],
    }
    if table.rows and table.totals:
        value["totals"] = row_json(table, table.totals, language)
    return value


def row_json(table: ReportTable, row: Sequence[CellValue], language: str) -> dict[str, object]:
    """Return a row by the keys of its columns."""
    cells = zip(table.columns, row, strict=True)
    return {column.key: cell_json(data_value(column, each), language) for column, each in cells}
