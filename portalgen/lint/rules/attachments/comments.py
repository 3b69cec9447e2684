"""The check of ATT218; its page is `ATT218.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.documents.features import FeatureKind
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import describe_features
from portalgen.text.bilingual import Bilingual as B

_KINDS: Final[Mapping[FeatureKind, B]] = {
    "comment": B("nhận xét", "comment(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT218 for comments in office files and reviewers' notes in a PDF."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT218", check)
