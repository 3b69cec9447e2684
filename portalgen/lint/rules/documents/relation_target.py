"""Văn bản liên quan không có trên cổng. / A related document is not on the portal.

Vì sao: Quan hệ trỏ tới mã không có thì trang không hiện được liên kết, và người đọc không biết văn bản bị thay thế
là văn bản nào.
Why: A relation to an id that does not exist shows no link, and readers do not learn which document is meant.

Cách sửa: Ghi đúng mã bài của văn bản kia; nếu văn bản đó chưa có trên cổng thì thêm bài, hoặc bỏ dòng này.
Fix: Write the other document's id; if it is not on the portal add it, or drop the line.

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
    relations:
      - {type: replaces, to: so-quy-che-cu}
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
    relations:
      - {type: based_on, to: so-quy-che-cu}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

    === content/so/van-ban/quy-che-cu.vi.md
    ---
    id: so-quy-che-cu
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2025-10-01
    effective: 2025-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2025-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.closest import ClosestIndex
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import is_document, list_documents, relations_of


def check(context: LintContext) -> Iterator[Violation]:
    """DOC209 where `to` names no item, or one that is no legal document."""
    documents = tuple(list_documents(context))
    ids = ClosestIndex(page.id for page in documents)
    for page in documents:
        for each in relations_of(page):
            item = context.item(each.to)
            if item is None and context.is_faulty(each.to):
                continue  # reported as a link to a page with an error
            if item is None or not is_document(item.original):
                place = context.place(page, "relations", each.index, "to")
                yield violation(
                    "DOC209", place, f"id:{each.to}", id=each.to, suggestion=ids.find(each.to, other_than=page.id)
                )


RULE: Final = PortalRule("DOC209", check)
