"""Vietnamese text: normal form, folding, slugs and the order of the alphabet."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.bilingual import Bilingual
from portalgen.text.normalization import fold, nfc, spelling_key
from portalgen.text.slugs import is_slug, slug_of
from portalgen.text.sorting import initial_of, place_name_of, sort_key

TEXT = st.text(max_size=40)
VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐ -,",
    max_size=40,
)


@given(TEXT)
def test_normal_form_c_is_reached_once_and_for_all(text: str) -> None:
    made = nfc(text)
    assert unicodedata.is_normalized("NFC", made)
    assert nfc(made) is made


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoà  Bình ", "hòa bình", True),
        ("Uỷ ban", "ỦY BAN", True),
        ("thuý", "thúy", True),
        ("Đà Lạt", unicodedata.normalize("NFD", "đà lạt"), True),
        ("Sở Nội vụ", "Sở Ngoại vụ", False),
        ("hoà", "hoa", False),
        ("hoà", "hoá", False),
        ("đa", "da", False),
        ("tư", "tu", False),
        ("hà nội", "hànội", False),
    ],
)
def test_spellings_are_compared_as_people_read_them(one: str, other: str, same: bool) -> None:
    assert (spelling_key(one) == spelling_key(other)) is same


@given(TEXT)
def test_what_is_compared_of_a_spelling_is_a_spelling_of_it(text: str) -> None:
    key = spelling_key(text)
    assert spelling_key(key) == key == spelling_key(unicodedata.normalize("NFD", text)) == spelling_key(nfc(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Lạt", "Da Lat"),
        ("Ủy ban", "Uy ban"),
        ("Uỷ ban", "Uy ban"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("đường Đưng K'Nớ", "duong Dung K'No"),
    ],
)
def test_folding_drops_marks_and_keeps_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(VIETNAMESE)
def test_folding_does_not_depend_on_composition_and_leaves_only_ascii(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Đà Lạt", "da-lat"),
        ("Điều 1. Phạm vi điều chỉnh", "dieu-1-pham-vi-dieu-chinh"),
        ("2111/QĐ-UBND", "2111-qd-ubnd"),
        ("  -- ", ""),
        ("???", ""),
    ],
)
def test_a_slug_is_the_text_without_marks_joined_by_hyphens(text: str, made: str) -> None:
    assert slug_of(text) == made


@given(TEXT)
def test_a_slug_can_stand_in_an_address_or_is_empty(text: str) -> None:
    made = slug_of(text)
    assert made == "" or is_slug(made)
    assert slug_of(made) == made


@given(VIETNAMESE)
def test_a_slug_does_not_depend_on_composition(text: str) -> None:
    assert slug_of(unicodedata.normalize("NFD", text)) == slug_of(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("text", ["", "A", "a--b", "-a", "a-", "a b", "đa", "a/b", "a\n"])
def test_what_cannot_stand_in_an_address_is_no_slug(text: str) -> None:
    assert not is_slug(text)


IN_ORDER = (
    *("Ái Tử", "An Hảo", "Ăn", "Ân", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bảo Lâm 1", "Bảo Lâm 2", "Bảo Lâm 10"),
    *(
        "Cư Jút",
        "Di Linh",
        "Đà Lạt",
        "Đạ Huoai",
        "Đắk Mil",
        "Đơn Dương",
        "Đức Trọng",
        "La Gi",
        "Lạc Dương",
        "Phú Quý",
        "Ý",
    ),
)


def test_names_stand_in_the_order_of_a_vietnamese_dictionary() -> None:
    shuffled = list(IN_ORDER)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == list(IN_ORDER)


@given(st.lists(TEXT, max_size=8))
def test_any_names_can_be_sorted_and_the_order_does_not_depend_on_where_they_stood(names: list[str]) -> None:
    mirrored = names[::-1]
    assert list(map(sort_key, sorted(names, key=sort_key))) == list(map(sort_key, sorted(mirrored, key=sort_key)))


@given(VIETNAMESE)
def test_composition_does_not_matter_to_the_order(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


def test_any_language_but_vietnamese_reads_the_english() -> None:
    label = Bilingual("Tin", "News")
    assert [label.text(code) for code in ("vi", "en", "fr")] == ["Tin", "News", "News"]


@pytest.mark.parametrize(
    ("title", "name", "letter"),
    [
        ("Xã Lạc Dương", "Lạc Dương", "L"),
        ("Phường 1 Bảo Lộc", "Bảo Lộc 1", "B"),
        ("Phường B'Lao", "B'Lao", "B"),
        ("Đặc khu Phú Quý", "Phú Quý", "P"),
        ("Xã Đạ Huoai 2", "Đạ Huoai 2", "Đ"),
        ("Xã Ấm Mẫu", "Ấm Mẫu", "Â"),
        ("Xã", "Xã", "X"),
        ("Thanh tra tỉnh", "Thanh tra tỉnh", "T"),
        ("Lac Duong Commune", "Lac Duong Commune", "L"),
    ],
)
def test_a_place_is_looked_up_by_its_name_without_the_kind_of_unit(title: str, name: str, letter: str) -> None:
    assert (place_name_of(title), initial_of(place_name_of(title))) == (name, letter)
