"""Một số trong sổ ghi hai lần. / A number stands in a ledger twice.

Vì sao: Báo cáo tiếp thu trả lời theo số; một số cho hai ý kiến thì không biết ý kiến nào đã được trả lời.
Why: Answers name opinions by their numbers; with one number for two it is unknown which of them was answered.

Cách sửa: Đánh số lại ý kiến ghi sau.
Fix: Give the later entry a number of its own.

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
      - {number: 2, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
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
      - {number: 3, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import OPINIONS, has_ledger
from portalgen.kinds.question_fields import TAKEN_QUESTIONS, takes_questions
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """KND230 for each entry whose number an earlier one has, in ledgers of opinions and of questions of a dialogue."""
    if not is_original(text):
        return
    for key, has_it in ((OPINIONS.name, has_ledger), (TAKEN_QUESTIONS.name, takes_questions)):
        seen: set[int] = set()
        for index, each in enumerate(text.fields.get(key) or () if has_it(text.page.kind) else ()):
            if each["number"] in seen:
                yield violation("KND230", text.place(key, index, "number"), number=str(each["number"]))
            seen.add(each["number"])


RULE: Final = PageRule("KND230", check)
