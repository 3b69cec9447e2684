"""Days and times as people write them, read for the form of front matter."""

from __future__ import annotations

import pytest

from portalgen.text.written_dates import (
    ascii_digits,
    explain_day,
    has_foreign_digits,
    is_day_before_month,
    suggest_date,
    suggest_datetime,
    suggest_time,
)


@pytest.mark.parametrize(
    "written",
    [
        "24/11/2026",
        "24-11-2026",
        "24.11.2026",
        "24 / 11 / 2026",
        "24–11–2026",
        "2026/11/24",
        "2026.11.24",
        "2026-24-11",
        "11/24/2026",
        "ngày 24 tháng 11 năm 2026",
        "Ngày 24 tháng 11 năm 2026",
        "24 tháng 11, 2026",
        "Thứ ba, ngày 24/11/2026",
        "２０２６-11-24",
        "２４／１１／２０２６",
        "٢٠٢٦-11-24",
        "“2026-11-24”",
    ],
)
def test_a_day_is_read_in_every_form_that_people_write(written: str) -> None:
    assert suggest_date(written) == suggest_datetime(written) == "2026-11-24"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-24 7h30", "2026-11-24T07:30"),
        ("2026-11-24 07 giờ 30", "2026-11-24T07:30"),
        ("2026-11-24T7:30", "2026-11-24T07:30"),
        ("7h30 ngày 24/11/2026", "2026-11-24T07:30"),
        ("7 giờ 30 phút, ngày 24 tháng 11 năm 2026", "2026-11-24T07:30"),
        ("24/11/2026 lúc 14h", "2026-11-24T14:00"),
        ("2 giờ chiều ngày 24/11/2026", "2026-11-24T14:00"),
        ("12 giờ 30 chiều ngày 24/11/2026", "2026-11-24T12:30"),
        ("03/04/2026", "2026-04-03"),
    ],
)
def test_a_moment_is_read_with_its_time(written: str, meant: str) -> None:
    assert suggest_datetime(written) == meant


@pytest.mark.parametrize(
    "written", ["hôm nay", "31/02/2026", "2026-13-13", "24/11", "7h30", "24/11/2026 đến 25/11/2026", ""]
)
def test_what_is_no_day_or_more_than_one_is_not_guessed(written: str) -> None:
    assert suggest_date(written) == suggest_datetime(written) == ""


def test_a_time_alone_is_read() -> None:
    assert [suggest_time(each) for each in ("7h30", "07 giờ 30", "7g30", "19:05", "25h", "bảy giờ")] == [
        "07:30",
        "07:30",
        "07:30",
        "19:05",
        "",
        "",
    ]


def test_digits_of_other_scripts_are_found_and_written_as_ours() -> None:
    assert has_foreign_digits("２０２６") and has_foreign_digits("٢٠") and not has_foreign_digits("Số 20, ² ½")
    assert ascii_digits("２０２６-٢٠") == "2026-20"


def test_only_whole_years_with_one_separator_are_certainly_day_first() -> None:
    assert is_day_before_month("03/04/2026") and is_day_before_month("3-4-2026")
    assert not is_day_before_month("03/04/26") and not is_day_before_month("2026/04/03")


@pytest.mark.parametrize(("written", "meant"), [("20/11/26", "2026-11-20"), ("1.9.99", "1999-09-01"), ("20-11-26", "")])
def test_a_year_of_two_digits_is_read_where_nothing_else_can_be_meant(written: str, meant: str) -> None:
    assert suggest_date(written) == meant


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("31/11/2026", "day"),
        ("32/11/2026", "day"),
        ("2026-02-30", "day"),
        ("29/02/26", "day"),
        ("2026-13-05", ""),
        ("2026-00-05", "month"),
        ("2026-13-40", "both"),
        ("24/11/2026", ""),
        ("hôm nay", ""),
    ],
)
def test_a_day_that_no_calendar_has_is_explained(written: str, wrong: str) -> None:
    assert explain_day(written) == wrong
