"""How long each stage of a build takes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class StageTimer:
    """Times the stages of one build."""

    _seconds: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """End of the stage `name`, or of another part of it."""
        now = time.perf_counter()
        self._seconds[name] = self._seconds.get(name, 0.0) + now - self._last
        self._last = now

    @property
    def stages(self) -> tuple[tuple[str, float], ...]:
        """(name, seconds) of each stage, in the order in which they first ended."""
        return tuple(self._seconds.items())
