"""Figures of a CSV file as a view: the table in the page's language, and the chart that is drawn of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from portalgen.content.files import InvalidFile, invalid_file
from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.documents.csv_table import CsvColumn, CsvTable
from portalgen.locale.formats import format_amount, format_number
from portalgen.render.charts import (
    MAX_BAR_ROWS,
    MAX_LINE_ROWS,
    MAX_SERIES,
    MAX_VALUE_LENGTH,
    ChartData,
    Series,
    draw_chart,
)
from portalgen.render.context import Context
from portalgen.render.markdown.resolver import FiguresRequest
from portalgen.render.page_files import PageFiles
from portalgen.render.views.figures import ChartView, DataCell, DataColumn, DataView
from portalgen.store.digest import digest_repr

CHARTS: Final[Mapping[str, int]] = MappingProxyType({"bar": MAX_BAR_ROWS, "line": MAX_LINE_ROWS})
"""The types of charts that are drawn, and how many rows each can show."""
_FEWER: Final = LocalizedText(
    "làm một tệp tổng hợp ít dòng, ít cột hơn cho biểu đồ, hoặc để `chart: none`",
    "make a file with fewer rows and columns for the chart, or write `chart: none`",
)
_SHORTER: Final = LocalizedText(
    "đổi đơn vị (nghìn, triệu, tỷ) hoặc bớt chữ số thập phân, hoặc để `chart: none`",
    "use a larger unit (thousands, millions) or fewer decimals, or write `chart: none`",
)
_NUMBERS: Final = LocalizedText(
    "cột đầu là tên dòng, từ cột thứ hai chỉ ghi số (đơn vị ghi ở `unit`), hoặc để `chart: none`",
    "the first column names the rows, the others hold only numbers (the unit belongs in `unit`), or write `chart: none`",
)


def build_data_view(
    context: Context, page: Page, files: PageFiles, request: FiguresRequest, place: str, foreign: str = ""
) -> tuple[DataView | None, tuple[InvalidFile, ...]]:
    """Return the figures of a file, and what is wrong with them; None where they cannot be shown.

    `place` tells two charts of one file apart that stand in different parts of a page. `foreign` is the language of
    the words of the request and of the file, where it is not the page's.
    """
    table = files.read_figures(page, request.file)
    if isinstance(table, InvalidFile):
        return None, (table,)
    attachment = files.use_attachment(page, request.file, request.title)
    if isinstance(attachment, InvalidFile):
        return None, (attachment,)
    faults = [invalid_file(each.code, request.file, **dict(each.values)) for each in table.warnings]
    name = f"ui-{place}-{digest_repr((request.file, request.title, request.chart), 4)}"
    chart, why_not = _build_chart(context, page, table, request, name)
    if chart is not None and foreign:
        said = foreign if request.chart_says else ""
        chart = replace(chart, language=foreign, description_language=said)
    if why_not is not None:
        faults.append(why_not)
    view = DataView(
        title=request.title,
        unit=request.unit,
        source=request.source,
        columns=tuple(DataColumn(each.name, each.is_number) for each in table.columns),
        rows=_list_rows(table, page.language),
        rest=_say_rest(context, page, table),
        file=attachment,
        chart=chart,
        language=foreign,
        name=name,
    )
    return view, tuple(faults)


def _list_rows(table: CsvTable, language: str) -> tuple[tuple[DataCell, ...], ...]:
    return tuple(
        tuple(
            DataCell(_write_cell(column, cell, language), column.is_number)
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )


def _write_cell(column: CsvColumn, cell: str, language: str) -> str:
    value = column.number(cell)
    return cell if value is None else _write_value(value, column.decimals, column.is_percent, language)


def _write_value(value: Decimal, decimals: int, is_percent: bool, language: str) -> str:
    return format_amount(value, decimals, language) + ("%" if is_percent else "")


def _say_rest(context: Context, page: Page, table: CsvTable) -> str:
    if table.row_count == len(table.rows):
        return ""
    return context.text(
        context.portal.site(page.site),
        page.language,
        "dataset.rest",
        shown=format_number(len(table.rows), page.language),
        count=format_number(table.row_count, page.language),
    )


def _build_chart(
    context: Context, page: Page, table: CsvTable, request: FiguresRequest, name: str
) -> tuple[ChartView | None, InvalidFile | None]:
    """The chart that the editor asks for, or why none is drawn; neither where the file has no rows, which is said already."""
    limit = CHARTS.get(request.chart)
    if limit is None or not table.row_count:
        return None, None
    numbers = [(at, column) for at, column in enumerate(table.columns) if column.is_number]
    reason = _find_obstacle(table, len(numbers), limit)
    if reason is not None:
        if not numbers and table.warnings:
            return None, None
        remedy = _FEWER if numbers else _NUMBERS
        return None, invalid_file("DAT112", request.file, reason=reason, remedy=remedy)
    is_percent = all(column.is_percent for _, column in numbers)
    data = ChartData(
        labels=tuple(row[0] for row in table.rows),
        series=tuple(
            Series(column.name, tuple(column.number(row[at]) for row in table.rows), column.decimals)
            for at, column in numbers
        ),
        format=lambda value, decimals: _write_value(value, decimals, is_percent, page.language),
    )
    if len(data.longest_text) > MAX_VALUE_LENGTH:
        return None, invalid_file("DAT112", request.file, reason=_say_too_long(data.longest_text), remedy=_SHORTER)
    description = request.chart_says or _describe(context, page, data)
    title = f"{request.title} ({request.unit})" if request.unit else request.title
    return draw_chart(data, request.chart, name, title, description), None


def _say_too_long(text: str) -> LocalizedText:
    return LocalizedText(f"số {text} quá dài để ghi cạnh cột", f"the number {text} is too long to stand beside a bar")


def _find_obstacle(table: CsvTable, series_count: int, limit: int) -> LocalizedText | None:
    """Why no chart can be drawn, or None."""
    if not series_count:
        return LocalizedText("không có cột nào chỉ gồm số", "no column holds only numbers")
    if series_count > MAX_SERIES:
        return LocalizedText(
            f"có {series_count} cột số, biểu đồ đọc được có tối đa {MAX_SERIES}",
            f"it has {series_count} columns of numbers, a chart that can be read has at most {MAX_SERIES}",
        )
    if table.row_count > limit:
        return LocalizedText(
            f"có {table.row_count} dòng, biểu đồ đọc được có tối đa {limit}",
            f"it has {table.row_count} rows, a chart that can be read has at most {limit}",
        )
    return None


def _describe(context: Context, page: Page, data: ChartData) -> str:
    """What a chart shows where its editor does not say it: of each series the highest, the lowest and the last value."""
    site = context.portal.site(page.site)
    sentences = []
    for series in data.series:
        given = [(value, label) for label, value in zip(data.labels, series.values, strict=True) if value is not None]
        if len(given) == 1:
            value, label = given[0]
            words = {"label": label, "value": data.text(series, value)}
            sentences.append(context.text(site, page.language, "chart.one", name=series.name, **words))
        elif given:
            (highest, at_highest), (lowest, at_lowest) = max(given, key=_by_value), min(given, key=_by_value)
            last, at_last = given[-1]
            figures = {"highest": highest, "lowest": lowest, "last": last}
            words = {name: data.text(series, value) for name, value in figures.items()}
            words |= {"at_highest": at_highest, "at_lowest": at_lowest, "at_last": at_last}
            sentences.append(context.text(site, page.language, "chart.range", name=series.name, **words))
    return " ".join(sentences)


def _by_value(pair: tuple[Decimal, str]) -> Decimal:
    return pair[0]
