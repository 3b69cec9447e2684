"""Rendered bodies as rows: what one build leaves to the next."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from portalgen.store.row_store import RowStore

BODY_TABLE: Final = "bodies"
"""The table of rendered bodies."""
CONFIGURATION_TABLE: Final = "configuration"
"""The table of the portal and its themes as they were validated."""
PALETTE_TABLE: Final = "palettes"
"""The table of sets of colours that were found good, by digest."""

INPUT_TABLE: Final = "inputs"
"""The table of the inputs of outputs, one row a site."""
FRAGMENT_TABLE: Final = "fragments"
"""The table of encoded rows of open data, and of what there is for each site."""


class BodyCache:
    """Rendered bodies of the sites under way: rows of the table, read when they are needed and written together."""

    def __init__(self, rows: RowStore) -> None:
        self._rows = rows
        self._fresh: dict[str, Any] = {}
        self._ahead: dict[str, Any] = {}

    def get(self, source: str) -> Any:
        """The row, or None where it is not known."""
        if source in self._fresh:
            return self._fresh[source]
        return self._ahead.pop(source) if source in self._ahead else self._rows.get(BODY_TABLE, source)

    def prefetch(self, sources: Collection[str]) -> None:
        """Read the rows of these together; each is held until it is asked for, or until others are expected."""
        self._ahead = dict.fromkeys(sources) | self._rows.get_many(BODY_TABLE, sources)

    def put(self, source: str, row: Any) -> None:
        """Remember a row."""
        self._ahead.pop(source, None)
        self._fresh[source] = row

    def save(self) -> None:
        """Write what was put since the last time."""
        self._rows.put(BODY_TABLE, self._fresh)
        self._fresh = {}
