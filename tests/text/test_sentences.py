"""Sentences, and what of them changed between two versions of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.sentences import SentenceChange, find_sentence_changes, split_sentences

SENTENCES = st.lists(st.sampled_from(["Một.", "Hai.", "Ba ngày.", "Bốn!", "Năm?"]), max_size=8)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Họp lúc 7.30. Mời đến dự.", ("Họp lúc 7.30.", "Mời đến dự.")),
        ("Nghị định 47/2020/NĐ-CP. “Điều 3.” Hết.", ("Nghị định 47/2020/NĐ-CP.", "“Điều 3.", "Hết.")),
        ("Không  có\ndấu chấm", ("Không có dấu chấm",)),
        ("", ()),
    ],
)
def test_a_text_is_split_where_its_sentences_end(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text) == sentences


def test_a_changed_sentence_is_shown_before_and_after() -> None:
    before, after = ("Một.", "Ngày 01/12.", "Hai."), ("Một.", "Ngày 05/12.", "Hai.")
    assert find_sentence_changes(before, after) == (SentenceChange("Ngày 01/12.", "Ngày 05/12."),)


def test_what_was_added_or_taken_away_has_nothing_on_the_other_side() -> None:
    assert find_sentence_changes(("Một.",), ("Một.", "Hai.")) == (SentenceChange("", "Hai."),)
    assert find_sentence_changes(("Một.", "Hai."), ("Hai.",)) == (SentenceChange("Một.", ""),)


@pytest.mark.parametrize(
    ("before", "after"),
    [("“Chợ hoa”", '"Chợ hoa"'), ("Hòa\u00a0Bình", "Hòa Bình"), ("Đà Lạt", "Đa\u0300 La\u0323t"), ("5–10", "5-10")],
)
def test_what_differs_for_the_eye_alone_is_no_change(before: str, after: str) -> None:
    assert find_sentence_changes((before,), (after,)) == ()


@given(SENTENCES)
def test_sentences_in_another_order_are_no_change(sentences: list[str]) -> None:
    shuffled = sorted(sentences)
    assert find_sentence_changes(sentences, shuffled) == ()


@given(SENTENCES, SENTENCES)
def test_every_sentence_that_only_one_text_has_is_named_once(before: list[str], after: list[str]) -> None:
    changes = find_sentence_changes(before, after)
    gone = [each.before for each in changes if each.before]
    new = [each.after for each in changes if each.after]
    assert sorted([*before, *new]) == sorted([*after, *gone])


def test_long_texts_are_compared_in_little_time() -> None:
    before = [f"Câu {number}." for number in range(60_000)]
    after = [f"Câu {number} mới." for number in range(60_000)]
    assert len(find_sentence_changes(before, after)) == 60_000
