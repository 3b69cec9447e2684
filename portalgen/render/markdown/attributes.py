"""Attributes in braces: `{#anchor .class lang=en}`.

They are written at the end of a heading, on a separate line before a block, or after `[text]`. Braces with any other
content are ordinary text.
"""

from __future__ import annotations

import re
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.slugs import is_slug

CLASSES: Final = ("clause", "point", "dash", "center", "example")
"""`example` marks text that a reader may type; the search does not index it."""
RESERVED_IDS: Final = re.compile(
    r"ui-.*|main|site-search|footer-agency|lost-search|(?:block|directory)-.*|fn(?:ref)?[0-9].*"
)
"""Ids reserved for the theme's layouts and the footnotes."""
BRACES: Final = re.compile(r"\{[ \t]*(?:[#.]|[A-Za-z][\w:-]*[ \t]*=)[^{}\n]*\}")
_ITEM: Final = re.compile(r'[#.][^\s{}]*|[\w:-]+\s*=\s*(?:"[^"]*"|“[^“”]*”|[^\s{}"]+)|\S+')
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")


@frozen
class RefusedAttribute:
    """A refused attribute, and its offset in the text of the braces."""

    text: str
    offset: int


@frozen
class Attributes:
    """The attributes in a pair of braces, and the refused attributes."""

    values: tuple[tuple[str, str], ...]
    refusals: tuple[RefusedAttribute, ...]


def read_attributes(braces: str, numbered: bool = False) -> Attributes:
    """Return the attributes in `braces`; `numbered` allows `start`, the first number of a list."""
    values: dict[str, str] = {}
    refused: list[RefusedAttribute] = []
    for item in _ITEM.finditer(braces[1:-1]):
        name, value = _split(item.group())
        if not _allowed(name, value, numbered):
            refused.append(RefusedAttribute(item.group(), item.start() + 1))
        elif name == "class" and "class" in values:
            values["class"] += f" {value}"
        else:
            values[name] = value
    return Attributes(tuple(values.items()), tuple(refused))


def _split(item: str) -> tuple[str, str]:
    if item[0] == "#":
        return "id", item[1:]
    if item[0] == ".":
        return "class", item[1:]
    name, _, value = item.partition("=")
    return name.strip(), value.strip().strip('"“”')


def _allowed(name: str, value: str, numbered: bool) -> bool:
    match name:
        case "id":
            return is_slug(value) and not RESERVED_IDS.fullmatch(value)
        case "class":
            return value in CLASSES
        case "lang":
            return _LANGUAGE.fullmatch(value) is not None
        case "start":
            return numbered and _NUMBER.fullmatch(value) is not None
    return False
