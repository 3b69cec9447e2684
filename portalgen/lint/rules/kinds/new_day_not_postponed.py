"""Việc ghi ngày mới mà không ghi là hoãn. / An engagement has a new day and is not said to be postponed.

Vì sao: Bảng lịch chỉ nói ngày mới của việc hoãn; ở việc khác ngày mới bị bỏ, người đọc đến nhầm ngày.
Why: The table tells the new day of what is postponed only; elsewhere it is dropped, and readers come on the wrong day.

Cách sửa: Ghi change: postponed; việc chỉ đổi giờ, nơi trong ngày thì xóa new_date.
Fix: Write change: postponed; delete new_date where only the time or place of that day changed.

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
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
        new_date: 2026-12-02
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
        change: postponed
        new_date: 2026-12-02
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
    """KND290 once for each occasion with a new day that is not postponed."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is None or not occasions.new_day or each.is_postponed:
            continue
        if text.fields[occasions.field][each.index].get(occasions.new_day):
            place = text.place(*location, occasions.new_day)
            values = ", ".join(sorted(occasions.postponed))
            yield violation(
                "KND290", place, title=each.title, key=occasions.new_day, change=occasions.change, values=values
            )


RULE: Final = PageRule("KND290", check)
