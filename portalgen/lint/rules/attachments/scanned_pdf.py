"""The check of ATT202; its page is `ATT202.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.normalization import nfc

_NO_CONTENT: Final = re.compile(
    r"(?:scanned (?:by|with)|camscanner|ký bởi|người ký|được ký|ngày ký|thời gian ký|cơ quan:|email:|signed by|"
    r"digitally signed|signature not verified|signature valid|date:|trang \d+|page \d+|\d+(?:/\d+)?\s*\Z).*",
    re.IGNORECASE,
)
"""Text that scanners and digital signatures add to a picture."""
_SHORT: Final = 300
"""The number of characters per page up to which a text may consist only of additions."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT202 for a PDF without text except for additions by scanners and signatures."""
    if text.format == "pdf" and (text.state == "empty" or _is_only_added(text)):
        yield attachment_violation(pages=str(text.pages))


def _is_only_added(text: AttachmentText) -> bool:
    if text.state != "read" or text.is_truncated or len(text.text) > _SHORT * max(text.pages, 1):
        return False
    lines = [line.strip() for line in nfc(text.text).splitlines() if line.strip()]
    return all(_NO_CONTENT.fullmatch(line) for line in lines)


RULE: Final = AttachmentRule("ATT202", check)
