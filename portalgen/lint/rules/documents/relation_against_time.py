"""Văn bản tác động tới một văn bản ban hành sau nó. / A document acts on one that was issued after it.

Vì sao: Không văn bản nào sửa đổi, thay thế hay căn cứ vào văn bản chưa ban hành: hoặc ngày sai, hoặc hai văn bản bị
ghi ngược.
Why: No document amends, replaces or rests on one that was not issued yet: a day is wrong, or the two are the wrong
way round.

Cách sửa: Chuyển quan hệ sang bài của văn bản ban hành sau, hoặc sửa ngày ban hành.
Fix: Move the relation to the later document's page, or correct the day of issue.

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
      - {type: amends, to: so-quy-che-moi}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

    === content/so/van-ban/quy-che-moi.vi.md
    ---
    id: so-quy-che-moi
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-01
    effective: 2026-11-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-11-01}
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
from portalgen.lint.rules.documents._circles import list_relations_in_circles
from portalgen.lint.rules.documents._reading import (
    day_of_key,
    find_document,
    format_numeric_day,
    list_documents,
    relations_of,
)

_LATER: Final = ("amends", "replaces", "repeals", "corrects", "based_on")
"""What only a document can do that is not older than the other."""


def check(context: LintContext) -> Iterator[Violation]:
    """DOC211 where the other document was issued on a later day; a circle of such relations is DOC212's."""
    in_circles = list_relations_in_circles(context)
    for page in list_documents(context):
        own = day_of_key(page, "issued")
        for each in relations_of(page):
            other = find_document(context, each.to) if each.type in _LATER else None
            theirs = day_of_key(other, "issued") if other else None
            if other and own and theirs and theirs > own and (page.id, each.index) not in in_circles:
                place = context.place(page, "relations", each.index, "to")
                values = {
                    "id": each.to,
                    "type": each.type,
                    "own": format_numeric_day(own),
                    "other": format_numeric_day(theirs),
                }
                yield violation("DOC211", place, other.source, f"id:{other.id}", **values)


RULE: Final = PortalRule("DOC211", check)
