"""The words that all formats share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.values import VIETNAM
from portalgen.diagnostics.code import ResponsibleParty
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.lint.formats.model import Standing
from portalgen.lint.formats.words import (
    PARTIES,
    STANDINGS,
    last_day,
    last_moment,
    moment_words,
    party_name,
    standing,
    summary,
    uncertainty,
)
from tests.lint.formats.samples import CLOCK, finding, written


def test_every_party_and_every_state_has_its_words() -> None:
    assert set(get_args(ResponsibleParty)) <= PARTIES.keys()
    assert {code.party for code in CODES.values()} <= PARTIES.keys()
    assert set(get_args(Standing)) == STANDINGS.keys()


def test_a_party_that_is_not_known_is_told_as_it_is_written() -> None:
    assert party_name("Văn phòng", "vi") == "Văn phòng"
    assert party_name("board", "vi") == "Ban Biên tập"
    assert party_name("supplier", "en") == "the supplier of the information"


def test_a_deadline_is_the_last_day_and_never_midnight_of_the_next() -> None:
    assert last_moment(datetime(2026, 2, 25, tzinfo=VIETNAM), "vi") == "hết ngày 24/02/2026"
    assert last_moment(datetime(2026, 2, 25, tzinfo=VIETNAM), "en") == "the end of 24 Feb 2026"
    assert last_moment(datetime(2026, 2, 24, 17, tzinfo=UTC), "vi") == "hết ngày 24/02/2026"


def test_a_deadline_in_hours_is_told_to_the_minute() -> None:
    assert last_moment(datetime(2026, 11, 25, 20, tzinfo=VIETNAM), "vi") == "20:00 ngày 25/11/2026"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(VIETNAM)))
def test_no_deadline_is_told_as_00_00(due: datetime) -> None:
    whole = due.replace(hour=0, minute=0, second=0, microsecond=0)
    assert "00:00" not in last_moment(whole, "vi")
    assert last_day(whole) < whole.date().isoformat()
    assert last_day(due) <= due.date().isoformat()


def test_a_start_that_is_a_day_is_told_as_a_day() -> None:
    assert moment_words(datetime(2026, 11, 24, tzinfo=VIETNAM), "vi") == "ngày 24/11/2026"
    assert moment_words(datetime(2026, 11, 24, 1, 30, tzinfo=UTC), "vi") == "08:30 ngày 24/11/2026"


def test_the_time_left_stands_behind_the_state_but_overdue_says_both() -> None:
    assert standing(replace(CLOCK, state="soon", time_left="còn 3 giờ"), "vi") == "sắp đến hạn (còn 3 giờ)"
    assert standing(replace(CLOCK, state="overdue", time_left="quá hạn 5 giờ"), "vi") == "quá hạn 5 giờ"
    assert standing(replace(CLOCK, state="unproven", time_left=""), "vi") == "chưa đủ dữ liệu để kết luận"


def test_a_provisional_deadline_says_so() -> None:
    assert uncertainty(replace(CLOCK, certain=False), "vi") == " (tạm tính, lịch nghỉ chưa chính thức)"
    assert uncertainty(CLOCK, "vi") == ""


def test_the_closing_sentence_counts_what_was_found_and_what_was_set_aside() -> None:
    report = replace(written(finding(Severity.ERROR)), checked=12, suppressed=2, waived=1, baselined=3)
    assert summary(report, "vi") == (
        "đã kiểm tra 12 bài (toàn bộ cổng): 1 lỗi, 0 cảnh báo, 0 lưu ý; 2 bỏ qua theo ghi chú trong bài; "
        "1 được miễn áp dụng; 3 đã có từ trước"
    )
    assert summary(replace(written(), scope="all"), "en") == "1 page checked (all): 0 errors, 0 warnings, 0 notes"
