"""Một văn bản được đăng thành hai bài trên cùng một trang. / One document is published twice on one site.

Vì sao: Hai bài của một văn bản sớm muộn cũng khác nhau về hiệu lực; người đọc không biết bài nào đúng.
Why: Two pages of one document sooner or later differ about its force; readers do not know which is right.

Cách sửa: Giữ một bài, chuyển tệp đính kèm và địa chỉ cũ (redirect_from) về bài đó rồi xóa bài kia.
Fix: Keep one page, move attachments and old addresses (redirect_from) to it, and delete the other.

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

    Toàn văn nằm trong tệp đính kèm.

    === content/so/van-ban/quyet-dinh-moi.vi.md
    ---
    id: so-quyet-dinh-moi
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

    === content/so/van-ban/quyet-dinh-moi.vi.md
    ---
    id: so-quyet-dinh-moi
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 01/QĐ-SNgV
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

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, number_of
from portalgen.lint.rules.identity._documents import find_duplicate_documents


def check(context: LintContext) -> Iterator[Violation]:
    """IDN204 at each page after the first that is the same document on the same site."""
    for first, page in find_duplicate_documents(context):
        issued = day_of_key(page, "issued")
        if first.site == page.site and issued is not None:
            values = {"number": number_of(page), "issued": format_numeric_day(issued), "other": first.source}
            yield violation("IDN204", context.place(page, "number"), first.source, f"id:{first.id}", **values)


RULE: Final = PortalRule("IDN204", check)
