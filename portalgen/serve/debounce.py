"""Detects the end of a save. An editor saves in several steps, each reported by the system.

A path waits for some time after its last step, depending on that step: a file closed or renamed into place is complete,
a file still open or just removed probably is not. Times are those of `time.monotonic`.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen

WAIT_AFTER_PLACING: Final = 0.02
"""Seconds to wait after a file was closed, or renamed to its name: other files of the save follow at once."""
WAIT_AFTER_WRITING: Final = 0.05
"""After a file was written, if the system does not report closed files."""
WAIT_WHILE_WRITING: Final = 0.1
"""After something was written and the file is still open, or is empty: more will come."""
WAIT_AFTER_REMOVAL: Final = 0.1
"""After a file was deleted or renamed to a backup: the new file comes next."""
WAIT_AFTER_LOSS: Final = 0.5
"""After the system lost changes: folders have to be found and watched again."""
LONGEST_WAIT: Final = 2.0
"""Seconds after which even an unsettled path is built."""
FAULT_DELAY: Final = 0.15
"""Seconds after the last step from which an error is the author's, and not that of a half-written file."""
PATH_LIMIT: Final = 1000
"""The number of paths from which a search of everything is as fast."""


@frozen
class Changes:
    """Changed absolute paths, a folder for everything below it; None if anything may have changed."""

    paths: frozenset[Path] | None = None
    first_at: float = -math.inf
    """When the first step of them all was seen."""
    last_at: float = -math.inf
    """When the last step was seen."""

    def is_early(self, now: float) -> bool:
        """Return True if a file read at `now` may be half-saved."""
        return now < min(self.last_at + FAULT_DELAY, self.first_at + LONGEST_WAIT)


UNKNOWN_CHANGES: Final = Changes()
"""The changes of a first rebuild: anything may have changed."""


class Debouncer:
    """Changes not built yet."""

    __slots__ = ("_due", "_first", "_last", "_paths")

    def __init__(self) -> None:
        self._paths: frozenset[Path] | None = frozenset()
        self._due: dict[Path | None, float] = {}
        self._first = math.inf
        self._last = -math.inf

    def add(self, path: Path | None, wait: float, now: float) -> None:
        """Add a step at `now`; the path is settled `wait` seconds later if no other comes. None is anything."""
        if len(self._due) >= PATH_LIMIT:
            self._due = {None: max(self._due.values())}
        self._due[None if None in self._due else path] = now + wait
        self._first, self._last = min(self._first, now), max(self._last, now)

    def carry_over(self, paths: frozenset[Path] | None) -> None:
        """Keep paths until the next ones are taken."""
        self._paths = _join_paths(self._paths, paths)

    def put_back(self, changes: Changes, due: float) -> None:
        """Put back changes taken too early, to be taken again at `due` together with new ones."""
        self.carry_over(changes.paths)
        for path in (None,) if changes.paths is None else changes.paths:
            self._due[path] = max(due, self._due.get(path, due))
        self._first, self._last = min(self._first, changes.first_at), max(self._last, changes.last_at)

    def due_at(self) -> float | None:
        """Return when everything is settled; None without changes."""
        return min(max(self._due.values()), self._first + LONGEST_WAIT) if self._due else None

    def take(self) -> Changes:
        """Return all changes, to be built now, and forget them."""
        paths = None if None in self._due else frozenset(path for path in self._due if path is not None)
        taken = Changes(_join_paths(self._paths, paths), self._first, self._last)
        self._paths, self._due = frozenset(), {}
        self._first, self._last = math.inf, -math.inf
        return taken


def _join_paths(one: frozenset[Path] | None, other: frozenset[Path] | None) -> frozenset[Path] | None:
    return None if one is None or other is None else one | other
