"""Numbers and sums of money: every way of writing one amount is one text, and nothing is read in two ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.amounts import (
    CURRENCIES,
    AmbiguousNumberError,
    parse_decimal,
    parse_money,
    parse_percent,
    split_amount,
    suggest_money,
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1250000000", "1250000000 VND"),
        ("1.250.000.000 đồng", "1250000000 VND"),
        ("1,250,000,000", "1250000000 VND"),
        ("1 250 000 000 VNĐ", "1250000000 VND"),
        ("1,25 tỷ đồng", "1250000000 VND"),
        ("1.25 tỷ", "1250000000 VND"),
        ("1,25 TỶ", "1250000000 VND"),
        ("VND 1.25 billion", "1250000000 VND"),
        ("850 triệu", "850000000 VND"),
        ("2 nghìn tỷ đồng", "2000000000000 VND"),
        ("12.500 USD", "12500 USD"),
        ("USD 1.5 million", "1500000 USD"),
        ("1.250,50 EUR", "1250.5 EUR"),
        ("0", "0 VND"),
    ],
)
def test_every_writing_of_a_sum_is_one_text(written: str, kept: str) -> None:
    assert parse_money(written) == kept


@pytest.mark.parametrize(
    "written",
    ["", "nhiều", "-5 triệu", "1,5 đồng", "20 triệu đồng/m2", "3 trang", "5 XXX", "USD 5 VND", "1.2.3", "9" * 19],
)
def test_what_is_no_sum_or_cannot_be_paid_is_none(written: str) -> None:
    assert parse_money(written) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("12,5 ha", "12.5 ha"),
        ("12.5 ha", "12.5 ha"),
        ("1.250 m²", "1250 m²"),
        ("1.250,75", "1250.75"),
        ("0.125 km", "0.125 km"),
        ("1,1250 ha", "1.1250 ha"),
        ("-3 °", None),
        ("-3", "-3"),
        ("12 5", None),
        ("5 ha; 3 km", None),
    ],
)
def test_a_number_is_kept_with_its_unit(written: str, kept: str | None) -> None:
    assert parse_decimal(written) == kept


@pytest.mark.parametrize(("written", "kept"), [("37,5%", "37.5"), ("120 %", "120"), ("-1", None), ("x%", None)])
def test_a_percentage_may_be_above_a_hundred_and_not_below_nothing(written: str, kept: str | None) -> None:
    assert parse_percent(written) == kept


@pytest.mark.parametrize("written", ["12,500", "1,234 ha", "999,000"])
def test_one_comma_before_three_digits_is_refused(written: str) -> None:
    with pytest.raises(AmbiguousNumberError):
        parse_decimal(written)


@given(st.decimals(0, 10**17, allow_nan=False, places=5), st.sampled_from(["", " ha", " người/km²"]))
def test_a_kept_number_is_read_again_as_itself(number: Decimal, unit: str) -> None:
    kept = parse_decimal(f"{format(number, 'f').replace('.', ',')}0{unit}")
    assert kept is not None
    assert split_amount(kept)[0] == number
    assert parse_decimal(kept) == kept


@given(st.integers(0, 10**18 - 1), st.sampled_from(sorted(CURRENCIES)))
def test_a_kept_sum_is_read_again_as_itself(amount: int, currency: str) -> None:
    assert parse_money(f"{amount} {currency}") == f"{amount} {currency}"


@given(st.text(alphabet="0123456789., -%tỷriệuđồngUSDha²−", max_size=24))
def test_any_text_is_an_amount_is_none_or_can_be_read_in_two_ways(text: str) -> None:
    for parse in (parse_decimal, parse_percent, parse_money):
        try:
            kept = parse(text)
        except AmbiguousNumberError:
            continue
        assert kept is None or parse(kept) == kept


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("5 tỷ 300 triệu", "5,3 tỷ đồng"),
        ("5 tỷ 345 triệu đồng", "5,3450 tỷ đồng"),
        ("12 tỉ và 50 triệu", "12,05 tỷ đồng"),
        ("5 tỷ", ""),
        ("năm tỷ", ""),
    ],
)
def test_a_sum_that_is_written_in_two_numbers_is_proposed_as_one_that_is_read(written: str, proposal: str) -> None:
    assert suggest_money(written) == proposal
    assert not proposal or parse_money(proposal) is not None
