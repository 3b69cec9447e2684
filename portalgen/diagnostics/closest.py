"""The closest of many names, for "did you mean": ids, sources, whatever grows with the portal.

`sentences.find_closest` compares a word with every name it is given, which is right for some dozen keys and one word.
`KnownNames` is for the entries of a file, of which each may have a word that is wrong. For tens of thousands of names an
index finds the few worth comparing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import islice
from typing import Final

SUGGESTION_LIMIT: Final = 20
"""Diagnostics of one report that get a suggestion: an import with a thousand broken links has one fault, not a thousand
misspelt names."""

WORD_LIMIT: Final = 100
"""Different wrong words of one file that are compared with names. Reports for people show fewer findings of a file."""

_LISTED: Final = 50
"""Names that a sentence lists."""
_SCANNED: Final = 1_000
"""Names that are compared one by one unless fewer are asked for; more of them are indexed."""
_EXAMINED: Final = 20_000
"""Entries of the index that one search looks at, the rarest letters first."""
_COMPARED: Final = 48
"""Names that share most letters with a word: these are compared with it."""
_CUTOFF: Final = 0.6
_LONGEST: Final = 400
"""Letters of a word that somebody may have meant as a name."""


class ClosestIndex:
    """Finds the closest of `names`, of which at most `scanned` are compared one by one; answers are kept.

    Of more, an index is built when it is first needed.
    """

    def __init__(self, names: Iterable[str], scanned: int = _SCANNED) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._scanned = scanned
        self._numbers: dict[str, list[int]] | None = None
        self._answers: dict[tuple[str, str], str] = {}

    def find(self, word: str, *, other_than: str = "") -> str:
        """Return the name that is closest to `word` and not `other_than`, or an empty string where none is close.

        Of two that are equally close it is the later one in the order of code points.
        """
        key = word, other_than
        if key not in self._answers:
            self._answers[key] = self._find(word, other_than) if 0 < len(word) <= _LONGEST else ""
        return self._answers[key]

    def _find(self, word: str, other_than: str) -> str:
        names = self._names if len(self._names) <= self._scanned else self._likely(word)
        matcher = SequenceMatcher(None, "", word)  # what it knows of its second text it keeps
        rated = ((_ratio(matcher, name), name) for name in names if name != other_than)
        return max((each for each in rated if each[0]), default=(0.0, ""))[1]

    def _likely(self, word: str) -> Sequence[str]:
        """The names that share most groups of three letters with `word`, of the groups that few names have."""
        if self._numbers is None:
            self._numbers = _index(self._names)
        shared: Counter[int] = Counter()
        examined = 0
        for numbers in sorted((self._numbers.get(each, ()) for each in _groups(word)), key=len):
            if examined and examined + len(numbers) > _EXAMINED:
                break
            examined += len(numbers)
            shared.update(numbers)
        best = nlargest(_COMPARED, shared, key=lambda number: (shared[number], -number))
        return [self._names[number] for number in best]


class KnownNames:
    """The names that the entries of a file may use: a lookup, and the closest to a word that is none of them.

    The first `WORD_LIMIT` different words get an answer, however often each of them is asked for: comparing them takes
    a hundred times as long as noticing that they are wrong.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(names)
        self._index = ClosestIndex(self._names)
        self._compared: set[str] = set()

    def __contains__(self, word: object) -> bool:
        return word in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    @property
    def listed(self) -> str:
        """The names for a sentence: of many the first."""
        first = ", ".join(islice(self._names, _LISTED))
        return f"{first}, …" if len(self._names) > _LISTED else first

    def find_closest(self, word: str) -> str:
        """Return the name that is closest to `word`, or an empty string: where none is close, or the limit is reached."""
        return self._index.find(word) if self.is_compared(word) else ""

    def is_compared(self, word: str) -> bool:
        """Return whether `word` is one of the first."""
        if len(self._compared) < WORD_LIMIT:
            self._compared.add(word)
        return word in self._compared


def _index(names: Iterable[str]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for group in _groups(name):
            numbers.setdefault(group, []).append(number)
    return numbers


def _groups(name: str) -> set[str]:
    marked = f"\0{name}\0"
    return {marked[start : start + 3] for start in range(len(marked) - 2)}


def _ratio(matcher: SequenceMatcher[str], name: str) -> float:
    """How alike `name` and the word are, from 0.6 to 1; 0 where they are less alike than that."""
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() < _CUTOFF or matcher.quick_ratio() < _CUTOFF:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _CUTOFF else 0.0
