"""The normal form of the addresses of a former portal."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.old_addresses import (
    LONGEST_QUERY,
    OldAddressError,
    decode_path,
    find_old_address,
    normalize_old_address,
    parse_query,
    split_old_address,
)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("/", "/"),
        ("/tin-cu/12", "/tin-cu/12/"),
        ("/tin-cu/12.html", "/tin-cu/12.html"),
        ("/Default.aspx", "/Default.aspx/"),
        ("/SitePages/Tin tức.aspx", "/SitePages/Tin%20tức.aspx/"),
        ("/SitePages/Tin%20t%E1%BB%A9c.aspx/", "/SitePages/Tin%20tức.aspx/"),
        ("/SitePages/Tin-tuc.aspx?ItemId=123", "/SitePages/Tin-tuc.aspx?ItemId=123"),
        ("/SitePages/Tin-tuc.aspx/?b=2&&a=%C4%91+1", "/SitePages/Tin-tuc.aspx?a=%C4%91%201&b=2"),
        ("/tin?id=5", "/tin/?id=5"),
        ("/tin/?", "/tin/"),
        ("/?q=a%26b%3dc%2B", "/?q=a%26b%3Dc%2B"),
        ("/?List=%7B6F-0a%7D", "/?List=%7B6F-0a%7D"),
        ("/?a='x',[y]", "/?a=%27x%27%2C%5By%5D"),
    ],
)
def test_however_an_address_was_copied_it_has_one_form(written: str, normal: str) -> None:
    assert normalize_old_address(written) == normal


@pytest.mark.parametrize("old", ["/", "/Tin%20cu.aspx/", "/t.aspx?id=1&to=https://x.vn/"])
def test_a_permalink_holds_its_old_address(old: str) -> None:
    assert find_old_address(f"https://so.example.vn{old}") == old


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("tin/", "path"),
        ("/a/../b/", "path"),
        ("/a/%2e%2e/b/", "path"),
        ("/a%5Cb", "path"),
        ("/a%00", "path"),
        ("/a%FF", "path"),
        ("/100%25/", "path"),
        ("/a /", "path"),
        ("/" + "ư" * 128, "path"),
        ("https://cu.example.vn/a", "site"),
        ("//cu.example.vn/a", "site"),
        ("/a?b=1#c", "anchor"),
        ("/a?123", "query"),
        ("/a?b=", "query"),
        ("/a?=b", "query"),
        ("/a?b=%00", "query"),
        ("/a?b=1&B=2", "query.repeated"),
        ("/a?b=" + "x" * LONGEST_QUERY, "query.long"),
    ],
)
def test_what_can_be_no_old_address_is_refused_with_its_reason(written: str, reason: str) -> None:
    with pytest.raises(OldAddressError) as caught:
        normalize_old_address(written)
    assert caught.value.args == (reason,)


_NAMES = st.text(st.characters(categories=["L", "N"], include_characters="-_ "), min_size=1, max_size=8).map(str.strip)
_PAIRS = st.dictionaries(
    _NAMES.filter(bool), st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9), min_size=1
)


@given(st.lists(_NAMES.filter(bool), max_size=3), _PAIRS)
def test_a_normal_form_stays_and_forgets_only_how_it_was_encoded(folders: list[str], pairs: dict[str, str]) -> None:
    path = "".join(f"/{each}" for each in folders) + "/Tin.aspx"
    query = [f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs.items()]
    try:
        normal = normalize_old_address(f"{quote(path)}?{'&'.join(query)}")
    except OldAddressError as error:
        assert error.args[0] in ("query.repeated", "query.long")
        return
    assert normalize_old_address(normal) == normal
    assert normalize_old_address(f"{unicodedata.normalize('NFD', path)}?{'&'.join(reversed(query))}") == normal
    shown_path, shown_query = split_old_address(normal)
    assert decode_path(shown_path) == unicodedata.normalize("NFC", path)
    assert parse_query(shown_query) == parse_query("&".join(query))
