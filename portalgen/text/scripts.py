"""Raised and lowered text in plain characters: `m²`, `CO₂`; what Unicode has no character for is written `x^(a)`, `x_(a)`."""

from __future__ import annotations

from typing import Final

_FROM: Final = "0123456789+-=()"
_RAISED: Final = str.maketrans(f"{_FROM}−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻ⁿ")
_LOWERED: Final = str.maketrans(f"{_FROM}−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋")


def write_superscript(text: str) -> str:
    """Return `text` in raised characters where there is one for each of its own, else in brackets behind a `^`."""
    return _write(text, _RAISED, "^")


def write_subscript(text: str) -> str:
    """Return `text` in lowered characters where there is one for each of its own, else in brackets behind a `_`."""
    return _write(text, _LOWERED, "_")


def _write(text: str, characters: dict[int, int], mark: str) -> str:
    if all(ord(each) in characters for each in text):
        return text.translate(characters)
    # The brackets say where it ends: `5^oC` would raise the C too.
    return f"{mark}{text}" if text.startswith("(") and text.endswith(")") else f"{mark}({text})"
