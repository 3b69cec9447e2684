"""What a reader is told of limits and of bases that are not in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portalgen.config.legal import LegalSettings
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis, Validity, join_citations, validity_of
from portalgen.law.words import basis_notes, certainty_words, clock_words, limit_words

FIRST, LAST = date(2026, 7, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 6, 30), "not_yet"), (FIRST, "in_force"), (LAST, "in_force"), (date(2027, 1, 1), "ended")],
)
def test_an_instrument_is_in_force_from_its_first_to_its_last_day(day: date, expected: Validity) -> None:
    assert validity_of(FIRST, LAST, day) == expected
    assert validity_of(None, None, day) == "in_force"


def test_bases_are_cited_by_short_name_and_article() -> None:
    bases = (Basis("qd-2111", "Điều 9(2)", short="QĐ 2111"), Basis("Văn bản mẫu", ""))
    assert join_citations(bases) == "QĐ 2111, Điều 9(2); Văn bản mẫu"


def test_a_basis_that_was_not_yet_in_force_is_noted(legal: LegalSettings) -> None:
    suspension = legal.deadline("suspension")
    assert suspension is not None
    assert basis_notes(suspension, FIRST, legal.instruments, "vi") == ()
    assert basis_notes(suspension, date(2026, 5, 20), legal.instruments, "vi") == (
        "NĐ 224/2026, Điều 13 có hiệu lực từ ngày 01/07/2026, chưa có hiệu lực vào ngày 20/05/2026",
    )


def test_a_basis_that_has_ended_is_noted_with_what_replaced_it(legal: LegalSettings) -> None:
    news = legal.deadline("news")
    assert news is not None
    ended = Basis("nd-42-2022", "Điều 9", None, date(2026, 6, 30), "NĐ 224/2026", "NĐ 42/2022")
    found = basis_notes(replace(news, basis=(ended,)), date(2026, 11, 25), legal.instruments, "vi")
    assert found == (
        "NĐ 42/2022, Điều 9 chỉ có hiệu lực đến hết ngày 30/06/2026, đã hết hiệu lực vào ngày 25/11/2026; thay bằng NĐ 224/2026",
    )


def test_an_unverified_instrument_is_noted(legal: LegalSettings) -> None:
    news = legal.deadline("news")
    assert news is not None
    basis = Basis("luat-bvdlcn-2025", "", short="Luật BVDLCN 91/2025")
    instruments = tuple(
        replace(each, mark="unverified") if each.id == basis.instrument else each for each in legal.instruments
    )
    (found,) = basis_notes(replace(news, basis=(basis,)), date(2026, 11, 25), instruments, "en")
    assert "unverified" in found


@pytest.mark.parametrize(
    ("limit", "vi", "en"),
    [
        (Limit("working_days", 7), "07 ngày làm việc", "7 working days"),
        (Limit("hours", 24), "24 giờ", "24 hours"),
        (Limit("days", 15), "15 ngày (tính cả ngày nghỉ)", "15 days (days off included)"),
        (Limit("same_day"), "ngay trong ngày", "the same day"),
        (Limit("working_days", 7, True), "ít nhất 07 ngày làm việc trước", "at least 7 working days before"),
    ],
)
def test_a_limit_is_reported_as_the_law_writes_it(limit: Limit, vi: str, en: str) -> None:
    assert (limit_words(limit, "vi"), limit_words(limit, "en")) == (vi, en)


def test_a_clock_is_reported_with_its_start_and_stop(legal: LegalSettings) -> None:
    found = {each.id: clock_words(each, "vi") for each in legal.classes}
    assert found["suspension"] == "thông báo ít nhất 07 ngày làm việc trước khi bắt đầu tạm ngừng"
    assert found["urgent"] == "ngay trong ngày, tính từ ngày nhận (theo sổ văn bản đến), đến khi đăng trên cổng"


def test_certainty_is_reported_in_the_offices_words() -> None:
    assert certainty_words(False, "vi") == "tạm tính, lịch nghỉ chưa chính thức"
    assert certainty_words(True, "en") == "certain"
