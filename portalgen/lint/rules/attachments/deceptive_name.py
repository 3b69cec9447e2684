"""The check of ATT220; its page is `ATT220.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import show_text

_UNSEEN: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Control characters, direction marks and overrides (UAX #9), and zero-width letters."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT220 if a part of the path begins with a dot or has an invisible character."""
    if _UNSEEN.search(text.name):
        why = LocalizedText(
            "có ký tự ẩn hoặc đảo chiều chữ", "contains characters that are invisible or reverse the text"
        )
    elif any(part.startswith(".") and part.strip(".") for part in text.name.split("/")):
        why = LocalizedText("bắt đầu bằng dấu chấm", "begins with a dot")
    else:
        return
    yield attachment_violation(shown=show_text(text.name), why=why)


RULE: Final = AttachmentRule("ATT220", check)
