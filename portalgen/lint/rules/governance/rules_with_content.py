"""Quy tắc và nội dung gửi chung một bài. / Rules and content in one submission.

Vì sao: Người duyệt quy tắc và người duyệt bài khác nhau; gửi chung thì một bên phải duyệt thay bên kia.
Why: Rules and pages are approved by different people; together, one would have to approve for the other.

Cách sửa: Tách thành hai bài gửi: một bài chỉ có quy tắc, một bài có phần còn lại.
Fix: Make two submissions of it: one with the rules alone, one with the rest.

Sai / Bad:

    === branch
    === site-config/lint.yaml
    severity: {TXT203: off}
    === content/so/tin-tuc/moi.vi.md
    ---
    id: so-moi
    kind: news
    title: Sở Ngoại vụ tiếp đoàn công tác
    summary: Đoàn công tác thăm và làm việc tại Sở.
    date: 2026-11-20
    origin: own
    ---

    Sở tiếp đoàn vào buổi sáng.
    === commit 2026-11-20T08:00

Đúng / Good:

    === branch
    === site-config/lint.yaml
    severity: {TXT203: off}
    === commit 2026-11-20T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule, shorten_list


def check(review: SubmissionReview) -> Iterator[Violation]:
    """GOV203 once, at the first file of governance, where the submission changes anything else."""
    if review.governance_paths and review.other_paths:
        place = Place(review.governance_paths[0])
        yield violation("GOV203", place, *review.governance_paths, others=shorten_list(review.other_paths))


RULE: Final = SubmissionRule("GOV203", check)
