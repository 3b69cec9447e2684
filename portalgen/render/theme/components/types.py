"""The types of component parameters: a text, a flag, a number, HTML, or a view class."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from markupsafe import Markup

from portalgen.config.dataclass_models import can_be_empty, read_value, yaml_type_of
from portalgen.config.yaml_text import Tree
from portalgen.render.views.table import VIEWS as VIEW_CLASSES

PLAIN_TYPES: Final[dict[str, type]] = {"text": str, "flag": bool, "number": int, "html": Markup}
VIEW_TYPES: Final[dict[str, type]] = {kind.__name__: kind for kind in VIEW_CLASSES}
TYPE_NAMES: Final = (*PLAIN_TYPES, *VIEW_TYPES)
"""All words that can name a type."""

_FORM: Final = re.compile(r"(list of )?(\w+)( or nothing)?")
THEME_FILE_PREFIX: Final = "theme:"
"""The prefix of a text in an example that is replaced by the address of a theme file: `theme:static/icon.svg`."""


@cache
def type_of(text: str) -> Any:
    """Return the type that a text such as `list of Link` or `DayView or nothing` describes; None if it is invalid."""
    match = _FORM.fullmatch(text)
    kind: Any = match and (PLAIN_TYPES.get(match[2]) or VIEW_TYPES.get(match[2]))
    if not match or kind is None or (match[1] and match[3]):
        return None
    return tuple[kind, ...] if match[1] else kind | None if match[3] else kind


def type_name_in(text: str) -> str:
    """Return the word in the text of a type that should be one of `TYPE_NAMES`."""
    return text.removeprefix("list of ").removesuffix(" or nothing")


def yaml_type_for(kind: Any) -> tuple[Any, bool]:
    """Return the YAML type of an argument of the type `kind`, and True if the argument is required."""
    return yaml_type_of(kind), not can_be_empty(kind)


def value_of(kind: Any, tree: Tree, language: str, address: Callable[[str], str]) -> Any:
    """Return the argument that a valid tree describes, with its texts in `language`.

    `address` returns the address of a file of the theme.
    """

    def read_text(text_type: Any, node: Tree) -> Any:
        text = node.get("vi" if language == "vi" else "en") if isinstance(node, dict) else node
        word = str(text or "")
        if word.startswith(THEME_FILE_PREFIX):
            word = address(word.removeprefix(THEME_FILE_PREFIX))
        return Markup(word) if text_type is Markup else word  # noqa: S704 - HTML that the theme's own developer wrote

    return read_value(kind, tree, read_text)


def find_theme_files(tree: Tree, at: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    """Return (position in the tree, path) of every theme file that an example names. `at` is the position of `tree`."""
    if isinstance(tree, dict):
        return [file for key, each in tree.items() for file in find_theme_files(each, (*at, key))]
    if isinstance(tree, list):
        return [file for number, each in enumerate(tree) for file in find_theme_files(each, (*at, number))]
    return [(at, tree.removeprefix(THEME_FILE_PREFIX))] if tree and tree.startswith(THEME_FILE_PREFIX) else []
