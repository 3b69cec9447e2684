"""How long each stage of a build takes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Clock:
    """Times the stages of one build."""

    stages: list[tuple[str, float]] = field(default_factory=list)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """End of the stage `name`."""
        now = time.perf_counter()
        self.stages.append((name, now - self._last))
        self._last = now
