"""Rendered bodies as rows, left by a build to the next."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from portalgen.store.row_store import RowStore

BODY_TABLE: Final = "bodies"
"""The table of rendered bodies."""
CONFIGURATION_TABLE: Final = "configuration"
"""The table of the validated portal and its themes."""
PALETTE_TABLE: Final = "palettes"
"""The table of sets of colours with enough contrast, by digest."""

INPUT_TABLE: Final = "inputs"
"""The table of the inputs of outputs, a row per site."""
FRAGMENT_TABLE: Final = "fragments"
"""The table of encoded rows of open data, and of the fragments of each site."""


class BodyCache:
    """The rendered bodies: rows of the table, read on demand and written together."""

    def __init__(self, rows: RowStore) -> None:
        self._rows = rows
        self._fresh: dict[str, Any] = {}
        self._ahead: dict[str, Any] = {}

    def get(self, source: str) -> Any:
        """Return the row, or None if unknown."""
        if source in self._fresh:
            return self._fresh[source]
        return self._ahead.pop(source) if source in self._ahead else self._rows.get(BODY_TABLE, source)

    def prefetch(self, sources: Collection[str]) -> None:
        """Read these rows together; each is kept until it is used, or until the next call."""
        self._ahead = dict.fromkeys(sources) | self._rows.get_many(BODY_TABLE, sources)

    def put(self, source: str, row: Any) -> None:
        """Put a row."""
        self._ahead.pop(source, None)
        self._fresh[source] = row

    def save(self) -> None:
        """Write the new rows."""
        self._rows.put(BODY_TABLE, self._fresh)
        self._fresh = {}
