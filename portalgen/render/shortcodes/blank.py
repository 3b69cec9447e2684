"""Lines to fill in by hand, on a form that readers print."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    return rendering.components.render("blank", label=use.value("label"), lines=use.value("lines") or "1")


BLANK: Final = Shortcode(
    name="blank",
    label=Bilingual("Chỗ điền trên giấy", "Lines to fill in"),
    help=Bilingual(
        "Dòng kẻ để người đọc in trang ra rồi viết tay vào; trang không nhận và không giữ gì.",
        "Ruled lines for readers to fill in by hand on a printed page; the page collects and stores no data.",
    ),
    parameters=(
        ShortcodeParameter(
            "label", ParameterType.TEXT, Bilingual("Điền gì", "Label of the lines"), "Họ và tên", required=True
        ),
        ShortcodeParameter(
            "lines",
            ParameterType.CHOICE,
            Bilingual("Số dòng kẻ; không ghi là một", "Number of lines; default 1"),
            "3",
            choices=("1", "2", "3", "5", "8"),
        ),
    ),
    render=_render,
)
