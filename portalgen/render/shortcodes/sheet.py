"""A sheet printed alone, without the page around it: a form for readers to hand in."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(use: ShortcodeUse, body: Markup, rendering: RenderingState) -> str:
    return rendering.components.render("sheet", title=use.value("title"), body=body)


SHEET: Final = Shortcode(
    name="sheet",
    label=Bilingual("Tờ in riêng", "Sheet to print"),
    help=Bilingual(
        "Phần được in riêng: trang có tờ này thì khi in chỉ in tờ này, không in đầu trang, chân trang và phần còn lại. "
        "Dùng cho phiếu mà người đọc điền tay rồi nộp. Viết nội dung ở các dòng giữa {{ sheet … }} và {{ /sheet }}.",
        "The part of a page to be printed alone, without header, footer and the rest: for forms that readers fill in "
        "by hand and submit. Write its text on the lines between {{ sheet … }} and {{ /sheet }}.",
    ),
    parameters=(
        ShortcodeParameter(
            "title",
            ParameterType.TEXT,
            Bilingual("Tên của tờ in", "Name of the sheet"),
            "Phiếu yêu cầu cung cấp thông tin",
            required=True,
        ),
    ),
    render=_render,
    has_body=True,
    may_contain_shortcodes=True,
)
