"""Ý kiến ghi ngày nhận trước khi bắt đầu lấy ý kiến. / An opinion was received before the consultation opened.

Vì sao: Thường là gõ nhầm ngày; sổ sai thì báo cáo tiếp thu, giải trình cũng sai.
Why: Mostly a day is mistyped, and the report that follows the ledger is wrong as well.

Cách sửa: Đối chiếu với sổ văn bản đến rồi sửa ngày ghi sai.
Fix: Compare with the register and correct the wrong day.

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
      - {number: 1, author_kind: citizen, received: 2026-09-05, opinion: Đề nghị ghi rõ giờ làm việc.}
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
      - {number: 1, author_kind: citizen, received: 2026-10-05, opinion: Đề nghị ghi rõ giờ làm việc.}
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import OPINIONS, has_ledger, opinions_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.kinds._terms import term_of


def check(text: PageText) -> Iterator[Violation]:
    """KND211 for each opinion whose day of receipt lies before the first day of the consultation."""
    term = term_of(text.page) if has_ledger(text.page.kind) and is_original(text) else None
    for each in opinions_of(text.fields) if term is not None else ():
        if term is not None and each.received is not None and each.received < term.first:
            place = text.place(OPINIONS.name, each.index, "received")
            days = {"day": format_numeric_day(each.received), "first": format_numeric_day(term.first)}
            yield violation("KND211", place, **days)


RULE: Final = PageRule("KND211", check)
