"""The check of ATT203; its page is `ATT203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT203 for a file with a password for opening; a file protected only against changes is read."""
    if text.state == "encrypted":
        yield attachment_violation()


RULE: Final = AttachmentRule("ATT203", check)
