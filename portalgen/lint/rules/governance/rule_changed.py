"""Bài gửi sửa quy tắc dùng để chấm chính nó. / A submission changes the rules that it is judged by.

Vì sao: Bài gửi duyệt được chấm theo quy tắc, thời hạn, lịch nghỉ, mục miễn áp dụng và giao diện đang có trong bản chính, không theo bản của chính bài gửi: ai cũng có thể nới quy tắc cho bài của mình.
Why: A submission is judged by the rules, limits, calendars, waivers and theme that stand on main, never by its own version: anybody could loosen a rule for their own page.

Cách sửa: Bỏ thay đổi này khỏi bài gửi. Nếu cần đổi quy tắc, gửi riêng, không kèm bài viết; những người có thẩm quyền theo danh sách phân công của bản chính ký bằng portalgen approve, phiếu đi cùng bài gửi. Quy tắc mới chỉ có hiệu lực khi đã vào bản chính.
Fix: Take the change out of the submission. Where the rule has to change, submit that alone; those who may approve it by main's roster sign with portalgen approve, and their records come with the submission. It holds once it stands on main.

Sai / Bad:

    === branch
    === site-config/lint.yaml
    severity: {TXT203: off}
    === commit 2026-11-20T08:00

Đúng / Good:

    === branch
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
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule


def check(review: SubmissionReview) -> Iterator[Violation]:
    """GOV201 for each file by which the submission would have been judged, unless the change is approved."""
    if not review.is_approved:
        for each in review.rule_changes:
            yield violation("GOV201", Place(each.path), effect=each.effect, approval=review.missing_approval)


RULE: Final = SubmissionRule("GOV201", check)
