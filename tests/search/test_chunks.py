"""The index of words, cut into parts."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.search import chunks
from portalgen.search.chunks import MOST, SHORT, VERSIONS, split_chunks
from portalgen.search.keys import pagefind_version
from tests.makers.word_index import (
    names_that_pagefind_loads,
    read_list,
    read_part,
    read_ranges,
    read_words,
    write_bundle,
)

CLIENT = Path(__file__).resolve().parents[2] / "themes/default/static/search/files.js"
MANY = {f"{first}{second}{third}": 300 for first in "bcdg" for second in "aeiou" for third in ("", "n", "nh")}
"""Some 30 kB."""
WORDS = st.dictionaries(st.text("abđ", min_size=1, max_size=4), st.integers(1, 40), min_size=1, max_size=40)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_pinned_pagefind_is_one_whose_files_are_known() -> None:
    assert pagefind_version() in VERSIONS
    assert f'const VERSION = "{pagefind_version()}";' in CLIENT.read_text("utf-8")


def test_the_parts_hold_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    whole = read_words(write_bundle(tmp_path / "whole", MANY))
    split_chunks(write_bundle(tmp_path / "split", MANY))
    assert read_words(tmp_path / "split") == whole
    assert len(read_ranges(tmp_path / "split")) > 1
    assert sorted(file.stem for file in (tmp_path / "split/index").iterdir()) == sorted(
        name for _, _, name in read_ranges(tmp_path / "split")
    )


def test_each_part_reaches_from_its_first_to_its_last_word(tmp_path: Path) -> None:
    split_chunks(write_bundle(tmp_path, MANY))
    for first, last, name in read_ranges(tmp_path):
        words = [word for word, *_ in read_part(tmp_path, name)]
        assert (words[0], words[-1]) == (first, last)


def test_a_part_ends_where_other_first_letters_begin(tmp_path: Path) -> None:
    split_chunks(write_bundle(tmp_path, MANY))
    ranges = read_ranges(tmp_path)
    assert all(before[1][:2] != after[0][:2] for before, after in pairwise(ranges))


def test_a_small_index_keeps_its_part_and_its_list_stands_in_the_entry(tmp_path: Path) -> None:
    before = _files(write_bundle(tmp_path, {"ca": 3, "phe": 5}))
    split_chunks(tmp_path)
    after = _files(tmp_path)
    told = json.loads(after.pop("pagefind-entry.json"))
    del before["pagefind-entry.json"]
    assert after == before
    assert b64decode(told["languages"]["vi"]["meta"]) == before["pagefind.vi_0000000000.pf_meta"]
    assert told["include_characters"] == ["‿"]


def test_a_long_list_stands_in_its_own_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "SHORT", 10)
    split_chunks(write_bundle(tmp_path, {"ca": 3}))
    assert "meta" not in json.loads((tmp_path / "pagefind-entry.json").read_bytes())["languages"]["vi"]


def test_the_list_of_a_large_index_has_a_new_name_and_the_old_file_is_gone(tmp_path: Path) -> None:
    split_chunks(write_bundle(tmp_path, MANY))
    [meta] = tmp_path.glob("*.pf_meta")
    name = json.loads((tmp_path / "pagefind-entry.json").read_bytes())["languages"]["vi"]["hash"]
    assert meta.name == f"pagefind.{name}.pf_meta" != "pagefind.vi_0000000000.pf_meta"
    assert meta.stat().st_size <= SHORT


def test_the_same_index_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        split_chunks(write_bundle(tmp_path / name, MANY))
    assert _files(tmp_path / "one") == _files(tmp_path / "other")


@pytest.mark.parametrize("version", ["1.4.0", "1.6.0", ""])
def test_files_of_another_pagefind_stay_as_they_are(tmp_path: Path, version: str) -> None:
    before = _files(write_bundle(tmp_path, MANY, version))
    split_chunks(tmp_path)
    assert _files(tmp_path) == before


def test_a_folder_without_an_index_is_left_alone(tmp_path: Path) -> None:
    split_chunks(tmp_path)
    assert _files(tmp_path) == {}


@settings(max_examples=40)
@given(words=WORDS, query=st.text("abđ", min_size=1, max_size=4))
def test_pagefind_loads_every_part_with_a_word_that_begins_like_the_query(words: Mapping[str, int], query: str) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "AIM", 40)
        patch.setattr(chunks, "MOST", 60)
        split_chunks(write_bundle(Path(folder), words))
        ranges = read_ranges(Path(folder))
        needed = {
            name for _, _, name in ranges if any(word.startswith(query) for word, *_ in read_part(Path(folder), name))
        }
        assert needed <= names_that_pagefind_loads(read_list(Path(folder)), query)
        if query in words:
            first = next(name for start, end, name in read_list(Path(folder)) if start <= query <= end)
            assert query in [word for word, *_ in read_part(Path(folder), first)]


def test_a_word_that_is_larger_than_a_part_is_one_of_its_own(tmp_path: Path) -> None:
    split_chunks(write_bundle(tmp_path, {"a": 1, "cua": MOST * 2, "va": MOST * 2, "xa": 1}))
    assert [(first, last) for first, last, _ in read_ranges(tmp_path)] == [("a", "cua"), ("va", "va"), ("xa", "xa")]
