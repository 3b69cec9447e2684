"""Shows the figures in a CSV file: as a table in the page's language, and as a chart."""

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
from portalgen.locale.formats import decimals_of, format_amount, format_number
from portalgen.render.charts import (
    MAX_BAR_ROWS,
    MAX_LINE_ROWS,
    MAX_SERIES,
    MAX_VALUE_LENGTH,
    ChartData,
    Series,
    draw_chart,
    find_lookalike,
)
from portalgen.render.context import Context
from portalgen.render.markdown.resolver import FiguresRequest
from portalgen.render.page_files import PageFiles
from portalgen.render.views.figures import ChartView, DataCell, DataColumn, DataView
from portalgen.store.digest import digest_repr

CHARTS: Final[Mapping[str, int]] = MappingProxyType({"bar": MAX_BAR_ROWS, "line": MAX_LINE_ROWS})
"""The types of charts, with the maximum number of rows of each."""
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
    "write row names in the first column, only numbers in the rest (the unit belongs in `unit`), or write `chart: none`",
)
_ONE_UNIT: Final = LocalizedText(
    "tách các cột khác đơn vị thành tệp khác, mỗi tệp một biểu đồ, hoặc để `chart: none`",
    "move the columns of the other unit into a file with its own chart, or write `chart: none`",
)
_NAMES: Final = LocalizedText(
    "rút ngắn tên dòng, tên cột trong tệp để chỗ khác nhau đứng ở đầu, hoặc để `chart: none`",
    "shorten the names of rows and columns so that they differ near the beginning, or write `chart: none`",
)
_SHOWN_OF_CELL: Final = 40
"""The maximum number of characters of a cell in a message."""


def build_data_view(
    context: Context, page: Page, files: PageFiles, request: FiguresRequest, place: str, foreign: str = ""
) -> tuple[DataView | None, tuple[InvalidFile, ...]]:
    """Return the view of the figures in a file, with the faults found. The view is None if the figures cannot be shown.

    `place` distinguishes charts of the same file in different parts of a page. `foreign` is the language of the words
    in the request and in the file, if different from the page's.
    """
    table = files.read_figures(page, request.file)
    if isinstance(table, InvalidFile):
        return None, (table,)
    attachment = files.use_attachment(page, request.file, request.title)
    if isinstance(attachment, InvalidFile):
        return None, (attachment,)
    faults = [invalid_file(each.code, request.file, **dict(each.values)) for each in table.warnings]
    name = f"ui-{place}-{digest_repr((request.file, request.title, request.chart), 4)}"
    chart, chart_faults = _build_chart(context, page, table, request, name)
    if chart is not None and foreign:
        said = foreign if request.chart_says else ""
        chart = replace(chart, language=foreign, description_language=said)
    faults += chart_faults
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
    return cell if value is None else _write_value(value, decimals_of(value), column.is_percent, language)


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
) -> tuple[ChartView | None, tuple[InvalidFile, ...]]:
    """Return the requested chart and its faults.

    A file without rows has neither, as it is already reported.
    """
    limit = CHARTS.get(request.chart)
    if limit is None or not table.row_count:
        return None, ()
    numbers = [(at, column) for at, column in enumerate(table.columns) if column.is_number]
    strays = [(column, column.stray) for column in table.columns if column.stray is not None]
    if not numbers and not strays and table.warnings:
        return None, ()
    obstacle = _find_obstacle(table, limit)
    if obstacle is not None:
        return None, (_refuse_chart(request, *obstacle),)
    data = ChartData(
        labels=tuple(row[0] for row in table.rows),
        series=tuple(
            Series(column.name, tuple(column.number(row[at]) for row in table.rows)) for at, column in numbers
        ),
        format=lambda value, decimals: _write_value(value, decimals, numbers[0][1].is_percent, page.language),
    )
    crowding = _find_crowding(data, request.chart)
    if crowding is not None:
        return None, (_refuse_chart(request, *crowding),)
    description = request.chart_says or _describe(context, page, data)
    title = f"{request.title} ({request.unit})" if request.unit else request.title
    lacking = tuple(
        invalid_file("DAT117", request.file, column=column.name, line=str(cell.line), text=_cut(cell.text))
        for column, cell in strays
    )
    return draw_chart(data, request.chart, name, title, description), lacking


