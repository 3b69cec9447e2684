"""Amounts as people say them, in both languages, without a digit lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.locale.amounts import format_measure, format_money, format_percent
from portalgen.text.amounts import CURRENCIES, parse_money


@pytest.mark.parametrize(
    ("kept", "vi", "en"),
    [
        ("1250000000 VND", "1,25 tỷ đồng", "VND 1.25 billion"),
        ("1000000000000 VND", "1.000 tỷ đồng", "VND 1,000 billion"),
        ("850000000 VND", "850 triệu đồng", "VND 850 million"),
        ("1234000000 VND", "1.234 triệu đồng", "VND 1,234 million"),
        ("1234567891 VND", "1.234.567.891 đồng", "VND 1,234,567,891"),
        ("12500 USD", "12.500 USD", "USD 12,500"),
        ("0 VND", "0 đồng", "VND 0"),
    ],
)
def test_a_sum_is_said_in_the_words_of_its_readers(kept: str, vi: str, en: str) -> None:
    assert format_money(kept, "vi").replace("\u00a0", " ") == vi
    assert format_money(kept, "en").replace("\u00a0", " ") == en


@given(st.integers(0, 10**18 - 1), st.sampled_from(sorted(CURRENCIES)))
def test_a_sum_that_is_shown_in_vietnamese_is_read_as_the_same(amount: int, currency: str) -> None:
    kept = f"{amount} {currency}"
    assert parse_money(format_money(kept, "vi")) == kept


def test_measures_and_percentages_have_the_separators_of_the_language() -> None:
    assert format_measure("1250.5 ha", "vi") == "1.250,5\u00a0ha"
    assert format_measure("1250.5 ha", "en") == "1,250.5\u00a0ha"
    assert format_measure("3", "vi") == "3"
    assert (format_percent("37.5", "vi"), format_percent("37.5", "en")) == ("37,5%", "37.5%")
