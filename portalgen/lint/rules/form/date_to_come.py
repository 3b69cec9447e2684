"""Bài hiện ngay mà ghi ngày chưa tới. / A page that is shown now and bears a day that is still to come.

Vì sao: Danh sách, nguồn tin và máy tìm kiếm coi như bài đăng trong tương lai: bài đứng đầu cho đến ngày ấy, che tin mới
hơn, và nhiều chương trình đọc tin bỏ qua mục có ngày chưa tới.
Why: Lists, feeds and search engines take it as published in the future: it stands first until then, above newer news, and
many programs leave out an entry whose day is still to come.

Cách sửa: Ghi ngày đăng thật. Muốn bài chờ đến ngày ấy thì ghi ngày ấy ở `publish_at`; ngày diễn ra sự kiện ghi ở
`event_start`.
Fix: Write the day on which it is published. Where it should wait for that day, write that in `publish_at`; the day of an
event belongs in `event_start`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-12-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-12-24
    origin: own
    publish_at: 2026-12-24T08:00
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from portalgen.graph.moments import is_sample
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day

NEAR: Final = timedelta(days=366)
"""How far ahead the day of a page may lie before its year looks mistyped, which another rule says."""


def check(context: LintContext) -> Iterator[Violation]:
    """FMT206 for each item whose `date` is a later day than that on which readers see it.

    A day that another field stands for, such as that of a document, is DOC205's.
    """
    for item in context.library.items:
        page = item.original
        if page.date is None or page.draft or is_sample(page) or page.kind.date_from in page.fields:
            continue
        shown = max(context.at, page.publish_at) if page.publish_at else context.at
        day, today = to_vietnam_time(page.date).date(), to_vietnam_time(shown).date()
        if day > today and page.date <= context.at + NEAR:
            values = {"day": format_numeric_day(day), "shown": format_numeric_day(today)}
            yield violation("FMT206", context.place(page, "date"), **values)


RULE: Final = PortalRule("FMT206", check)
