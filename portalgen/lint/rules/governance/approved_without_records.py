"""Thay đổi quy tắc được duyệt mà không có phiếu ký. / A change of rules is approved without signed records.

Vì sao: Máy chủ kho nói là có người duyệt, nhưng sau này không chứng minh được ai đã duyệt; phiếu ký của người chủ quản thì chứng minh được và không phụ thuộc máy chủ kho.
Why: The forge says that somebody approved it, but nobody can prove later who; records that owners signed prove it without the forge.

Cách sửa: Ghi khóa công khai của ít nhất hai người chủ quản vào danh sách phân công. Từ đó --governance-approved không còn tác dụng, thay đổi quy tắc được duyệt bằng portalgen approve.
Fix: Write the public keys of at least two owners in the roster. From then on --governance-approved has no effect, and a change of rules is approved with portalgen approve.

Sai / Bad:

    === branch
    === site-config/lint.yaml
    severity: {TXT203: off}
    === commit 2026-11-20T08:00
    === approved

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
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """GOV207 once, at the first rule that is changed, where nothing but the flag approves it."""
    if review.is_approved_by_flag and review.rule_changes:
        yield violation("GOV207", Place(review.rule_changes[0].path))


RULE: Final = SubmissionRule("GOV207", check)
