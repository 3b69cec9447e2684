"""The files of a title index, as the script in the browser reads them."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.search.titles.documents import TitleDocument, TitleFlag, TitlePlace
from portalgen.search.titles.files import BEST_OF_PLACE, BEST_OF_WORD, ENTRY_FILE, build_title_index, is_title_file
from portalgen.search.titles.folding import list_name_words

OWN = TitlePlace("Cổng tỉnh", ("Cổng tỉnh", "portal"), "/")
HEALTH = TitlePlace("Sở Y tế", ("Sở Y tế", "Department of Health", "syt"), "https://syt.example.vn/")
NEWS = TitleDocument("/tin-tuc/hoi-nghi/", "Hội nghị tổng kết", "Tin tức", HEALTH, day="2026-11-24")
MANY = tuple(
    TitleDocument(f"/tin/{number}/", f"Tin số {number}", "Tin tức", OWN if number % 3 else HEALTH, day="2026-01-01")
    for number in range(700)
)

TEXT = st.text(max_size=30)
DOCUMENTS = st.lists(
    st.builds(
        TitleDocument,
        address=st.sampled_from(("/a/", "/b/", "https://c.example.vn/")),
        title=TEXT,
        kind=st.sampled_from(("Tin tức", "Văn bản")),
        place=st.sampled_from((OWN, HEALTH)),
        state=st.sampled_from(("", "Hết hiệu lực")),
        day=st.sampled_from(("", "2026-11-24", "2025-01-02")),
        number=st.sampled_from(("", "2111/QĐ-UBND")),
        names=st.lists(TEXT, max_size=2).map(tuple),
        flags=st.sampled_from((TitleFlag.NONE, TitleFlag.HOME, TitleFlag.LIST, TitleFlag.LAPSED | TitleFlag.SAMPLE)),
        summary=st.text(max_size=150),
    ),
    max_size=12,
)


class _Reader:
    """Reads an index as the script does."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.head: dict[str, Any] = json.loads(files[ENTRY_FILE])
        self.counts = {word: int(count) for word, count in (each.split(":") for each in self.head["words"].split())}
        self._parts = {name: json.loads(files[name])["entries"] for _, name in self.head["shards"]}

    def entries_of(self, word: str) -> list[list[Any]]:
        """The entries of the part that holds a word."""
        name = next((name for first, name in reversed(self.head["shards"]) if first <= word), None)
        rows: list[list[Any]] = self._parts[name] if name else self.head["entries"]
        return rows


@pytest.fixture(scope="module")
def large() -> dict[str, bytes]:
    """An index of many entries."""
    return build_title_index((*MANY, NEWS))


def test_an_entry_says_all_that_a_result_shows() -> None:
    document = replace(
        NEWS,
        number="12/TB",
        state="Nội dung mẫu",
        names=("tổng kết năm",),
        flags=TitleFlag.SAMPLE,
        language="en",
        summary="Tóm tắt.",
    )
    head = _Reader(build_title_index((document,))).head
    assert head["entries"] == [
        [
            "/tin-tuc/hoi-nghi/",
            "Hội nghị tổng kết",
            0,
            0,
            "2026-11-24",
            0,
            "12/TB",
            ["tổng kết năm"],
            8,
            "en",
            "Tóm tắt.",
        ]
    ]
    assert (head["v"], head["count"], head["kinds"], head["states"]) == (1, 1, ["Tin tức"], ["Nội dung mẫu"])
    assert head["places"] == [
        {"name": "Sở Y tế", "words": "so y te department of health syt", "lead": "https://syt.example.vn/"}
    ]
    assert head["words"].startswith("12:1 department:1 health:1 hoi:1 ket:1")


@given(DOCUMENTS)
def test_any_titles_make_files_that_can_be_read_and_hold_every_entry(documents: list[TitleDocument]) -> None:
    head = _Reader(build_title_index(documents)).head
    assert head["count"] == len(head["entries"]) == len(documents)
    assert all(len(entry[10]) <= 101 for entry in head["entries"])


@given(DOCUMENTS)
def test_the_order_of_documents_makes_no_difference(documents: list[TitleDocument]) -> None:
    distinct = list(dict.fromkeys(documents))
    assert build_title_index(distinct) == build_title_index(distinct[::-1])


