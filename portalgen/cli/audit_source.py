"""Options of the commands that answer from the audited history of main, and what they read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from portalgen.cli.state import CommandState, exact_now

if TYPE_CHECKING:
    from portalgen.editorial.audit_model import ApprovalAudit
    from portalgen.history.repository import Repository

_C = TypeVar("_C", bound=Callable[..., Any])


def history_options(command: _C) -> _C:
    """Add `--ref` and `--genesis`, which say which history is believed, to a command."""
    for option in (
        click.option(
            "--genesis",
            default=None,
            metavar="COMMIT:SHA256",
            help="Mốc khởi đầu, lấy từ văn bản chính thức. / Genesis, from an official document.",
        ),
        click.option("--ref", default="main", help="Bản chính. / Main.  [main]"),
    ):
        command = option(command)
    return command


def cache_folder_of(repository: Repository, state: CommandState) -> Path | None:
    """Return where to keep what was read; nothing is written into a repository without a working tree."""
    return None if repository.is_bare else state.root / ".portalgen"


def read_audit(
    state: CommandState, ref: str, genesis: str | None, at: datetime | None = None
) -> tuple[Repository, ApprovalAudit]:
    """Return the repository at the portal's folder (which may be bare) and the audit of its main."""
    from portalgen.editorial.approval_audit import audit_approvals
    from portalgen.history.repository import open_history

    repository = open_history(state.root)
    audit = audit_approvals(repository, ref, genesis, at or exact_now(), cache_folder_of(repository, state))
    return repository, audit
