"""The options of the board's commands: repository, signer and cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portalgen.frozen import frozen
from portalgen.pipeline.definitions import Definitions, standard_definitions


@frozen
class BoardOptions:
    """The repository at `root`, the main branch to compare with, and the signer."""

    root: Path
    base: str = ""
    """Main as typed by the user. If empty, the server's main is used, or the local main if there is no server."""
    sites: tuple[str, ...] = ()
    """Ids of the sites whose submissions are shown; empty for all."""
    by: str = ""
    """Id of the signer. If empty, the signer is the owner of the key in the agent."""
    on_behalf_of: str = ""
    key_file: Path | None = None
    genesis: str | None = None
    """The start of the chain of rosters, given from outside the repository (`audit_approvals`)."""
    cache: Path | None = None
    """A cache folder that submissions cannot write to, or None."""
    jobs: int = 1
    language: str = "vi"
    definitions: Callable[[], Definitions] = standard_definitions
