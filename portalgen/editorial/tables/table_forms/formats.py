"""The table of output formats; `format_report` writes a report in a given format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from portalgen.diagnostics.sentences import find_closest
from portalgen.editorial.tables.table_forms.csv_form import table_as_csv
from portalgen.editorial.tables.table_forms.html_form import report_as_html
from portalgen.editorial.tables.table_forms.json_form import report_as_json
from portalgen.editorial.tables.table_forms.markdown_form import report_as_markdown
from portalgen.editorial.tables.table_forms.text_form import report_as_text
from portalgen.editorial.tables.tables import OfficeReport, ReportTable
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.tables.table_forms import docx_form

ReportForm = Literal["text", "csv", "json", "html", "markdown"]
FileForm = Literal["text", "csv", "json", "html", "markdown", "docx"]

_WRITERS: Final[Mapping[str, Callable[[OfficeReport, str], str]]] = MappingProxyType(
    {
        "text": report_as_text,
        "json": report_as_json,
        "html": report_as_html,
        "markdown": report_as_markdown,
    }
)


def format_report(
    report: OfficeReport, form: ReportForm, language: str, *, delimiter: str = ",", table: str = ""
) -> str:
    """Return the report in `form`. CSV contains only the table with the key `table`, or else the main table.

    Raises UsageError if the report has no such table.
    """
    if form == "csv":
        return table_as_csv(_find_table(report, table), language, delimiter)
    return _WRITERS[form](report, language)


def encode_report(
    report: OfficeReport, form: FileForm, language: str, *, delimiter: str = ",", table: str = ""
) -> bytes:
    """Return the report in `form` as the bytes of a file."""
    if form == "docx":
        return docx_form.report_as_docx(report, language)
    text = format_report(report, form, language, delimiter=delimiter, table=table)
    return text.encode("utf-8", "backslashreplace")  # the name of a file may be no text at all


def _find_table(report: OfficeReport, key: str) -> ReportTable:
    chosen = next(
        (each for each in report.tables if each.key == (key or report.main_table or report.tables[0].key)), None
    )
    if chosen is not None:
        return chosen
    keys = [each.key for each in report.tables]
    suggestion = find_closest(key, keys)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    listed = ", ".join(keys)
    raise UsageError(
        f"báo cáo này không có bảng `{key}`{vi} (các bảng: {listed})",
        f"this report has no table `{key}`{en} (tables: {listed})",
    )
