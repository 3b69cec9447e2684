"""The check of GOV205; its page is `GOV205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV205 for each file with a merge conflict."""
    for path in review.conflicts:
        yield violation("GOV205", Place(path))


RULE: Final = SubmissionRule("GOV205", check)
