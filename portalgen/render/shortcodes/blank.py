"""Lines to fill in by hand, on a form that readers print."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import Rendering
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(use: ShortcodeUse, _body: Markup, rendering: Rendering) -> str:
    return rendering.components.render("blank", label=use.value("label"), lines=use.value("lines") or "1")


BLANK: Final = Shortcode(
    name="blank",
    label=Bilingual("Chỗ điền trên giấy", "Lines to fill in"),
    help=Bilingual(
        "Dòng kẻ để người đọc in trang ra rồi viết tay vào; trang không nhận và không giữ gì.",
        "Ruled lines, for a page that readers print and fill in by hand; the page takes and keeps nothing.",
    ),
    parameters=(
        ShortcodeParameter(
            "label", ParameterType.TEXT, Bilingual("Điền gì", "What is written there"), "Họ và tên", required=True
        ),
        ShortcodeParameter(
            "lines",
            ParameterType.CHOICE,
            Bilingual("Số dòng kẻ; không ghi là một", "How many lines; one where it is not given"),
            "3",
            choices=("1", "2", "3", "5", "8"),
        ),
    ),
    render=_render,
)
