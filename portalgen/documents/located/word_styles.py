"""How a text of Word looks, by its styles and by its own properties: hidden, white, tiny, struck through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from portalgen.documents.located.colours import is_white_code
from portalgen.documents.located.model import TextMark
from portalgen.documents.located.package import attribute, child, local_name
from portalgen.frozen import frozen

_TINY: Final = 6
"""The largest unreadable size, in half points."""
_NARROW: Final = 10
"""The percentage of their width at which condensed letters are unreadable."""
_OFF: Final = frozenset(("0", "false", "off", "none"))
_WHITE_THEMES: Final = frozenset(("background1", "light1", "bg1", "lt1"))
_DEPTH: Final = 20


@frozen
class TextLook:
    """The properties that decide visibility of a text."""

    is_hidden: bool = False
    is_white: bool = False
    is_tiny: bool = False
    is_struck: bool = False

    def mark(self, *, is_shaded: bool) -> TextMark:
        """Return the mark of a text with this look; white letters are visible on a shaded background."""
        if self.is_hidden:
            return "hidden"
        if self.is_white and not is_shaded:
            return "white"
        return "tiny" if self.is_tiny else "struck" if self.is_struck else ""


PLAIN_LOOK: Final = TextLook()


@frozen
class _Style:
    based_on: str
    properties: Element | None


class LookReader:
    """Knows the styles of a document, and how texts look by them."""

    def __init__(
        self, styles: Mapping[str, _Style], default_paragraph: str = "", default: TextLook = PLAIN_LOOK
    ) -> None:
        self._styles = styles
        self._default_paragraph = default_paragraph
        self._default = default

    def of_paragraph(self, properties: Element | None) -> TextLook:
        """How the runs of a paragraph with these properties look, unless they say otherwise."""
        named = child(properties, "pStyle")
        identifier = attribute(named, "val") if named is not None else self._default_paragraph
        return self._apply_style(self._default, identifier)

    def of_run(self, properties: Element | None, around: TextLook) -> TextLook:
        """How a run with these properties looks."""
        named = child(properties, "rStyle")
        look = self._apply_style(around, attribute(named, "val")) if named is not None else around
        return apply_properties(look, properties)

    def _apply_style(self, look: TextLook, identifier: str) -> TextLook:
        chain: list[_Style] = []
        while identifier in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[identifier])
            identifier = self._styles[identifier].based_on
        for style in reversed(chain):
            look = apply_properties(look, style.properties)
        return look


def read_styles(root: Element) -> LookReader:
    """Return the styles of a document."""
    styles: dict[str, _Style] = {}
    default_paragraph = ""
    default = PLAIN_LOOK
    for each in root:
        if local_name(each.tag) == "docDefaults":
            default = apply_properties(default, child(child(each, "rPrDefault"), "rPr"))
        elif local_name(each.tag) == "style":
            based_on = child(each, "basedOn")
            identifier = attribute(each, "styleId")
            styles[identifier] = _Style(attribute(based_on, "val") if based_on is not None else "", child(each, "rPr"))
            if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true"):
                default_paragraph = identifier
    return LookReader(styles, default_paragraph, default)


def apply_properties(look: TextLook, properties: Element | None) -> TextLook:
    """Return a look with the changes by the properties of a run."""
    for each in properties if properties is not None else ():
        name, value = local_name(each.tag), attribute(each, "val")
        is_on = value not in _OFF
        if name in ("vanish", "specVanish"):
            look = replace(look, is_hidden=is_on)
        elif name in ("strike", "dstrike"):
            look = replace(look, is_struck=is_on)
        elif name == "color":
            theme = attribute(each, "themeColor")
            look = replace(look, is_white=theme in _WHITE_THEMES if theme else is_white_code(value))
        elif name == "textFill" and child(each, "noFill") is not None:
            look = replace(look, is_hidden=True)
        elif name == "w" and value.isdecimal() and int(value) <= _NARROW:
            look = replace(look, is_tiny=True)
        elif name == "sz" and value.isdecimal():
            look = replace(look, is_tiny=int(value) <= _TINY)
    return look
