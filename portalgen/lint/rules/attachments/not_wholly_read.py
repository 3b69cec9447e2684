"""The check of ATT212; its page is `ATT212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.locale.formats import format_number


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT212 if only a part was read: at a limit of length or time, or because of an unreadable page."""
    if text.is_truncated or text.state == "too_slow":
        length = len(text.text)
        yield attachment_violation(length=LocalizedText(format_number(length, "vi"), format_number(length, "en")))


RULE: Final = AttachmentRule("ATT212", check)
