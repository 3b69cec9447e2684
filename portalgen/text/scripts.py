"""Superscripts and subscripts in plain characters: `m²`, `CO₂`; without Unicode characters `x^(a)`, `x_(a)`."""

from __future__ import annotations

from typing import Final

_FROM: Final = "0123456789+-=()"
_RAISED: Final = str.maketrans(f"{_FROM}−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻ⁿ")
_LOWERED: Final = str.maketrans(f"{_FROM}−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋")


def write_superscript(text: str) -> str:
    """Return `text` in superscript characters if all of its characters have them, else in brackets after `^`."""
    return _write(text, _RAISED, "^")


def write_subscript(text: str) -> str:
    """Return `text` in subscript characters if all of its characters have them, else in brackets after `_`."""
    return _write(text, _LOWERED, "_")


def _write(text: str, characters: dict[int, int], mark: str) -> str:
    if all(ord(each) in characters for each in text):
        return text.translate(characters)
    # Brackets mark its end: `5^oC` would raise the C too.
    return f"{mark}{text}" if text.startswith("(") and text.endswith(")") else f"{mark}({text})"
