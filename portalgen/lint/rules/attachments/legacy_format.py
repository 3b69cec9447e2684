"""The check of ATT201; its page is `ATT201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation

_MODERN: Final = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT201 for a file of Office 97 to 2003."""
    if text.format in _MODERN:
        yield attachment_violation(format=text.format, modern=_MODERN[text.format])


RULE: Final = AttachmentRule("ATT201", check)
