"""Bài gửi xung đột với bản chính. / A submission that conflicts with main.

Vì sao: Bản chính đã đổi đúng chỗ mà bài gửi đổi, nên chưa biết nội dung nào sẽ được đăng; không ai duyệt được thứ chưa có.
Why: Main has changed the same lines, so nobody knows what would be published; what does not exist cannot be approved.

Cách sửa: Đưa bản chính mới nhất vào bài gửi, chọn nội dung đúng, rồi gửi lại; docs/how-to/kho-va-duyet-bai.md có cách làm.
Fix: Bring the newest main into the submission, choose the right text, and hand it in again; docs/how-to/kho-va-duyet-bai.md says how.

Sai / Bad:

    === branch
    === content/so/tin-tuc/hop-bao.vi.md
    ---
    id: so-hop-bao
    kind: news
    title: Họp báo tháng Mười một
    summary: Tin ngắn của cơ quan.
    date: 2026-01-04
    origin: own
    ---

    Nội dung của bài gửi.
    === commit 2026-11-20T08:00
    === main
    === content/so/tin-tuc/hop-bao.vi.md
    ---
    id: so-hop-bao
    kind: news
    title: Họp báo định kỳ
    summary: Tin ngắn của cơ quan.
    date: 2026-01-04
    origin: own
    ---

    Nội dung của bản chính.
    === commit 2026-11-20T09:00
    === back

Đúng / Good:

    === branch
    === content/so/tin-tuc/hop-bao.vi.md
    ---
    id: so-hop-bao
    kind: news
    title: Họp báo tháng Mười một
    summary: Tin ngắn của cơ quan.
    date: 2026-01-04
    origin: own
    ---

    Nội dung của bài gửi.
    === commit 2026-11-20T08:00
    === main
    === content/so/tin-tuc/khac.vi.md
    ---
    id: so-khac
    kind: news
    title: Tin khác của bản chính
    summary: Tin ngắn của cơ quan.
    date: 2026-01-04
    origin: own
    ---

    Nội dung của bản chính.
    === commit 2026-11-20T09:00
    === back
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """GOV205 for each file that cannot be merged."""
    for path in review.conflicts:
        yield violation("GOV205", Place(path))


RULE: Final = SubmissionRule("GOV205", check)
