"""Which parts of views anything reads: the others are neither built nor digested.

What costs something and is not shown by every theme is built through `ReadParts.build`, under the name of its field. A
template reads a field by its name, and which names those of a theme have is known before a page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, ParamSpec, TypeVar

from portalgen.frozen import frozen

NOT_BUILT: Final[Any] = ...
"""Stands in a view for a part that nothing reads: no text, no list and no view, so that code which reads it fails."""

MADE_FROM: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "elements": frozenset(
            {"metadata", "filters", "search_meta", "sort_date", "license_url", "files", "breadcrumbs"}
        ),
        "facts_first": frozenset({"facts"}),
    }
)
"""The parts that the program itself reads for another part: `elements` writes them as HTML, for machines."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


@frozen
class ReadParts:
    """The names of the fields of views that templates of a theme, or files made from views, read."""

    names: frozenset[str] | None = None
    """None: all there are."""

    def build(self, name: str, make: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
        """Return what `make` makes of the arguments; `NOT_BUILT` where nothing reads the field `name`."""
        if self.names is None or name in self.names:
            return make(*arguments, **named)
        built: _T = NOT_BUILT
        return built


ALL_PARTS: Final = ReadParts()


def read_parts_of(names: Iterable[str]) -> ReadParts:
    """Return the parts of these names, with those from which they are made."""
    found = set(names)
    for name in tuple(found):
        found |= MADE_FROM.get(name, frozenset())
    return ReadParts(frozenset(found))
