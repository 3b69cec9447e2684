"""Days and moments are read without what validates YAML."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portalgen.config.moments import InvalidMomentError, check_year, parse_day, parse_day_or_moment
from portalgen.law.calendar import VIETNAM


def test_a_moment_without_a_zone_is_one_of_vietnam() -> None:
    assert parse_day_or_moment("2026-11-24T08:00") == datetime(2026, 11, 24, 8, tzinfo=VIETNAM)
    assert parse_day_or_moment("2026-11-24") == datetime(2026, 11, 24, tzinfo=VIETNAM)
    assert parse_day_or_moment("2026-11-24T01:00Z") == datetime(2026, 11, 24, 8, tzinfo=VIETNAM)


@pytest.mark.parametrize("text", ["24/11/2026", "2026-02-30", "2026-11-24T24:00", "2026-11-24 8:00", ""])
def test_what_has_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidMomentError):
        parse_day_or_moment(text)


def test_a_refused_day_says_what_to_write() -> None:
    with pytest.raises(InvalidMomentError) as refused:
        parse_day("24/11/2026")
    assert refused.value.args == ("day", "day.form", "2026-11-24")


@pytest.mark.parametrize(
    ("written", "detail", "proposal"),
    [
        ("12/05/2026", "day.day-first", "2026-05-12"),
        ("5.12.26", "day.day-first", "2026-12-05"),
        ("2026-24-11", "day.exchanged", "2026-11-24"),
        ("11/24/2026", "day.exchanged", "2026-11-24"),
        ("05/05/2026", "day.form", "2026-05-05"),
        ("2026/5/12", "day.form", "2026-05-12"),
        ("12 tháng 5 năm 2026", "day.form", "2026-05-12"),
        ("１２/05/2026", "digits", "2026-05-12"),
        ("31/02/2026", "day.day", None),
    ],
)
def test_a_proposal_says_which_of_two_readings_it_is(written: str, detail: str, proposal: str | None) -> None:
    with pytest.raises(InvalidMomentError) as refused:
        parse_day(written)
    assert refused.value.args == (("day", detail) if proposal is None else ("day", detail, proposal))


def test_a_year_that_is_typed_by_mistake_is_refused() -> None:
    assert check_year(date(2026, 1, 1)) == date(2026, 1, 1)
    with pytest.raises(InvalidMomentError):
        check_year(date(2206, 1, 1))
