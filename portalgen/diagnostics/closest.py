"""Finds the closest known name to a misspelled word, for "did you mean".

`sentences.find_closest` compares a word with every name, which is fast enough for a word and a few dozen keys.
`KnownNames` is for the entries of a file, each possibly misspelled. For tens of thousands of names, an index selects
the few worth comparing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import islice
from typing import Final

SUGGESTION_LIMIT: Final = 20
"""Maximum number of diagnostics with a suggestion in a report.

An import with a thousand broken links has a single cause, not a thousand misspelled names.
"""

WORD_LIMIT: Final = 100
"""Maximum number of distinct wrong words of a file to compare with names.

Reports for people show fewer findings of a file.
"""

_LISTED: Final = 50
"""Maximum number of names listed in a sentence."""
_SCANNED: Final = 1_000
"""Default number of names to compare individually; larger sets are indexed."""
_EXAMINED: Final = 20_000
"""Maximum number of index entries examined in a search, starting with the rarest groups of letters."""
_COMPARED: Final = 48
"""Number of names with the most letters in common with a word; only these are compared with it."""
_CUTOFF: Final = 0.6
_LONGEST: Final = 400
"""Maximum length of a word, in characters, that could be meant as a name."""


class ClosestIndex:
    """Finds the closest of `names`, comparing at most `scanned` of them individually, and caches the answers.

    If there are more names, an index is built when first needed.
    """

    def __init__(self, names: Iterable[str], scanned: int = _SCANNED) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._scanned = scanned
        self._numbers: dict[str, list[int]] | None = None
        self._answers: dict[tuple[str, str], str] = {}

    def find(self, word: str, *, other_than: str = "") -> str:
        """Return the name closest to `word`, excluding `other_than`, or an empty string if no name is close.

        Ties are resolved in favour of the later name in code point order.
        """
        key = word, other_than
        if key not in self._answers:
            self._answers[key] = self._find(word, other_than) if 0 < len(word) <= _LONGEST else ""
        return self._answers[key]

    def _find(self, word: str, other_than: str) -> str:
        names = self._names if len(self._names) <= self._scanned else self._likely(word)
        matcher = SequenceMatcher(None, "", word)  # caches its analysis of the second text, here the word
        rated = ((_ratio(matcher, name), name) for name in names if name != other_than)
        return max((each for each in rated if each[0]), default=(0.0, ""))[1]

    def _likely(self, word: str) -> Sequence[str]:
        """Return the names that share the most groups of three letters with `word`, ignoring common groups."""
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
    """The names allowed in the entries of a file: looks words up and finds the closest name to an unknown word.

    Only the first `WORD_LIMIT` distinct words are compared, however often each is looked up: comparing takes a hundred
    times as long as detecting an unknown word.
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
        """The names, joined for a sentence; only the first if there are many."""
        first = ", ".join(islice(self._names, _LISTED))
        return f"{first}, …" if len(self._names) > _LISTED else first

    def find_closest(self, word: str) -> str:
        """Return the name closest to `word`, or an empty string if none is close or the limit is reached."""
        return self._index.find(word) if self.admit_for_comparison(word) else ""

    def admit_for_comparison(self, word: str) -> bool:
        """Return True if `word` is within the limit."""
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
    """Return the similarity of `name` to the word, from 0.6 to 1, or 0 if it is lower."""
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() < _CUTOFF or matcher.quick_ratio() < _CUTOFF:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _CUTOFF else 0.0
