"""Folding shows a text as it is read, and every place leads back to the raw text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.pasted import fold_pasted, visible_text
from portalgen.text.personal_data import find_citizen_numbers, find_private_telephones
from portalgen.text.secrecy import find_secrecy_marks, speaks_of_secrecy

INVISIBLE = ("\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", "\u034f")
TEXTS = st.text(alphabet="TỐIMẬ ậ0912.-*_\\&;#<b>\u200b\u00ad\u00a0\u0323\u0302Ｔ９–", max_size=60)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("TỐI\u00a0MẬT", "TỐI MẬT"),
        ("M\u200bẬ\u00adT", "MẬT"),
        ("**T**Ố*I* __MẬT__", "TỐI MẬT"),
        ("09\\.12", "09.12"),
        ("ＴＯＩ ０９", "TOI 09"),
        ("&nbsp;&#7852;&amp;", " Ậ&"),
        ("a<br>b<b>c</b>", "a bc"),
        ("09\u201112–34", "09-12-34"),
        ("2 * 3, a_b_c, 0912***678, ____", "2 * 3, a_b_c, 0912***678, ____"),
        ("A\u200b\u0323\u0302", "Ậ"),
        ("MẬТ", "MẬT"),
    ],
)
def test_a_text_is_folded_to_what_is_read(raw: str, text: str) -> None:
    assert fold_pasted(raw).text == text


@given(st.text(alphabet=[chr(code) for code in range(32, 127) if chr(code) not in "*_\\&<~"], max_size=60))
def test_clean_ascii_stays_as_it_is(raw: str) -> None:
    folded = fold_pasted(raw)
    assert folded.text == raw
    assert folded.raw_span_of((0, len(raw))) == (0, len(raw))


@given(TEXTS)
def test_every_character_stands_at_a_place_of_the_raw_text_in_order(raw: str) -> None:
    folded = fold_pasted(raw)
    spans = [folded.raw_span_of((at, at + 1)) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)
    assert all(
        raw[start:end] == letter or len(letter) == 1 for (start, end), letter in zip(spans, folded.text, strict=True)
    )


@given(st.text(alphabet="TỐIMẬ ậ0912.-", max_size=40), st.sampled_from(["NFC", "NFD"]))
def test_a_span_of_the_normal_form_is_found_again_in_the_raw_text(text: str, form: str) -> None:
    raw = unicodedata.normalize("NFD", text) if form == "NFD" else text
    folded = fold_pasted(raw)
    for at, letter in enumerate(folded.text):
        assert unicodedata.normalize("NFC", raw[slice(*folded.raw_span_of((at, at + 1)))]) == letter


@given(st.sampled_from(["TỐI MẬT", "TUYỆT MẬT", "Độ mật: Tối mật"]), st.sampled_from(INVISIBLE), st.integers(0, 20))
def test_an_invisible_character_anywhere_in_a_mark_hides_nothing(mark: str, sign: str, at: int) -> None:
    raw = mark[: at % (len(mark) + 1)] + sign + mark[at % (len(mark) + 1) :]
    assert speaks_of_secrecy(visible_text(raw))
    ((start, end),) = find_secrecy_marks(fold_pasted(raw).text)
    start, end = fold_pasted(raw).raw_span_of((start, end))
    assert raw[start] in "TM"
    assert raw[end - 1] in "Tt"


@given(
    st.sampled_from(["068090012345", "CCCD 068 090 012 345", "CMND 250123456"]),
    st.sampled_from((*INVISIBLE, "\u00a0")),
    st.integers(0, 20),
)
def test_an_odd_character_anywhere_in_the_digits_of_a_citizen_hides_nothing(written: str, sign: str, at: int) -> None:
    first = next(index for index, letter in enumerate(written) if letter.isdigit())
    at = first + at % (len(written) - first)
    prefix = "CCCD " if sign == "\u00a0" and first == 0 else ""
    raw = prefix + written[:at] + sign + written[at:]
    folded = fold_pasted(raw)
    ((start, end),) = find_citizen_numbers(folded.text)
    start, end = folded.raw_span_of((start, end))
    assert raw[start].isdigit()
    assert end == len(raw)


@given(st.sampled_from(INVISIBLE), st.integers(0, 12))
def test_an_invisible_character_anywhere_in_a_telephone_hides_nothing(sign: str, at: int) -> None:
    number = "0912 345 678"
    raw = f"gọi {number[:at]}{sign}{number[at:]} nhé"
    folded = fold_pasted(raw)
    ((start, end),) = find_private_telephones(folded.text)
    start, end = folded.raw_span_of((start, end))
    assert (raw[start], raw[end - 1]) == ("0", "8")


def test_visible_text_is_the_same_object_where_nothing_is_odd() -> None:
    text = "Độ mật\nhai dòng"
    assert visible_text(text) is text
    assert visible_text("Độ\u00a0m\u200bật") == "Độ mật"
