"""Contrast of token pairs, and the nearest colour that would do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.model import Place
from portalgen.render.theme.contrast import ContrastPair, compute_contrast, find_shortfalls, suggest_color
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import Theme
from portalgen.render.theme.palette import TokenSheet

ROOT = Path(__file__).resolve().parents[3]
SHEET = TokenSheet(["@layer tokens{:root{--paper:#ffffff;--link:var(--brand);--brand:#000000}}"])
LINK = ContrastPair(0, "link", "paper", "text")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_ratio_is_that_of_wcag() -> None:
    assert compute_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert compute_contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert compute_contrast("#123456", "#123456") == 1


def test_a_pair_below_its_least_ratio_is_found_with_what_it_comes_from() -> None:
    assert find_shortfalls(SHEET, [LINK], {"brand": "#767676"}) == ()
    found = find_shortfalls(SHEET, [LINK], {"brand": "#777777"})[0]
    assert (found.foreground, found.background, found.tokens) == ("#777777", "#ffffff", ("link", "brand", "paper"))


def test_large_text_and_lines_need_less_than_text() -> None:
    for use in ("large_text", "non_text"):
        assert find_shortfalls(SHEET, [ContrastPair(0, "link", "paper", use)], {"brand": "#949494"}) == ()
        assert find_shortfalls(SHEET, [ContrastPair(0, "link", "paper", use)], {"brand": "#959595"})


@given(COLOURS)
@settings(max_examples=40, deadline=None)
def test_the_colour_that_is_proposed_is_enough_and_a_good_one_is_left_as_it_is(color: str) -> None:
    proposed = suggest_color(SHEET, [LINK], {"brand": color}, "brand")
    assert find_shortfalls(SHEET, [LINK], {"brand": proposed}) == ()
    if find_shortfalls(SHEET, [LINK], {"brand": color}):
        assert 4.5 <= compute_contrast(proposed, "#ffffff") < 5


def test_nothing_is_proposed_where_no_lightness_would_do() -> None:
    sheet = TokenSheet(["@layer tokens{:root{--paper:#ffffff;--ink:#000000;--brand:#000000}}"])
    pairs = [
        ContrastPair(0, "brand", "paper", "text"),
        ContrastPair(1, "brand", "ink", "text"),
        ContrastPair(2, "ink", "brand", "text"),
    ]
    tight = [*pairs, ContrastPair(3, "brand", "middle", "text")]
    with_middle = TokenSheet(["@layer tokens{:root{--paper:#ffffff;--ink:#000000;--middle:#777777;--brand:#000000}}"])
    assert suggest_color(sheet, pairs, {"brand": "#ff0000"}, "brand") != ""
    assert suggest_color(with_middle, tight, {"brand": "#ff0000"}, "brand") == ""


@given(COLOURS)
@settings(max_examples=15, deadline=None)
def test_a_good_brand_can_be_found_near_every_colour_in_the_shipped_theme(color: str) -> None:
    theme, sheet = _default_with_sheet()
    proposed = suggest_color(sheet, theme.contrast_pairs, {"brand": color}, "brand")
    assert find_shortfalls(sheet, theme.contrast_pairs, {"brand": proposed}) == ()


@cache
def _default_with_sheet() -> tuple[Theme, TokenSheet]:
    theme = _default()
    return theme, TokenSheet([theme.read_text(path) for path in theme.shipped_styles])


def _default() -> Theme:
    theme, faults = load_theme(ROOT, "default", ("vi",), Place("site-config/sites/portal.yaml"))
    assert theme is not None, faults
    return theme
