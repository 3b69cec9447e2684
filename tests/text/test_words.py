"""Words as they are compared at a quick look."""

from __future__ import annotations

import pytest

from portalgen.text.words import split_into_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Chợ hoa”, Đà Lạt!", ["chợ", "hoa", "đà", "lạt"]),
        ("Đa\u0300 La\u0323t", ["đà", "lạt"]),
        ("| Tên | Số |\n| --- | --- |", ["tên", "số"]),
        ("47/2020/NĐ-CP", ["47/2020/nđ-cp"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_and_marks_beside_them(text: str, words: list[str]) -> None:
    assert split_into_words(text) == words
