"""Rendered bodies as rows, left by a build for the next build."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from portalgen.store.row_store import RowStore

BODY_TABLE: Final = "bodies"
"""The table of rendered bodies."""
CONFIGURATION_TABLE: Final = "configuration"
"""The table of the validated portal and its themes."""
PALETTE_TABLE: Final = "palettes"
"""The table of colour sets with enough contrast, keyed by digest."""

INPUT_TABLE: Final = "inputs"
"""The table of the inputs of outputs. It has a row per site."""
FRAGMENT_TABLE: Final = "fragments"
"""The table of encoded open data rows, and of the fragments of each site."""


class BodyCache:
    """The rendered bodies, as rows of the table. Rows are read on demand, and new rows are written together."""

    def __init__(self, rows: RowStore) -> None:
        self._rows = rows
        self._fresh: dict[str, Any] = {}
        self._ahead: dict[str, Any] = {}

    def get(self, source: str) -> Any:
        """Return the row of `source`, or None if there is none."""
        if source in self._fresh:
            return self._fresh[source]
        return self._ahead.pop(source) if source in self._ahead else self._rows.get(BODY_TABLE, source)

    def prefetch(self, sources: Collection[str]) -> None:
        """Read the rows of these sources together. Each row is kept until it is used, or until the next call."""
        self._ahead = dict.fromkeys(sources) | self._rows.get_many(BODY_TABLE, sources)

    def put(self, source: str, row: Any) -> None:
        """Put a row, which `save` writes later."""
        self._ahead.pop(source, None)
        self._fresh[source] = row

    def save(self) -> None:
        """Write the new rows to the table."""
        self._rows.put(BODY_TABLE, self._fresh)
        self._fresh = {}
