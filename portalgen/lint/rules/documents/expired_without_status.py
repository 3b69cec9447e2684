"""Đã qua ngày hết hiệu lực mà tình trạng chưa đổi. / The day of expiry has passed and the status has not changed.

Vì sao: Người dân và cơ quan dựa vào tình trạng hiệu lực để áp dụng văn bản.
Why: People rely on the legal status when they apply a document.

Cách sửa: Bỏ legal_status: trang tự tính tình trạng từ ngày. Văn bản đã được kéo dài thì sửa expires.
Fix: Remove legal_status: the page derives it from the days. Correct expires where the document was prolonged.

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
    issued: 2025-10-01
    effective: 2025-10-01
    expires: 2026-09-30
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2025-10-01}
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
    issued: 2025-10-01
    effective: 2025-10-01
    expires: 2026-09-30
    legal_status: expired
    abstract: Ban hành quy chế làm việc
    received: {at: 2025-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, list_documents


def check(context: LintContext) -> Iterator[Violation]:
    """DOC206 where `expires` has passed at the clock and the status is any but `expired`."""
    for page in list_documents(context):
        expires, status = day_of_key(page, "expires"), page.fields.get("legal_status")
        starts = [start for start in (day_of_key(page, "issued"), day_of_key(page, "effective")) if start]
        if expires is None or any(expires < start for start in starts):
            continue  # DOC204 reports the wrong day
        if expires < context.at.date() and status not in (None, "expired"):
            values = {"expires": format_numeric_day(expires), "status": str(status)}
            yield violation("DOC206", context.place(page, "legal_status"), **values)


RULE: Final = PortalRule("DOC206", check)
