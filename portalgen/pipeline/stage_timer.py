"""Measures the duration of each stage of a build."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class StageTimer:
    """Measures how long each stage of a build takes."""

    _seconds: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """End the stage `name`. If the name was used before, the time is added to that stage."""
        now = time.perf_counter()
        self._seconds[name] = self._seconds.get(name, 0.0) + now - self._last
        self._last = now

    @property
    def stages(self) -> tuple[tuple[str, float], ...]:
        """(name, duration in seconds) of each stage, in the order in which the stages first ended."""
        return tuple(self._seconds.items())
