"""Runs the rules: pure functions that return the violations for texts and a context."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.composed_text import compose, place_in_raw_lines
from portalgen.lint.context import LintContext
from portalgen.lint.model import AttachmentRule, AttachmentViolation, PageRule, PortalRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.table import load_rules
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule

SUBMISSION_CODES: Final = frozenset(rule.code for rule in load_rules() if isinstance(rule, SubmissionRule))
"""The codes of rules about a submission as a whole."""

_ABOUT_CHARACTERS: Final = frozenset(("TXT201", "TXT205", "WRD230"))
"""The codes of rules about single characters, which receive the page as it is written."""
CodedAttachmentViolation = tuple[str, AttachmentViolation]
"""The code of an attachment rule, and a violation of it."""


def run_page_rules(text: PageText, families: tuple[str, ...] = ("",)) -> tuple[Violation, ...]:
    """Return the violations of the page rules in a source. Only codes that start with one of `families` are checked."""
    return run_rules_over_pages((text,), families)[0]


def run_rules_over_pages(
    texts: Sequence[PageText], families: tuple[str, ...] = ("",)
) -> tuple[tuple[Violation, ...], ...]:
    """Return the violations of the page rules for each of these sources, in the order of the rules.

    Applying one rule to several pages before the next rule takes a sixth less time than page by page: the patterns and
    code of a rule are large, and stay in the processor's cache.
    """
    found: list[list[Violation]] = [[] for _ in texts]
    composed = tuple(map(compose, texts))
    for rule in _select_page_rules(families):
        for raw, text, violations in zip(texts, composed, found, strict=True):
            if text is raw:
                violations.extend(rule.check(text))
            elif rule.code in _ABOUT_CHARACTERS:
                violations.extend(rule.check(raw))
            else:
                violations.extend(place_in_raw_lines(rule.check(text), text, raw))
    return tuple(map(tuple, found))


@cache
def _select_page_rules(families: tuple[str, ...]) -> tuple[PageRule, ...]:
    """Selected once: there are as many rules as a page has lines, and most take less time than it takes to look for them."""
    return tuple(rule for rule in load_rules() if isinstance(rule, PageRule) and rule.code.startswith(families))


def run_attachment_rules(text: AttachmentText) -> tuple[CodedAttachmentViolation, ...]:
    """Return the violations of all attachment rules in one file."""
    return tuple(
        (rule.code, each) for rule in load_rules() if isinstance(rule, AttachmentRule) for each in rule.check(text)
    )


def place_violations(
    violations: Iterable[CodedAttachmentViolation], name: str, place: Place, *sources: str
) -> Iterator[Violation]:
    """Yield the violations of an attachment at `place`, at which a page names the file `name`.

    `sources` is the path of the attachment from the root.
    """
    for code, each in violations:
        yield Violation(Diagnostic(code, place, tuple(sorted((*each.values, ("file", name))))), sources)


def run_suppression_rules(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield the violations of the rules about suppression."""
    for rule in load_rules():
        if isinstance(rule, SuppressionRule):
            yield from rule.check(outcome)


def run_submission_rules(review: SubmissionReview) -> Iterator[Violation]:
    """Yield the violations of the rules about a submission as a whole."""
    for rule in load_rules():
        if isinstance(rule, SubmissionRule):
            yield from rule.check(review)


def run_portal_rules(context: LintContext, codes: Collection[str] | None = None) -> Iterator[Violation]:
    """Yield the violations of the portal rules, limited to `codes` if given."""
    for rule in load_rules():
        if isinstance(rule, PortalRule) and (codes is None or rule.code in codes):
            yield from rule.check(context)
