"""Trả lời một ý kiến không có trong sổ. / An answer to an opinion that is not in the ledger.

Vì sao: Người đọc thấy câu trả lời mà không thấy ý kiến; thường là gõ nhầm số, và ý kiến đúng thì chưa được trả lời.
Why: Readers find an answer without its opinion; mostly a number is mistyped, and the right opinion stays unanswered.

Cách sửa: Sửa số trong `answers`, hoặc ghi ý kiến đó vào `opinions`.
Fix: Correct the number in `answers`, or enter the opinion in `opinions`.

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
    adoption:
      - {answers: [1, 7], response: accepted, explanation: Đã ghi ở Điều 2.}
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
    adoption:
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-11-10
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTION, answers_of, has_ledger, opinions_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """KND232 for each number in an entry of the adoption report that no opinion has."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    numbers = {each.number for each in opinions_of(text.fields)}
    for each in answers_of(text.fields):
        for number in dict.fromkeys(each.numbers):
            if number not in numbers:
                where = text.place(ADOPTION.name, each.index, "answers", each.numbers.index(number))
                yield violation("KND232", where, number=str(number))


RULE: Final = PageRule("KND232", check)
