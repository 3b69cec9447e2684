"""Thay đổi quy tắc đã được duyệt. / A change of rules that is approved.

Vì sao: Quy tắc mới chỉ có hiệu lực khi đã vào bản chính; người duyệt cần thấy nó đổi kết quả nào.
Why: A new rule holds once it stands on main; who approves it has to see which results it changes.

Cách sửa: Không phải sửa; đối chiếu phần khác biệt trước khi đưa vào bản chính.
Fix: Nothing to fix; read the difference before it goes to main.

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
    """GOV202 for each file of the rules that an approved submission changes."""
    if review.is_approved:
        for each in review.rule_changes:
            yield violation("GOV202", Place(each.path), effect=each.effect)


RULE: Final = SubmissionRule("GOV202", check)
