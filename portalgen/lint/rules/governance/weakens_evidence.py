"""The check of GOV206; its page is `GOV206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule, shorten_list


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV206 once, at the first item on main with a verdict that would no longer be proven."""
    if review.weakened_items:
        names = shorten_list(each.id for each in review.weakened_items)
        ids = (f"id:{each.id}" for each in review.weakened_items)
        yield violation("GOV206", Place(review.weakened_items[0].path), *ids, items=names)


RULE: Final = SubmissionRule("GOV206", check)
