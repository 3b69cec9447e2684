"""The common parts of films and recordings: their files and transcripts."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.model import ShortcodeUse, is_page_target
from portalgen.render.views.files import ImageView

TRANSCRIPT_ENDINGS: Final = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt")
"""The allowed file endings of a transcript. A recording has none of them, and pages have no ending."""


def resolve_file(use: ShortcodeUse, parameter: str, rendering: RenderingState) -> str:
    """Return the address of the file named by a parameter, or an empty string.

    A missing file is reported.
    """
    file = use.value(parameter)
    if not file:
        return ""
    resolved = rendering.resolver.resolve_attachment(file, use.value("title"), use.place_of(parameter))
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    rendering.use_asset(resolved.asset)
    return resolved.attachment.url


def resolve_picture(use: ShortcodeUse, parameter: str, rendering: RenderingState) -> ImageView | None:
    """Return the picture named by a parameter, or None.

    A missing picture is reported.
    """
    file = use.value(parameter)
    if not file:
        return None
    resolved = rendering.resolver.resolve_image(file, use.place_of(parameter))
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return None
    rendering.use_asset(resolved.asset)
    return resolved.image


def resolve_transcript(use: ShortcodeUse, rendering: RenderingState) -> str:
    """Return the address of the transcript: a file beside the page or another page."""
    target, place = use.value("transcript"), use.place_of("transcript")
    if not is_page_target(target):
        return resolve_file(use, "transcript", rendering)
    resolved = rendering.resolver.resolve_link(target, lambda: place)
    if isinstance(resolved, Diagnostic):
        rendering.report(resolved)
        return ""
    rendering.use_link(resolved, lambda: place)
    return resolved.url if resolved.is_shown else ""
