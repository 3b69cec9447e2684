"""The initials by which people call agencies: `sgddt`, `gddt` and `sgdvdt` for "Sở Giáo dục và Đào tạo"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.search.titles.folding import find_name_words

_JOINING: Final = frozenset(("va", "and", "of", "the"))
_FEWEST: Final = 3
_MOST: Final = 8
"""Letters: of two there are too many that mean something else."""


def list_initials(names: Iterable[str]) -> tuple[str, ...]:
    """The initials of each name: with and without words that only join, and without the first word; each once."""
    return tuple(dict.fromkeys(each for name in names for each in _initials_of(name)))


def _initials_of(name: str) -> Iterator[str]:
    words = find_name_words(name)
    telling = tuple(word for word in words if word not in _JOINING)
    for part in (words, telling, words[1:], telling[1:]):
        if _FEWEST <= len(part) <= _MOST:
            yield "".join(word[0] for word in part)
