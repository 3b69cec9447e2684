"""The closest of many names: the answers of a scan, without one."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.closest import WORD_LIMIT, ClosestIndex, KnownNames
from portalgen.diagnostics.sentences import find_closest
from tests.makers.growth import count_steps

WORDS = ("hoi-nghi", "khai-giang", "thong-bao", "quyet-dinh", "chuyen-doi-so", "cong-bo", "tuyen-sinh", "du-an")
MANY = tuple(
    f"content/xa-{number % 149}/tin-tuc/{WORDS[number % 8]}-{WORDS[number * 7 % 5]}-{number:05}.vi.md"
    for number in range(40_000)
)
INDEX = ClosestIndex(MANY)
LETTERS = st.sampled_from("abcdeghiknostuvxy0123456789-")


def test_ten_searches_among_four_thousand_sources_take_fewer_steps_than_one_scan() -> None:
    names = MANY[::10]
    meant = names[::400]

    def search() -> None:
        index = ClosestIndex(names)
        assert [index.find(each.replace("tin-tuc", "tin-tc")) for each in meant] == list(meant)

    scanned = count_steps(lambda: get_close_matches(meant[0].replace("tin-tuc", "tin-tc"), names[::10], 1))
    assert count_steps(search) < scanned * 10


@given(st.integers(0, len(MANY) - 1), st.integers(0, 60), LETTERS, st.sampled_from(("replace", "insert", "drop")))
@settings(deadline=None)
def test_a_source_with_one_wrong_letter_is_found(number: int, at: int, letter: str, way: str) -> None:
    name = MANY[number]
    at %= len(name) - 12  # the number alone tells two apart
    wrong = name[:at] + ("" if way == "drop" else letter) + name[at if way == "insert" else at + 1 :]
    meant = INDEX.find(wrong)
    assert meant == name or _ratio(meant, wrong) >= _ratio(name, wrong)


@given(st.text("abc-", max_size=12), st.lists(st.text("abc-", max_size=12), max_size=40))
def test_among_few_names_the_answer_is_that_of_a_scan(word: str, names: list[str]) -> None:
    assert ClosestIndex(names).find(word) == ("" if not word else next(iter(get_close_matches(word, names, 1)), ""))


def test_what_is_like_nothing_has_no_closest() -> None:
    assert INDEX.find("zzzzzzzz") == INDEX.find("") == INDEX.find("x" * 100_000) == ""


def test_a_name_can_be_left_out() -> None:
    assert ClosestIndex(("khai-mac", "khai-mat")).find("khai-mac", other_than="khai-mac") == "khai-mat"


def test_the_order_of_the_names_does_not_matter_where_one_is_closest() -> None:
    assert ClosestIndex(reversed(MANY)).find("content/xa-3/tin-tuc/hoi-nghi") == INDEX.find(
        "content/xa-3/tin-tuc/hoi-nghi"
    )


def _ratio(name: str, word: str) -> float:
    return SequenceMatcher(None, name, word).ratio()


def test_the_first_words_of_a_file_that_are_no_names_get_the_closest_one_each_time() -> None:
    names = KnownNames(("khai-mac", "be-mac"))
    words = [f"khai-mac{number}" for number in range(WORD_LIMIT + 1)]
    for _ in range(2):
        assert [names.find_closest(word) for word in words] == ["khai-mac"] * WORD_LIMIT + [""]
    assert "khai-mac" in names and "khai-mac1" not in names


def test_a_sentence_lists_the_first_of_many_names() -> None:
    assert KnownNames("abc").listed == "a, b, c"
    assert KnownNames(map(str, range(60))).listed.endswith("48, 49, …")


@given(st.text("abc-", max_size=12), st.lists(st.text("abc-", min_size=1, max_size=12), max_size=40))
def test_among_few_known_names_the_answer_is_that_of_a_scan(word: str, names: list[str]) -> None:
    assert KnownNames(names).find_closest(word) == find_closest(word, names)
