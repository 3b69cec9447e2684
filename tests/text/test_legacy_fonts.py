"""Text of TCVN3 and VNI fonts is told, and correct text in any language never is."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.legacy_fonts import TCVN3, VNI, detect_legacy_font
from portalgen.text.syllables import is_syllable

ROOT: Final = Path(__file__).resolve().parents[2]
VIETNAMESE: Final = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc.",
    "Ủy ban nhân dân tỉnh thông báo lịch tiếp công dân tháng mười hai tại trụ sở.",
    "Người dân nộp hồ sơ trực tuyến, nhận kết quả tại bộ phận một cửa của xã.",
    "Sở Giáo dục và Đào tạo hướng dẫn các trường tổ chức khai giảng năm học mới.",
    "Đề nghị các hộ kinh doanh giữ gìn vệ sinh môi trường và an toàn thực phẩm.",
    "Quyết định này có hiệu lực kể từ ngày ký và thay thế các quy định trước đây.",
    "Phường tổ chức ngày hội đọc sách cho thiếu nhi, mời phụ huynh cùng tham dự.",
)
OTHERS: Final = (
    "Hoà bình, toà án, khoá học, hoá đơn, xoá đói, thuỷ lợi, quý khách.",
    "Où est né le maïs ? Le naïf aérien haï par Noël ; l'aéroport où l'été a commencé.",
    "À l'occasion de la fête nationale, le préfet reçoit les élus « où qu'ils soient » dès le début de l'année.",
    "Die Straße über die Brücke heißt Große Allee; böse Hörner tönen schön, die Höhe fällt größer aus als gewöhnlich.",
    "Fußgänger müssen auf dem Gehweg bleiben, daß muß man wissen: Spaß, Nuß, Kuß, Maß.",
    "El niño español comió la piñata mañana; sé que él está aquí, ¿qué más? 1ª edición, Mª José.",
    "A coordenação não põe questões: o pão, a mão, a ação e a união são de São Paulo.",
    "Windows® and Office®, © 2026 Company™, 15 µm, 3½ inches, 20 m², l·l, a×b, §5, “naïve café”.",
    "Données¹ sur le sol², note³ do¹ to¹ the¹ data¹.",
    "Cena wynosi 10 zł, proszę przyjść później; Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Smörgåsbord på en ö; rødgrød med fløde, blåbærsyltetøy.",
)


def in_tcvn3(text: str) -> str:
    """`text` as it reads when it was typed in a TCVN3 font: the bytes as Latin-1."""
    codes = {letter: shown for shown, letter in TCVN3.items()}
    return "".join(codes.get(letter, letter) for letter in text)


def in_vni(text: str) -> str:
    """`text` as it reads when it was typed in a VNI font."""
    codes = {letter: shown for shown, letter in VNI.items()}
    return "".join(
        codes.get(letter.lower(), letter.lower()).upper() if letter.isupper() else codes.get(letter, letter)
        for letter in text
    )


@given(st.lists(st.sampled_from(VIETNAMESE), min_size=1, max_size=4).map(" ".join))
def test_sentences_that_went_through_an_old_font_are_reported(text: str) -> None:
    assert detect_legacy_font(in_tcvn3(text)) == "tcvn3"
    assert detect_legacy_font(in_vni(text)) == "vni"


def test_text_in_capitals_is_reported() -> None:
    assert detect_legacy_font("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM") == "vni"
    assert detect_legacy_font("C«NG HßA X· HéI CHñ NGHÜA VIÖT NAM, TH¤NG B¸O") == "tcvn3"


def test_the_tables_read_back_what_they_write() -> None:
    read = str.maketrans(dict(TCVN3))
    for sentence in VIETNAMESE:
        assert in_tcvn3(sentence.lower()).translate(read) == sentence.lower()


@given(st.lists(st.sampled_from((*VIETNAMESE, *OTHERS)), min_size=1, max_size=6).map(" ".join))
def test_correct_text_is_never_reported(text: str) -> None:
    assert detect_legacy_font(text) == ""
    assert detect_legacy_font(text.upper()) == ""
    assert detect_legacy_font(unicodedata.normalize("NFD", text)) == ""


WORDS: Final = tuple(word for sentence in (*VIETNAMESE, *OTHERS) for word in sentence.split())


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_correct_words_in_any_order_are_never_reported(text: str) -> None:
    assert detect_legacy_font(text) == ""


def test_no_content_of_this_repository_is_reported() -> None:
    for file in sorted((ROOT / "content").rglob("*.md")):
        text = file.read_text("utf-8")
        for part in (text, *text.splitlines()):
            assert detect_legacy_font(part) == "", part[:80]


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert detect_legacy_font(text) in ("tcvn3", "vni", "")


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "hoà", "hòa", "giữ", "gì", "khuỷu", "yêu", "uống", "xoong", "thuở", "mía"]
)
def test_syllables_are_known_by_their_shape(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["où", "straòe", "cát.", "", "tàc", "mùà", "schön", "năo", "fò", "dàơ"])
def test_what_has_another_shape_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)