def test_a_large_index_is_cut_into_parts_that_are_small(large: dict[str, bytes]) -> None:
    head = _Reader(large).head
    assert head["entries"] == []
    assert {name for _, name in head["shards"]} == large.keys() - {ENTRY_FILE}
    assert max(len(gzip.compress(data)) for data in large.values()) <= 10_000
    assert all(is_title_file(f"www.example.vn/titles/{name}") for name in large)


def test_every_entry_is_found_by_each_of_its_words_unless_there_are_better_ones(large: dict[str, bytes]) -> None:
    reader = _Reader(large)
    addresses = {word: {entry[0] for entry in reader.entries_of(word)} for word in reader.counts}
    for document in (*MANY, NEWS):
        for word in list_name_words((document.title, *document.place.names)):
            is_capped = reader.counts[word] > min(BEST_OF_WORD, BEST_OF_PLACE)
            assert is_capped or document.address in addresses[word], (document, word)


def test_of_a_common_word_homes_and_lists_come_first_and_then_what_is_newest() -> None:
    home = TitleDocument("/", "Tin", "Trang", HEALTH, flags=TitleFlag.HOME)
    section = TitleDocument("/tin-tuc/", "Tin tức", "Chuyên mục", HEALTH, flags=TitleFlag.LIST)
    newest = replace(NEWS, title="Tin mới", address="/moi/")
    found = _Reader(build_title_index((*MANY, newest, section, home))).entries_of("tin")
    assert [entry[0] for entry in found[:3]] == ["/", "/tin-tuc/", "/moi/"]


def test_an_item_of_an_agency_is_found_by_the_name_of_the_agency_among_many_of_the_same_title() -> None:
    places = [
        TitlePlace(f"Xã {name}", (f"Xã {name}",), f"https://{name}.example.vn/") for name in map(_letters, range(200))
    ]
    documents = [TitleDocument("/lanh-dao/", "Lãnh đạo", "Chuyên mục", place, flags=TitleFlag.LIST) for place in places]
    reader = _Reader(build_title_index(documents))
    for number, place in enumerate(places):
        leads = {reader.head["places"][row[5]]["lead"] for row in reader.entries_of(_letters(number))}
        assert place.lead in leads


def test_one_entry_more_leaves_most_parts_as_they_are(large: dict[str, bytes]) -> None:
    more = build_title_index((*MANY, NEWS, replace(NEWS, title="Khánh thành cầu", address="/cau/")))
    changed = more.keys() ^ large.keys()
    assert 0 < len(changed) < len(large.keys() | more.keys())


@pytest.mark.parametrize(
    ("summary", "expected"),
    [("  một\n hai ", "một hai"), ("từ " * 60, "từ " * 32 + "từ…"), ("a" * 120, "a" * 99 + "…")],
)
def test_a_summary_is_one_short_line_that_ends_with_a_word(summary: str, expected: str) -> None:
    assert _Reader(build_title_index((replace(NEWS, summary=summary),))).head["entries"][0][10] == expected


@pytest.mark.parametrize(
    "path", ["www.example.vn/titles/index.html", "www.example.vn/titles/bang.json", "www.example.vn/a/titles.json"]
)
def test_other_files_below_the_same_address_are_not_taken_for_it(path: str) -> None:
    assert not is_title_file(path)


def _letters(number: int) -> str:
    """A syllable of its own for a number."""
    return "".join(chr(ord("b") + int(digit)) for digit in f"{number:03d}")


def test_an_entry_of_many_names_has_in_each_part_those_with_the_words_of_the_part() -> None:
    names = tuple(f"Thôn {chr(97 + number % 26)}{number} cũ" for number in range(1000))
    home = TitleDocument("/", "Xã Nghị Đức", "Trang", OWN, names=names, flags=TitleFlag.HOME)
    files = build_title_index((home, *MANY))
    index = _Reader(files)
    assert max(len(data) for name, data in files.items() if name != ENTRY_FILE) < 40_000
    for number in (500, 777, 999):
        word = f"{chr(97 + number % 26)}{number}"
        assert names[number] in next(row for row in index.entries_of(word) if row[0] == "/")[7]
