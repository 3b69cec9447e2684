"""The check of ATT214; its page is `ATT214.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.documents.features import FeatureKind
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import describe_features
from portalgen.text.bilingual import Bilingual as B

_KINDS: Final[Mapping[FeatureKind, B]] = {
    "script": B("đoạn mã JavaScript", "piece(s) of JavaScript"),
    "launch": B("lệnh mở chương trình", "command(s) that start a program"),
    "program": B("chương trình nhúng trong tệp", "embedded program(s)"),
    "macro": B("macro", "macro(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT214 for code run by a reader's program, and for programs embedded in the file."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT214", check)
