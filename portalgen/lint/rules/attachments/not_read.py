"""The check of ATT213; its page is `ATT213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation

_FORMATS: Final = frozenset(("zip", "gz", "doc", "xls", "ppt"))
"""Formats with text that is not read; pictures, sound and film contain no text."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT213 for an archive or a file of Office 97 to 2003."""
    if text.format in _FORMATS and text.state == "not_text":
        yield attachment_violation(format=text.format)


RULE: Final = AttachmentRule("ATT213", check)
