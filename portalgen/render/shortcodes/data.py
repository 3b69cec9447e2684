"""The figures of a CSV file within the text: a table, and a chart if requested."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.kinds.data_fields import CHART_TYPES
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.markdown.resolver import FiguresRequest
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

_TEXTS: Final = ("file", "title", "unit", "source", "chart", "chart_says")


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    request = FiguresRequest(*(use.value(name) for name in _TEXTS))
    resolved = rendering.resolver.resolve_figures(request, use.place_of("file"))
    for each in resolved.diagnostics:
        rendering.report(each)
    if resolved.data is None:
        return ""
    rendering.use_asset(resolved.asset)
    return rendering.components.render("dataset", data=resolved.data)


DATA: Final = Shortcode(
    name="data",
    label=Bilingual("Bảng số liệu, biểu đồ", "Figures and a chart"),
    help=Bilingual(
        "Chèn số liệu của một tệp CSV nằm cạnh bài thành bảng, và vẽ biểu đồ nếu cần.",
        "Inserts the figures of a CSV file beside the page as a table, with an optional chart.",
    ),
    parameters=(
        ShortcodeParameter(
            "file",
            ParameterType.FILE,
            Bilingual("Tệp CSV", "CSV file"),
            "luot-khach.csv",
            required=True,
            endings=("csv",),
        ),
        ShortcodeParameter(
            "title",
            ParameterType.TEXT,
            Bilingual("Tên bảng: điều gì, ở đâu, khi nào", "Title: subject, place and time"),
            "Lượt khách theo quý năm 2025",
            required=True,
        ),
        ShortcodeParameter("unit", ParameterType.TEXT, Bilingual("Đơn vị tính", "Unit"), "nghìn lượt"),
        ShortcodeParameter(
            "source", ParameterType.TEXT, Bilingual("Nguồn số liệu", "Source"), "Thống kê tỉnh", required=True
        ),
        ShortcodeParameter(
            "chart",
            ParameterType.CHOICE,
            Bilingual("Biểu đồ: cột hoặc đường", "Chart: bars or lines"),
            "bar",
            choices=tuple(choice.value for choice in CHART_TYPES),
        ),
        ShortcodeParameter(
            "chart_says",
            ParameterType.TEXT,
            Bilingual("Một câu nói điều biểu đồ cho thấy", "A sentence describing the chart"),
            "Quý III đông khách nhất.",
        ),
    ),
    render=_render,
)
