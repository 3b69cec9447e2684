"""Matches blocks of two versions of a body: unchanged, changed, moved, split and joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from portalgen.differences.alignment import Pair, WorkBudget, align, longest_chain
from portalgen.differences.tokens import is_lexical, tokenize
from portalgen.render.markdown.body_blocks import BodyBlock

_SIMILAR: Final = 0.5
"""The share of common words from which two blocks at the same place match."""
_SIMILAR_ELSEWHERE: Final = 0.65
"""The same for blocks at different places, or of different kinds."""
_ALONE: Final = 0.25
"""The same for two blocks alone between the same neighbours."""
_PART: Final = 0.6
"""The share of words in a part of a split block that come from it."""
_WHOLE: Final = 0.75
_SMALLEST_MOVE: Final = 3
_SMALLEST_SPLIT: Final = 8
_WORDS_MORE: Final = 6
"""So many words more than the whole its parts may have."""
_RARE: Final = 12
"""The number of blocks with a word above which it is ignored."""
_CANDIDATES: Final = 6
_TEXT_KINDS: Final = frozenset(("paragraph", "heading", "list_item", "term", "quote", "boxed", "footnote", "line"))


class MatchableBlock:
    """A block with the words used for matching."""

    def __init__(self, block: BodyBlock) -> None:
        self.block = block

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word occurs in it, without regard to case."""
        block = self.block
        texts = [block.text, *(cell for row in block.rows for cell in row), block.value("file")]
        return Counter(word.casefold() for text in texts for word in tokenize(text).words if is_lexical(word))

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return sum(self.words.values())


Matchables = Sequence[MatchableBlock]


@dataclass
class BlockMatches:
    """Indices of blocks by their change. Each index is in one of these for its side, or in `removed` or `added`."""

    same: list[Pair] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)
    """At their place among unchanged blocks."""
    moved: list[Pair] = field(default_factory=list)
    """Elsewhere; equal or similar."""
    split: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    joined: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)


