"""A video with its captions and its transcript."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.render.markdown.rendering import Rendering
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

MEDIA_TYPES: Final = {".mp4": "video/mp4"}
_PAGE: Final = ("id:", "site:", "self:")


def _render(use: ShortcodeUse, _body: Markup, rendering: Rendering) -> str:
    file, title = use.value("file"), use.value("title")
    url = _attachment(file, title, use.place_of("file"), rendering)
    poster = _poster(use, rendering)
    captions = _attachment(use.value("captions"), title, use.place_of("captions"), rendering)
    transcript = _transcript(use, rendering)
    return rendering.components.render(
        "video",
        url=url,
        media_type=MEDIA_TYPES[file[file.rfind(".") :].lower()],
        poster_url=poster,
        captions_url=captions,
        captions_language=use.value("captions_language") or rendering.language,
        title=title,
        transcript_url=transcript,
    )


def _attachment(file: str, title: str, place: Place, rendering: Rendering) -> str:
    if not file:
        return ""
    resolved = rendering.resolver.resolve_attachment(file, title, place)
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    rendering.use_asset(resolved.asset)
    return resolved.attachment.url


def _poster(use: ShortcodeUse, rendering: Rendering) -> str:
    if not use.value("poster"):
        return ""
    resolved = rendering.resolver.resolve_image(use.value("poster"), use.place_of("poster"))
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    rendering.use_asset(resolved.asset)
    return resolved.image.url


def _transcript(use: ShortcodeUse, rendering: Rendering) -> str:
    target, place = use.value("transcript"), use.place_of("transcript")
    if not target.startswith(_PAGE) and not target.partition("#")[0].endswith(".md"):
        return _attachment(target, use.value("title"), place, rendering)
    resolved = rendering.resolver.resolve_link(target, place)
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    rendering.use_link(resolved, place)
    return resolved.url if resolved.is_shown else ""


VIDEO: Final = Shortcode(
    name="video",
    label=Bilingual("Video", "Video"),
    help=Bilingual(
        "Đặt một video vào bài, kèm phụ đề và bản ghi lời cho người không nghe được.",
        "Puts a video into the text, with captions and a transcript for people who cannot hear it.",
    ),
    parameters=(
        ShortcodeParameter(
            "file",
            ParameterType.FILE,
            Bilingual("Tệp video", "Video file"),
            "phong-su.mp4",
            required=True,
            endings=tuple(MEDIA_TYPES),
        ),
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tên video", "Title"), "Phóng sự về hội nghị", required=True
        ),
        ShortcodeParameter("poster", ParameterType.FILE, Bilingual("Ảnh bìa", "Still picture"), "phong-su.jpg"),
        ShortcodeParameter(
            "captions", ParameterType.FILE, Bilingual("Tệp phụ đề", "Captions"), "phong-su.vtt", endings=(".vtt",)
        ),
        ShortcodeParameter(
            "captions_language", ParameterType.LANGUAGE, Bilingual("Ngôn ngữ của phụ đề", "Captions' language"), "vi"
        ),
        ShortcodeParameter(
            "transcript",
            ParameterType.TARGET,
            Bilingual("Bản ghi lời (tệp hoặc bài)", "Transcript (file or page)"),
            "ban-ghi-loi.pdf",
        ),
    ),
    render=_render,
)
