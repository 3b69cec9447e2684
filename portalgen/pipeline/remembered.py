"""Rendered bodies as rows: what one build leaves to the next."""

from __future__ import annotations

from typing import Any, Final

from portalgen.store.rows import Rows

BODIES: Final = "bodies"
"""The table of rendered bodies."""


class Bodies:
    """Rendered bodies of the sites under way: rows of the table, read one by one and written together."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._fresh: dict[str, Any] = {}

    def get(self, source: str) -> Any:
        """The row, or None where it is not known."""
        return self._fresh[source] if source in self._fresh else self._rows.get(BODIES, source)

    def put(self, source: str, row: Any) -> None:
        """Remember a row."""
        self._fresh[source] = row

    def save(self) -> None:
        """Write what was remembered since the last time."""
        self._rows.put(BODIES, self._fresh)
        self._fresh = {}
