"""Until when a report's figures are: a day is all of it, and what is in the future is certified by nobody."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portalgen.cli.state import PastTimeType
from portalgen.errors import UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.reports.report_clock import describe_last_moment, require_past_clock

NOW = datetime(2026, 11, 27, 14, 30, 5, tzinfo=VIETNAM)


@pytest.mark.parametrize("text", ["2026-11-28", "2026-12-31", "2028-01-01", "2026-11-27T14:31", "2026-11-27T23:59:59"])
def test_a_report_of_what_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="in the future") as caught:
        require_past_clock(PastTimeType().convert(text, None, None), NOW)
    assert "chưa tới" in caught.value.vi and "14:30:05 ngày 27/11/2026" in caught.value.vi


@pytest.mark.parametrize(
    ("text", "clock", "words"),
    [
        ("2026-11-26", datetime(2026, 11, 26, 23, 59, 59, tzinfo=VIETNAM), "hết ngày 26/11/2026"),
        ("2026-11-26T08:00", datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM), "08:00 ngày 26/11/2026"),
        ("2026-11-26T00:00", datetime(2026, 11, 26, tzinfo=VIETNAM), "00:00 ngày 26/11/2026"),
        ("2026-11-27", NOW, "14:30 ngày 27/11/2026"),
    ],
)
def test_a_bare_day_is_its_end_and_today_is_now_and_the_paper_says_until_when(
    text: str, clock: datetime, words: str
) -> None:
    at = require_past_clock(PastTimeType().convert(text, None, None), NOW)
    assert at == clock
    assert describe_last_moment(clock.date(), at).vi == words


def test_without_a_time_it_is_now_and_a_year_that_is_over_is_whole() -> None:
    assert require_past_clock(None, NOW) == NOW
    assert describe_last_moment(date(2025, 12, 31), NOW).vi == "hết ngày 31/12/2025"
