"""The options of the board's commands: repository, signer and cache."""

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
    """Main as typed by the user; empty for the server's main, else the local main."""
    sites: tuple[str, ...] = ()
    """The ids of the sites with submissions to show; empty for all."""
    by: str = ""
    """Id of the signer; empty for the owner of the agent's key."""
    on_behalf_of: str = ""
    key_file: Path | None = None
    genesis: str | None = None
    """The start of the chain of rosters, given from outside the repository (`audit_approvals`)."""
    cache: Path | None = None
    """A folder that no submission can write, or None."""
    jobs: int = 1
    language: str = "vi"
    definitions: Callable[[], Definitions] = standard_definitions
