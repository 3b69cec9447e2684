"""What a report says Điều 11(1) asks for, if that changed."""

from __future__ import annotations

from datetime import date, time

from portalgen.config.legal import Freshness, FreshnessPeriod
from portalgen.editorial.deadlines.freshness_words import describe_freshness
from portalgen.law.instruments import Basis

HOURS = ((time(7), time(9, 30)),)


def test_one_rule_is_one_sentence_without_days() -> None:
    (found,) = describe_freshness(Freshness(("so",), 2, HOURS))
    assert found.vi == (
        "Ít nhất 2 lần mỗi ngày làm việc, đầu giờ sáng và đầu giờ chiều; "
        "khung giờ 07:00–09:30, chưa được Văn phòng xác nhận."
    )


def test_each_period_is_a_sentence_with_its_days_and_its_source() -> None:
    old = FreshnessPeriod(None, date(2026, 11, 9), Basis("qd-2111", "Điều 11(1)", short="QĐ 2111"), 2, HOURS)
    new = FreshnessPeriod(date(2026, 11, 10), None, Basis("qd-sua", "", short="QĐ sửa"), 3)
    first, second = describe_freshness(Freshness(("so",), 3, periods=(old, new)))
    assert first.vi.endswith("chưa được Văn phòng xác nhận; đến hết ngày 09/11/2026 (QĐ 2111, Điều 11(1)).")
    assert second.en == (
        "At least 3 times each working day, at the start of morning and afternoon; from 10 Nov 2026 (QĐ sửa)."
    )
