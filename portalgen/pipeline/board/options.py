"""What a board works on: the repository, who signs, and where to keep what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portalgen.frozen import frozen
from portalgen.pipeline.definitions import Definitions, standard_definitions


@frozen
class BoardOptions:
    """The repository at `root`, main, and the signer."""

    root: Path
    base: str = ""
    """Main as somebody typed it; empty for the server's main, else the one here."""
    sites: tuple[str, ...] = ()
    """The sites whose submissions are shown; empty for all."""
    by: str = ""
    """Id of the signer; empty for whoever's key the agent holds."""
    on_behalf_of: str = ""
    key_file: Path | None = None
    genesis: str | None = None
    """Where the rosters begin, from outside the repository (`audit_approvals`)."""
    cache: Path | None = None
    """A folder that no submission can write, or None."""
    jobs: int = 1
    language: str = "vi"
    definitions: Callable[[], Definitions] = standard_definitions
