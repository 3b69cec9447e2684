"""Shortcodes and their uses in a text."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from markupsafe import Markup

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.render.markdown.rendering import RenderingState
from portalgen.text.bilingual import Bilingual

_PAGE: Final = ("id:", "site:", "self:")


def is_page_target(value: str) -> bool:
    """Return True if the value of a parameter of type `TARGET` names a page rather than a file."""
    return value.startswith(_PAGE) or value.partition("#")[0].endswith(".md")


class ParameterType(Enum):
    """The type of the values of a parameter."""

    TEXT = "text"
    FILE = "file"
    TARGET = "target"
    """A file or a link to a page."""
    ADDRESS = "address"
    """A web address outside the portal."""
    ID = "id"
    LANGUAGE = "language"
    CHOICE = "choice"


@frozen
class ShortcodeParameter:
    """A parameter of a shortcode. `example` is a value as an editor would write it, but without quotes."""

    name: str
    type: ParameterType
    label: Bilingual
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    """The allowed file endings. If empty, the resolver decides."""


@frozen
class Argument:
    """The value of an argument, and its place in the file."""

    value: str
    place: Place


@frozen
class ShortcodeUse:
    """A use of a shortcode with valid arguments."""

    shortcode: Shortcode
    arguments: tuple[tuple[str, Argument], ...]
    place: Place

    def value(self, name: str) -> str:
        """Return the value of the argument `name`, or an empty string if it is not given."""
        return next((argument.value for key, argument in self.arguments if key == name), "")

    def place_of(self, name: str) -> Place:
        """Return the place of the value of the argument `name`."""
        return next((argument.place for key, argument in self.arguments if key == name), self.place)


@frozen
class Shortcode:
    """The declaration of a shortcode. `alternatives` are groups of parameters; a use has exactly one of them."""

    name: str
    label: Bilingual
    help: Bilingual
    parameters: tuple[ShortcodeParameter, ...]
    render: Callable[[ShortcodeUse, Markup, RenderingState], str]
    """Returns the HTML of a use, given the HTML of its body. Diagnostics are added to the `RenderingState`."""
    has_body: bool = False
    alternatives: tuple[tuple[str, ...], ...] = ()
    heading_from: str = ""
    """The parameter with a heading for the body; empty if there is none.

    With such a heading, the body is a part of the page, and its headings are in the table of contents.
    """
    may_contain_shortcodes: bool = False
    """True if the body may contain other shortcodes with bodies."""

    def parameter(self, name: str) -> ShortcodeParameter | None:
        """Return the declared parameter with this name, or None."""
        return next((each for each in self.parameters if each.name == name), None)
