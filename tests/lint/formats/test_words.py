"""The words that all formats share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from portalgen.diagnostics.code import ResponsibleParty
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.law.calendar import VIETNAM
from portalgen.lint.formats.model import ClockRowState
from portalgen.lint.formats.words import (
    CLOCK_STATE_NAMES,
    PARTY_NAMES,
    format_clock_state,
    format_report_summary,
    format_uncertainty,
    last_day_of,
    name_of_party,
)
from portalgen.locale.dates import format_day_or_moment, format_last_moment
from tests.makers.lint.samples import CLOCK, finding, written


def test_every_party_and_every_state_has_its_words() -> None:
    assert set(get_args(ResponsibleParty)) <= PARTY_NAMES.keys()
    assert {code.party for code in CODES.values()} <= PARTY_NAMES.keys()
    assert set(get_args(ClockRowState)) == CLOCK_STATE_NAMES.keys()


def test_a_party_that_is_not_known_is_reported_as_it_is_written() -> None:
    assert name_of_party("Văn phòng", "vi") == "Văn phòng"
    assert name_of_party("board", "vi") == "Ban Biên tập"
    assert name_of_party("supplier", "en") == "the supplier of the information"


def test_a_deadline_is_the_last_day_and_never_midnight_of_the_next() -> None:
    assert format_last_moment(datetime(2026, 2, 25, tzinfo=VIETNAM), "vi") == "hết ngày 24/02/2026"
    assert format_last_moment(datetime(2026, 2, 25, tzinfo=VIETNAM), "en") == "the end of 24 Feb 2026"
    assert format_last_moment(datetime(2026, 2, 24, 17, tzinfo=UTC), "vi") == "hết ngày 24/02/2026"


def test_a_deadline_in_hours_is_reported_to_the_minute() -> None:
    assert format_last_moment(datetime(2026, 11, 25, 20, tzinfo=VIETNAM), "vi") == "20:00 ngày 25/11/2026"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(VIETNAM)))
def test_no_deadline_is_reported_as_00_00(due: datetime) -> None:
    whole = due.replace(hour=0, minute=0, second=0, microsecond=0)
    assert "00:00" not in format_last_moment(whole, "vi")
    assert last_day_of(whole) < whole.date().isoformat()
    assert last_day_of(due) <= due.date().isoformat()


def test_a_start_that_is_a_day_is_reported_as_a_day() -> None:
    assert format_day_or_moment(datetime(2026, 11, 24, tzinfo=VIETNAM), "vi") == "24/11/2026"
    assert format_day_or_moment(datetime(2026, 11, 24, 1, 30, tzinfo=UTC), "vi") == "08:30 ngày 24/11/2026"


def test_the_time_left_stands_behind_the_state_but_overdue_says_both() -> None:
    assert format_clock_state(replace(CLOCK, state="soon", time_left="còn 3 giờ"), "vi") == "sắp đến hạn (còn 3 giờ)"
    assert format_clock_state(replace(CLOCK, state="overdue", time_left="quá hạn 5 giờ"), "vi") == "quá hạn 5 giờ"
    assert format_clock_state(replace(CLOCK, state="unproven", time_left=""), "vi") == "chưa đủ dữ liệu để kết luận"


def test_a_provisional_deadline_says_so() -> None:
    assert format_uncertainty(replace(CLOCK, certain=False), "vi") == " (tạm tính, lịch nghỉ chưa chính thức)"
    assert format_uncertainty(CLOCK, "vi") == ""


def test_the_closing_sentence_counts_what_was_found_and_what_was_suppressed() -> None:
    report = replace(
        written(finding(Severity.ERROR)), checked_count=12, suppressed_count=2, waived_count=1, baselined_count=3
    )
    assert format_report_summary(report, "vi") == (
        "đã kiểm tra 12 bài (toàn bộ cổng): 1 lỗi, 0 cảnh báo, 0 lưu ý; 2 bỏ qua theo ghi chú trong bài; "
        "1 được miễn áp dụng; 3 đã có từ trước"
    )
    assert (
        format_report_summary(replace(written(), scope="all"), "en")
        == "1 page checked (all): 0 errors, 0 warnings, 0 notes"
    )
