"""A fix: a code and a function that changes the file."""

from __future__ import annotations

from collections.abc import Callable, Collection

from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds


@frozen
class FixedPage:
    """The facts about a file available to its fixes: its path from the portal's root, and its site."""

    path: str
    site: str
    taken_ids: Collection[str]
    """The ids of all items."""
    item: str
    """The id of the page in its other languages; empty if there is none."""
    kinds: Kinds


@frozen
class Fix:
    """The fix for `code`: `apply` receives a file in UTF-8, and returns it fixed or unchanged."""

    code: str
    apply: Callable[[bytes, FixedPage], bytes]
