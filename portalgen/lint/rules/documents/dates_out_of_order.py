"""Các ngày của văn bản ngược thứ tự. / The days of a document are out of order.

Vì sao: Văn bản không thể ban hành trước khi ký, cũng không thể hết hiệu lực trước khi ban hành hay trước khi có
hiệu lực; ngày sai làm sai cả thời hạn và tình trạng hiệu lực.
Why: A document is not issued before it is signed and does not expire before it is issued or in force; a wrong day
also makes time limits and legal status wrong.

Cách sửa: Đối chiếu với văn bản rồi sửa ngày ghi sai.
Fix: Compare with the document and correct the wrong day.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    expires: 2026-09-30
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

Đúng / Good:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    expires: 2027-09-30
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, is_document

_ORDER: Final = (("signed", "issued"), ("issued", "expires"), ("effective", "expires"))
"""(earlier, later): the later day is never before the earlier one."""


def check(text: PageText) -> Iterator[Violation]:
    """DOC204 once for each day that stands before one it has to follow."""
    if not is_document(text.page):
        return
    reported = set()
    for earlier, later in _ORDER:
        first, second = day_of_key(text.page, earlier), day_of_key(text.page, later)
        if first and second and second < first and later not in reported:
            reported.add(later)
            values = {
                "earlier": earlier,
                "earlier_day": format_numeric_day(first),
                "later": later,
                "later_day": format_numeric_day(second),
            }
            yield violation("DOC204", text.place(later), **values)


RULE: Final = PageRule("DOC204", check)
