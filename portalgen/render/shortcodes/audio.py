"""A recording with its transcript."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.media import TRANSCRIPT_ENDINGS, resolve_file, resolve_transcript
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

AUDIO_TYPES: Final = {".mp3": "audio/mpeg", ".aac": "audio/aac"}


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    file = use.value("file")
    return rendering.components.render(
        "audio",
        url=resolve_file(use, "file", rendering),
        media_type=AUDIO_TYPES[file[file.rfind(".") :].lower()],
        title=use.value("title"),
        length=use.value("length"),
        transcript_url=resolve_transcript(use, rendering),
    )


AUDIO: Final = Shortcode(
    name="audio",
    label=Bilingual("Bản ghi âm", "Recording"),
    help=Bilingual(
        "Đặt một tệp âm thanh vào bài, kèm bản ghi lời cho người không nghe được.",
        "Inserts a sound file, with a transcript for people unable to hear it.",
    ),
    parameters=(
        ShortcodeParameter(
            "file",
            ParameterType.FILE,
            Bilingual("Tệp âm thanh", "Sound file"),
            "ban-tin.mp3",
            required=True,
            endings=tuple(AUDIO_TYPES),
        ),
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tên bản ghi", "Title"), "Bản tin phát thanh tuần", required=True
        ),
        ShortcodeParameter(
            "transcript",
            ParameterType.TARGET,
            Bilingual("Bản ghi lời (tệp văn bản hoặc bài)", "Transcript (a text file or a page)"),
            "ban-ghi-loi.pdf",
            endings=TRANSCRIPT_ENDINGS,
            required=True,
        ),
        ShortcodeParameter("length", ParameterType.TEXT, Bilingual("Thời lượng", "Length"), "5 phút 20 giây"),
    ),
    render=_render,
)
