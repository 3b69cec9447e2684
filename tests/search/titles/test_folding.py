"""Words of the title index, by the table that the script in the browser is tested with too."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portalgen.search.titles.folding import find_name_words, list_name_words

TABLE = yaml.safe_load(Path(__file__).with_name("folding.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row["text"]))
def test_a_text_has_the_words_of_the_table(row: dict[str, object]) -> None:
    text = row["text"]
    assert isinstance(text, str)
    assert list(find_name_words(text)) == row["words"]


@given(st.text())
def test_words_consist_of_letters_and_digits_and_fold_to_themselves(text: str) -> None:
    words = find_name_words(text)
    assert all(word.isalnum() for word in words)
    assert [each for word in words for each in find_name_words(word)] == list(words)


def test_several_names_give_each_word_once_in_their_order() -> None:
    assert list_name_words(("Sở Y tế", "Y tế Lâm Đồng")) == ("so", "y", "te", "lam", "dong")
