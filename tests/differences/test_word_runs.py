"""Two texts are compared in words that are never split, and the runs give both texts back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.differences.tokens import tokenize
from portalgen.differences.word_runs import TextRun, compare_texts
from tests.makers.both_texts import text_after, text_before
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time

WORDS = st.sampled_from(
    [
        "Hoà",
        "Hòa",
        "bình",
        "ngày",
        "24/02/2026",
        "123/QĐ-UBND",
        "số",
        ".",
        ",",
        "(",
        "«x»",
        "a\u0323\u0302n",
        "\n",
        "  ",
        "",
    ]
)
TEXTS = st.lists(WORDS, max_size=24).map(" ".join) | st.text(max_size=40)


def marked(before: str, after: str) -> str:
    """The runs with what was removed in `[-…-]` and what was added in `{+…+}`."""
    signs = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(f"{signs[run.kind][0]}{run.text}{signs[run.kind][1]}" for run in compare_texts(before, after))


@given(TEXTS, TEXTS)
def test_the_runs_give_both_texts_back(before: str, after: str) -> None:
    runs = compare_texts(before, after)
    assert text_before(runs) == unicodedata.normalize("NFC", before)
    assert text_after(runs) == unicodedata.normalize("NFC", after)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself_in_another_normal_form(text: str) -> None:
    runs = compare_texts(unicodedata.normalize("NFD", text), text)
    assert {run.kind for run in runs} <= {"same"}


@given(TEXTS, TEXTS)
def test_no_run_begins_with_a_mark_that_belongs_to_the_letter_before(before: str, after: str) -> None:
    for text in (before, after):
        words = tokenize(text).words
        assert not any(unicodedata.combining(word[0]) for word in words[1:] if len(word) > 1)
    assert all(run.text for run in compare_texts(before, after))


def test_a_syllable_is_replaced_as_a_whole() -> None:
    assert marked("Thông báo về việc nghỉ lễ", "Thông báo về việc nghĩ lễ") == "Thông báo về việc [-nghỉ-]{+nghĩ+} lễ"
    assert marked("xã Hoà Bình", "xã Hòa Bình") == "xã [-Hoà-]{+Hòa+} Bình"


def test_numbers_dates_hours_and_document_numbers_stay_whole() -> None:
    text = (
        "Quyết định số 123/QĐ-UBND ngày 24/02/2026, lúc 08:30, 1.234,5 ha, 12%, giai đoạn 2021-2025, NĐ 30/2020/NĐ-CP."
    )
    words = tokenize(text).words
    for whole in ("123/QĐ-UBND", "24/02/2026", "08:30", "1.234,5", "12%", "2021-2025", "30/2020/NĐ-CP"):
        assert whole in words
    assert tokenize("xem https://example.vn/a?b=1. Thư vanthu@example.vn,").words == (
        "xem",
        "https://example.vn/a?b=1",
        ".",
        "Thư",
        "vanthu@example.vn",
        ",",
    )


def test_few_words_that_stayed_between_replacements_are_read_with_them() -> None:
    assert marked("ngày 12 tháng 3 năm 2026 tại", "ngày 15 tháng 4 năm 2025 tại") == (
        "ngày [-12 tháng 3 năm 2026-]{+15 tháng 4 năm 2025+} tại"
    )


def test_what_was_put_in_begins_where_a_sentence_begins() -> None:
    assert marked("Câu một. Câu hai.", "Câu một. Câu mới. Câu hai.") == "Câu một. {+Câu mới. +}Câu hai."
    assert marked("Một. Hai. Ba.", "Một. Ba.") == "Một. [-Hai. -]Ba."


def test_separate_additions_stay_separate() -> None:
    assert marked("a, b", "a x, b y") == "a{+ x+}, b{+ y+}"


def test_a_text_of_which_hardly_anything_stayed_is_replaced_as_a_whole() -> None:
    before = "Ủy ban tổ chức hội nghị trực tuyến về cải cách hành chính, sáng thứ Hai, tại trụ sở."
    after = "Trời nắng đẹp suốt tuần; bà con phơi lúa, đan lưới, chờ gió nam về để cho thuyền ra khơi xa."
    kinds = [run.kind for run in compare_texts(before, after) if run.text.strip(" .,")]
    assert kinds == ["removed", "added"]


def test_nothing_against_something_is_one_run() -> None:
    assert compare_texts("", "một hai") == (TextRun("added", "một hai"),)
    assert compare_texts("một hai", "") == (TextRun("removed", "một hai"),)
    assert compare_texts("", "") == ()


HOSTILE: dict[str, Callable[[int], tuple[str, str]]] = {
    "one word": lambda count: ("a " * 2 * count, "b a " * count),
    "few words": lambda count: (" ".join(str(n % 7) for n in range(count)), " ".join(str(n % 5) for n in range(count))),
    "one letter": lambda count: ("x" * 16 * count, "x" * (16 * count - 1)),
    "signs": lambda count: ("a." * 2 * count, "a-" * 2 * count),
    "addresses": lambda count: ("https://." * 2 * count, "a@" * 2 * count),
}


def compare_both(texts: tuple[str, str]) -> None:
    runs = compare_texts(*texts)
    assert (text_before(runs), text_after(runs)) == texts


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_long_texts_take_bounded_steps(name: str) -> None:
    compare_both(HOSTILE[name](10_000))
    is_in_c = name == "one letter"  # a text of one word, which is compared as a whole
    check_linear_growth(compare_both, HOSTILE[name], 2_000, is_in_c=is_in_c)  # shorter texts are compared more closely


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_long_texts_take_bounded_time(name: str) -> None:
    check_linear_time(compare_both, HOSTILE[name], 15_000)
