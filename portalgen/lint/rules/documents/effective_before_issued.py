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

from portalgen.lint.model import Hit, PageRule, hit
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import day, in_words, is_document


def check(text: PageText) -> Iterator[Hit]:
    """DOC217 where `effective` is before `issued`."""
    if not is_document(text.page):
        return
    issued, effective = day(text.page, "issued"), day(text.page, "effective")
    if issued and effective and effective < issued:
        yield hit("DOC217", text.place("effective"), effective=in_words(effective), issued=in_words(issued))


RULE: Final = PageRule("DOC217", check)
