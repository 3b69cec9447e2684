"""Quan hệ văn bản trỏ về chính nó hoặc đi vòng. / A relation leads to the document itself or in a circle.

Vì sao: Văn bản không thể tự thay thế mình, và hai văn bản không thể thay thế lẫn nhau.
Why: A document cannot replace itself, and two cannot replace each other.

Cách sửa: Giữ một chiều: chỉ ghi ở bài của văn bản ban hành sau.
Fix: Keep one direction: state it on the later document's page only.

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

    === content/so/van-ban/quy-che-cu.vi.md
    ---
    id: so-quy-che-cu
    kind: legal_document
    title: Quyết định (mẫu) về quy chế cũ
    number: 01/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Quy chế cũ
    relations:
      - {type: replaces, to: so-quyet-dinh}
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
      - {type: amends, to: so-quy-che-cu}
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

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._circles import list_circles


def check(context: LintContext) -> Iterator[Violation]:
    """DOC212 once for each circle of relations of one type, at the smallest id in it."""
    for kind, circle in list_circles(context):
        first = circle[0]
        place = context.place(first.page, "relations", first.index, "to")
        names = " → ".join([*(each.page.id for each in circle), first.page.id])
        others = [part for each in circle[1:] for part in (each.page.source, f"id:{each.page.id}")]
        yield violation("DOC212", place, *others, type=kind, circle=names)


RULE: Final = PortalRule("DOC212", check)
