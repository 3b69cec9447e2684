"""The check of GOV203; its page is `GOV203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule, shorten_list


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV203 once, at the first governance file, if the submission also changes other files."""
    if review.governance_paths and review.other_paths:
        place = Place(review.governance_paths[0])
        yield violation("GOV203", place, *review.governance_paths, others=shorten_list(review.other_paths))


RULE: Final = SubmissionRule("GOV203", check)
