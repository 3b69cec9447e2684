"""Bài chỉ công khai có thời hạn mà không ghi khi nào rà soát hay gỡ. / An item that is public for a time only does not say until when.

Vì sao: Thông tin xử phạt ở lại mãi sau khi doanh nghiệp đã khắc phục là bất công và dễ bị khiếu nại; Luật không cho số ngày chung.
Why: A sanction that stays after the enterprise has made good is unjust; the law gives no general number of days.

Cách sửa: Ghi review_by (ngày xem lại) hoặc expires_at (lúc tự gỡ) theo quyết định.
Fix: Write review_by (the day of review) or expires_at (when it leaves the site).

Sai / Bad:

    === content/so/chi-dao/xu-phat.vi.md
    ---
    id: so-xu-phat
    kind: sanction
    title: Xử phạt về bảo vệ môi trường (mẫu)
    summary: Xử phạt một doanh nghiệp vì xả nước thải.
    organization: Công ty Mẫu
    form: Phạt tiền
    number: 00/QĐ-XPHC
    signed: 2026-11-20
    level: province
    violation: Xả nước thải chưa xử lý.
    received: {at: 2026-11-23}
    ---

    Doanh nghiệp đã nộp phạt và khắc phục.

Đúng / Good:

    === content/so/chi-dao/xu-phat.vi.md
    ---
    id: so-xu-phat
    kind: sanction
    title: Xử phạt về bảo vệ môi trường (mẫu)
    summary: Xử phạt một doanh nghiệp vì xả nước thải.
    organization: Công ty Mẫu
    form: Phạt tiền
    number: 00/QĐ-XPHC
    signed: 2026-11-20
    level: province
    violation: Xả nước thải chưa xử lý.
    review_by: 2027-11-20
    received: {at: 2026-11-23}
    ---

    Doanh nghiệp đã nộp phạt và khắc phục.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND208 where an item whose kind needs a review has neither `review_by` nor `expires_at`."""
    page = text.page
    if not page.kind.needs_review or "translated_from" in page.fields or is_taken_back(text):
        return
    if page.expires_at is None and page.fields.get("review_by") is None:
        yield violation("KND208", text.place("kind"))


RULE: Final = PageRule("KND208", check)
