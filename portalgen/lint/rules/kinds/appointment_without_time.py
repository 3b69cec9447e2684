"""Việc không có giờ. / An engagement has no time.

Vì sao: Người dự và người dân không biết đến lúc nào; lịch điện tử ghi thành cả ngày.
Why: Nobody knows when to come, and calendars take it for the whole day.

Cách sửa: Ghi giờ vào start, hoặc ghi all_day: true nếu việc kéo dài cả ngày.
Fix: Write the time into start, or all_day: true where it takes the whole day.

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
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """KND266 once for each occasion with neither a time nor the flag that it takes the whole day."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is not None and each.start is None and not each.is_all_day:
            place = text.place(*location, occasions.title)
            yield violation("KND266", place, title=each.title, start=occasions.start, all_day=occasions.all_day)


RULE: Final = PageRule("KND266", check)
