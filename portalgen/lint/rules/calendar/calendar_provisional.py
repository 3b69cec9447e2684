"""Lịch nghỉ của năm đang tính thời hạn chưa chính thức. / The calendar of a year in which time limits run is provisional.

Vì sao: Hạn cuối đụng tới năm này được ghi là tạm tính cho tới khi có thông báo chính thức.
Why: Due dates that touch the year are told as provisional until the official notice.

Cách sửa: Đối chiếu với thông báo chính thức, sửa ngày nghỉ và làm bù, rồi ghi status: confirmed.
Fix: Compare with the official notice, correct days off and make-up days, and set status: confirmed.

Sai / Bad:

    === site-config/legal/calendar/2030.yaml
    year: 2030
    status: provisional
    source: Thông báo (mẫu) về lịch nghỉ lễ, tết
    days_off: []
    make_up_days: []

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

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import CALENDAR_FOLDER, find_place_in_config, list_needed_years


def check(context: LintContext) -> Iterator[Violation]:
    """LAW202 for the year of the clock and that of 30 days later, where its file says so."""
    for year in list_needed_years(context.at):
        calendar_year = context.legal.calendar.year(year)
        if calendar_year is not None and calendar_year.status == "provisional":
            place = find_place_in_config(context, f"{CALENDAR_FOLDER}/{year}.yaml", "status")
            yield violation("LAW202", place, year=str(year))


RULE: Final = PortalRule("LAW202", check)
