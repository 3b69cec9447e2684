"""What the files of a forge are made from, and what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Roster
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

REQUIRED_CHECK: Final = "Kết luận / Verdict"
"""The one check that main asks for: the name of a job of `.github/workflows/pull-request.yml`."""
MAIN_BRANCH: Final = "main"


@frozen
class ForgeInputs:
    """Who decides in a portal on a day, and how."""

    roster: Roster
    policy: ApprovalPolicy
    sites: tuple[str, ...]
    """Ids of the portal's sites, sorted."""
    day: date
    genesis: str = ""
    """`commit:sha256`; empty where the roster is not in the history yet."""
    environment: Path = Path("/srv/portal/.venv")
    """The virtual environment on the server that judges pushes."""
    receipt_key: Path | None = None
    """The file on the server with the private key that signs receipts; None if it writes none."""


@frozen
class ForgeFile:
    """A file of a forge's settings."""

    path: str
    """From the folder that is written into."""
    text: str
    is_executable: bool = False


@frozen
class ForgeTarget:
    """A forge, or Git without one."""

    name: str
    names: Bilingual
    render: Callable[[ForgeInputs], Iterable[ForgeFile]]
    needs_folder: bool = False
    """Whether its files belong on a server, so that the portal's own folder is no place for them."""
