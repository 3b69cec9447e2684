"""Difference of two texts in words: few and long runs that are the same, removed or added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from portalgen.differences.alignment import Pair, WorkBudget, align
from portalgen.differences.tokens import TokenizedText, is_lexical, tokenize
from portalgen.frozen import frozen

RunKind = Literal["same", "removed", "added"]


@frozen
class TextRun:
    """A stretch of text of a single kind."""

    kind: RunKind
    text: str


_FOLDED_WORDS: Final = 3
"""The most unchanged words between two larger changes read with them."""
_REWRITTEN: Final = 5
"""A text with less than one unchanged word in this many, not in a single piece, is shown as replaced."""
_SENTENCE_ENDS: Final = frozenset(".!?…")
_CLAUSE_ENDS: Final = frozenset(",;:)–")


@frozen
class _Stretch:
    """Unchanged words: their start on both sides, and their number."""

    before: int
    after: int
    length: int

    @property
    def before_end(self) -> int:
        return self.before + self.length

    @property
    def after_end(self) -> int:
        return self.after + self.length


def compare_texts(before: str, after: str, budget: WorkBudget | None = None) -> tuple[TextRun, ...]:
    """Return the runs: same and removed texts give `before`, same and added texts give `after` (in NFC)."""
    first, second = tokenize(before), tokenize(after)
    pairs = align(first.words, second.words, _weigh, budget or WorkBudget())
    stretches = _slide(_stretches_of(pairs), first.words, second.words)
    stretches = _fold(stretches, first.words, second.words)
    return merge_runs(_runs_of(stretches, first, second))


def merge_runs(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    """Return the runs without empty runs, neighbours of the same kind joined, removals before additions."""
    merged: list[TextRun] = []
    waiting: dict[RunKind, list[str]] = {"same": [], "removed": [], "added": []}

    def flush(*kinds: RunKind) -> None:
        for kind in kinds:
            if waiting[kind]:
                merged.append(TextRun(kind, "".join(waiting[kind])))
                waiting[kind].clear()

    for run in runs:
        if run.text:
            # An unchanged run ends a changed run, and vice versa.
            flush(*(("removed", "added") if run.kind == "same" else ("same",)))
            waiting[run.kind].append(run.text)
    flush("same", "removed", "added")
    return tuple(merged)


def _weigh(word: str) -> int:
    """Return the weight of a word: more than punctuation, and more if long."""
    return min(len(word), 8) + 4 if is_lexical(word) else 1


def _stretches_of(pairs: Sequence[Pair]) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    for before, after in pairs:
        last = stretches[-1] if stretches else None
        if last is not None and (last.before_end, last.after_end) == (before, after):
            stretches[-1] = _Stretch(last.before, last.after, last.length + 1)
        else:
            stretches.append(_Stretch(before, after, 1))
    return stretches


def _slide(stretches: list[_Stretch], before: Sequence[str], after: Sequence[str]) -> list[_Stretch]:
    """Move pure additions and removals along equal words to the beginning of a sentence or a clause."""
    result = stretches[:1]
    for following in stretches[1:]:
        last = result.pop()
        is_added, is_removed = last.before_end == following.before, last.after_end == following.after
        if is_added != is_removed:
            words, start, end = (
                (after, last.after_end, following.after) if is_added else (before, last.before_end, following.before)
            )
            offset = _best_offset(words, start, end, last.length - 1, following.length - 1)
            last = _Stretch(last.before, last.after, last.length + offset)
            following = _Stretch(  # noqa: PLW2901 - what follows grows from turn to turn
                following.before + offset, following.after + offset, following.length - offset
            )
        result += [last, following]
    return result


def _best_offset(words: Sequence[str], start: int, end: int, most_left: int, most_right: int) -> int:
    """Return by how many words to move the stretch from `start` until before `end`; 0 if no place is better."""
    best, best_score = 0, _score(words, start)
    offset = 0
    while -offset < most_left and words[start + offset - 1] == words[end + offset - 1]:
        offset -= 1
        if _score(words, start + offset) > best_score:
            best, best_score = offset, _score(words, start + offset)
    offset = 0
    while offset < most_right and words[start + offset] == words[end + offset]:
        offset += 1
        if _score(words, start + offset) > best_score:
            best, best_score = offset, _score(words, start + offset)
    return best


def _score(words: Sequence[str], start: int) -> int:
    """Return how natural a change beginning here is."""
    ending = words[start - 1][-1] if start else "."
    return 3 if ending in _SENTENCE_ENDS else 2 if ending in _CLAUSE_ENDS else 0


def _fold(stretches: list[_Stretch], before: Sequence[str], after: Sequence[str]) -> list[_Stretch]:
    """Drop the few words unchanged by chance between larger changes; all, if hardly any are unchanged."""
    lexical_before, lexical_after = _count_lexical(before), _count_lexical(after)
    stayed = sum(lexical_before[each.before_end] - lexical_before[each.before] for each in stretches)
    total = max(lexical_before[-1], lexical_after[-1])
    if len(stretches) > 2 and stayed * _REWRITTEN < total:
        return []
    ends = _Stretch(len(before), len(after), 0)
    kept: list[_Stretch] = [_Stretch(0, 0, 0)]
    waiting = [ends, *reversed(stretches)]
    while len(waiting) > 1:
        each, following = waiting.pop(), waiting[-1]
        left = _change_between(kept[-1], each, lexical_before, lexical_after)
        right = _change_between(each, following, lexical_before, lexical_after)
        count = lexical_before[each.before_end] - lexical_before[each.before]
        if not _is_by_chance(count, left, right):
            kept.append(each)
        elif len(kept) > 1:
            waiting.append(kept.pop())  # the stretch to its left now has a larger neighbour
    return kept[1:]


def _is_by_chance(count: int, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Return True if `count` words between two changes, each (removed, added), do not separate them."""
    if not count:
        return any(left) and any(right) and bool(left[0] + right[0] and left[1] + right[1])
    return count <= min(_FOLDED_WORDS, max(left), max(right)) and all(left) and all(right)


