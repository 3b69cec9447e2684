"""A highlighted box in the text."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(use: ShortcodeUse, body: Markup, rendering: RenderingState) -> str:
    return rendering.components.render("callout", kind=use.value("kind"), title=use.value("title"), body=body)


CALLOUT: Final = Shortcode(
    name="callout",
    label=Bilingual("Khung lưu ý", "Callout"),
    help=Bilingual(
        "Đóng khung một đoạn cần chú ý. Viết nội dung ở các dòng giữa {{ callout … }} và {{ /callout }}.",
        "Puts a box around a passage. Write its text on the lines between {{ callout … }} and {{ /callout }}.",
    ),
    parameters=(
        ShortcodeParameter(
            "kind",
            ParameterType.CHOICE,
            Bilingual("Loại: lưu ý, cảnh báo, căn cứ pháp lý", "Kind: note, warning, legal basis"),
            "note",
            required=True,
            choices=("note", "warning", "legal"),
        ),
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tiêu đề của khung", "Title of the box"), "Ai cần làm thủ tục này"
        ),
    ),
    render=_render,
    has_body=True,
)
