"""Một số văn bản dùng cho hai ngày trong cùng một năm. / One number is borne by documents of two days of one year.

Vì sao: Số văn bản đánh lại từ 01 mỗi năm, trong năm mỗi số chỉ dùng một lần; hai ngày khác nhau là một ngày hoặc một số gõ nhầm.
Why: Numbers begin again each year and are used once in it; of two days one, or a number, is mistyped.

Cách sửa: Đối chiếu với văn bản rồi sửa số hoặc ngày ban hành; cùng một văn bản thì giữ một bài.
Fix: Compare with the documents and correct the number or the day; keep one page where they are one document.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
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

    === content/so/van-ban/quyet-dinh-moi.vi.md
    ---
    id: so-quyet-dinh-moi
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 01/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-02
    effective: 2026-11-02
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
    number: 02/QĐ-SNgV
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
from portalgen.lint.rules.identity._documents import find_numbers_used_twice


def check(context: LintContext) -> Iterator[Violation]:
    """IDN213 at each document whose number another of the same year has on the same site."""
    for first, page in find_numbers_used_twice(context):
        days = [day_of_key(each, "issued") for each in (page, first)]
        own, theirs = (format_numeric_day(each) if each is not None else "" for each in days)
        values = {"number": number_of(page), "issued": own, "other_issued": theirs, "other": first.source}
        yield violation("IDN213", context.place(page, "number"), first.source, f"id:{first.id}", **values)


RULE: Final = PortalRule("IDN213", check)
