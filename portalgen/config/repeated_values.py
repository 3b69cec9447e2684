"""Values that stand twice in a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator


def find_repeated(values: Iterable[Hashable]) -> Iterator[int]:
    """Yield the number of each value that one before it equals."""
    seen: set[Hashable] = set()
    for number, value in enumerate(values):
        if value in seen:
            yield number
        seen.add(value)
