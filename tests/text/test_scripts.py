"""Raised and lowered text is written in characters of its own where all of it has such, and else behind a sign."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.scripts import write_subscript, write_superscript


@pytest.mark.parametrize(
    ("text", "raised", "lowered"),
    [("2", "²", "₂"), ("n+1", "ⁿ⁺¹", "_(n+1)"), ("-3", "⁻³", "₋₃"), ("er", "^(er)", "_(er)")],
)
def test_what_has_no_character_of_its_own_stands_behind_a_sign(text: str, raised: str, lowered: str) -> None:
    assert (write_superscript(text), write_subscript(text)) == (raised, lowered)


@given(st.text(alphabet="0123456789+=()", min_size=1))
def test_raised_and_lowered_characters_mean_what_was_written(text: str) -> None:
    for written in (write_superscript(text), write_subscript(text)):
        assert unicodedata.normalize("NFKC", written) == text
