"""Văn bản ghi hết hiệu lực mà không nói từ khi nào, do văn bản nào. / An expired document that does not say since when or by what.

Vì sao: Người đọc cần biết văn bản hết hiệu lực từ ngày nào và phải xem văn bản nào thay thế.
Why: Readers need to know since when, and which document to read instead.

Cách sửa: Ghi expires, hoặc ở bài của văn bản mới ghi quan hệ replaces hay repeals tới bài này.
Fix: Give expires, or let the new document's page say that it replaces or repeals this one.

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
    legal_status: expired
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
    expires: 2026-11-01
    legal_status: expired
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import list_documents, relations_of

_ENDING: Final = ("replaces", "repeals")


def check(context: LintContext) -> Iterator[Violation]:
    """DOC218 where the status is `expired` and neither `expires` nor another document says more, be it removed."""
    ended = {each.to for page in list_documents(context) for each in relations_of(page) if each.type in _ENDING}
    removed = (
        item.original.fields.get("effects", ()) for item in context.library.items if item.original.kind.is_tombstone
    )
    ended |= {each["to"] for effects in removed for each in effects if each["type"] in _ENDING}
    for page in list_documents(context):
        if page.fields.get("legal_status") == "expired" and "expires" not in page.fields and page.id not in ended:
            yield violation("DOC218", context.place(page, "legal_status"), f"id:{page.id}")


RULE: Final = PortalRule("DOC218", check)
