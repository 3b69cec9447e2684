"""Văn bản quy phạm pháp luật chưa ghi tình trạng hiệu lực. / A normative document without its legal status.

Vì sao: Người đọc cần biết ngay văn bản còn hiệu lực hay không.
Why: Readers need to know at once whether it is in force.

Cách sửa: Thêm legal_status: in_force, not_yet_in_force, partly_expired hoặc expired.
Fix: Add legal_status: in_force, not_yet_in_force, partly_expired or expired.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/2026/QĐ-UBND
    document_type: decision
    normative: true
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
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
    number: 00/2026/QĐ-UBND
    document_type: decision
    normative: true
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
from portalgen.lint.rules.documents._reading import is_document


def check(text: PageText) -> Iterator[Violation]:
    """DOC208 where a normative document has no `legal_status`; samples are nobody's law."""
    if not is_document(text.page) or "legal_status" in text.fields:
        return
    if text.fields.get("normative") and not text.fields.get("sample"):
        yield violation("DOC208", text.place("normative", key=True))


RULE: Final = PageRule("DOC208", check)
