"""Addresses on the web lose what counts their readers and keep all else; those that hide where they lead are known."""

from __future__ import annotations

import pytest

from portalgen.text.web_addresses import clean_address, is_shortened, may_hold_odd_address
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.vn/tin?fbclid=IwAR0", "https://a.vn/tin"),
        ("https://a.vn/tin?so=3&utm_source=zalo&utm_medium=social#muc-2", "https://a.vn/tin?so=3#muc-2"),
        ("https://a.vn/?UTM_Source=x&q=a%20b", "https://a.vn/?q=a%20b"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.vn%2F%3Ffbclid%3DIw0&h=AT0", "https://a.vn/"),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.vn%2Fb&ved=1", "https://a.vn/b"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.vn%2Fb&data=05", "https://a.vn/b"),
    ],
)
def test_counters_are_taken_out_of_an_address(address: str, clean: str) -> None:
    assert may_hold_odd_address(f"Xem [trang]({address}).")
    assert clean_address(address) == clean
    assert clean_address(clean) == clean


@pytest.mark.parametrize(
    "address",
    [
        "https://a.vn/tin?so=3&trang=2#utm_source",
        "https://a.vn/utm_source=1",
        "https://www.google.com/maps?q=11.94,108.45",
        "https://www.google.com/search?q=https://a.vn",
        "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        "mailto:a@a.vn?subject=fbclid",
        "https://a.vn/?",
    ],
)
def test_other_addresses_stay_as_they_are(address: str) -> None:
    assert clean_address(address) == address


@pytest.mark.parametrize(
    "address", ["https://bit.ly/x", "http://www.TinyURL.com/y8", "https://s.net.vn/Ab1", "https://goo.gl/a"]
)
def test_shortened_addresses_are_known(address: str) -> None:
    assert is_shortened(address)
    assert may_hold_odd_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://youtu.be/x",
        "https://maps.app.goo.gl/x",
        "https://goo.gl/maps/x",
        "https://bit.ly/",
        "https://habit.ly.vn/x",
        "id:x",
    ],
)
def test_addresses_of_one_known_site_are_not_shortened(address: str) -> None:
    assert not is_shortened(address)


def look_at_addresses(count: int) -> None:
    assert not may_hold_odd_address("https://a.vn/?utm&utm_" * count)
    assert clean_address(f"https://a.vn/?{'utm_a=1&' * count}") == "https://a.vn/?"


def test_a_look_at_a_long_text_costs_no_more_than_its_length() -> None:
    look_at_addresses(50_000)
    check_linear_growth(look_at_addresses, int, 1_000)


@pytest.mark.long
def test_no_expression_takes_longer_than_an_address_is_long() -> None:
    check_linear_time(look_at_addresses, int, 50_000)
