"""Một văn bản được đăng ở hai trang mà không bài nào dẫn tới bài kia. / One document on two sites, and neither page leads to the other.

Vì sao: Khi văn bản hết hiệu lực, chỉ trang biết tới bài kia mới sửa được cả hai.
Why: When the document ends only a site that knows the other page can mend both.

Cách sửa: Ở trang không ban hành văn bản: thay toàn văn bằng liên kết tới bài gốc, ví dụ [Quyết định](id:ma-bai).
Fix: On the site that did not issue it: write a link to the other page, such as [Decision](id:the-id).

Sai / Bad:

    === site-config/sites/xa.yaml
    id: xa
    parent: portal
    profile: commune
    host: xa.example.vn
    names:
      vi: {full: Ủy ban nhân dân xã (mẫu), short: Xã mẫu}
    contact:
      responsible: {vi: Chánh Văn phòng}
      address: {vi: unconfirmed}
      telephone: unconfirmed
      email: unconfirmed
      hours: {vi: unconfirmed}
    sections:
      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice}
      - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: notice}

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

    === content/xa/van-ban/quyet-dinh.vi.md
    ---
    id: xa-quyet-dinh
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

    === site-config/sites/xa.yaml
    id: xa
    parent: portal
    profile: commune
    host: xa.example.vn
    names:
      vi: {full: Ủy ban nhân dân xã (mẫu), short: Xã mẫu}
    contact:
      responsible: {vi: Chánh Văn phòng}
      address: {vi: unconfirmed}
      telephone: unconfirmed
      email: unconfirmed
      hours: {vi: unconfirmed}
    sections:
      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice}
      - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: notice}

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

    === content/xa/van-ban/quyet-dinh.vi.md
    ---
    id: xa-quyet-dinh
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

    Xem [bài của Sở](id:so-quyet-dinh).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, number_of
from portalgen.lint.rules.identity._documents import find_duplicate_documents


def check(context: LintContext) -> Iterator[Violation]:
    """IDN205 where the same document stands on two sites and neither page names the other's id."""
    for first, page in find_duplicate_documents(context):
        issued = day_of_key(page, "issued")
        if first.site == page.site or issued is None or _names(context, first, page) or _names(context, page, first):
            continue
        values = {
            "number": number_of(page),
            "issued": format_numeric_day(issued),
            "site": first.site,
            "other": first.source,
        }
        yield violation("IDN205", context.place(page, "number"), first.source, f"id:{first.id}", id=first.id, **values)


def _names(context: LintContext, page: Page, other: Page) -> bool:
    """Whether the file names the other's id: in a link, a shortcode or a relation."""
    return other.id in context.text_of(page.source)


RULE: Final = PortalRule("IDN205", check)
