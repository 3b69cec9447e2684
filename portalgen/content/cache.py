"""What `serve` remembers between two readings. A stat is only a hint; what is built still goes by content."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from portalgen.content.front_matter import Sheet
from portalgen.diagnostics.model import Diagnostic

Signature = tuple[int, int, int]
Reading = tuple[Sheet | None, tuple[Diagnostic, ...]]


@dataclass(slots=True)
class FrontMatterCache:
    """Readings by source, each valid for one (modification time, size, inode)."""

    _entries: dict[str, tuple[Signature, Reading]] = field(default_factory=dict)

    def get(self, source: str, signature: Signature) -> Reading | None:
        """The reading of the file as it was with `signature`, or None."""
        entry = self._entries.get(source)
        return entry[1] if entry and entry[0] == signature else None

    def put(self, source: str, signature: Signature, reading: Reading) -> None:
        """Remember a reading."""
        self._entries[source] = signature, reading

    def retain(self, sources: Iterable[str]) -> None:
        """Forget the files that are no longer there."""
        kept = set(sources)
        self._entries = {source: entry for source, entry in self._entries.items() if source in kept}


def signature_of(stat: os.stat_result) -> Signature:
    """What a changed file changes, nearly always."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
