"""The check of ATT216; its page is `ATT216.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.documents.features import FeatureKind
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import describe_features
from portalgen.text.bilingual import Bilingual as B

_KINDS: Final[Mapping[FeatureKind, B]] = {
    "hidden_sheet": B("trang tính ẩn", "hidden sheet(s)"),
    "hidden_slide": B("trang chiếu ẩn", "hidden slide(s)"),
    "hidden_row": B("hàng ẩn", "hidden row(s)"),
    "hidden_column": B("cột ẩn", "hidden column(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT216 for hidden sheets, rows, columns and slides."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT216", check)
