"""How words are cut into ranges, each of which is one file, so that a query reads a file for each of its words.

The cuts follow the beginnings of the words and not their count, as a dictionary is cut: an entry more makes other files
of the ranges that hold its words, and leaves all others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from portalgen.frozen import frozen

Entries = frozenset[int]
"""The numbers of entries."""


@frozen
class Shard:
    """A range of words, from `first` up to the next range's first one, and all that is found by any of them."""

    first: str
    entries: Entries


def cut_into_shards(
    entries_of_word: Mapping[str, Sequence[int]], sizes: Sequence[int], limit: int
) -> tuple[Shard, ...]:
    """Return the shards in the order of their words; a shard is larger than `limit` only where one word alone is.

    `sizes` gives the size of each entry by its number.
    """
    words = sort_words(entries_of_word)
    return tuple(_cut([Shard(word, frozenset(entries_of_word[word])) for word in words], 0, sizes, limit))


def sort_words(words: Iterable[str]) -> list[str]:
    """Words in the order in which JavaScript compares them: by code units, the same as by code points for any letter in use."""
    return sorted(words, key=code_units_of)


def code_units_of(word: str) -> bytes:
    """What JavaScript compares words by."""
    return word.encode("utf-16-be", "surrogatepass")


def _cut(words: Sequence[Shard], depth: int, sizes: Sequence[int], limit: int) -> list[Shard]:
    """The shards of words that have their first `depth` letters in common."""
    if not words:
        return []
    together = _join(words, sizes, limit)
    if together is not None:
        return [together]
    if len(words) == 1:
        return list(words)
    parts: list[Shard] = []
    for _, group in groupby(words, lambda each: each.first[: depth + 1]):
        parts += _cut(tuple(group), depth + 1, sizes, limit)
    return _join_small(parts, sizes, limit)


def _join_small(parts: Sequence[Shard], sizes: Sequence[int], limit: int) -> list[Shard]:
    """Neighbours in one, where there is room."""
    joined: list[Shard] = []
    for part in parts:
        together = _join((joined[-1], part), sizes, limit) if joined else None
        if together is not None:
            joined[-1] = together
        else:
            joined.append(part)
    return joined


def _join(words: Sequence[Shard], sizes: Sequence[int], limit: int) -> Shard | None:
    """All in one; None where they are larger than `limit` together."""
    entries: set[int] = set()
    size = 0
    for each in words:
        fresh = each.entries - entries
        size += sum(sizes[number] for number in fresh)
        if size > limit:
            return None
        entries |= fresh
    return Shard(words[0].first, frozenset(entries))
