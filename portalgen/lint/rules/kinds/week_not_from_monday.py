"""Tuần của lịch không bắt đầu từ thứ Hai. / The schedule's week does not begin on a Monday.

Vì sao: Hai lịch nối nhau sẽ chồng hoặc hở ngày, và `Tuần này` đổi sai hôm.
Why: Two schedules in a row overlap or leave a gap, and `This week` turns on the wrong day.

Cách sửa: Ghi ngày thứ Hai của tuần ấy.
Fix: Write the Monday of that week.

Sai / Bad:

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-11-21
    week_from: 2026-11-24
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
from datetime import timedelta
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import is_weekly, period_days_of
from portalgen.locale.formats import format_short_day, format_weekday


def check(text: PageText) -> Iterator[Violation]:
    """KND264 where the period of a schedule of weeks begins on another day than a Monday."""
    period, days = text.page.kind.period, period_days_of(text.page)
    if period is None or days is None or not is_weekly(text.page.kind) or days[0].weekday() == 0:
        return
    monday = format_short_day(days[0] - timedelta(days=days[0].weekday()), "vi")
    weekday = LocalizedText(format_weekday(days[0], "vi"), format_weekday(days[0], "en"))
    place = text.place(period.opens)
    yield violation(
        "KND264", place, key=period.opens, day=format_short_day(days[0], "vi"), weekday=weekday, monday=monday
    )


RULE: Final = PageRule("KND264", check)
