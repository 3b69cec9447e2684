"""What a shortcode is, and what one use of it in a text is."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from markupsafe import Markup

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.render.markdown.rendering import Rendering
from portalgen.text.bilingual import Bilingual

_PAGE: Final = ("id:", "site:", "self:")


def is_page_target(value: str) -> bool:
    """Whether a value of the type `TARGET` names a page, and not a file."""
    return value.startswith(_PAGE) or value.partition("#")[0].endswith(".md")


class ParameterType(Enum):
    """What a parameter's value must be."""

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
    """One parameter; `example` is a value as the editor would write it, without quotes."""

    name: str
    type: ParameterType
    label: Bilingual
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    """Of a file: those that it may have; empty: the resolver decides."""


@frozen
class Argument:
    """A value that was given, and the place of the value in the file."""

    value: str
    place: Place


@frozen
class ShortcodeUse:
    """One use of a shortcode whose arguments are valid."""

    shortcode: Shortcode
    arguments: tuple[tuple[str, Argument], ...]
    place: Place

    def value(self, name: str) -> str:
        """The value of a parameter, or an empty string."""
        return next((argument.value for key, argument in self.arguments if key == name), "")

    def place_of(self, name: str) -> Place:
        """The place of a parameter's value."""
        return next((argument.place for key, argument in self.arguments if key == name), self.place)


@frozen
class Shortcode:
    """A shortcode. `alternatives` lists groups of parameters of which exactly one group is given."""

    name: str
    label: Bilingual
    help: Bilingual
    parameters: tuple[ShortcodeParameter, ...]
    render: Callable[[ShortcodeUse, Markup, Rendering], str]
    """From the use and the HTML of its body to HTML; diagnostics go to the rendering's report."""
    has_body: bool = False
    alternatives: tuple[tuple[str, ...], ...] = ()
    heading_from: str = ""
    """The parameter that is the heading of its body; the body is then a part of the page, whose headings are in the contents."""
    holds_others: bool = False
    """Whether other shortcodes with bodies may stand within its own."""

    def parameter(self, name: str) -> ShortcodeParameter | None:
        """The parameter of that name, or None."""
        return next((each for each in self.parameters if each.name == name), None)
