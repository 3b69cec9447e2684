"""A picture with its caption, its credit and its place beside the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.markdown import misspelt_targets


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    resolved = rendering.resolver.resolve_image(use.value("src"), use.place_of("src"))
    if isinstance(resolved, Diagnostic):
        rendering.report(misspelt_targets.explain_picture(resolved, use.value("src")))
        return ""
    rendering.use_asset(resolved.asset)
    image = replace(resolved.image, alt=use.value("alt"), caption=use.value("caption"), credit=use.value("credit"))
    return rendering.components.render("figure", image=image, align=use.value("align"))


FIGURE: Final = Shortcode(
    name="figure",
    label=Bilingual("Ảnh có chú thích", "Picture with a caption"),
    help=Bilingual(
        "Đặt một ảnh vào bài, kèm chú thích và tên người chụp.",
        "Inserts a picture, with its caption and the photographer's name.",
    ),
    parameters=(
        ShortcodeParameter(
            "src", ParameterType.FILE, Bilingual("Tệp ảnh", "Picture file"), "hoi-nghi.jpg", required=True
        ),
        ShortcodeParameter(
            "alt",
            ParameterType.TEXT,
            Bilingual("Mô tả cho người không nhìn thấy ảnh", "Description for people unable to see the picture"),
            "Toàn cảnh hội nghị",
            required=True,
        ),
        ShortcodeParameter(
            "caption", ParameterType.TEXT, Bilingual("Chú thích", "Caption"), "Hội nghị sáng 24/11/2026"
        ),
        ShortcodeParameter(
            "credit", ParameterType.TEXT, Bilingual("Người chụp, nguồn ảnh", "Photographer, source"), "Ban Biên tập"
        ),
        ShortcodeParameter(
            "origin",
            ParameterType.CHOICE,
            Bilingual("Xuất xứ của ảnh (không hiện trên trang)", "Origin of the picture (not shown)"),
            "own",
            choices=("own", "quoted", "supplied"),
        ),
        ShortcodeParameter(
            "rights",
            ParameterType.TEXT,
            Bilingual(
                "Quyền sử dụng ảnh của nơi khác (không hiện trên trang)",
                "Right to use a picture from elsewhere (not shown)",
            ),
            "Được phép đăng lại bằng văn bản",
        ),
        ShortcodeParameter(
            "align",
            ParameterType.CHOICE,
            Bilingual("Vị trí so với chữ", "Place beside the text"),
            "right",
            choices=("left", "right", "center"),
        ),
    ),
    render=_render,
)
