"""Một lãnh đạo chủ trì hai việc trùng giờ. / One leader has two engagements at one time.

Vì sao: Một người không dự được hai nơi cùng lúc; người mời họp dựa vào lịch này.
Why: Nobody is in two places at once; those who call meetings rely on the schedule.

Cách sửa: Sửa giờ, hoặc ghi chức vụ của người chủ trì thay; việc đã hủy thì ghi change: cancelled.
Fix: Correct a time or name the post that leads instead; give what is cancelled change: cancelled.

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
      - date: 2026-11-25
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
      - date: 2026-11-25
        start: 10:00
        end: 12:00
        content: Tiếp khách
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
      - date: 2026-11-25
        start: 11:00
        end: 12:00
        content: Tiếp khách
        post: Giám đốc Sở
    ---

    Lịch có thể thay đổi trong tuần.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Final

from portalgen.kinds.occasions import Occasion
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions
from portalgen.text.normalization import fold


def check(text: PageText) -> Iterator[Violation]:
    """KND262 once for each occasion that begins while the same leader has another; cancelled ones do not count."""
    occasions = text.page.kind.occasions
    earlier: dict[tuple[object, str], Occasion] = {}
    for location, each in list_written_occasions(text):
        has_time = each.is_all_day or each.start is not None
        if occasions is None or not has_time or not each.leader or each.is_cancelled:
            continue
        key = each.day, fold(each.leader).casefold()
        other = earlier.get(key)
        if other is not None and _overlap(other, each):
            place = text.place(*location, occasions.all_day if each.is_all_day else occasions.start)
            yield violation("KND262", place, leader=each.leader, title=each.title, other=other.title)
        if other is None or _last_moment(each) >= _last_moment(other):
            earlier[key] = each


def _overlap(earlier: Occasion, later: Occasion) -> bool:
    if earlier.is_all_day or later.is_all_day:
        return True
    return later.start == earlier.start or (later.start is not None and later.start < _last_moment(earlier))


def _last_moment(occasion: Occasion) -> time:
    """When it is over, as far as that is known: its beginning where no end is given."""
    if occasion.is_all_day:
        return time.max
    start = occasion.start or time.min
    return max(start, occasion.end or start)


RULE: Final = PageRule("KND262", check)
