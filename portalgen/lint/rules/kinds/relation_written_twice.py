"""Một quan hệ được ghi hai lần. / A relation is written twice.

Vì sao: Trang chỉ hiện một lần; dòng thứ hai thường là bản chép chưa sửa mã, nên văn bản thật sự được nhắc tới bị sót.
Why: Readers see it once; the second is often a copy whose id was not changed, so that the item that was meant is missing.

Cách sửa: Xóa mục thừa, hoặc ghi mã của bài đúng ra phải nhắc tới.
Fix: Delete the entry that is one too many, or write the id of the item that was meant.

Sai / Bad:

    === content/so/van-ban/quy-che-cu.vi.md
    ---
    id: so-quy-che-cu
    kind: legal_document
    title: Quyết định (mẫu) về quy chế cũ
    number: 01/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-09-01
    effective: 2026-09-01
    abstract: Quy chế cũ
    received: {at: 2026-09-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

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
    abstract: Ban hành quy chế làm việc
    relations:
      - {type: replaces, to: so-quy-che-cu}
      - {type: replaces, to: so-quy-che-cu}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

Đúng / Good:

    === content/so/van-ban/quy-che-cu.vi.md
    ---
    id: so-quy-che-cu
    kind: legal_document
    title: Quyết định (mẫu) về quy chế cũ
    number: 01/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-09-01
    effective: 2026-09-01
    abstract: Quy chế cũ
    received: {at: 2026-09-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

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
    abstract: Ban hành quy chế làm việc
    relations:
      - {type: replaces, to: so-quy-che-cu}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.definition import Relation
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """KND229 at each relation that says of the same item what one above it says."""
    for item in context.library.items:
        for relation in item.original.kind.relations:
            yield from _check_relation(context, item.original, relation)


def _check_relation(context: LintContext, page: Page, relation: Relation) -> Iterator[Violation]:
    written = page.fields.get(relation.field)
    seen = set()
    for index, each in enumerate(written if isinstance(written, tuple) else ()):
        key = (each.get(relation.to), each.get(relation.by, "")) if relation.to else (each, "")
        if key in seen:
            yield violation("KND229", context.place(page, relation.field, index), id=str(key[0]), key=relation.field)
        seen.add(key)


RULE: Final = PortalRule("KND229", check)
