"""The verdict of the live commit's program on a push, as a value."""

from __future__ import annotations

from typing import Final, Literal

from portalgen.frozen import frozen

LiveProgramState = Literal["unasked", "stated", "absent", "passed", "refused", "unable", "missing", "unknown"]
"""The verdict of the live commit's program, or the reason why there is none.

- `unasked`: the running program is not from main, or is the same program.
- `stated`: the operator states that it has already judged.
- `absent`: it cannot judge a push yet.
- `passed`, `refused`: its verdict.
- `unable`: it does not run here.
- `missing`: the repository lacks the live commit.
- `unknown`: the same, and the operator allowed the rollback.
"""
_KEEPS_BACK: Final = frozenset({"refused", "unable", "missing"})


@frozen
class LiveProgramAnswer:
    """The verdict of the live commit's program on a push that changes the program."""

    state: LiveProgramState = "unasked"
    live: str = ""
    head: str = ""
    text: str = ""
    """The output of the program, or the reason why it does not run."""

    @property
    def keeps_back(self) -> bool:
        """True if this verdict alone prevents a release, even if the pushed program's own verdict is positive."""
        return self.state in _KEEPS_BACK
