"""The check of GOV207; its page is `GOV207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV207 once, at the first changed rule, if only the flag approves it."""
    if review.is_approved_by_flag and review.rule_changes:
        yield violation("GOV207", Place(review.rule_changes[0].path))


RULE: Final = SubmissionRule("GOV207", check)
