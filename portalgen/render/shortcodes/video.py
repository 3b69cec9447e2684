"""A video with its captions and its transcript."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.render.markdown.rendering import Rendering
from portalgen.render.shortcodes.model import Parameter, Shortcode, Type, Use
from portalgen.text.bilingual import Bilingual

MEDIA_TYPES: Final = {".mp4": "video/mp4"}
_PAGE: Final = ("id:", "site:", "self:")


def _render(use: Use, _body: Markup, rendering: Rendering) -> str:
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
    found = rendering.resolver.attachment(file, title, place)
    if isinstance(found, Diagnostic):
        rendering.report(found)
        return ""
    rendering.use_asset(found.asset)
    return found.attachment.url


def _poster(use: Use, rendering: Rendering) -> str:
    if not use.value("poster"):
        return ""
    found = rendering.resolver.image(use.value("poster"), use.place_of("poster"))
    if isinstance(found, Diagnostic):
        rendering.report(found)
        return ""
    rendering.use_asset(found.asset)
    return found.image.url


def _transcript(use: Use, rendering: Rendering) -> str:
    target, place = use.value("transcript"), use.place_of("transcript")
    if not target.startswith(_PAGE) and not target.partition("#")[0].endswith(".md"):
        return _attachment(target, use.value("title"), place, rendering)
    found = rendering.resolver.link(target, place)
    if isinstance(found, Diagnostic):
        rendering.report(found)
        return ""
    rendering.use_link(found, place)
    return found.url if found.shown else ""


VIDEO: Final = Shortcode(
    name="video",
    label=Bilingual("Video", "Video"),
    help=Bilingual(
        "Đặt một video vào bài, kèm phụ đề và bản ghi lời cho người không nghe được.",
        "Puts a video into the text, with captions and a transcript for people who cannot hear it.",
    ),
    parameters=(
        Parameter(
            "file",
            Type.FILE,
            Bilingual("Tệp video", "Video file"),
            "phong-su.mp4",
            required=True,
            endings=tuple(MEDIA_TYPES),
        ),
        Parameter("title", Type.TEXT, Bilingual("Tên video", "Title"), "Phóng sự về hội nghị", required=True),
        Parameter("poster", Type.FILE, Bilingual("Ảnh bìa", "Still picture"), "phong-su.jpg"),
        Parameter("captions", Type.FILE, Bilingual("Tệp phụ đề", "Captions"), "phong-su.vtt", endings=(".vtt",)),
        Parameter("captions_language", Type.LANGUAGE, Bilingual("Ngôn ngữ của phụ đề", "Captions' language"), "vi"),
        Parameter(
            "transcript",
            Type.TARGET,
            Bilingual("Bản ghi lời (tệp hoặc bài)", "Transcript (file or page)"),
            "ban-ghi-loi.pdf",
        ),
    ),
    render=_render,
)
