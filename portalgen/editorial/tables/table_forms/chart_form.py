"""Draws the charts of tables as self-contained SVG; the table below a chart has the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Final

from portalgen.editorial.tables.table_forms.cells import cell_text
from portalgen.editorial.tables.tables import CellValue, ReportTable
from portalgen.locale.formats import format_amount
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render import charts

if TYPE_CHECKING:
    from portalgen.render.views.figures import ChartView

_LEAST_ROWS: Final = 2
_DESCRIPTION: Final = Bilingual(
    "Biểu đồ cột: {series}, theo {rows}. Số liệu có trong bảng ngay dưới.",
    "Bar chart: {series}, by {rows}. The table below has the figures.",
)
CHART_STYLE: Final = """
figure{margin:.75rem 0}
.chart{width:100%;max-width:32rem;font:14px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--text);
stroke-width:2;overflow:visible}
.chart-value{font-weight:700}
.chart-grid,.chart-base,.chart-pattern{fill:none}
.chart-grid{stroke:var(--line);stroke-width:1}
.chart-base{stroke:var(--text);stroke-width:1}
.chart-bar,.chart-pattern{stroke:var(--link)}
.chart-bar{stroke-width:1}
.chart-bar:not([fill]){fill:var(--link)}
.chart .chart-paper{fill:var(--ground);stroke:none}
@media (forced-colors:active){.chart{fill:CanvasText}.chart-bar,.chart-pattern{stroke:CanvasText}
.chart-bar:not([fill]){fill:CanvasText}}
@media print{figure{break-inside:avoid}.chart-bar:not([fill]){fill:#444}.chart-bar,.chart-pattern{stroke:#444}}
"""


def draw_table(table: ReportTable, language: str) -> str:
    """Return the chart of a table as an HTML figure; empty if the table names none, or has no readable figures."""
    data = _read_figures(table, language) if table.chart is not None else None
    if data is None:
        return ""
    label = table.columns[0].label.text(language)
    description = _DESCRIPTION.text(language).format(
        series=", ".join(each.name for each in data.series), rows=label[:1].lower() + label[1:]
    )
    view = charts.draw_chart(data, "bar", f"{table.key}-chart", table.title.text(language), description)
    return "".join(("<figure>\n", *_svg_parts(view), "</figure>\n"))


def _read_figures(table: ReportTable, language: str) -> charts.ChartData | None:
    assert table.chart is not None
    places = {each.key: place for place, each in enumerate(table.columns)}
    series = tuple(
        charts.Series(
            table.columns[places[key]].label.text(language), tuple(_figure(row[places[key]]) for row in table.rows)
        )
        for key in table.chart.columns
    )
    has_figures = any(value for each in series for value in each.values)
    if not has_figures or not _LEAST_ROWS <= len(table.rows) <= charts.MAX_BAR_ROWS:
        return None
    names = [places[key] for key in table.chart.labels] or [0]
    labels = tuple(" · ".join(cell_text(row[each], language) for each in names) for row in table.rows)
    return charts.ChartData(
        labels, series, lambda value, decimals: format_amount(value, decimals, language), is_whole=True
    )


def _figure(value: CellValue) -> Decimal | None:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _svg_parts(view: ChartView) -> Iterator[str]:
    yield (
        f'<svg class="chart" viewBox="0 0 {view.width} {view.height}" role="img" '
        f'aria-labelledby="{view.name}-title {view.name}-desc">\n'
        f'<title id="{view.name}-title">{escape(view.title)}</title>\n'
        f'<desc id="{view.name}-desc">{escape(view.description)}</desc>\n'
    )
    if view.keys:
        yield _PATTERNS.replace("NAME", view.name)
    for rule in view.rules:
        yield f'<path class="chart-{rule.name}" d="M{rule.x1} {rule.y1}L{rule.x2} {rule.y2}"/>\n'
    for bar in view.bars:
        place = f'x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"'
        yield f'<rect class="chart-bar"{_fill(view, bar.series)} {place}/>\n'
    for text in view.texts:
        anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
        yield f'<text class="chart-{text.name}" x="{text.x}" y="{text.y}"{anchor}>{escape(text.text)}</text>\n'
    for key in view.keys:
        shape = f'<path class="chart-bar"{_fill(view, key.series)} d="M1 -11h30v12h-30z"/>'
        yield f'<g transform="translate(0 {key.y})">{shape}</g><text x="40" y="{key.y}">{escape(key.text)}</text>\n'
    yield "</svg>\n"


def _fill(view: ChartView, series: int) -> str:
    """Return the pattern of a series: plain for the first; series differ without colours."""
    return f' fill="url(#{view.name}-{series})"' if series > 1 else ""


_PATTERNS: Final = (
    "<defs>\n"
    '<pattern id="NAME-2" class="chart-pattern" width="7" height="7" patternUnits="userSpaceOnUse">'
    '<path class="chart-paper" d="M0 0h7v7h-7z"/><path d="M-1 8l9 -9M-1 1l2 -2M6 8l2 -2"/></pattern>\n'
    '<pattern id="NAME-3" class="chart-pattern" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path class="chart-paper" d="M0 0h6v6h-6z"/></pattern>\n'
    '<pattern id="NAME-4" class="chart-pattern" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path class="chart-paper" d="M0 0h6v6h-6z"/><path d="M2 3h2"/></pattern>\n'
    "</defs>\n"
)
