"""The check of GOV202; its page is `GOV202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV202 for each rule file changed by an approved submission."""
    if review.is_approved:
        for each in review.rule_changes:
            yield violation("GOV202", Place(each.path), effect=each.effect)


RULE: Final = SubmissionRule("GOV202", check)
