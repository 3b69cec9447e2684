"""A file to download, or a document of the portal by its id."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from portalgen.diagnostics.model import Diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.markdown import misspelt_targets


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    return _item(use, rendering) if use.value("id") else _file(use, rendering)


def _file(use: ShortcodeUse, rendering: RenderingState) -> str:
    resolved = rendering.resolver.resolve_attachment(use.value("file"), use.value("title"), use.place_of("file"))
    if isinstance(resolved, Diagnostic):
        rendering.report(misspelt_targets.explain_link(resolved, use.value("file")))
        return ""
    rendering.use_asset(resolved.asset)
    return rendering.components.render("document", attachment=resolved.attachment)


def _item(use: ShortcodeUse, rendering: RenderingState) -> str:
    place = use.place_of("id")
    resolved = rendering.resolver.resolve_item(use.value("id"), lambda: place)
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    rendering.use_link(resolved, lambda: place)
    if not resolved.is_shown:
        return Markup('<p class="document">{}</p>\n').format(resolved.title)
    hreflang = Markup(' hreflang="{}"').format(resolved.language) if resolved.language else ""
    title = (
        Markup('<span lang="{}">{}</span>').format(resolved.language, resolved.title)
        if resolved.language
        else resolved.title
    )
    return Markup('<p class="document"><a href="{}"{}>{}</a></p>\n').format(resolved.url, hreflang, escape(title))


DOCUMENT: Final = Shortcode(
    name="document",
    label=Bilingual("Tệp tải về hoặc văn bản", "File or document"),
    help=Bilingual(
        'Chèn một tệp đính kèm (file="…" title="…") hoặc một văn bản đã đăng trên cổng (id="…").',
        'Inserts an attached file (file="…" title="…") or a document of the portal (id="…").',
    ),
    parameters=(
        ShortcodeParameter("file", ParameterType.FILE, Bilingual("Tệp đính kèm", "Attached file"), "quyet-dinh.pdf"),
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tên hiện ra", "Displayed title"), "Quyết định (bản PDF)"
        ),
        ShortcodeParameter(
            "id", ParameterType.ID, Bilingual("Mã bài của văn bản", "Id of the document's item"), "qd-2111-2025"
        ),
    ),
    render=_render,
    alternatives=(("file", "title"), ("id",)),
)
