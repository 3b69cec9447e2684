"""The check of ATT215; its page is `ATT215.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.documents.features import FeatureKind
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import describe_features
from portalgen.text.bilingual import Bilingual as B

_KINDS: Final[Mapping[FeatureKind, B]] = {
    "remote": B("liên kết tự tải", "connection(s) followed automatically"),
    "dde": B("trường DDE gọi chương trình khác", "DDE field(s) that call another program"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT215 for a template or an object on another machine, and for DDE fields."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT215", check)
