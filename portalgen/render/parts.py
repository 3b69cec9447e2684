"""The parts of views that are read; other parts are neither built nor digested.

Expensive parts not shown by every theme are built through `ReadParts.build`, under the name of their field. A template
reads a field by its name, so the names read by a theme are known before a page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, ParamSpec, TypeVar

from portalgen.frozen import frozen

NOT_BUILT: Final[Any] = ...
"""Replaces an unread part of a view. It is not a text, a list or a view, so that code reading it fails."""

SOURCE_PARTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "elements": frozenset(
            {"metadata", "filters", "search_meta", "sort_date", "license_url", "files", "breadcrumbs"}
        ),
        "facts_first": frozenset({"facts"}),
    }
)
"""The parts that the program reads to build another part: `elements` writes them as HTML, for machines."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


@frozen
class ReadParts:
    """The names of the view fields read by templates of a theme, or by files made from views."""

    names: frozenset[str] | None = None
    """None for all names."""

    def build(self, name: str, make: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
        """Return the result of `make`, or `NOT_BUILT` if the field `name` is not read."""
        if self.names is None or name in self.names:
            return make(*arguments, **named)
        built: _T = NOT_BUILT
        return built


ALL_PARTS: Final = ReadParts()


def read_parts_of(names: Iterable[str]) -> ReadParts:
    """Return the parts with these names, and the parts from which they are made."""
    found = set(names)
    for name in tuple(found):
        found |= SOURCE_PARTS.get(name, frozenset())
    return ReadParts(frozenset(found))
