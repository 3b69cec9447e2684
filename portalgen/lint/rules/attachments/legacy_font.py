"""The check of ATT206; its page is `ATT206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.legacy_fonts import detect_legacy_font

_NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_ENOUGH: Final = 50_000
"""The number of characters to check: a document is typed in one font throughout."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT206 if most words of the text are in an old font."""
    font = detect_legacy_font(text.text[:_ENOUGH])
    if font:
        yield attachment_violation(font=_NAMES[font])


RULE: Final = AttachmentRule("ATT206", check)
