"""The verdict of the live commit's program on a push, as a value."""

from __future__ import annotations

from typing import Final, Literal

from portalgen.frozen import frozen

LiveProgramState = Literal["unasked", "told", "absent", "passed", "refused", "unable", "missing", "unknown"]
"""The verdict of the live commit's program.

- `unasked`: the running program is not from main, or is the same program.
- `told`: the operator states that it has already judged.
- `absent`: it cannot judge a push yet.
- `passed`, `refused`: its verdict.
- `unable`: it does not run here.
- `missing`: the repository lacks the live commit.
- `unknown`: the same, and the operator allowed the rollback.
"""
_KEEPS_BACK: Final = frozenset({"refused", "unable", "missing"})


@frozen
class LiveProgramAnswer:
    """The verdict of the live commit's program on a push changing the program."""

    state: LiveProgramState = "unasked"
    live: str = ""
    head: str = ""
    text: str = ""
    """Its output, or the reason why it does not run."""

    @property
    def keeps_back(self) -> bool:
        """True if this verdict prevents a release, whatever the pushed program's own verdict."""
        return self.state in _KEEPS_BACK
