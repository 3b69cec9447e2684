"""When a save has ended. An editor saves in several steps, and the system reports each of them.

A path waits a little after the last of its steps, and how long depends on that step: a file that was closed or renamed
into place is complete, one that is still open or was just removed is probably not. Times are those of `time.monotonic`.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen

WAIT_AFTER_PLACING: Final = 0.02
"""Seconds to wait after a file was closed, or renamed to its name: others that are saved with it follow at once."""
WAIT_AFTER_WRITING: Final = 0.05
"""After something was written where the system does not report that a file was closed."""
WAIT_WHILE_WRITING: Final = 0.1
"""After something was written and the file is still open, or is empty: more will come."""
WAIT_AFTER_REMOVAL: Final = 0.1
"""After a file was deleted or renamed to a backup: the new one comes next."""
WAIT_AFTER_LOSS: Final = 0.5
"""After the system lost changes: folders have to be found and watched again."""
LONGEST_WAIT: Final = 2.0
"""Seconds after which what never settles is built all the same."""
FAULT_DELAY: Final = 0.15
"""Seconds after the last step from which an error is the author's, and not that of a file that is half written."""
PATH_LIMIT: Final = 1000
"""From so many paths on, looking everywhere is as quick."""


@frozen
class Changes:
    """What changed: absolute paths, a folder for everything below it; None where it may be anything."""

    paths: frozenset[Path] | None = None
    first_at: float = -math.inf
    """When the first step of them all was seen."""
    last_at: float = -math.inf
    """When the last one was."""

    def is_early(self, now: float) -> bool:
        """Return whether what was read at `now` may be half of a save."""
        return now < min(self.last_at + FAULT_DELAY, self.first_at + LONGEST_WAIT)


UNKNOWN_CHANGES: Final = Changes()
"""The changes of a first rebuild: anything may have changed."""


class Debouncer:
    """What changed and is not built yet."""

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
        """Put changes back that were taken too early, to be taken again at `due` with what comes until then."""
        self.carry_over(changes.paths)
        for path in (None,) if changes.paths is None else changes.paths:
            self._due[path] = max(due, self._due.get(path, due))
        self._first, self._last = min(self._first, changes.first_at), max(self._last, changes.last_at)

    def due_at(self) -> float | None:
        """Return when everything is settled; None where nothing changed."""
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
