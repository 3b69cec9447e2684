"""Computes the colours of the custom properties of `:root` in a theme's styles, as a browser would.

Colours are hexadecimal, named, `var()`, `color-mix()` and `oklch()`, also relative to another colour. They are clipped
to sRGB, as in browsers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from portalgen.on_demand import on_demand
from portalgen.render.theme.declared_tokens import Appearance, Origin, StyleReader, TokenDeclaration, rank_site_layer

with on_demand():
    import coloraide
    import tinycss2


SITE_LAYER: Final = "site"
"""The cascade layer that contains the tokens of a site."""

_REFERENCE: Final = re.compile(r"var\(\s*--([\w-]+)")


class UnreadableColorError(Exception):
    """Raised if the value of a token is not a colour, or is a colour that cannot be computed here.

    `origin` is the place of the token or of a reference to it. It is None outside styles.
    """

    def __init__(self, token: str, value: str, origin: Origin | None) -> None:
        super().__init__(token, value)
        self.token = token
        self.value = value
        self.origin = origin


class TokenSheet:
    """All declarations of tokens in a theme's styles."""

    def __init__(self, styles: Sequence[str]) -> None:
        reader = StyleReader()
        for text in styles:
            reader.read(text)
        self._declarations = tuple(each for each in reader.declarations if not each.enclosing_rule)
        self._unknown = tuple(each for each in reader.declarations if each.enclosing_rule)
        self._site_rank = rank_site_layer(reader, SITE_LAYER)

    def build_palette(self, tokens: Mapping[str, str], appearance: Appearance) -> Palette:
        """Return the values of all tokens in `appearance`, on a site that sets `tokens`."""
        own = (TokenDeclaration(name, value, None, (), (), self._site_rank) for name, value in tokens.items())
        winning: dict[str, TokenDeclaration] = {}
        for each in (*self._declarations, *own):
            known = winning.get(each.token)
            if each.holds(appearance) and (known is None or each.rank >= known.rank):
                winning[each.token] = each
        return Palette(winning)

    def find_unknown(self, tokens: Collection[str]) -> tuple[TokenDeclaration, ...]:
        """Return the declarations whose effect cannot be determined.

        They set one of `tokens`, or a token from which one of these is computed.
        """
        behind = set(tokens)
        waiting = list(tokens)
        while waiting:
            token = waiting.pop()
            values = [each.value for each in (*self._declarations, *self._unknown) if each.token == token]
            fresh = {name for value in values for name in _REFERENCE.findall(value)} - behind
            behind |= fresh
            waiting += fresh
        return tuple(each for each in self._unknown if each.token in behind)


@dataclass(frozen=True)
class Palette:
    """The declarations of the tokens in one appearance, keyed by token."""

    declarations: Mapping[str, TokenDeclaration]

    def sources_of(self, token: str) -> tuple[str, ...]:
        """Return `token` and the tokens that its value is computed from."""
        sources = [token]
        for name in sources:
            value = self.declarations[name].value if name in self.declarations else ""
            sources += [each for each in _REFERENCE.findall(value) if each not in sources]
        return tuple(sources)

    def color_of(self, token: str) -> str:
        """Return the colour that is displayed for a token, as `#rrggbb`. Raises UnreadableColorError."""
        if token not in self._shown:
            self._shown[token] = self._color(token, ()).convert("srgb").clip().to_string(hex=True, fit=False)
        return self._shown[token]

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {}

    def _color(self, token: str, above: tuple[str, ...]) -> coloraide.Color:
        declared = self.declarations.get(token)
        if declared is None:
            naming = self.declarations.get(above[-1]) if above else None
            raise UnreadableColorError(token, "", naming.origin if naming else None)
        if token in above or not declared.value:
            raise UnreadableColorError(token, declared.value, declared.origin)
        return _Computing(self, declared, (*above, token)).color(declared.value)


@dataclass(frozen=True)
class _Computing:
    """The computation of a token."""

    palette: Palette
    declared: TokenDeclaration
    above: tuple[str, ...]

    def color(self, text: str) -> coloraide.Color:
        """Return the colour described by `text`."""
        value = tinycss2.parse_one_component_value(text, skip_comments=True)
        if value.type == "function":
            groups = _groups(value.arguments)
            if value.lower_name == "var" and groups[0].startswith("--"):
                if groups[0][2:] not in self.palette.declarations and len(groups) > 1:
                    return self.color(", ".join(groups[1:]))
                return self.palette._color(groups[0][2:], self.above)
            if value.lower_name == "color-mix":
                return self._mixed(groups)
            if value.lower_name == "oklch":
                return self._oklch(_words(value.arguments))
        return self._plain(text)

    def _plain(self, text: str) -> coloraide.Color:
        try:
            color = coloraide.Color(text.strip())
        except ValueError as error:
            raise self._unreadable() from error
        if color.alpha() != 1:
            raise self._unreadable()
        return color

    def _mixed(self, groups: list[str]) -> coloraide.Color:
        """Return `color-mix(in SPACE, A [p%], B [p%])` of two opaque colours."""
        if len(groups) != 3 or groups[0] not in ("in oklab", "in srgb", "in oklch"):
            raise self._unreadable()
        parts = [re.fullmatch(r"(.+?)(?:\s+([\d.]+)%)?", each) for each in groups[1:]]
        first, second = (self.color(part[1]) for part in parts if part)
        given = [float(part[2]) / 100 if part and part[2] else None for part in parts]
        if given[0] is not None and given[1] is not None:
            share = given[1] / (given[0] + given[1])
        else:
            share = given[1] if given[1] is not None else 1 - (0.5 if given[0] is None else given[0])
        return first.mix(second, share, space=groups[0][3:])

    def _oklch(self, words: list[str]) -> coloraide.Color:
        """Return `oklch(L C H)`, or `oklch(from COLOR L C H)` with numbers, l, c, h, `*`, `max()` and `min()`."""
        known: dict[str, float] = {}
        if words and words[0] == "from":
            origin = self.color(words[1]).convert("oklch").coords(nans=False)
            known, words = dict(zip("lch", origin, strict=True)), words[2:]
        if len(words) != 3:
            raise self._unreadable()
        return coloraide.Color("oklch", [self._number(word, known) for word in words])

    def _number(self, text: str, known: Mapping[str, float]) -> float:
        value = tinycss2.parse_one_component_value(text)
        if value.type == "function" and value.lower_name in ("max", "min"):
            values = [self._number(each, known) for each in _groups(value.arguments)]
            return max(values) if value.lower_name == "max" else min(values)
        if value.type == "error" and text.count("*") == 1:
            first, _, second = text.partition("*")
            return self._number(first.strip(), known) * self._number(second.strip(), known)
        if value.type == "ident" and value.value in known:
            return known[value.value]
        if value.type in ("number", "dimension") and getattr(value, "lower_unit", "deg") == "deg":
            return float(value.value)
        raise self._unreadable()

    def _unreadable(self) -> UnreadableColorError:
        return UnreadableColorError(self.declared.token, self.declared.value, self.declared.origin)


def _groups(arguments: Sequence[Any]) -> list[str]:
    """Return the arguments of a function, separated by commas."""
    groups: list[list[Any]] = [[]]
    for each in arguments:
        if each == ",":
            groups.append([])
        else:
            groups[-1].append(each)
    return [tinycss2.serialize(group).strip() for group in groups]


def _words(arguments: Sequence[Any]) -> list[str]:
    """Return the arguments of a function, separated by spaces."""
    return [each.serialize() for each in arguments if each.type not in ("whitespace", "comment")]
