"""Prose is searched where it stands: not in code and addresses, and at its raw place."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.lint.prose import (
    find_in_block,
    find_in_value,
    find_prose_blocks,
    find_prose_values,
    hide_code_and_addresses,
    is_original,
)
from tests.makers.lint.texts import page_text
from tests.makers.portal import page, translation

PATH = "content/so/gioi-thieu/moi.vi.md"
WORD = re.compile("tìm|ti\u0300m")


def find_word_positions(tmp_path: Path, body: str) -> list[tuple[int, int, int]]:
    text = page_text(tmp_path, PATH, page("so-moi", body, title="Mới"))
    places = [place for part, until in find_prose_blocks(text) for place in find_in_block(text, part, until, WORD)]
    return [(each.line, each.column, each.length) for each in places]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("tìm\nvà tìm\n", [(7, 1, 3), (8, 4, 3)]),
        ("- tìm\n- và\n  tìm\n", [(7, 3, 3), (9, 3, 3)]),
        ("> tìm\n> tìm\n", [(7, 3, 3), (8, 3, 3)]),
        ("| tìm | tìm |\n|---|---|\n| a | tìm |\n", [(7, 3, 3), (7, 9, 3), (9, 7, 3)]),
        ("## tìm {#tìm}\n", [(7, 4, 3)]),
        ("`tìm` tìm ``tìm ` tìm`` `tìm\n", [(7, 7, 3), (7, 26, 3)]),
        ("[a](tìm.md) <https://example.vn/tìm> tìm\n", [(7, 38, 3)]),
        ("đầu\n```\ntìm\n```\n", []),
        ("đầu\n\n    tìm\n", []),
        (unicodedata.normalize("NFD", "đã tìm\n"), [(7, 5, 4)]),
    ],
)
def test_words_are_found_at_their_raw_place(tmp_path: Path, body: str, expected: list[tuple[int, int, int]]) -> None:
    assert find_word_positions(tmp_path, body) == expected


def test_words_of_the_front_matter_are_found_at_their_raw_place(tmp_path: Path) -> None:
    keys = {"title": "'tìm'", "summary": ">-\n  đầu\n  tìm", "images": '\n  - {file: a.png, alt: "tìm", caption: tìm}'}
    text = page_text(tmp_path, PATH, page("so-moi", agency="tìm", **keys))
    places = [place for _, location in find_prose_values(text) for place in find_in_value(text, location, WORD)]
    assert [(each.line, each.column) for each in places] == [(5, 9), (8, 3), (10, 25), (10, 40)]


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\t", "\r\n  "])
def test_lines_that_only_yaml_counts_do_no_harm(tmp_path: Path, separator: str) -> None:
    content = page("so-moi", "", title=f'"a{separator * 9}tìm"', summary=f'"a{separator * 9}tìm"')
    text = page_text(tmp_path, PATH, content)
    for _, location in find_prose_values(text):
        for place in find_in_value(text, location, WORD):
            assert place.excerpt[place.column - 1 :].startswith("tìm")


@given(st.text(alphabet="`ab](<>{}# ", max_size=60))
def test_hiding_keeps_every_place(line: str) -> None:
    hidden = hide_code_and_addresses(line)
    assert len(hidden) == len(line)
    assert all(after in ("\0", before) for before, after in zip(line, hidden, strict=True))


def test_a_line_of_backticks_is_read_at_once() -> None:
    assert len(hide_code_and_addresses("`" * 200_000 + " a `b` ")) == 200_007


def test_a_translation_is_no_original(tmp_path: Path) -> None:
    assert is_original(page_text(tmp_path, PATH, page("so-moi", title="Mới")))
    path = "content/so/tin-tuc/hop-bao.en.md"
    content = translation("so-hop-bao", ("Họp báo", "", "Nội dung.\n"), kind="news", title="Press")
    assert not is_original(page_text(tmp_path / "b", path, content))
