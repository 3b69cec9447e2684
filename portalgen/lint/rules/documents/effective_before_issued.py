"""Văn bản có hiệu lực trước ngày ban hành. / A document is in force before it was issued.

Vì sao: Hiệu lực trở về trước chỉ được quy định trong trường hợp đặc biệt; thường là gõ nhầm ngày.
Why: Retroactive force is an exception; mostly a day is mistyped.

Cách sửa: Đối chiếu với văn bản; đúng là hiệu lực trở về trước thì giữ nguyên.
Fix: Compare with the document; keep it where the document says so.

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
    effective: 2026-09-01
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
    effective: 2026-10-15
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


def check(text: PageText) -> Iterator[Violation]:
    """DOC217 where `effective` is before `issued`."""
    if not is_document(text.page):
        return
    issued, effective = day_of_key(text.page, "issued"), day_of_key(text.page, "effective")
    if issued and effective and effective < issued:
        yield violation(
            "DOC217",
            text.place("effective"),
            effective=format_numeric_day(effective),
            issued=format_numeric_day(issued),
        )


RULE: Final = PageRule("DOC217", check)
