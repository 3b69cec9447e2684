"""Reports repeat no number of a person, and keep every other letter in its place."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.masking import mask_all_numbers, mask_number, mask_personal_numbers
from portalgen.text.pasted import fold_pasted
from portalgen.text.personal_data import may_hold_numbers

FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")


class TestMasking:
    def test_a_masked_number_shows_its_beginning_and_its_end(self) -> None:
        assert mask_number("001 000 000 089") == "0010…89"
        assert mask_number("000000089") == "000…89"

    @given(st.text(alphabet="0123456789 .-ax@gmil.co", max_size=80))
    def test_a_hidden_line_keeps_its_length_and_all_but_digits_and_names(self, line: str) -> None:
        shown = mask_all_numbers(fold_pasted(line))
        assert len(shown) == len(line)
        assert all(new in (old, "•") for old, new in zip(line, shown, strict=True))

    @given(st.text(alphabet="0123456789", min_size=9, max_size=30))
    def test_no_long_number_is_repeated(self, number: str) -> None:
        assert not may_hold_numbers(mask_all_numbers(fold_pasted(f"số {number} của")))

    def test_a_mailbox_shows_its_first_letter_and_its_provider(self) -> None:
        assert mask_all_numbers(fold_pasted("Gửi mau.thu@gmail.com")) == "Gửi m••••••@gmail.com"


class TestDiscretion:
    @pytest.mark.parametrize(
        ("line", "shown"),
        [
            ("Ông  A, CCCD 001000000089.", "Ông  A, CCCD 001•••••••89."),
            ("CMND 000 000 089", "CMND 000 ••• •89"),
            ("STK: 0000.0000.0089", "STK: 000•.••••.••89"),
            ("gọi 0900 000 089", "gọi 090• ••• •89"),
            ("số 000000089", "số 000••••89"),
            ("Gửi mau@gmail.com", "Gửi m••@gmail.com"),
        ],
    )
    def test_personal_numbers_are_hidden(self, line: str, shown: str) -> None:
        assert mask_personal_numbers(line) == shown

    @pytest.mark.parametrize(
        "line",
        [
            "publish_at: 2026-11-24 08:00",
            "kinh phí 150.000.000.000 đồng",
            "Điện thoại 0263 0000 000",
            "translated_from: 7f001000000000c3a1b2c3d4e5f60718",
            "Số 00/KH-UBND, gop-y@example.vn",
        ],
    )
    def test_what_is_public_stays_readable(self, line: str) -> None:
        assert mask_personal_numbers(line) is line

    def test_spans_that_are_given_are_hidden_once(self) -> None:
        line = mask_personal_numbers("sinh 01/02/1990", ((5, 15),))
        assert line == "sinh 01/0•/••90"
        assert mask_personal_numbers(line, ((5, 15),)) == line

    @given(st.text(alphabet="0123456789 .,-ax@gmil.coậ\u0323\u0302", max_size=80), st.sampled_from(FORMS))
    def test_the_length_and_all_but_digits_and_names_stay(self, line: str, form: Literal["NFC", "NFD"]) -> None:
        raw = unicodedata.normalize(form, line)
        shown = mask_personal_numbers(raw)
        assert len(shown) == len(raw)
        assert all(new in (old, "•") for old, new in zip(raw, shown, strict=True))

    def test_a_decomposed_line_is_hidden_at_the_same_places(self) -> None:
        raw = unicodedata.normalize("NFD", "Số định danh 001 000 000 089")
        assert mask_personal_numbers(raw) == raw.replace("001 000 000 089", "001 ••• ••• •89")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "Vào https://zoom.us/j/81234?pwd=QWERTY123 mật khẩu: 123456.",
            "Vào https://zoom.us/j/81234?pwd=••••••••• mật khẩu: ••••••.",
        ),
        ("viết `<https://zoom.us/j/81234?pwd=QWERTY123>`", "viết `<https://zoom.us/j/81234?pwd=•••••••••>`"),
        ("https://zoom.us/pricing?p=abc12", "https://zoom.us/pricing?p=abc12"),
    ],
)
def test_the_password_of_a_meeting_is_hidden_whole_wherever_a_report_repeats_it(line: str, shown: str) -> None:
    assert mask_personal_numbers(line) == shown
