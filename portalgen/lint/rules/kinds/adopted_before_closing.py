"""Báo cáo tiếp thu ghi ngày trước khi hết hạn góp ý. / The adoption report is dated before the consultation closed.

Vì sao: Tiếp thu khi còn nhận ý kiến là bỏ qua những ý kiến đến sau; thường là gõ nhầm ngày.
Why: A report before the end leaves out what came later; mostly a day is mistyped.

Cách sửa: Đối chiếu với báo cáo rồi sửa `adopted` hoặc hạn góp ý.
Fix: Compare with the report and correct `adopted` or the closing day.

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
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-10-20
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

from portalgen.kinds.opinion_fields import ADOPTED, has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.kinds._terms import term_of


def check(text: PageText) -> Iterator[Violation]:
    """KND233 where the adoption report is older than the last day for opinions."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    term, adopted = term_of(text.page), text.fields.get(ADOPTED.name)
    if term is not None and adopted is not None and adopted < term.last:
        days = {"adopted": format_numeric_day(adopted), "last": format_numeric_day(term.last)}
        yield violation("KND233", text.place(ADOPTED.name), **days)


RULE: Final = PageRule("KND233", check)
