"""Chưa có lịch nghỉ của năm đang tính thời hạn. / The calendar of a year in which time limits run is missing.

Vì sao: Ngày làm việc đếm theo lịch nghỉ; thiếu lịch thì hạn cuối chỉ là tạm tính và có thể lệch khi có nghỉ hoán
đổi, làm bù.
Why: Working days are counted by the calendar; without it due dates are provisional, and wrong where days are
swapped.

Cách sửa: Thêm site-config/legal/calendar/NĂM.yaml theo thông báo lịch nghỉ của năm đó.
Fix: Add site-config/legal/calendar/YEAR.yaml as the year's notice of days off says.

Sai / Bad:

    === at 2030-06-01T08:00

Đúng / Good:

    === site-config/legal/calendar/2030.yaml
    year: 2030
    status: confirmed
    source: Thông báo (mẫu) về lịch nghỉ lễ, tết
    days_off: []
    make_up_days: []

    === at 2030-06-01T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import CALENDAR_FOLDER, list_needed_years


def check(context: LintContext) -> Iterator[Violation]:
    """LAW201 for the year of the clock and that of 30 days later, where there is no file."""
    for year in list_needed_years(context.at):
        if context.legal.calendar.year(year) is None:
            yield violation("LAW201", Place(CALENDAR_FOLDER), year=str(year))


RULE: Final = PortalRule("LAW201", check)