def _refuse_chart(request: FiguresRequest, reason: LocalizedText, remedy: LocalizedText) -> InvalidFile:
    return invalid_file("DAT112", request.file, reason=reason, remedy=remedy)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_OF_CELL else text[: _SHOWN_OF_CELL - 1] + "…"


def _find_crowding(data: ChartData, style: str) -> tuple[LocalizedText, LocalizedText] | None:
    """Return the reason and the remedy if texts do not fit into a chart, or None."""
    if len(data.longest_text) > MAX_VALUE_LENGTH:
        return _say_too_long(data.longest_text), _SHORTER
    alike = find_lookalike(data, style)
    if alike:
        return LocalizedText(
            f"hai tên dài đều rút lại thành `{alike}`, không phân biệt được",
            f"two long names are both shortened to `{alike}`",
        ), _NAMES
    return None


def _say_too_long(text: str) -> LocalizedText:
    return LocalizedText(f"số {text} quá dài để ghi cạnh cột", f"the number {text} is too long to fit beside a bar")


def _find_obstacle(table: CsvTable, limit: int) -> tuple[LocalizedText, LocalizedText] | None:
    """Return the reason and the remedy if no chart can be drawn, or None."""
    numbers = [column for column in table.columns if column.is_number]
    if not numbers:
        return _say_no_numbers(table), _NUMBERS
    if len(numbers) > MAX_SERIES:
        return LocalizedText(
            f"có {len(numbers)} cột số, biểu đồ đọc được có tối đa {MAX_SERIES}",
            f"it has {len(numbers)} columns of numbers; a readable chart has at most {MAX_SERIES}",
        ), _FEWER
    if table.row_count > limit:
        return LocalizedText(
            f"có {table.row_count} dòng, biểu đồ đọc được có tối đa {limit}",
            f"it has {table.row_count} rows; a readable chart has at most {limit}",
        ), _FEWER
    first = numbers[0]
    other = next((column for column in numbers if column.is_percent != first.is_percent), first)
    if other is not first:
        percent, plain = (first, other) if first.is_percent else (other, first)
        return LocalizedText(
            f"cột `{percent.name}` ghi phần trăm, cột `{plain.name}` thì không: một trục không đo được hai đơn vị",
            f"column `{percent.name}` has percentages, `{plain.name}` does not: one axis cannot show two units",
        ), _ONE_UNIT
    return None


def _say_no_numbers(table: CsvTable) -> LocalizedText:
    """Return the cell that keeps the first almost numeric column from being drawn, or the lack of such a column."""
    column = next((each for each in table.columns if each.stray is not None), None)
    if column is None or column.stray is None:
        return LocalizedText("không có cột nào chỉ gồm số", "no column contains only numbers")
    line, text = column.stray.line, _cut(column.stray.text)
    return LocalizedText(
        f"ô ở dòng {line}, cột `{column.name}` ghi `{text}`, không viết như các ô khác của cột",
        f"the cell in line {line}, column `{column.name}`, contains `{text}`, unlike the other cells of the column",
    )


def _describe(context: Context, page: Page, data: ChartData) -> str:
    """Describe a chart without its editor's description: the highest, lowest and last value of each series."""
    site = context.portal.site(page.site)
    sentences = []
    for series in data.series:
        given = [(value, label) for label, value in zip(data.labels, series.values, strict=True) if value is not None]
        if len(given) == 1:
            value, label = given[0]
            words = {"label": label, "value": data.text(value)}
            sentences.append(context.text(site, page.language, "chart.one", name=series.name, **words))
        elif given:
            (highest, at_highest), (lowest, at_lowest) = max(given, key=_by_value), min(given, key=_by_value)
            last, at_last = given[-1]
            figures = {"highest": highest, "lowest": lowest, "last": last}
            words = {name: data.text(value) for name, value in figures.items()}
            words |= {"at_highest": at_highest, "at_lowest": at_lowest, "at_last": at_last}
            sentences.append(context.text(site, page.language, "chart.range", name=series.name, **words))
    return " ".join(sentences)


def _by_value(pair: tuple[Decimal, str]) -> Decimal:
    return pair[0]
