"""Một ý kiến vừa được tiếp thu vừa không được tiếp thu. / One opinion is both accepted and not accepted.

Vì sao: Người góp ý đọc hai câu trả lời trái nhau mà không biết câu nào cho điểm nào.
Why: Who gave the opinion reads two answers that contradict each other, and not which is for what.

Cách sửa: Ghi `point` (điều, khoản, phần) cho từng câu trả lời; ghi nhầm số ý kiến thì sửa `answers`.
Fix: Write into `point` what each of them answers; where a number is wrong correct `answers`.

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
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc và bỏ mẫu số 2.}
    adoption:
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
      - {answers: [1], response: explained, explanation: Mẫu này do luật quy định.}
    adopted: 2026-11-10
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
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc và bỏ mẫu số 2.}
    adoption:
      - {answers: [1], point: Giờ làm việc, response: accepted, explanation: Đã ghi ở Điều 2.}
      - {answers: [1], point: Mẫu số 2, response: explained, explanation: Mẫu này do luật quy định.}
    adopted: 2026-11-10
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTION, OpinionAnswer, answers_by_number, has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.text.normalization import spelling_key


def check(text: PageText) -> Iterator[Violation]:
    """KND209 once for each opinion with answers of different outcomes that do not say what they answer."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    for number, answers in answers_by_number(text.fields).items():
        if len({each.response for each in answers}) > 1 and not _have_points(answers):
            place = text.place(ADOPTION.name, answers[-1].index, "response")
            yield violation("KND209", place, number=str(number))


def _have_points(answers: tuple[OpinionAnswer, ...]) -> bool:
    points = {spelling_key(each.point) for each in answers}
    return "" not in points and len(points) == len(answers)


RULE: Final = PageRule("KND209", check)
