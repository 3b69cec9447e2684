"""The check of ATT208; its page is `ATT208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT208 for a file that cannot be read by the library for its format."""
    if text.state == "damaged":
        yield attachment_violation()


RULE: Final = AttachmentRule("ATT208", check)
