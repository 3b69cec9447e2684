"""The check of GOV201; its page is `GOV201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV201 for each changed file of the rules, unless the change is approved."""
    if not review.is_approved:
        for each in review.rule_changes:
            yield violation("GOV201", Place(each.path), effect=each.effect, approval=review.missing_approval)


RULE: Final = SubmissionRule("GOV201", check)
