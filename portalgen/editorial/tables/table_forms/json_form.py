"""JSON for programs: keys and codes never change, sentences are in the language of the report."""

from __future__ import annotations

import json
from typing import Final

from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.editorial.tables.tables import OfficeReport, ReportTable

REPORT_FORMAT: Final = "portalgen-report-1"


def report_as_json(report: OfficeReport, language: str) -> str:
    """Return the whole report."""
    value: dict[str, object] = {
        "format": REPORT_FORMAT,
        "report": report.key,
        "language": language,
        "title": report.title.text(language),
        "facts": {each.key: cell_json(each.value, language) for each in report.facts},
        "notes": [each.text(language) for each in report.notes],
        "tables": {each.key: _table(each, language) for each in report.tables},
    }
    if report.blanks:
        value["filled_in_by_hand"] = {each.key: each.title.text(language) for each in report.blanks}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _table(table: ReportTable, language: str) -> dict[str, object]:
    keys = [each.key for each in table.columns]
    return {
        "title": table.title.text(language),
        "notes": [each.text(language) for each in table.notes],
        "columns": {each.key: each.label.text(language) for each in table.columns},
        "rows": [dict(zip(keys, (cell_json(each, language) for each in row), strict=True)) for row in table.rows],
    }
