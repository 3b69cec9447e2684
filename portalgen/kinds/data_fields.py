"""Fields of kinds with data on their pages: figures as a table and a chart, and maps."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.definition import Choice, Field
from portalgen.text.bilingual import Bilingual as B

CHART_TYPES: Final = (
    Choice("none", B("Không vẽ", "None")),
    Choice("bar", B("Biểu đồ cột", "Bar chart")),
    Choice("line", B("Biểu đồ đường", "Line chart")),
)

DATASETS: Final = Field(
    "datasets",
    "group",
    B("Số liệu", "Data"),
    B(
        "Tệp CSV nằm cạnh bài, hiện thành bảng và biểu đồ; dòng đầu là tên cột.",
        "CSV files beside the page, shown as a table and a chart; the first row names the columns.",
    ),
    shared=False,
    inherited=True,
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    fields=(
        Field(
            "file",
            "file",
            B("Tên tệp", "File"),
            B("Tệp CSV nằm cạnh bài.", "A CSV file."),
            required=True,
            example="so-lieu.csv",
            new_file=B("Chỉ tiêu,Giá trị\nViết tên chỉ tiêu,…\n", "Indicator,Value\nWrite the indicator,…\n"),
        ),
        Field(
            "title",
            "line",
            B("Tên bảng", "Title"),
            B("Bảng nói về điều gì, ở đâu, khi nào.", "Subject, place and time of the figures."),
            required=True,
            is_prose=True,
        ),
        Field(
            "unit",
            "line",
            B("Đơn vị tính", "Unit"),
            B("Ví dụ: người, tỷ đồng, %.", "For example: persons, %."),
            in_new="open",
        ),
        Field(
            "source",
            "line",
            B("Nguồn số liệu", "Source"),
            B("Cơ quan cung cấp số liệu.", "The agency that supplied the figures."),
            required=True,
            is_prose=True,
        ),
        Field(
            "chart",
            "choice",
            B("Biểu đồ", "Chart"),
            B("Cột cho so sánh, đường cho diễn biến theo thời gian.", "Bars compare, a line shows a course in time."),
            choices=CHART_TYPES,
            example="bar",
        ),
        Field(
            "chart_says",
            "line",
            B("Biểu đồ cho thấy", "What the chart shows"),
            B("Một câu nói điều biểu đồ cho thấy, thay cho hình.", "A sentence describing the chart."),
            is_prose=True,
        ),
    ),
)

MAPS: Final = Field(
    "maps",
    "group",
    B("Bản đồ", "Maps"),
    B(
        "Tệp GeoJSON (WGS 84) nằm cạnh bài, vẽ thành bản đồ khi dựng trang.",
        "GeoJSON files (WGS 84) beside the page, drawn when the site is built.",
    ),
    shared=False,
    inherited=True,
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    fields=(
        Field(
            "file",
            "file",
            B("Tên tệp", "File"),
            B("Tệp GeoJSON nằm cạnh bài.", "A GeoJSON file."),
            required=True,
            example="ranh-gioi.json",
        ),
        Field(
            "title",
            "line",
            B("Tên bản đồ", "Title"),
            B("Bản đồ vẽ gì.", "The subject of the map."),
            required=True,
            is_prose=True,
        ),
        Field(
            "description",
            "line",
            B("Mô tả bằng lời", "Description"),
            B("Nói bản đồ cho thấy gì, thay cho hình.", "A description of the map that replaces the picture."),
            required=True,
            is_prose=True,
        ),
        Field(
            "name_property",
            "line",
            B("Thuộc tính tên", "Name property"),
            B("Thuộc tính trong tệp mang tên của từng vùng.", "The property that names each area."),
            example="name",
        ),
        Field(
            "source",
            "line",
            B("Nguồn bản đồ", "Source"),
            B("Cơ quan cung cấp ranh giới.", "The agency that supplied the boundaries."),
            required=True,
            is_prose=True,
        ),
    ),
)
