"""`parseLinkDestination` of markdown-it-py 4.3, without a loop over each letter."""

# ruff: noqa: N802 - the name that the library's rules call

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, Final

from markdown_it import helpers

from portalgen.frozen import frozen

_SIMPLE: Final = re.compile(r"[^\x00-\x20\x7f<()\\&][^\x00-\x20\x7f()\\&]*(?=[\x00-\x20\x7f)])")
"""A destination without brackets, escapes and entities, up to its end."""


@frozen
class Destination:
    """The result of `parseLinkDestination`, with the same fields as in the library."""

    ok: bool
    pos: int
    str: str


def parseLinkDestination(string: str, pos: int, maximum: int) -> Any:
    """Return the destination of a link, from `pos` on."""
    match = _SIMPLE.match(string, pos, maximum)
    return (
        Destination(True, match.end(), match.group()) if match else helpers.parseLinkDestination(string, pos, maximum)
    )


PARSER_HELPERS: Final = SimpleNamespace(
    parseLinkDestination=parseLinkDestination,
    parseLinkLabel=helpers.parseLinkLabel,
    parseLinkTitle=helpers.parseLinkTitle,
)
"""The helper functions called by rules through `md.helpers`."""
