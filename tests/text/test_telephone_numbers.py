"""One telephone number is called by a link, and nothing else is."""

from __future__ import annotations

import pytest

from portalgen.text.telephone_numbers import find_call_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("113", "tel:113"),
        ("0000 000 000", "tel:0000000000"),
        ("+84 (0)000 000 000", "tel:+840000000000"),
        ("(0000) 000.000", "tel:0000000000"),
        ("0000-000-000", "tel:0000000000"),
        ("113 hoặc 114", ""),
        ("113, 114", ""),
        ("113 114", ""),
        ("113/114", ""),
        ("0000 000 000 - 0000 000 001", ""),
        ("00000000001 00000000002", ""),
        ("0000 000 000 (máy lẻ 5)", ""),
        ("٠١٢٣", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_only_one_number_is_called(written: str, address: str) -> None:
    assert find_call_address(written) == address
