"""Rules applied: pure functions from texts and the whole to hits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.context import LintContext
from portalgen.lint.model import AttachmentRule, AttachmentViolation, PageRule, PortalRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.table import RULES

CodedAttachmentViolation = tuple[str, AttachmentViolation]
"""A code and what it says of an attachment."""


def run_page_rules(text: PageText) -> tuple[Violation, ...]:
    """What all page rules say of one source."""
    return tuple(each for rule in RULES if isinstance(rule, PageRule) for each in rule.check(text))


def run_attachment_rules(text: AttachmentText) -> tuple[CodedAttachmentViolation, ...]:
    """What all attachment rules say of one file."""
    return tuple((rule.code, each) for rule in RULES if isinstance(rule, AttachmentRule) for each in rule.check(text))


def place_violations(
    marks: Iterable[CodedAttachmentViolation], name: str, place: Place, *sources: str
) -> Iterator[Violation]:
    """The marks of an attachment where a page names it; `sources` is the path of the file from the root."""
    for code, each in marks:
        yield Violation(Diagnostic(code, place, tuple(sorted((*each.values, ("file", name))))), sources)


def run_suppression_rules(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """What the rules about suppression say."""
    for rule in RULES:
        if isinstance(rule, SuppressionRule):
            yield from rule.check(outcome)


def run_portal_rules(whole: LintContext, codes: Collection[str] | None = None) -> Iterator[Violation]:
    """What the portal rules say; only those of `codes` are asked, where that is given."""
    for rule in RULES:
        if isinstance(rule, PortalRule) and (codes is None or rule.code in codes):
            yield from rule.check(whole)
