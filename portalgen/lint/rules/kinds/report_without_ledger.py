"""Đã ghi ngày báo cáo tiếp thu mà sổ ý kiến còn trống. / An adoption report is dated, and the ledger is empty.

Vì sao: Người đọc thấy có báo cáo nhưng không thấy ý kiến nào, cũng không thấy nói là không có; trang đang tự mâu thuẫn.
Why: Readers are told of a report and see no opinion, nor that there was none: the page contradicts itself.

Cách sửa: Ghi các ý kiến vào `opinions` và phần trả lời vào `adoption`; không nhận được ý kiến nào thì ghi `none_received: true`.
Fix: Enter the opinions in `opinions` and the answers in `adoption`, or write `none_received: true`.

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
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    adopted: 2026-11-20
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
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    none_received: true
    adopted: 2026-11-20
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTED, has_ledger, says_what_was_received
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND245 where a report has a day, and nothing is said of what was received, nor answered."""
    page = text.page
    if page.draft or not has_ledger(page.kind) or not is_original(text) or is_taken_back(text):
        return
    if text.fields.get(ADOPTED.name) is not None and not says_what_was_received(text.fields):
        yield violation("KND245", text.place(ADOPTED.name))


RULE: Final = PageRule("KND245", check)
