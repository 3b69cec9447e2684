"""Decides which parts of views are built. Parts that no template reads are neither built nor included in keys.

Expensive parts not shown by every theme are built through `ReadParts.build`, under the name of their field. A
template reads a field by its name, so the names read by a theme are known before a page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, ParamSpec, TypeVar

from portalgen.frozen import frozen

NOT_BUILT: Final[Any] = ...
"""Takes the place of an unread part. Code that reads it fails, since it is not a text, a list or a view."""

SOURCE_PARTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "elements": frozenset(
            {"metadata", "filters", "search_meta", "sort_date", "license_url", "files", "breadcrumbs"}
        ),
        "facts_first": frozenset({"facts"}),
    }
)
"""The parts read by the program to build another part, keyed by that part. `elements` writes them as HTML."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


@frozen
class ReadParts:
    """The names of the view fields read by templates of a theme or by files made from views."""

    names: frozenset[str] | None = None
    """None if all fields count as read."""

    def build(self, name: str, make: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
        """Return the result of `make(*arguments, **named)` if the field `name` is read, otherwise `NOT_BUILT`."""
        if self.names is None or name in self.names:
            return make(*arguments, **named)
        built: _T = NOT_BUILT
        return built


ALL_PARTS: Final = ReadParts()


def read_parts_of(names: Iterable[str]) -> ReadParts:
    """Return the parts with these names, together with the parts behind them."""
    found = set(names)
    for name in tuple(found):
        found |= SOURCE_PARTS.get(name, frozenset())
    return ReadParts(frozenset(found))