def _change_between(
    first: _Stretch, second: _Stretch, lexical_before: Sequence[int], lexical_after: Sequence[int]
) -> tuple[int, int]:
    """How many words were removed and added between two stretches."""
    return (
        lexical_before[second.before] - lexical_before[first.before_end],
        lexical_after[second.after] - lexical_after[first.after_end],
    )


def _count_lexical(words: Sequence[str]) -> list[int]:
    """How many words stand before each index; the last is how many there are."""
    counts = [0]
    for word in words:
        counts.append(counts[-1] + is_lexical(word))
    return counts


def _runs_of(stretches: Sequence[_Stretch], before: TokenizedText, after: TokenizedText) -> Iterator[TextRun]:
    at_before = at_after = 0
    for each in (*stretches, _Stretch(len(before.words), len(after.words), 0)):
        removed = before.slice(at_before, each.before) + before.spaces[each.before]
        added = after.slice(at_after, each.after) + after.spaces[each.after]
        yield from _runs_between(removed, added)
        for index in range(each.length):
            if index:
                yield from _runs_between(before.spaces[each.before + index], after.spaces[each.after + index])
            yield TextRun("same", before.words[each.before + index])
        at_before, at_after = each.before_end, each.after_end


def _runs_between(removed: str, added: str) -> Iterator[TextRun]:
    """Yield the runs between two stretches, with common white space as the same."""
    if removed == added:
        yield TextRun("same", removed)
        return
    head = _shared_space(removed, added)
    removed, added = removed[len(head) :], added[len(head) :]
    tail = _shared_space(removed[::-1], added[::-1])[::-1]
    yield TextRun("same", head)
    yield TextRun("removed", removed[: len(removed) - len(tail)])
    yield TextRun("added", added[: len(added) - len(tail)])
    yield TextRun("same", tail)


def _shared_space(first: str, second: str) -> str:
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length] and first[length].isspace():
        length += 1
    return first[:length]
