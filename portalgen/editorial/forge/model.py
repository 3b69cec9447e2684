"""The inputs and the files of a forge's settings."""

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
"""The only check required by main: the name of a job of `.github/workflows/pull-request.yml`."""
MAIN_BRANCH: Final = "main"


@frozen
class ForgeInputs:
    """The approvers of a portal on a day, and the policy."""

    roster: Roster
    policy: ApprovalPolicy
    sites: tuple[str, ...]
    """Ids of the portal's sites, sorted."""
    day: date
    genesis: str = ""
    """`commit:sha256`; empty if the roster is not in the history yet."""
    environment: Path = Path("/srv/portal/.venv")
    """The virtual environment on the server that judges pushes."""
    receipt_key: Path | None = None
    """The file on the server with the private key that signs receipts; None if it writes none."""


@frozen
class ForgeFile:
    """A file of a forge's settings."""

    path: str
    """From the target folder."""
    text: str
    is_executable: bool = False


@frozen
class ForgeTarget:
    """A forge, or Git without one."""

    name: str
    names: Bilingual
    render: Callable[[ForgeInputs], Iterable[ForgeFile]]
    needs_folder: bool = False
    """True if its files belong on a server, so they must not be written into the portal's own folder."""
