"""A video with its captions and its transcript."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.media import TRANSCRIPT_ENDINGS, resolve_file, resolve_picture, resolve_transcript
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

MEDIA_TYPES: Final = {".mp4": "video/mp4"}


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    file = use.value("file")
    url = resolve_file(use, "file", rendering)
    poster = resolve_picture(use, "poster", rendering)
    captions = resolve_file(use, "captions", rendering)
    transcript = resolve_transcript(use, rendering)
    return rendering.components.render(
        "video",
        url=url,
        media_type=MEDIA_TYPES[file[file.rfind(".") :].lower()],
        poster_url=poster.url if poster is not None else "",
        captions_url=captions,
        captions_language=use.value("captions_language") or rendering.language,
        title=use.value("title"),
        transcript_url=transcript,
    )


VIDEO: Final = Shortcode(
    name="video",
    label=Bilingual("Video", "Video"),
    help=Bilingual(
        "Đặt một video vào bài, kèm phụ đề và bản ghi lời cho người không nghe được.",
        "Inserts a video, with captions and a transcript for people unable to hear it.",
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
            Bilingual("Bản ghi lời (tệp văn bản hoặc bài)", "Transcript (a text file or a page)"),
            "ban-ghi-loi.pdf",
            endings=TRANSCRIPT_ENDINGS,
        ),
    ),
    render=_render,
)
