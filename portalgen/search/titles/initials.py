"""Common initials of agencies: `sgddt`, `gddt` and `sgdvdt` for "Sở Giáo dục và Đào tạo"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.search.titles.folding import find_name_words

_JOINING: Final = frozenset(("va", "and", "of", "the"))
_FEWEST: Final = 3
_MOST: Final = 8
"""Number of letters: too many pairs have another meaning."""


def list_initials(names: Iterable[str]) -> tuple[str, ...]:
    """Return the initials of each name, with and without conjunctions, and without the first word.

    Duplicates are removed.
    """
    return tuple(dict.fromkeys(each for name in names for each in _initials_of(name)))


def _initials_of(name: str) -> Iterator[str]:
    words = find_name_words(name)
    telling = tuple(word for word in words if word not in _JOINING)
    for part in (words, telling, words[1:], telling[1:]):
        if _FEWEST <= len(part) <= _MOST:
            yield "".join(word[0] for word in part)
