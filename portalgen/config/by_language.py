"""Chooses values by language."""

from __future__ import annotations

from typing import TypeVar

_T = TypeVar("_T")


def choose_for_language(pairs: tuple[tuple[str, _T], ...], language: str) -> _T:
    """Return the value for `language`, else the first value."""
    return choose_pair_for_language(pairs, language)[1]


def choose_pair_for_language(pairs: tuple[tuple[str, _T], ...], language: str) -> tuple[str, _T]:
    """Return (language, value) for `language`, else the first pair."""
    for pair in pairs:
        if pair[0] == language:
            return pair
    return pairs[0]
