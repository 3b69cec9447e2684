"""Một mục trả lời ghi cùng một số ý kiến hai lần. / An answer names the number of one opinion twice.

Vì sao: Số ghi lặp thường là gõ nhầm của một số khác, và ý kiến mang số kia thành ra chưa được trả lời.
Why: A number that stands twice is often a mistyped other one, whose opinion then has no answer.

Cách sửa: Xóa số ghi lặp trong `answers`, hoặc sửa thành số đúng.
Fix: Delete the repeated number in `answers`, or write the number that is meant.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    date: 2026-10-01
    summary: Mời góp ý dự thảo nội quy.
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ thời hạn.}
      - {number: 2, author_kind: business, opinion: Đề nghị bỏ mẫu số 2.}
    adoption:
      - {answers: [1, 1, 2], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-11-20
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    date: 2026-10-01
    summary: Mời góp ý dự thảo nội quy.
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ thời hạn.}
      - {number: 2, author_kind: business, opinion: Đề nghị bỏ mẫu số 2.}
    adoption:
      - {answers: [1, 2], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-11-20
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTION, answers_of, has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """KND246 for each number that an entry of the adoption report has already."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    for each in answers_of(text.fields):
        for index, number in enumerate(each.numbers):
            if number in each.numbers[:index]:
                yield violation("KND246", text.place(ADOPTION.name, each.index, "answers", index), number=str(number))


RULE: Final = PageRule("KND246", check)
