"""The custom properties of `:root` in a theme's styles, and the colours that a browser makes of them.

Only what says a token is read: rules for `:root` (or `html`) with `data-` attributes, inside `@layer`, `@supports` and
the media features `prefers-color-scheme` and `prefers-contrast`. `@supports` counts as met. Colours are hexadecimal,
named, `var()`, `color-mix()` and `oklch()`, also relative to another colour; they are clipped to sRGB, as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from coloraide import Color

SITE_LAYER: Final = "site"
"""The cascade layer that holds the tokens of a site."""

_SELECTOR: Final = re.compile(r'(:root|html)((?:\[data-[a-z]+="[^"]*"\]|:not\(\[data-[a-z]+="[^"]*"\]\))*)')
_ATTRIBUTE: Final = re.compile(r'(:not\()?\[data-([a-z]+)="([^"]*)"\]')
_MEDIA: Final = re.compile(r"\(\s*(prefers-color-scheme|prefers-contrast)\s*:\s*([a-z-]+)\s*\)")
_REFERENCE: Final = re.compile(r"var\(\s*--([\w-]+)")
_UNLAYERED: Final = 1_000


class Unreadable(Exception):
    """The value of a token is no colour, or one that is not computed here."""

    def __init__(self, token: str, value: str) -> None:
        super().__init__(token, value)
        self.token = token
        self.value = value


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the device prefers and what the reader has chosen on the page (empty: nothing)."""

    device_scheme: str
    device_contrast: str
    scheme: str = ""
    contrast: str = ""

    @property
    def name(self) -> str:
        """`light`, `dark`, `light-more` or `dark-more`."""
        more = "more" in (self.device_contrast, self.contrast)
        return (self.scheme or self.device_scheme) + ("-more" if more else "")


APPEARANCES: Final = tuple(
    Appearance(device, contrast, scheme, chosen)
    for device, other in (("light", "dark"), ("dark", "light"))
    for scheme, (contrast, chosen) in product(
        ("", other), (("no-preference", ""), ("more", ""), ("no-preference", "more"))
    )
)
"""Every way in which a page may be shown."""


@dataclass(frozen=True, slots=True)
class _Declaration:
    token: str
    value: str
    attributes: tuple[tuple[bool, str, str], ...]
    """(whether the attribute must not be so, its name, its value)."""
    media: tuple[str, ...]
    rank: tuple[int, int]
    """Layer and specificity; among equals the last one counts."""

    def holds(self, appearance: Appearance) -> bool:
        """Whether it counts in this appearance."""
        chosen = {"scheme": appearance.scheme, "contrast": appearance.contrast}
        right = all((chosen.get(name, "") == value) is not negated for negated, name, value in self.attributes)
        return right and all(_matches(query, appearance) for query in self.media)


def _matches(query: str, appearance: Appearance) -> bool:
    device = {"prefers-color-scheme": appearance.device_scheme, "prefers-contrast": appearance.device_contrast}
    found = [_MEDIA.fullmatch(part.strip()) for part in query.split(" and ")]
    return all(match is not None and device[match[1]] == match[2] for match in found)


class TokenSheet:
    """The declarations of tokens in a theme's styles."""

    def __init__(self, styles: Sequence[str]) -> None:
        reader = _Reader()
        for text in styles:
            reader.read(text)
        self._declarations = tuple(reader.declarations)
        self._site_rank = (reader.layer(SITE_LAYER), _specificity(":root", 0))

    def palette(self, tokens: Mapping[str, str], appearance: Appearance) -> Palette:
        """The tokens as they are for a site that sets `tokens`."""
        own = (_Declaration(name, value, (), (), self._site_rank) for name, value in tokens.items())
        winning: dict[str, _Declaration] = {}
        for each in (*self._declarations, *own):
            known = winning.get(each.token)
            if each.holds(appearance) and (known is None or each.rank >= known.rank):
                winning[each.token] = each
        return Palette({name: each.value for name, each in winning.items()})


@dataclass
class _Reader:
    """Reads styles one after the other, as if they were one."""

    declarations: list[_Declaration] = field(default_factory=list)
    _layers: list[str] = field(default_factory=list)

    def layer(self, name: str) -> int:
        """The rank of a layer, by its first mention."""
        if name not in self._layers:
            self._layers.append(name)
        return self._layers.index(name)

    def read(self, text: str) -> None:
        """Adds what `text` declares; what has no token in it is not parsed."""
        import tinycss2

        if ":root" in text or "@layer" in text.partition("{")[0] or "html" in text:
            self._rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), _UNLAYERED, ())

    def _rules(self, rules: Sequence[Any], rank: int, media: tuple[str, ...]) -> None:
        import tinycss2

        for rule in rules:
            prelude = tinycss2.serialize(rule.prelude).strip() if hasattr(rule, "prelude") else ""
            if rule.type == "qualified-rule":
                self._declared(prelude, rule.content, rank, media)
            elif rule.type != "at-rule":
                continue
            elif rule.content is None:
                for name in prelude.split(",") if rule.lower_at_keyword == "layer" else ():
                    self.layer(name.strip())
            elif rule.lower_at_keyword in ("layer", "media", "supports"):
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                layer = self.layer(prelude) if rule.lower_at_keyword == "layer" else rank
                self._rules(inner, layer, (*media, prelude) if rule.lower_at_keyword == "media" else media)

    def _declared(self, prelude: str, content: Sequence[Any], rank: int, media: tuple[str, ...]) -> None:
        import tinycss2

        matches = [match for each in prelude.split(",") if (match := _SELECTOR.fullmatch(each.strip()))]
        if not matches:
            return
        found = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
        for match in matches:
            attributes = tuple((bool(each[1]), each[2], each[3]) for each in _ATTRIBUTE.finditer(match[2]))
            place = rank, _specificity(match[1], len(attributes))
            for each in found:
                if each.type == "declaration" and each.name.startswith("--"):
                    value = tinycss2.serialize(each.value).strip()
                    self.declarations.append(_Declaration(each.name[2:], value, attributes, media, place))


