"""Reads the custom properties declared in a theme's styles, with their places and the appearances they apply to.

It reads rules for `:root` (or `html`) with the attributes `data-scheme` and `data-contrast`, inside `@layer`,
`@supports` and the media features below. `@supports` is assumed to be met unless negated. Declarations in other rules
are recorded, but without a page it is unknown if they apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    import tinycss2

_SELECTOR: Final = re.compile(
    r'(:root|html)((?:\[data-(?:scheme|contrast)="[^"]*"\]|:not\(\[data-(?:scheme|contrast)="[^"]*"\]\))*)'
)
_ATTRIBUTE: Final = re.compile(r'(:not\()?\[data-([a-z]+)="([^"]*)"\]')
_MEDIA: Final = re.compile(r"\(\s*(prefers-color-scheme|prefers-contrast)\s*:\s*([a-z-]+)\s*\)")
_ELSEWHERE: Final = frozenset({"print", "(forced-colors: active)"})
"""Media outside all appearances: paper, or the colours of the device."""
_MAY_DECLARE: Final = re.compile(r"--[\w-]+\s*:|@layer|@property", re.IGNORECASE)
_UNLAYERED: Final = 1_000


@frozen
class Appearance:
    """The preferences of the device, and the choices of the reader on the page (empty if the reader made none)."""

    device_scheme: str
    device_contrast: str
    scheme: str = ""
    contrast: str = ""

    @property
    def name(self) -> str:
        """The name of the resulting appearance: `light`, `dark`, `light-more` or `dark-more`."""
        more = "more" in (self.device_contrast, self.contrast)
        return (self.scheme or self.device_scheme) + ("-more" if more else "")


APPEARANCES: Final = tuple(
    Appearance(device, contrast, scheme, chosen)
    for device, other in (("light", "dark"), ("dark", "light"))
    for scheme, (contrast, chosen) in product(
        ("", other), (("no-preference", ""), ("more", ""), ("no-preference", "more"))
    )
)
"""All appearances that a page can have."""


@frozen
class Origin:
    """The place of a declaration: the index of its style, its line, and its column counted from 1."""

    style: int
    line: int
    column: int


@frozen
class TokenDeclaration:
    """A declaration of a token. `origin` is None if a site sets the token, outside of any style."""

    token: str
    value: str
    origin: Origin | None
    attributes: tuple[tuple[bool, str, str], ...]
    """(negated, name, value) of each attribute that the selector requires."""
    media: tuple[str, ...]
    rank: tuple[int, int, int]
    """(importance, layer, specificity). Of declarations with the same rank, the last wins."""
    enclosing_rule: str = ""
    """The selector or at-rule that makes it impossible to determine if the declaration applies; usually empty."""

    def holds(self, appearance: Appearance) -> bool:
        """Return True if the declaration applies in this appearance."""
        chosen = {"scheme": appearance.scheme, "contrast": appearance.contrast}
        right = all((chosen.get(name, "") == value) is not negated for negated, name, value in self.attributes)
        return right and all(_matches(query, appearance) for query in self.media)


def _matches(query: str, appearance: Appearance) -> bool:
    device = {"prefers-color-scheme": appearance.device_scheme, "prefers-contrast": appearance.device_contrast}
    matches = [_MEDIA.fullmatch(part.strip()) for part in query.split(" and ") if part.strip() not in ("screen", "all")]
    return all(match is not None and device[match[1]] == match[2] for match in matches)


def _is_known(query: str) -> bool:
    parts = [part.strip() for part in query.split(" and ")]
    return any(part in _ELSEWHERE for part in parts) or all(
        part in ("screen", "all") or _MEDIA.fullmatch(part) for part in parts
    )


@dataclass
class StyleReader:
    """Reads several styles as if they were a single style."""

    declarations: list[TokenDeclaration] = field(default_factory=list)
    _layers: list[str] = field(default_factory=list)
    _style: int = -1

    def rank_of_layer(self, name: str) -> int:
        """Return the rank of a layer. Layers are ranked by the order in which they are first mentioned."""
        if name not in self._layers:
            self._layers.append(name)
        return self._layers.index(name)

    def read(self, text: str) -> None:
        """Add the declarations in `text`. A style without tokens is skipped."""
        self._style += 1
        if _MAY_DECLARE.search(text):
            place = _Place(_UNLAYERED, (), "")
            self._rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), place)

    def _rules(self, rules: Sequence[Any], place: _Place) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._qualified(rule, place)
            elif rule.type == "at-rule":
                self._at_rule(rule, place)
            elif rule.type == "declaration" and rule.name.startswith("--") and place.within:
                value = tinycss2.serialize(rule.value).strip()
                self.declarations.append(_unknown(rule.name[2:], value, self._origin(rule), place))

    def _at_rule(self, rule: Any, place: _Place) -> None:
        name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
        if rule.content is None:
            for each in prelude.split(",") if name == "layer" else ():
                self.rank_of_layer(each.strip())
            return
        inner = replace(place, within=place.within or f"@{name} {prelude}".strip())
        if name == "property":
            self.declarations.append(_unknown(prelude.removeprefix("--"), "", self._origin(rule), inner))
        elif name == "layer" and place.layer == _UNLAYERED and re.fullmatch(r"[\w-]+", prelude):
            inner = replace(place, layer=self.rank_of_layer(prelude))
        elif name == "media" and _is_known(prelude):
            inner = replace(place, media=(*place.media, prelude))
        elif name == "supports" and not prelude.startswith("not"):
            inner = place
        self._rules(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True), inner)

    def _qualified(self, rule: Any, place: _Place) -> None:
        """Read the declarations in a block, for each of its selectors, and in nested rules."""
        content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        declared = [each for each in content if each.type == "declaration" and each.name.startswith("--")]
        selectors = [tinycss2.serialize(part).strip() for part in _between_commas(rule.prelude)]
        for selector in selectors if declared else ():
            match = _SELECTOR.fullmatch(selector)
            for each in declared:
                value, origin = tinycss2.serialize(each.value).strip(), self._origin(each)
                if match and not place.within:
                    attributes = tuple((bool(one[1]), one[2], one[3]) for one in _ATTRIBUTE.finditer(match[2]))
                    rank = _rank(
                        place.layer, compute_specificity(match[1], len(attributes)), is_important=each.important
                    )
                    self.declarations.append(
                        TokenDeclaration(each.name[2:], value, origin, attributes, place.media, rank)
                    )
                else:
                    within = replace(place, within=place.within or selector)
                    self.declarations.append(_unknown(each.name[2:], value, origin, within))
        nested = [each for each in content if each.type != "declaration"]
        self._rules(nested, replace(place, within=place.within or ", ".join(selectors)))

    def _origin(self, node: Any) -> Origin:
        return Origin(self._style, node.source_line, node.source_column)


@frozen
class _Place:
    """The context of a rule."""

    layer: int
    media: tuple[str, ...]
    within: str


def _unknown(token: str, value: str, origin: Origin, place: _Place) -> TokenDeclaration:
    return TokenDeclaration(token, value, origin, (), place.media, (0, 0, 0), place.within)


def _rank(layer: int, specific: int, *, is_important: bool) -> tuple[int, int, int]:
    """Return the rank; for important declarations, earlier layers rank higher."""
    return (1, -layer, specific) if is_important else (0, layer, specific)


def rank_site_layer(reader: StyleReader, layer: str) -> tuple[int, int, int]:
    """Return the rank of a declaration for `:root` in the layer `layer`."""
    return _rank(reader.rank_of_layer(layer), compute_specificity(":root", 0), is_important=False)


def compute_specificity(root: str, attributes: int) -> int:
    """Return the specificity of a selector that consists of `root` and a number of attributes."""
    return (10 if root == ":root" else 1) + 10 * attributes


def _between_commas(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for each in tokens:
        if each == ",":
            yield part
            part = []
        elif each.type != "comment":
            part.append(each)
    yield part
