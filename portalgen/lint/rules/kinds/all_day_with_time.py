"""Việc vừa ghi giờ vừa ghi cả ngày. / An engagement has a time and takes the whole day.

Vì sao: Trang và lịch điện tử chỉ hiện «Cả ngày», giờ đã ghi bị bỏ, người dự không biết tin điều nào.
Why: Page and calendars show the whole day alone and drop the time; nobody knows which holds.

Cách sửa: Xóa all_day nếu việc có giờ; xóa start, end nếu việc kéo dài cả ngày.
Fix: Delete all_day where there is a time, or start and end where it takes the whole day.

Sai / Bad:

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-10-01
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-25
        start: 08:00
        all_day: true
        content: Họp giao ban
        post: Giám đốc Sở
    ---

    Lịch có thể thay đổi trong tuần.

Đúng / Good:

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-10-01
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-25
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
    ---

    Lịch có thể thay đổi trong tuần.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """KND268 once for each occasion of the whole day with a time."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is None or not each.is_all_day:
            continue
        row = text.fields[occasions.field][each.index]
        key = next((name for name in (occasions.start, occasions.end) if row.get(name)), "")
        if key:
            place = text.place(*location, key)
            yield violation("KND268", place, title=each.title, key=key, time=row[key], all_day=occasions.all_day)


RULE: Final = PageRule("KND268", check)
