"""Đã hết hạn góp ý mà chưa công bố ý kiến nhận được. / A consultation is over, and nothing says what was received.

Vì sao: Ý kiến về dự thảo văn bản quy phạm pháp luật được công khai (QĐ 2111 Điều 7(18)), ý kiến khác cũng nên như vậy; không nhận được ý kiến nào cũng cần nói. Số ngày là thông lệ, đặt trong lint.yaml.
Why: Opinions on draft normative documents are made public (QĐ 2111, Art. 7(18)), and others as well; that there were none is said as well. The number of days is house practice, set in lint.yaml.

Cách sửa: Ghi các ý kiến vào `opinions`; không có ý kiến nào thì ghi `none_received: true`.
Fix: Enter the opinions in `opinions`, or write `none_received: true` where there were none.

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
    ---

    Dự thảo có trong tệp đính kèm.
    === at 2026-12-15T08:00

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
    ---

    Dự thảo có trong tệp đính kèm.
    === at 2026-12-15T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTED, has_ledger, says_what_was_received
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.kinds._live import is_live
from portalgen.lint.rules.kinds._terms import term_of


def check(context: LintContext) -> Iterator[Violation]:
    """KND213 for each consultation without a word on what was received, when the days of the settings are over."""
    today, limit = context.at.date(), context.settings.participation.report_days
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or says_what_was_received(page.fields):
            continue
        if page.fields.get(ADOPTED.name) is not None:  # KND245 speaks of these, at once
            continue
        term = term_of(page)
        if term is not None and (today - term.last).days > limit and is_live(page, context.at):
            key = page.kind.period.closes if page.kind.period is not None else "title"
            values = {"last": format_numeric_day(term.last), "limit": str(limit)}
            yield violation("KND213", context.place(page, key), **values)


RULE: Final = PortalRule("KND213", check)
