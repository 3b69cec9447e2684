"""Đã hết hạn từ lâu mà chưa có báo cáo tiếp thu. / A consultation ended long ago and has no adoption report.

Vì sao: Người góp ý chờ biết ý kiến của mình được tiếp thu ra sao. Việc này và số ngày là thông lệ, đặt trong lint.yaml.
Why: Who gave an opinion waits to hear what came of it. That and the number of days are house practice, set in lint.yaml.

Cách sửa: Ghi `adoption` trả lời từng ý kiến, và ngày báo cáo vào `adopted`.
Fix: Write `adoption` with an answer to each opinion, and the day of the report into `adopted`.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-08-01
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-08-01
    closes: 2026-09-01
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-08-01
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-08-01
    closes: 2026-09-01
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
    adoption:
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-09-20
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import OPINIONS, has_ledger, has_report
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.kinds._live import is_live
from portalgen.lint.rules.kinds._terms import term_of


def check(context: LintContext) -> Iterator[Violation]:
    """KND234 for each consultation with opinions and no report, when the days that the settings give are over."""
    today, limit = context.at.date(), context.settings.participation.report_days
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or not page.fields.get(OPINIONS.name) or has_report(page.fields, today):
            continue
        term = term_of(page)
        if term is not None and (today - term.last).days > limit and is_live(page, context.at):
            values = {"last": format_numeric_day(term.last), "limit": str(limit)}
            yield violation("KND234", context.place(page, OPINIONS.name, key=True), **values)


RULE: Final = PortalRule("KND234", check)
