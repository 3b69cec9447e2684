"""A fix: the code whose finding it cures, and how it changes a file."""

from __future__ import annotations

from collections.abc import Callable, Collection

from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds


@frozen
class FixedPage:
    """What a fix may know of the file that it changes: its path from the portal's root, and its site."""

    path: str
    site: str
    taken_ids: Collection[str]
    """The ids of all items."""
    item: str
    """The id that the page has in its other languages; empty where it has none."""
    kinds: Kinds


@frozen
class Fix:
    """The fix for `code`: `apply` is given a file that is UTF-8, and returns it fixed, or as it was."""

    code: str
    apply: Callable[[bytes, FixedPage], bytes]
