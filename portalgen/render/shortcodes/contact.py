"""The contact details of an agency, from the configuration of its site."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    resolved = rendering.resolver.resolve_contact(use.value("site"), use.place_of("site"))
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    return rendering.components.render("contact", contact=resolved.contact, name=resolved.name)


CONTACT: Final = Shortcode(
    name="contact",
    label=Bilingual("Thông tin liên hệ", "Contact"),
    help=Bilingual(
        "Chèn thông tin liên hệ của một cơ quan, lấy từ cấu hình để luôn đúng.",
        "Inserts an agency's contact details from the configuration, so that they are always up to date.",
    ),
    parameters=(
        ShortcodeParameter(
            "site",
            ParameterType.ID,
            Bilingual("Mã trang của cơ quan", "Id of the agency's site"),
            "sngv",
            required=True,
        ),
    ),
    render=_render,
)
