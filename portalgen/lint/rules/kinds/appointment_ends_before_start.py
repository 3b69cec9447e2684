"""Việc kết thúc trước khi bắt đầu. / An engagement ends before it starts.

Vì sao: Giờ kết thúc sớm hơn giờ bắt đầu thì người dự không biết tin giờ nào, và lịch điện tử chỉ còn giờ bắt đầu.
Why: With an end before the start nobody knows which time holds, and calendars keep the start alone.

Cách sửa: Sửa giờ ghi sai; việc qua đêm thì ghi thành hai việc.
Fix: Correct the wrong time; write what lasts over midnight as two engagements.

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
        start: 14:00
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
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """KND261 once for each occasion that ends before it starts, or at the same time."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is not None and each.ends_before_it_begins:
            place = text.place(*location, occasions.end)
            yield violation("KND261", place, start=f"{each.start:%H:%M}", end=f"{each.end:%H:%M}")


RULE: Final = PageRule("KND261", check)
