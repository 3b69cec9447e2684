"""How words are cut into ranges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portalgen.search.titles.shards import Shard, cut_into_shards, sort_words

WORDS = st.dictionaries(
    st.text("abcđ1😀", min_size=1, max_size=5), st.lists(st.integers(0, 9), min_size=1), max_size=40
)


def _shard_of(shards: tuple[Shard, ...], word: str) -> Shard:
    """The shard that a reader of the ranges opens for a word."""
    return next(each for each in reversed(shards) if sort_words((word, each.first))[0] == each.first)


@given(WORDS, st.integers(1, 40))
def test_every_entry_is_in_the_shard_of_each_of_its_words(words: dict[str, list[int]], limit: int) -> None:
    shards = cut_into_shards(words, [3] * 10, limit)
    firsts = [each.first for each in shards]
    assert firsts == sort_words(firsts)
    for word, entries in words.items():
        assert _shard_of(shards, word).entries >= set(entries)


@given(WORDS, st.integers(1, 40))
def test_only_a_word_that_is_too_large_alone_makes_a_shard_too_large(words: dict[str, list[int]], limit: int) -> None:
    for shard in cut_into_shards(words, [3] * 10, limit):
        assert 3 * len(shard.entries) <= limit or shard.entries == set(words[shard.first])


def test_a_new_entry_leaves_the_ranges_of_other_words_as_they_are() -> None:
    words = {f"{first}{second}{third}": [number] for number, (first, second, third) in enumerate(
        (first, second, third) for first in "abc" for second in "aeo" for third in "mnp"
    )}  # fmt: skip
    sizes = [10] * (len(words) + 1)
    before = cut_into_shards(words, sizes, 60)
    after = cut_into_shards({**words, "aab": [len(words)]}, sizes, 60)
    assert [each for each in before if each.first >= "b"] == [each for each in after if each.first >= "b"]
