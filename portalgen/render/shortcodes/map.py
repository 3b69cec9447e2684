"""A map within the text, drawn from a GeoJSON file beside the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    resolved = rendering.resolver.resolve_map(use.value("file"), use.value("name_property"), use.place_of("file"))
    for each in resolved.diagnostics:
        rendering.report(each)
    if resolved.map is None:
        return ""
    rendering.use_asset(resolved.asset)
    title, description, source = use.value("title"), use.value("description"), use.value("source")
    view = replace(resolved.map, title=title, description=description, source=source)
    return rendering.components.render("map", map=view, titled=True)


MAP: Final = Shortcode(
    name="map",
    label=Bilingual("Bản đồ", "Map"),
    help=Bilingual(
        "Vẽ bản đồ từ tệp GeoJSON (WGS 84) nằm cạnh bài, kèm mô tả và danh sách bằng chữ.",
        "Draws a map from a GeoJSON file (WGS 84) beside the page, with a description and a list in words.",
    ),
    parameters=(
        ShortcodeParameter(
            "file",
            ParameterType.FILE,
            Bilingual("Tệp GeoJSON", "GeoJSON file"),
            "ranh-gioi.geojson",
            required=True,
            endings=(".geojson", ".json"),
        ),
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tên bản đồ", "Title"), "Các thôn của xã", required=True
        ),
        ShortcodeParameter(
            "description",
            ParameterType.TEXT,
            Bilingual("Mô tả bằng lời, thay cho hình", "Description in words, in place of the picture"),
            "Năm thôn nằm dọc suối, trụ sở ở thôn giữa.",
            required=True,
        ),
        ShortcodeParameter(
            "source",
            ParameterType.TEXT,
            Bilingual("Cơ quan cung cấp ranh giới", "The agency that supplied the boundaries"),
            "Sở Nông nghiệp và Môi trường",
            required=True,
        ),
        ShortcodeParameter(
            "name_property",
            ParameterType.TEXT,
            Bilingual("Thuộc tính mang tên của từng vùng", "The property that names each area"),
            "name",
        ),
    ),
    render=_render,
)
