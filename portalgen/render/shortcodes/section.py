"""A part of a page with its own heading.

It replaces the accordions and tabs of other systems, but all parts are visible.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(_: ShortcodeUse, body: Markup, rendering: RenderingState) -> str:
    """The body already contains the heading, with its anchor, at the level suitable for the surrounding headings."""
    return rendering.components.render("section", body=body)


TITLED_SECTION: Final = Shortcode(
    name="section",
    label=Bilingual("Mục", "Section"),
    help=Bilingual(
        "Một mục có tiêu đề, thay cho thẻ (tab) và khung gập (accordion): mọi nội dung đều hiện, in được, không cần bấm. "
        "Viết nội dung ở các dòng giữa {{ section … }} và {{ /section }}; cấp của tiêu đề tự khớp với tiêu đề đứng trên, tiêu đề bên trong tự lùi xuống dưới nó.",
        "A section with a heading, in place of tabs and accordions: its entire text is shown and printed without clicking. "
        "Write its text on the lines between {{ section … }} and {{ /section }}; the level of its heading follows the heading above, and inner headings are placed below it.",
    ),
    parameters=(
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tiêu đề của mục", "Heading"), "Nộp hồ sơ ở đâu?", required=True
        ),
    ),
    render=_render,
    has_body=True,
    heading_from="title",
    may_contain_shortcodes=True,
)
