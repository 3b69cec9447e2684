"""Văn bản quy phạm pháp luật không cho biết còn hiệu lực hay không. / A normative document that does not say whether it is in force.

Vì sao: Người đọc cần biết ngay văn bản còn hiệu lực hay không.
Why: Readers need to know at once whether it is in force.

Cách sửa: Ghi effective: tình trạng hiệu lực được tính từ ngày ấy. Không rõ ngày thì ghi legal_status.
Fix: Give effective, from which the legal status is derived; where the day is not known, legal_status.

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
    """DOC208 where a normative document has neither `legal_status` nor `effective`; samples are nobody's law."""
    if not is_document(text.page) or not {"legal_status", "effective"}.isdisjoint(text.fields):
        return
    if text.fields.get("normative") and not text.fields.get("sample"):
        yield violation("DOC208", text.place("normative", key=True))


RULE: Final = PageRule("DOC208", check)