def match_blocks(before: Sequence[BodyBlock], after: Sequence[BodyBlock]) -> BlockMatches:
    """Return the match of each block."""
    numbers: dict[BodyBlock, int] = {}
    first = [numbers.setdefault(block, len(numbers)) for block in before]
    second = [numbers.setdefault(block, len(numbers)) for block in after]
    weights = {number: 2 + min(len(block.text) // 8, 20) + 4 * len(block.rows) for block, number in numbers.items()}
    matches = BlockMatches(same=align(first, second, weights.__getitem__, WorkBudget()))
    taken_before, taken_after = {pair[0] for pair in matches.same}, {pair[1] for pair in matches.same}
    matches.removed = [index for index in range(len(before)) if index not in taken_before]
    matches.added = [index for index in range(len(after)) if index not in taken_after]
    if not matches.removed or not matches.added:
        return matches
    one = {index: MatchableBlock(before[index]) for index in matches.removed}
    other = {index: MatchableBlock(after[index]) for index in matches.added}
    _take_equal_moves(first, second, one, matches)
    _take_split(one, other, matches)
    _take_joined(one, other, matches)
    _take_similar(one, other, matches)
    return matches


Sides = Mapping[int, MatchableBlock]


def _take_equal_moves(first: Sequence[int], second: Sequence[int], one: Sides, matches: BlockMatches) -> None:
    """Match equal blocks at other places; small blocks only if they moved together with a neighbour."""
    places: dict[int, list[int]] = {}
    for index in reversed(matches.added):
        places.setdefault(second[index], []).append(index)
    moved: dict[int, int] = {}
    for index in matches.removed:
        is_large = one[index].size >= _SMALLEST_MOVE or one[index].block.kind not in _TEXT_KINDS
        if is_large and one[index].block.kind != "rule" and places.get(first[index]):
            moved[index] = places[first[index]].pop()
    free_before, free_after = set(matches.removed) - moved.keys(), set(matches.added) - set(moved.values())
    for index, target in list(moved.items()):
        for step in (-1, 1):
            near, other = index + step, target + step
            while near in free_before and other in free_after and first[near] == second[other]:
                moved[near] = other
                free_before.discard(near)
                free_after.discard(other)
                near, other = near + step, other + step
    matches.moved = sorted(moved.items())
    matches.removed, matches.added = sorted(free_before), sorted(free_after)


def _take_split(one: Sides, other: Sides, matches: BlockMatches) -> None:
    matches.split = list(_find_parts(matches.removed, one, matches.added, other))
    wholes, parts = _both_sides_of(matches.split)
    matches.removed = [index for index in matches.removed if index not in wholes]
    matches.added = [index for index in matches.added if index not in parts]


def _take_joined(one: Sides, other: Sides, matches: BlockMatches) -> None:
    found = list(_find_parts(matches.added, other, matches.removed, one))
    matches.joined = [(parts, whole) for whole, parts in found]
    wholes, parts = _both_sides_of(found)
    matches.added = [index for index in matches.added if index not in wholes]
    matches.removed = [index for index in matches.removed if index not in parts]


def _both_sides_of(found: Sequence[tuple[int, tuple[int, ...]]]) -> tuple[set[int], set[int]]:
    return {whole for whole, _ in found}, {index for _, parts in found for index in parts}


def _find_parts(
    wholes: Sequence[int], side: Sides, free: Sequence[int], parts_side: Sides
) -> Iterable[tuple[int, tuple[int, ...]]]:
    """Yield each whole with the neighbouring blocks of the other side that have its words."""
    unused = {index for index in free if parts_side[index].block.kind in _TEXT_KINDS}
    lookup = _WordLookup({index: parts_side[index] for index in unused})
    for whole in list(wholes):
        block = side[whole]
        if block.block.kind not in _TEXT_KINDS or block.size < _SMALLEST_SPLIT:
            continue
        for candidate in lookup.candidates(block):
            parts = _extend(candidate, block, unused, parts_side)
            if len(parts) > 1 and _is_whole(block, [parts_side[index] for index in parts]):
                unused.difference_update(parts)
                yield whole, parts
                break


def _extend(start: int, whole: MatchableBlock, unused: set[int], side: Sides) -> tuple[int, ...]:
    """Return the indices around `start` of neighbours that are parts of `whole`."""

    def is_part(index: int) -> bool:
        fits = index in unused and 0 < side[index].size <= room
        return fits and _containment(side[index], whole) >= _PART

    room = whole.size + _WORDS_MORE
    if not is_part(start):
        return ()
    low = high = start
    room -= side[start].size
    for step in (-1, 1):
        while is_part(near := (low if step < 0 else high) + step):
            low, high = min(low, near), max(high, near)
            room -= side[near].size
    return tuple(range(low, high + 1))


def _containment(part: MatchableBlock, whole: MatchableBlock) -> float:
    return _count_common(part.words, whole.words) / part.size if part.size else 0.0


def _is_whole(whole: MatchableBlock, parts: Matchables) -> bool:
    """Return True if the parts together are the whole, and no part nearly is so alone."""
    words: Counter[str] = Counter()
    for part in parts:
        words.update(part.words)
    total = 2 * _count_common(words, whole.words) / (sum(words.values()) + whole.size)
    alone = max(_similarity(part, whole) for part in parts)
    return total >= _WHOLE and total > alone + 0.02


def _take_similar(one: Sides, other: Sides, matches: BlockMatches) -> None:
    gaps_before, gaps_after = _gaps(matches)
    lookup = _WordLookup({index: other[index] for index in matches.added})
    scored: list[tuple[float, int, int]] = []
    for index in matches.removed:
        for target in {*lookup.candidates(one[index]), *_at_same_place(index, gaps_before, gaps_after)}:
            score = _similarity(one[index], other[target])
            if score >= _least(index, target, one, other, gaps_before, gaps_after):
                scored.append((score, index, target))
    pairs = _choose_best(scored)
    in_place = [pair for pair in pairs if gaps_before.number[pair[0]] == gaps_after.number[pair[1]]]
    chain = longest_chain(sorted(in_place))
    matches.changed = chain
    fixed = set(chain)
    matches.moved += [pair for pair in pairs if pair not in fixed and _may_move(pair, one, other)]
    taken_before = {pair[0] for pair in (*chain, *matches.moved)}
    taken_after = {pair[1] for pair in (*chain, *matches.moved)}
    matches.removed = [index for index in matches.removed if index not in taken_before]
    matches.added = [index for index in matches.added if index not in taken_after]


def _may_move(pair: Pair, one: Sides, other: Sides) -> bool:
    first, second = one[pair[0]], other[pair[1]]
    return first.size >= _SMALLEST_MOVE and _similarity(first, second) >= _SIMILAR_ELSEWHERE


@dataclass(frozen=True)
class _Gaps:
    """The unmatched stretches between unchanged blocks, by number: the gap of each index, and its members."""

    number: Mapping[int, int]
    members: Mapping[int, Sequence[int]]
    position: Mapping[int, int]
    """Of each index, among the members of its gap."""


def _gaps(matches: BlockMatches) -> tuple[_Gaps, _Gaps]:
    return (
        _gaps_of_side(matches.removed, [pair[0] for pair in matches.same]),
        _gaps_of_side(matches.added, [pair[1] for pair in matches.same]),
    )


def _gaps_of_side(free: Sequence[int], same: Sequence[int]) -> _Gaps:
    number, position, members, passed = dict[int, int](), dict[int, int](), dict[int, list[int]](), 0
    for index in free:
        while passed < len(same) and same[passed] < index:
            passed += 1
        number[index] = passed
        position[index] = len(members.setdefault(passed, []))
        members[passed].append(index)
    return _Gaps(number, members, position)


def _at_same_place(index: int, before: _Gaps, after: _Gaps) -> Sequence[int]:
    """The block at the same place from the front and from the end of the gap."""
    gap = before.number[index]
    own, others = before.members[gap], after.members.get(gap, ())
    at = before.position[index]
    from_end = len(others) - (len(own) - at)
    return [others[each] for each in {at, from_end} if 0 <= each < len(others)]


def _least(index: int, target: int, one: Sides, other: Sides, before: _Gaps, after: _Gaps) -> float:
    first, second = one[index].block, other[target].block
    gap = before.number[index]
    if gap != after.number[target]:
        return _SIMILAR_ELSEWHERE
    if first.kind != second.kind:
        return _SIMILAR
    alone = len(before.members[gap]) == 1 == len(after.members[gap])
    if alone and first.kind in ("heading", "picture", "table", "shortcode", "attachment", "code"):
        return 0.0
    return _ALONE if alone else _SIMILAR


def _choose_best(scored: list[tuple[float, int, int]]) -> list[Pair]:
    """Choose each block at most once, the most similar pairs first."""
    pairs = []
    first, second = set[int](), set[int]()
    for _, index, target in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if index not in first and target not in second:
            pairs.append((index, target))
            first.add(index)
            second.add(target)
    return pairs


_ALWAYS_APART: Final = frozenset(("table", "picture", "code", "shortcode", "attachment", "rule"))


def _similarity(first: MatchableBlock, second: MatchableBlock) -> float:
    """Return the share of common words; 0 for blocks that are never versions of each other."""
    one, other = first.block, second.block
    if one.kind != other.kind and (one.kind in _ALWAYS_APART or other.kind in _ALWAYS_APART):
        return 0.0
    if one.kind == "shortcode" and one.name != other.name:
        return 0.0
    if one.kind == "picture" and one.value("file") == other.value("file"):
        return 1.0
    total = first.size + second.size
    return 2 * _count_common(first.words, second.words) / total if total else float(one.text == other.text)


def _count_common(first: Counter[str], second: Counter[str]) -> int:
    if len(second) < len(first):
        first, second = second, first
    return sum(min(count, second[word]) for word, count in first.items() if word in second)


class _WordLookup:
    """Finds the blocks that share rare words with a block."""

    def __init__(self, blocks: Sides) -> None:
        self._holders: dict[str, list[int]] = {}
        for index, block in blocks.items():
            for word in block.words:
                holders = self._holders.setdefault(word, [])
                if len(holders) <= _RARE:
                    holders.append(index)

    def candidates(self, block: MatchableBlock) -> list[int]:
        """Return the indices of the blocks with the most shared rare words, the best first."""
        shared: Counter[int] = Counter()
        for word in block.words:
            holders = self._holders.get(word, ())
            if len(holders) <= _RARE:
                shared.update(holders)
        return [index for index, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_CANDIDATES]]
