"""The check of GOV204; its page is `GOV204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule, shorten_list


def check(review: SubmissionReview) -> Iterator[Violation]:
    """Yield GOV204 once for each sort of file that can run code, at the first file."""
    for name, paths in review.code_files.items():
        yield violation(
            "GOV204", Place(paths[0]), *paths, what=LocalizedText(name.vi, name.en), files=shorten_list(paths)
        )


RULE: Final = SubmissionRule("GOV204", check)
