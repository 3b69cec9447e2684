"""The check of ATT207; its page is `ATT207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT207 for a file that unpacks beyond the limits of `documents.limits`."""
    if text.state == "too_large":
        yield attachment_violation()


RULE: Final = AttachmentRule("ATT207", check)
