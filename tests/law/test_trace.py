"""The count in sentences that a person can follow by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.legal import LegalSettings
from portalgen.law.due_dates import Limit, compute_due_date
from portalgen.law.trace import describe_count


def test_every_day_off_is_reported_with_its_reason_and_source(legal: LegalSettings) -> None:
    told = describe_count(compute_due_date(Limit("working_days", 2), date(2025, 12, 31), legal.calendar), "vi")
    assert told[0] == "tính từ 31/12/2025 (thứ Tư); ngày này không tính, theo Điều 147 Bộ luật Dân sự 2015"
    assert told[1] == "01/01 (thứ Năm): nghỉ Tết Dương lịch, theo Bộ luật Lao động (ngày nghỉ lễ, tết)"
    assert told[2] == "02/01 (thứ Sáu): nghỉ hoán đổi, làm bù thứ Bảy 10/01, theo Công văn số 12729/VPCP-KGVX"
    assert told[3:7] == (
        "03/01 (thứ Bảy): nghỉ hằng tuần",
        "04/01 (Chủ nhật): nghỉ hằng tuần",
        "05/01 (thứ Hai): ngày làm việc thứ 1",
        "06/01 (thứ Ba): ngày làm việc thứ 2",
    )
    assert told[7].startswith("hạn cuối hết ngày 06/01/2026")


def test_a_make_up_day_is_reported_as_a_working_day(legal: LegalSettings) -> None:
    told = describe_count(compute_due_date(Limit("working_days", 2), date(2025, 4, 24), legal.calendar), "vi")
    assert told[2].startswith("26/04 (thứ Bảy): làm bù cho ngày 02/05, ngày làm việc thứ 2")


def test_the_roll_over_is_reported_with_its_setting(legal: LegalSettings) -> None:
    limit, start = Limit("days", 15), date(2026, 8, 16)
    told = describe_count(compute_due_date(limit, start, legal.calendar), "vi")
    assert told[1] == "đếm 15 ngày, tính cả ngày nghỉ: đến 31/08 (thứ Hai)"
    assert any("148(5)" in each and "roll_over" in each and each.startswith("03/09") for each in told)
    without = describe_count(compute_due_date(limit, start, replace(legal.calendar, roll_over=False)), "vi")
    assert any("roll_over: false" in each for each in without)


def test_a_start_in_another_zone_is_reported_in_vietnams_time(legal: LegalSettings) -> None:
    start = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert describe_count(compute_due_date(Limit("working_days", 2), start, legal.calendar), "vi")[0].startswith(
        "tính từ 00:30 ngày 21/11/2026 (thứ Bảy), giờ Việt Nam"
    )


def test_hours_from_a_bare_day_say_so(legal: LegalSettings) -> None:
    told = describe_count(compute_due_date(Limit("hours", 24), date(2026, 11, 21), legal.calendar), "vi")
    assert told[0].startswith("chỉ có ngày, không có giờ, nên tính từ 00:00")
    assert told[-1] == "hạn cuối hết ngày 21/11/2026"


def test_an_uncertain_year_is_reported_with_the_way_out(legal: LegalSettings) -> None:
    provisional = describe_count(compute_due_date(Limit("working_days", 3), date(2027, 2, 3), legal.calendar), "vi")
    assert "chưa chính thức" in provisional[-1]
    missing = describe_count(compute_due_date(Limit("working_days", 3), date(2028, 2, 3), legal.calendar), "vi")
    assert "site-config/legal/calendar/2028.yaml" in missing[-1]


def test_nothing_is_reported_where_nothing_is_counted(legal: LegalSettings) -> None:
    assert describe_count(compute_due_date(Limit("none"), date(2026, 1, 1), legal.calendar), "vi") == ()


LIMITS = st.one_of(
    st.builds(Limit, st.sampled_from(("days", "working_days", "hours")), st.integers(1, 40), st.booleans()),
    st.just(Limit("same_day")),
)


@given(LIMITS, st.dates(date(2024, 1, 1), date(2029, 1, 1)), st.booleans())
def test_every_count_can_be_reported_in_both_languages(
    legal: LegalSettings, limit: Limit, start: date, roll_over: bool
) -> None:
    found = compute_due_date(limit, start, replace(legal.calendar, roll_over=roll_over))
    vi, en = describe_count(found, "vi"), describe_count(found, "en")
    assert len(vi) == len(en)
    assert all(vi) and all(en)
    if limit.unit == "working_days":
        assert sum(f"ngày làm việc thứ {limit.length}" in each for each in vi) >= 1
