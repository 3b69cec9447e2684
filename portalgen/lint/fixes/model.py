"""A fix: a code, and the function that changes a file to remove its findings."""

from __future__ import annotations

from collections.abc import Callable, Collection

from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds


@frozen
class FixedPage:
    """The facts about a file that its fixes can use. `path` is from the portal's root; `site` owns the file."""

    path: str
    site: str
    taken_ids: Collection[str]
    """The ids of all items."""
    item: str
    """The id that the page has in its other languages; empty if there is none."""
    kinds: Kinds


@frozen
class Fix:
    """The automatic fix of `code`. `apply` receives a file in UTF-8 and returns it fixed, or else unchanged."""

    code: str
    apply: Callable[[bytes, FixedPage], bytes]