def _specificity(root: str, attributes: int) -> int:
    return (10 if root == ":root" else 1) + 10 * attributes


@dataclass(frozen=True)
class Palette:
    """The tokens of one appearance, by name, as they are written."""

    values: Mapping[str, str]

    def stands_on(self, token: str) -> tuple[str, ...]:
        """The tokens that the value of `token` comes from, itself first."""
        found = [token]
        for name in found:
            found += [each for each in _REFERENCE.findall(self.values.get(name, "")) if each not in found]
        return tuple(found)

    def shown(self, token: str) -> str:
        """The colour of a token as a screen shows it: `#rrggbb`. Raises Unreadable."""
        if token not in self._shown:
            self._shown[token] = self._color(token, ()).convert("srgb").clip().to_string(hex=True, fit=False)
        return self._shown[token]

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {}

    def _color(self, token: str, above: tuple[str, ...]) -> Color:
        value = self.values.get(token, "")
        if token in above or not value:
            raise Unreadable(token, value)
        return _Computing(self, token, value, (*above, token)).color(value)


@dataclass(frozen=True)
class _Computing:
    """The computation of one token."""

    palette: Palette
    token: str
    value: str
    above: tuple[str, ...]

    def color(self, text: str) -> Color:
        """The colour that `text` says."""
        import tinycss2

        found = tinycss2.parse_one_component_value(text, skip_comments=True)
        if found.type == "function":
            groups = _groups(found.arguments)
            if found.lower_name == "var" and groups[0].startswith("--"):
                return self.palette._color(groups[0][2:], self.above)
            if found.lower_name == "color-mix":
                return self._mixed(groups)
            if found.lower_name == "oklch":
                return self._oklch(_words(found.arguments))
        return self._plain(text)

    def _plain(self, text: str) -> Color:
        from coloraide import Color

        try:
            color = Color(text.strip())
        except ValueError as error:
            raise self._unreadable() from error
        if color.alpha() != 1:
            raise self._unreadable()
        return color

    def _mixed(self, groups: list[str]) -> Color:
        """`color-mix(in SPACE, A [p%], B [p%])` of two opaque colours."""
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

    def _oklch(self, words: list[str]) -> Color:
        """`oklch(L C H)`, or `oklch(from COLOR L C H)` with numbers, l, c, h, `*`, `max()` and `min()`."""
        from coloraide import Color

        known: dict[str, float] = {}
        if words and words[0] == "from":
            origin = self.color(words[1]).convert("oklch").coords(nans=False)
            known, words = dict(zip("lch", origin, strict=True)), words[2:]
        if len(words) != 3:
            raise self._unreadable()
        return Color("oklch", [self._number(word, known) for word in words])

    def _number(self, text: str, known: Mapping[str, float]) -> float:
        import tinycss2

        found = tinycss2.parse_one_component_value(text)
        if found.type == "function" and found.lower_name in ("max", "min"):
            values = [self._number(each, known) for each in _groups(found.arguments)]
            return max(values) if found.lower_name == "max" else min(values)
        if found.type == "error" and text.count("*") == 1:
            first, _, second = text.partition("*")
            return self._number(first.strip(), known) * self._number(second.strip(), known)
        if found.type == "ident" and found.value in known:
            return known[found.value]
        if found.type in ("number", "dimension") and getattr(found, "lower_unit", "deg") == "deg":
            return float(found.value)
        raise self._unreadable()

    def _unreadable(self) -> Unreadable:
        return Unreadable(self.token, self.value)


def _groups(arguments: Sequence[Any]) -> list[str]:
    """The arguments of a function between its commas."""
    import tinycss2

    groups: list[list[Any]] = [[]]
    for each in arguments:
        if each == ",":
            groups.append([])
        else:
            groups[-1].append(each)
    return [tinycss2.serialize(group).strip() for group in groups]


def _words(arguments: Sequence[Any]) -> list[str]:
    """The arguments of a function between its spaces."""
    return [each.serialize() for each in arguments if each.type not in ("whitespace", "comment")]
