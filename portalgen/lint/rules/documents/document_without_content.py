"""Bài văn bản không có nội dung và không có tệp đính kèm. / A document's page has neither text nor attachment.

Vì sao: Người đọc chỉ thấy số và ngày, không đọc được văn bản.
Why: Readers see a number and a day, and cannot read the document.

Cách sửa: Thêm toàn văn, đính kèm tệp, hoặc ghi nơi tra được bản chính thức.
Fix: Add the text, attach the file, or say where the official text is found.

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
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-10-01}
    ---

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

    Toàn văn được niêm yết tại trụ sở Sở.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import is_document


def check(text: PageText) -> Iterator[Violation]:
    """DOC213 where the body is blank and nothing is attached; a draft may still be."""
    page = text.page
    if is_document(page) and not page.draft and not page.fields.get("attachments") and not text.body.strip():
        yield violation("DOC213", text.place("number"))


RULE: Final = PageRule("DOC213", check)
