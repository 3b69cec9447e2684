"""Báo cáo tiếp thu bỏ sót một ý kiến. / The adoption report leaves an opinion unanswered.

Vì sao: Người góp ý cần biết ý kiến của mình được tiếp thu, giải trình ra sao; đã có báo cáo thì trả lời mọi ý kiến. Đây là thông lệ: QĐ 2111 Điều 7(18) chỉ nói công bố các ý kiến.
Why: Who gave an opinion wants to know what came of it; a report answers all. This is house practice: QĐ 2111, Art. 7(18) speaks of publishing the opinions.

Cách sửa: Thêm số của ý kiến vào `answers` của một mục trong `adoption`, hoặc thêm một mục mới.
Fix: Add its number to the `answers` of an entry of `adoption`, or add an entry.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-10-01
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
      - {number: 2, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
    adoption:
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-11-10
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-10-01
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
      - {number: 2, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
    adoption:
      - {answers: [1, 2], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-11-10
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_set_aside
from portalgen.kinds.opinion_fields import OPINIONS, answers_by_number, has_ledger, has_report, opinions_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """KND231 for each opinion that no entry of the adoption report answers, once there is a report."""
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or is_set_aside(page, context.at):
            continue
        if not has_report(page.fields, context.at.date()):
            continue
        answers = answers_by_number(page.fields)
        for each in opinions_of(page.fields):
            if each.number not in answers:
                yield violation(
                    "KND231", context.place(page, OPINIONS.name, each.index, "number"), number=str(each.number)
                )


RULE: Final = PortalRule("KND231", check)
