"""Việc đã làm mà ghi ngày chưa tới. / Something that was done bears a day that is still to come.

Vì sao: Thường là gõ nhầm năm; câu hỏi coi như đã trả lời, báo cáo coi như đã có trong khi chưa có gì.
Why: Mostly the year is mistyped; something then counts as done that is not.

Cách sửa: Ghi đúng ngày đã làm; việc chưa làm thì xóa dòng đó.
Fix: Write the day on which it was done; delete the line where it is not done yet.

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
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc và bỏ mẫu số 2.}
    adoption:
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2027-11-10
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
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc và bỏ mẫu số 2.}
    adoption:
      - {answers: [1], response: accepted, explanation: Đã ghi ở Điều 2.}
    adopted: 2026-11-10
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from portalgen.content.model import Item, Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import Field
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.kinds._values import find_values


def check(context: LintContext) -> Iterator[Violation]:
    """KND210 at each day of a field that `has_happened` which is later than the clock and than `publish_at`, and at each
    moment of one that `needs_time`.

    The days that start a time limit are DDL202's, the day of a legal document is DOC205's.
    """
    for page in context.library.pages:
        if page.draft or is_sample(page):
            continue
        shown = max(context.at, page.publish_at) if page.publish_at else context.at
        item = context.item(page.id)
        for field, location, value in find_values(page, lambda each: each.has_happened):
            if _is_to_come(field, value, shown) and not _is_inherited(page, item, field):
                values: dict[str, str | LocalizedText] = {
                    "key": field.name,
                    "day": _format(field, value),
                    "now": _format_now(field, shown),
                }
                yield violation("KND210", context.place(page, *location), **values)


def _is_inherited(page: Page, item: Item | None, field: Field) -> bool:
    """Whether a translation has this from its original, at which it is reported."""
    original = item.original if item is not None else page
    return field.inherited and page is not original and page.fields.get(field.name) == original.fields.get(field.name)


def _is_to_come(field: Field, value: Any, at: datetime) -> bool:
    """Whether a moment lies ahead: to the minute where the field says its time, else by its day."""
    return value > at if field.needs_time else _day_of(value) > _day_of(at)


def _format(field: Field, value: Any) -> str:
    day = format_numeric_day(_day_of(value))
    return f"{to_vietnam_time(value):%H:%M} {day}" if field.needs_time else day


def _format_now(field: Field, at: datetime) -> LocalizedText:
    now = _format(field, at)
    return (
        LocalizedText(f"lúc này {now}", f"it is {now}")
        if field.needs_time
        else LocalizedText(f"hôm nay {now}", f"today is {now}")
    )


def _day_of(value: Any) -> date:
    return to_vietnam_time(value).date() if isinstance(value, datetime) else value


RULE: Final = PortalRule("KND210", check)
