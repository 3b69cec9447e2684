"""Finds repeated values in a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator


def find_repeated(values: Iterable[Hashable]) -> Iterator[int]:
    """Yield the index of each value equal to an earlier value."""
    seen: set[Hashable] = set()
    for number, value in enumerate(values):
        if value in seen:
            yield number
        seen.add(value)
