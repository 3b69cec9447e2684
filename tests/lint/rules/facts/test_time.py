"""The rules of facts take no longer than a page full of facts is long."""

from __future__ import annotations

import pytest

from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.news_texts import NEWS, page_text_of
from tests.makers.time_ratio import check_linear_time

EVENT = NEWS.replace("title: Hội nghị", "title: Hội thi") + "event_start: 2026-12-05T08:00\n"
FACTS = (
    "Hội thi bắt đầu lúc 8 giờ ngày 09/12/2026. ",
    "5 ngày, từ ngày 01/12/2026 đến ngày 20/12/2026, ",
    "45 hộ, gồm 20 hộ nghèo và 15 hộ cận nghèo. ",
    "15/20 hộ, đạt 80%. ",
    "Có 3 việc:\n\n- a\n- b\n\n",
    "Điều 1. A\n\n",
)


def check(body: str) -> None:
    """Run the rules of facts, and those of unfinished text, on news of an event."""
    run_page_rules(page_text_of(body, EVENT), ("FCT", "TXT214", "TXT230"))


@pytest.mark.parametrize("words", FACTS)
def test_twice_as_many_facts_take_about_twice_as_many_steps(words: str) -> None:
    check_linear_growth(check, lambda count: words * count, 200, is_in_c=False)


@pytest.mark.long
@pytest.mark.parametrize("words", FACTS)
def test_twice_as_many_facts_take_about_twice_as_long(words: str) -> None:
    check_linear_time(check, lambda count: words * count, 1_000)


@pytest.mark.long
@pytest.mark.parametrize("start", ["điện thoại", "Số: /QĐ-A", "Số: ..", "Lâm Đồng, ngày ..", "Thời gian:"])
@pytest.mark.parametrize("sign", ["\u00a0", "_", "…", "."])
def test_a_long_blank_takes_about_as_long_as_it_is(start: str, sign: str) -> None:
    check_linear_time(check, lambda count: f"{start}{sign * count}!", 4_000)
