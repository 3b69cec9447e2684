"""Checks the contrast between pairs of foreground and background tokens in a theme (WCAG 2.2, 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.render.theme.declared_tokens import APPEARANCES, Appearance, TokenDeclaration
from portalgen.render.theme.palette import Palette, TokenSheet

with on_demand():
    import coloraide

MINIMUM_RATIOS: Final = MappingProxyType({"text": 4.5, "large_text": 3.0, "non_text": 3.0})
"""The minimum contrast ratio, keyed by use. Large text is at least 24 px, or at least 18.66 px and bold."""

_OTHER: Final = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_WHOLE: Final = re.compile(r"root|html|body|[*@]")
"""In selectors of the whole page, and in conditions."""

_STEPS: Final = 200
"""The number of lightness steps tried for a better colour."""


@frozen
class ContrastPair:
    """A foreground token and its background token. `index` is the position of the pair in the theme's list."""

    index: int
    foreground: str
    background: str
    use: str

    @property
    def minimum_ratio(self) -> float:
        """The contrast ratio that this pair must have at least."""
        return MINIMUM_RATIOS[self.use]


@frozen
class Shortfall:
    """A pair that has too little contrast in one appearance."""

    pair: ContrastPair
    appearance: Appearance
    foreground: str
    background: str
    """The colour of the background; like `foreground`, it is written `#rrggbb`."""
    ratio: float
    tokens: tuple[str, ...]
    """The tokens from which the foreground is computed, then those from which the background is computed."""
    declarations: tuple[TokenDeclaration, ...]
    """The declarations of these tokens that apply in this appearance."""


def find_shortfalls(
    sheet: TokenSheet, pairs: Sequence[ContrastPair], tokens: Mapping[str, str]
) -> tuple[Shortfall, ...]:
    """Return the pairs with too little contrast on a site with these `tokens`. Raises UnreadableColorError."""
    return tuple(_shortfalls(sheet, pairs, tokens, None))


def find_unknown_declarations(sheet: TokenSheet, pairs: Sequence[ContrastPair]) -> Iterator[TokenDeclaration]:
    """Yield the declarations of tokens behind the pairs whose effect cannot be determined.

    A declaration for a part of the page may replace a token by another one of the same role, foreground or background.
    The pairs of the other token cover that case.
    """
    foregrounds, backgrounds = {each.foreground for each in pairs}, {each.background for each in pairs}
    for each in sheet.find_unknown(foregrounds | backgrounds):
        other = _OTHER.fullmatch(each.value)
        names = {each.token, other[1]} if other and _is_part(each.enclosing_rule) else {""}
        if not (names <= foregrounds or names <= backgrounds):
            yield each


def _is_part(selector: str) -> bool:
    return "." in selector and not _WHOLE.search(selector)


def suggest_color(sheet: TokenSheet, pairs: Sequence[ContrastPair], tokens: Mapping[str, str], name: str) -> str:
    """Return a colour for the token `name` with enough contrast: the same hue, as near as possible in lightness.

    Every pair based on the token then has enough contrast. Return an empty string if there is no such colour, or if the
    site does not set the token.
    """
    if name not in tokens:
        return ""
    lightness, chroma, hue = coloraide.Color(tokens[name]).convert("oklch").coords(nans=False)
    for step in sorted(range(_STEPS + 1), key=lambda step: abs(step / _STEPS - lightness)):
        color = coloraide.Color("oklch", [step / _STEPS, chroma, hue]).fit("srgb", method="oklch-chroma")
        candidate = color.convert("srgb").to_string(hex=True)
        if next(_shortfalls(sheet, pairs, {**tokens, name: candidate}, name), None) is None:
            return candidate
    return ""


def _shortfalls(
    sheet: TokenSheet, pairs: Sequence[ContrastPair], tokens: Mapping[str, str], behind: str | None
) -> Iterator[Shortfall]:
    """Yield the same as `find_shortfalls`; with `behind`, only pairs based on this token."""
    for appearance in APPEARANCES:
        palette = sheet.build_palette(tokens, appearance)
        for pair in pairs:
            if behind is None or behind in _sources(palette, pair):
                shortfall = _shortfall(palette, pair, appearance)
                if shortfall is not None:
                    yield shortfall


def _shortfall(palette: Palette, pair: ContrastPair, appearance: Appearance) -> Shortfall | None:
    foreground, background = palette.color_of(pair.foreground), palette.color_of(pair.background)
    ratio = compute_contrast(foreground, background)
    if ratio >= pair.minimum_ratio:
        return None
    sources = _sources(palette, pair)
    declared = tuple(palette.declarations[name] for name in sources if name in palette.declarations)
    return Shortfall(pair, appearance, foreground, background, ratio, sources, declared)


def _sources(palette: Palette, pair: ContrastPair) -> tuple[str, ...]:
    """Return the tokens of a pair, nearest first: each token itself, then the tokens in its value."""
    return (*palette.sources_of(pair.foreground), *palette.sources_of(pair.background))


@lru_cache(maxsize=4_096)
def compute_contrast(first: str, second: str) -> float:
    """Return the contrast ratio between two colours as defined in WCAG 2. It is from 1 to 21."""
    return float(coloraide.Color(first).contrast(second, method="wcag21"))
