"""Tình trạng hiệu lực trái với ngày ghi trong bài. / The legal status contradicts the days.

Vì sao: Cùng một bài mà hai chỗ nói khác nhau về hiệu lực thì người đọc không biết tin chỗ nào.
Why: Where one page says two things about being in force, readers do not know which to believe.

Cách sửa: Bỏ legal_status: trang tự tính tình trạng từ ngày. Ngày sai thì sửa effective hay expires theo văn bản.
Fix: Remove legal_status: the page derives it from the days. Correct a day that is wrong.

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
    legal_status: not_yet_in_force
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
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, list_documents


def check(context: LintContext) -> Iterator[Violation]:
    """DOC207 where the status says otherwise than `effective` or `expires` at the clock."""
    today = context.at.date()
    for page in list_documents(context):
        key = _find_contradicted_key(page, today)
        day = day_of_key(page, key)
        if day is not None:
            status = str(page.fields["legal_status"])
            values = {
                "status": status,
                "key": key,
                "day": format_numeric_day(day),
                "today": format_numeric_day(today),
            }
            yield violation("DOC207", context.place(page, "legal_status"), **values)


def _find_contradicted_key(page: Page, today: date) -> str:
    """Return the key whose day the status contradicts, or an empty string."""
    status, effective, expires = (
        page.fields.get("legal_status"),
        day_of_key(page, "effective"),
        day_of_key(page, "expires"),
    )
    if expires and expires < today:
        return ""  # DOC206 reports that
    if status == "not_yet_in_force":
        return "effective" if effective and effective <= today else ""
    if status in ("in_force", "partly_expired"):
        return "effective" if effective and effective > today else ""
    if status == "expired" and effective and effective > today:
        return "effective"
    return "expires" if status == "expired" and expires and expires > today else ""


RULE: Final = PortalRule("DOC207", check)
