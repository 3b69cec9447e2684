"""Aligns equal elements of two sequences: in order, in few long stretches, in bounded time.

Common ends are matched first. The rest is aligned optimally by a table if it is small. If it is large, stretches that
occur once on each side are anchors (patience), from long stretches down to single elements. A budget ends the search on
hostile input: the rest then counts as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

_Element = TypeVar("_Element", bound=Hashable)

Pair = tuple[int, int]
"""Indices of two matching elements."""

_SMALL_TABLE: Final = 10_000
_LARGE_TABLE: Final = 160_000
_ANCHOR_LENGTHS: Final = (4, 2, 1)
_ADJACENT: Final = 3
"""The additional weight of an element that continues a stretch."""
_STEPS: Final = 600_000


@dataclass
class WorkBudget:
    """How many steps a comparison may still take."""

    steps: int = _STEPS

    def take(self, count: int) -> bool:
        """Take `count` steps; return True if they were available."""
        if count > self.steps:
            return False
        self.steps -= count
        return True


def align(
    before: Sequence[_Element],
    after: Sequence[_Element],
    weigh: Callable[[_Element], int],
    budget: WorkBudget,
) -> list[Pair]:
    """Return the pairs of equal elements that match, increasing on both sides."""
    pairs: list[Pair] = []
    waiting = [(0, len(before), 0, len(after))]
    while waiting:
        start, end, low, high = waiting.pop()
        while start < end and low < high and before[start] == after[low]:
            pairs.append((start, low))
            start, low = start + 1, low + 1
        while start < end and low < high and before[end - 1] == after[high - 1]:
            end, high = end - 1, high - 1
            pairs.append((end, high))
        if start == end or low == high:
            continue
        area = (end - start) * (high - low)
        if area <= _SMALL_TABLE and budget.take(area):
            pairs += _align_by_table(before, after, (start, end, low, high), weigh)
            continue
        anchors = _find_anchors(before, after, (start, end, low, high), budget)
        if anchors:
            pairs += anchors
            waiting += _ranges_between(anchors, (start, end, low, high))
        elif area <= _LARGE_TABLE and budget.take(area):
            pairs += _align_by_table(before, after, (start, end, low, high), weigh)
    return sorted(pairs)


Range = tuple[int, int, int, int]
"""Start and end on the first side, start and end on the second."""


def _ranges_between(anchors: Sequence[Pair], around: Range) -> Iterator[Range]:
    start, end, low, high = around
    for first, second in anchors:
        yield start, first, low, second
        start, low = first + 1, second + 1
    yield start, end, low, high


def _find_anchors(
    before: Sequence[_Element], after: Sequence[_Element], around: Range, budget: WorkBudget
) -> list[Pair]:
    """Return pairs from stretches that occur once on each side: the longest chain in the same order."""
    start, end, low, high = around
    for length in _ANCHOR_LENGTHS:
        if not budget.take(end - start + high - low):
            return []
        first = _unique_stretches(before, start, end, length)
        second = _unique_stretches(after, low, high, length)
        candidates = [(at, second[stretch]) for stretch, at in first.items() if stretch in second]
        if candidates:
            return longest_chain(candidates)
    return []


def _unique_stretches(
    elements: Sequence[_Element], start: int, end: int, length: int
) -> dict[tuple[_Element, ...], int]:
    places: dict[tuple[_Element, ...], int] = {}
    for at in range(start, end - length + 1):
        stretch = tuple(elements[at : at + length])
        places[stretch] = -1 if stretch in places else at
    return {stretch: at for stretch, at in places.items() if at >= 0}


def longest_chain(candidates: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of `candidates` (increasing on the first side) that increases on the second side too."""
    tails: list[int] = []
    holders: list[int] = []
    previous = [-1] * len(candidates)
    for index, (_, second) in enumerate(candidates):
        at = bisect_left(tails, second)
        previous[index] = holders[at - 1] if at else -1
        tails[at : at + 1] = [second]
        holders[at : at + 1] = [index]
    chain = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(candidates[index])
        index = previous[index]
    return chain[::-1]


def _align_by_table(
    before: Sequence[_Element], after: Sequence[_Element], around: Range, weigh: Callable[[_Element], int]
) -> list[Pair]:
    """Return the alignment with the greatest weight; elements that continue a stretch weigh more."""
    start, end, low, high = around
    width = high - low
    best, chained = [0] * (width + 1), [-1] * (width + 1)
    steps = [bytearray(width + 1)]
    chains = [bytearray(width + 1)]
    columns = list(enumerate(after[low:high], 1))
    for row in range(start, end):
        element, weight = before[row], weigh(before[row])
        new_best, new_chained = [0] * (width + 1), [-1] * (width + 1)
        step, chain = bytearray(width + 1), bytearray(width + 1)
        left = 0
        for column, other in columns:
            value, taken = best[column], _UP
            if left > value:
                value, taken = left, _LEFT
            if element == other:
                score = best[column - 1] + weight
                longer = chained[column - 1] + weight + _ADJACENT if chained[column - 1] >= 0 else -1
                if longer >= score:
                    score, chain[column] = longer, 1
                new_chained[column] = score
                if score >= value:
                    value, taken = score, _MATCH
            new_best[column] = left = value
            step[column] = taken
        best, chained = new_best, new_chained
        steps.append(step)
        chains.append(chain)
    return _trace(steps, chains, (start, end, low, high))


_UP: Final = 0
_LEFT: Final = 1
_MATCH: Final = 2


def _trace(steps: Sequence[bytearray], chains: Sequence[bytearray], around: Range) -> list[Pair]:
    start, end, low, high = around
    row, column, must_match = end - start, high - low, False
    pairs = []
    while row and column:
        if must_match or steps[row][column] == _MATCH:
            pairs.append((start + row - 1, low + column - 1))
            must_match = bool(chains[row][column])
            row, column = row - 1, column - 1
        elif steps[row][column] == _LEFT:
            column -= 1
        else:
            row -= 1
    return pairs[::-1]
