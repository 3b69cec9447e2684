"""Letters that nobody sees, or takes for others, are shown; ordinary Vietnamese text stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.text.hidden_letters import show_hidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đà\u200bLạt", "Đà⟨U+200B dấu cách không có bề rộng⟩Lạt"),
        ("abc\u202edef", "abc⟨U+202E đảo chiều chữ: phải sang trái⟩def"),
        ("a\xadb", "a⟨U+00AD gạch nối mềm, không nhìn thấy⟩b"),
        ("thanh toаn", "thanh toа⟨U+0430 chữ Kirin (như tiếng Nga)⟩n"),
        ("\x1b[31mđỏ", "⟨U+001B ký tự điều khiển màn hình (ESC)⟩[31mđỏ"),
        ("một\nhai", "một hai"),
    ],
)
def test_what_is_hidden_is_named(text: str, shown: str) -> None:
    assert show_hidden(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 12/QĐ-UBND ngày 24/11/2026 của UBND tỉnh Lâm Đồng",
        "“Đà Lạt” – thành phố ngàn hoa… 1.000.000 đồng, 25 °C, 50 %, § 3",
        "Ảnh 👨‍👩‍👧 và cờ 🇻🇳, dấu ❤️",
        "π ≈ 3,14; Δ = b² − 4ac",
        "Москва и Санкт-Петербург",
    ],
)
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert show_hidden(text) == text


def test_another_space_is_shown_where_it_was_put_in_the_place_of_one() -> None:
    assert show_hidden("a\xa0b") == "a b"
    assert show_hidden("a\xa0b", shows_spaces=True) == "a⟨U+00A0 dấu cách không ngắt⟩b"
    assert show_hidden("a\xa0b", "en", shows_spaces=True) == "a⟨U+00A0 no-break space⟩b"


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = show_hidden(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in shown)
    assert not set(shown) & {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}
