"""Việc nằm ngoài tuần của lịch. / An engagement lies outside the schedule's week.

Vì sao: Lịch chép từ tuần trước hay sót ngày cũ; người xem tìm việc ở sai tuần.
Why: A schedule copied from the week before keeps old days; readers look in the wrong week.

Cách sửa: Sửa ngày của việc cho nằm trong tuần, hoặc chuyển việc sang lịch của tuần ấy.
Fix: Correct the day, or move the engagement to the schedule of its week.

Sai / Bad:

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-11-20
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-18
        start: 08:00
        end: 11:00
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
    date: 2026-11-20
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
from portalgen.lint.rules.kinds._occasions import day_key_of, list_written_occasions, period_days_of
from portalgen.locale.formats import format_short_day


def check(text: PageText) -> Iterator[Violation]:
    """KND260 once for each occasion whose day is not one of those of its item's period."""
    days = period_days_of(text.page)
    if days is None or days[1] < days[0]:
        return
    first, last = (format_short_day(day, "vi") for day in days)
    for location, each in list_written_occasions(text):
        if not days[0] <= each.day <= days[1]:
            place = text.place(*location, day_key_of(text.page))
            yield violation("KND260", place, day=format_short_day(each.day, "vi"), first=first, last=last)


RULE: Final = PageRule("KND260", check)
