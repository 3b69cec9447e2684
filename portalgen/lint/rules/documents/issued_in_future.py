"""Văn bản đăng với ngày ban hành chưa tới. / A document is published with a day of issue that has not come.

Vì sao: Văn bản chưa ban hành thì chưa được đăng; thường là gõ nhầm năm hoặc tháng.
Why: A document that is not issued yet is not published; mostly the year or month is mistyped.

Cách sửa: Sửa issued theo văn bản; nếu văn bản chưa ban hành thì để bài ở dạng bản nháp, hoặc hẹn ngày đăng bằng
publish_at.
Fix: Correct issued; if it is not issued yet keep the page a draft, or set publish_at.

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
    issued: 2027-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2027-10-01}
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
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, list_documents


def check(context: LintContext) -> Iterator[Violation]:
    """DOC205 where `issued` is later than the clock and than `publish_at`."""
    for page in list_documents(context):
        issued = day_of_key(page, "issued")
        shown = max(context.at, page.publish_at) if page.publish_at else context.at
        today = shown.astimezone(context.at.tzinfo).date()
        if issued and issued > today:
            yield violation(
                "DOC205",
                context.place(page, "issued"),
                issued=format_numeric_day(issued),
                today=format_numeric_day(today),
            )


RULE: Final = PortalRule("DOC205", check)
