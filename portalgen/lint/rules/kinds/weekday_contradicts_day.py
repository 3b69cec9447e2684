"""Thứ trong tuần không khớp với ngày. / A day of the week contradicts its date.

Vì sao: Ghi `Thứ Ba, 23/11` khi ngày ấy là thứ Hai thì người xem không biết tin thứ hay tin ngày.
Why: With `Tuesday 24 November` on another day readers do not know which to trust.

Cách sửa: Đối chiếu với lịch rồi sửa thứ hoặc sửa ngày.
Fix: Compare with the calendar and correct the day or the date.

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
    ---

    Thứ Ba, 25/11: họp giao ban chuyển sang buổi chiều.

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

    Thứ Tư, 25/11: họp giao ban chuyển sang buổi chiều.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import find_named_days
from portalgen.locale.formats import format_short_day, format_weekday


def check(text: PageText) -> Iterator[Violation]:
    """KND263 once for each date of a schedule's text that stands behind the name of another day of the week."""
    begin = text.page.day
    if text.page.kind.occasions is None or begin is None:
        return
    for pattern, read in find_named_days():
        for match, place in text.matches(pattern):
            weekday, day = read(match, begin)
            if day is not None and day.weekday() != weekday:
                yield violation("KND263", place, text=match[0], day=_day_in_words(day))


def _day_in_words(day: date) -> LocalizedText:
    vi, en = (f"{format_weekday(day, each)}, {format_short_day(day, each)}" for each in ("vi", "en"))
    return LocalizedText(vi, en)


RULE: Final = PageRule("KND263", check)
