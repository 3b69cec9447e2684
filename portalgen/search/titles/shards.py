"""Divides words into ranges, each stored in a file, so that a query reads a file per word.

Ranges are cut by the beginnings of words, as in a dictionary, not by their number. An additional entry changes only the
files of the ranges with its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from portalgen.frozen import frozen

Entries = frozenset[int]
"""The numbers of entries."""


@frozen
class Shard:
    """A range of words, from `first` up to the next range, and the entries found by them."""

    first: str
    entries: Entries


def cut_into_shards(
    entries_of_word: Mapping[str, Sequence[int]], sizes: Sequence[int], limit: int
) -> tuple[Shard, ...]:
    """Return the shards in the order of their words.

    A shard is larger than `limit` only if a single word is. `sizes` contains the size of each entry by its number.
    """
    words = sort_words(entries_of_word)
    return tuple(_cut([Shard(word, frozenset(entries_of_word[word])) for word in words], 0, sizes, limit))


def sort_words(words: Iterable[str]) -> list[str]:
    """Return words in JavaScript's order.

    JavaScript compares code units, which gives the order of code points for all letters in use.
    """
    return sorted(words, key=code_units_of)


def code_units_of(word: str) -> bytes:
    """Return the value by which JavaScript compares a word."""
    return word.encode("utf-16-be", "surrogatepass")


def _cut(words: Sequence[Shard], depth: int, sizes: Sequence[int], limit: int) -> list[Shard]:
    """Return the shards of words with the same first `depth` letters."""
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
    """Join neighbouring shards if they fit."""
    joined: list[Shard] = []
    for part in parts:
        together = _join((joined[-1], part), sizes, limit) if joined else None
        if together is not None:
            joined[-1] = together
        else:
            joined.append(part)
    return joined


def _join(words: Sequence[Shard], sizes: Sequence[int], limit: int) -> Shard | None:
    """Return all words in a single shard, or None if it would be larger than `limit`."""
    entries: set[int] = set()
    size = 0
    for each in words:
        fresh = each.entries - entries
        size += sum(sizes[number] for number in fresh)
        if size > limit:
            return None
        entries |= fresh
    return Shard(words[0].first, frozenset(entries))
