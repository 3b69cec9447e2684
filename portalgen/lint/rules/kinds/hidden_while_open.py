"""Bài không hiện trong khi còn nhận ý kiến, hồ sơ. / An item is not shown while it is open.

Vì sao: Bài tự ẩn trước hạn thì người còn thời gian không tìm thấy nơi gửi; bài hẹn đăng sau hạn thì không ai kịp biết.
Why: Those who still have time find no page where it expires before its last day, and nobody does where it appears after.

Cách sửa: Sửa `expires_at` hoặc `publish_at` theo thời gian mở của bài; bài ở lại sau hạn để công bố kết quả.
Fix: Correct `expires_at` or `publish_at` by the time in which the item is open; it stays afterwards, with its results.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    date: 2026-10-01
    summary: Mời góp ý dự thảo nội quy.
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    expires_at: 2026-12-15
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    date: 2026-10-01
    summary: Mời góp ý dự thảo nội quy.
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    expires_at: 2027-06-30
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import period_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND217 where an item of a kind that citizens answer to leaves the site before its end, or appears after it."""
    page = text.page
    period = period_of(page) if page.kind.states is not None and is_original(text) else None
    if is_taken_back(text) or not _is_open_for_citizens(text):
        return
    if period is None or period.end is None or page.kind.period is None:
        return
    key = page.kind.period.closes if page.fields.get(page.kind.period.closes) is not None else page.kind.period.opens
    if page.expires_at is not None and page.expires_at < period.end:
        yield violation("KND217", text.place("expires_at"), key="expires_at", closes=key)
    elif page.publish_at is not None and page.publish_at >= period.end:
        yield violation("KND217", text.place("publish_at"), key="publish_at", closes=key)


def _is_open_for_citizens(text: PageText) -> bool:
    """Whether citizens have until the end of its period to do something."""
    kind = text.page.kind
    return bool(kind.takes_in) or (kind.period is not None and kind.period.soon is not None)


RULE: Final = PageRule("KND217", check)
