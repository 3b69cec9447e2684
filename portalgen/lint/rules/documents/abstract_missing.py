"""Văn bản chưa ghi trích yếu. / A document without its abstract.

Vì sao: Trích yếu là phần của thể thức văn bản và là điều người đọc thấy trong danh sách, kết quả tìm kiếm.
Why: The abstract is a part of every document, and what readers see in lists and search results.

Cách sửa: Thêm abstract, chép đúng trích yếu trên văn bản.
Fix: Add abstract, as the document bears it.

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
    legal_status: in_force
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
from portalgen.lint.rules.documents._reading import is_document, number_of


def check(text: PageText) -> Iterator[Violation]:
    """DOC214 where there is no `abstract`; samples need none."""
    if is_document(text.page) and "abstract" not in text.fields and not text.fields.get("sample"):
        yield violation("DOC214", text.place("number"), number=number_of(text.page))


RULE: Final = PageRule("DOC214", check)
