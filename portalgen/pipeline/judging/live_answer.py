"""What the program of the live commit says of a push, as a value."""

from __future__ import annotations

from typing import Final, Literal

from portalgen.frozen import frozen

LiveProgramState = Literal["unasked", "told", "absent", "passed", "refused", "unable", "missing", "unknown"]
"""Of the program of the live commit. `unasked`: the running program is none of main's, or is the same. `told`: the operator
says that it judged already. `absent`: it cannot judge a push yet. `passed`, `refused`: what it says. `unable`: it does not
run here. `missing`: the repository does not have the live commit. `unknown`: the same, and the operator allowed the way back."""
_KEEPS_BACK: Final = frozenset({"refused", "unable", "missing"})


@frozen
class LiveProgramAnswer:
    """What the program of the live commit says of a push that brings another program."""

    state: LiveProgramState = "unasked"
    live: str = ""
    head: str = ""
    text: str = ""
    """What it printed; where it does not run, why."""

    @property
    def keeps_back(self) -> bool:
        """Whether nothing may be released, whatever the program of the push itself says."""
        return self.state in _KEEPS_BACK
