"""Dates, numbers and strings as people of each language write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from babel.plural import PluralRule
from hypothesis import given
from hypothesis import strategies as st

import portalgen.locale.catalog
from portalgen.law.calendar import VIETNAM
from portalgen.locale.catalog import Catalog, UnknownStringError, language_name, plural_category, plural_forms
from portalgen.locale.dates import format_day, format_full_day, format_time
from portalgen.locale.formats import format_file_size, format_number

DAY = date(2026, 2, 4)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 7, 9), "ngày 09 tháng 7 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
    ],
)
def test_a_vietnamese_day_in_words_has_a_zero_only_before_what_could_be_changed(day: date, words: str) -> None:
    assert format_full_day(day, "vi") == words


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1_000, "1 kB", "1 kB"),
        (1_234_567, "1,2 MB", "1.2 MB"),
        (52_428_800, "52,4 MB", "52.4 MB"),
    ],
)
def test_sizes_have_the_separators_of_the_language(count: int, vi: str, en: str) -> None:
    assert (format_file_size(count, "vi"), format_file_size(count, "en")) == (vi, en)


def test_numbers_have_the_separators_of_the_language() -> None:
    assert (format_number(24233.1, "vi"), format_number(24233.1, "en")) == ("24.233,1", "24,233.1")


@given(st.dates(date(1000, 1, 1)))
def test_every_day_can_be_shown(day: date) -> None:
    assert str(day.year) in format_day(day, "vi")
    assert str(day.year) in format_full_day(day, "en")


def test_languages_have_their_names_in_each_language() -> None:
    assert (language_name("en", "vi"), language_name("vi", "en")) == ("Tiếng Anh", "Vietnamese")
    assert language_name("vi", "vi") == "Tiếng Việt"


CATALOG = Catalog(
    "en", {"found": {"one": "{count} page", "other": "{count} pages"}, "hello": "Hello {name}", "brace": "{x}"}
)


def test_strings_take_values_and_the_plural_of_their_language() -> None:
    assert [CATALOG.text("found", count=count) for count in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]
    assert CATALOG.text("hello", name="{x}") == "Hello {x}"
    assert Catalog("vi", {"found": {"other": "{count} trang"}}).text("found", count=1) == "1 trang"


def test_vietnamese_has_one_form_whatever_the_release_of_cldr_says(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = SimpleNamespace(plural_form=PluralRule({"one": "i in 0 or n in 1"}))
    monkeypatch.setattr(portalgen.locale.catalog, "_locale", lambda _: newer)
    plural_forms.cache_clear()
    assert (plural_forms("vi"), plural_category("vi", 1)) == (("other",), "other")
    plural_forms.cache_clear()


def test_numbers_in_strings_are_written_as_the_language_writes_them() -> None:
    texts = {"en": ("1,234 items", "12 items", "1,234.5 items"), "vi": ("1.234 items", "12 items", "1.234,5 items")}
    for language, expected in texts.items():
        catalog = Catalog(language, {"items": "{count} items"})
        assert tuple(catalog.text("items", count=count) for count in (1_234, 12, 1_234.5)) == expected
        assert catalog.text("items", count="{count}") == "{count} items"


def test_a_time_of_day_is_written_with_24_hours_in_both_languages() -> None:
    assert {format_time(datetime(2026, 1, 2, hour, 5, 30, tzinfo=VIETNAM), "vi") for hour in (8, 15)} == {
        "08:05",
        "15:05",
    }
    assert {format_time(datetime(2026, 1, 2, hour, 5, tzinfo=VIETNAM), "en") for hour in (8, 15)} == {
        "08:05",
        "15:05",
    }


def test_numbers_on_pages_are_written_by_cldr_and_nowhere_by_hand() -> None:
    folder = Path(__file__).resolve().parents[2] / "portalgen"
    by_hand = re.compile(r"\{[^{}\n]*:,[.\d]*f?\}|\bformat_decimal\b")
    found = [
        file.name
        for part in ("render", "search", "graph", "plan", "content")
        for file in (folder / part).rglob("*.py")
        if by_hand.search(file.read_text("utf-8"))
    ]
    assert found == []
    templates = (file for file in (folder.parent / "themes/default").rglob("*") if file.suffix in (".html", ".xml"))
    in_templates = re.compile(r"strftime|\|\s*(?:format|filesizeformat|round)\b|\.day\.(?:year|month|day)\b")
    assert [file.name for file in templates if in_templates.search(file.read_text("utf-8"))] == []


def test_a_string_without_values_is_shown_as_it_is() -> None:
    assert CATALOG.text("brace") == "{x}"


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(UnknownStringError) as caught:
        CATALOG.text("helo")
    assert caught.value.key == "helo"


@pytest.mark.parametrize("key", [None, True, 5])
def test_what_a_template_asks_for_is_named_whatever_it_is(key: Any) -> None:
    with pytest.raises(UnknownStringError) as caught:
        CATALOG.text(key)
    assert caught.value.key == str(key)
