"""Loads the audited history of main for the audit commands, and defines the options that they share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from portalgen.cli.office_history import cache_option, choose_cache_folder, genesis_option, ref_option
from portalgen.cli.state import CommandState, at_option, exact_now
from portalgen.cli.terminal import show_progress
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.audit import approval_audit
    from portalgen.editorial.deadlines import main_content
    from portalgen.history import repository as history_repository

if TYPE_CHECKING:
    from portalgen.editorial.audit.audit_model import ApprovalAudit

_C = TypeVar("_C", bound=Callable[..., Any])


def history_options(command: _C) -> _C:
    """Add `--ref`, `--genesis`, `--at` and `--cache` to a command. Pass their values to `read_audit`."""
    for option in (cache_option, at_option, genesis_option, ref_option):
        command = option(command)
    return command


@frozen
class AuditSource:
    """The repository at the portal's folder, which may be bare, with the audit of its main branch."""

    repository: history_repository.Repository
    audit: ApprovalAudit
    at: datetime
    cache_folder: Path | None


def read_audit(
    state: CommandState, ref: str | None, genesis: str | None, at: datetime | None, cache_folder: Path | None
) -> AuditSource:
    """Audit main at the time `at` (default: now), and return the result.

    Raises the errors of `audit_approvals`.
    """
    repository = history_repository.open_history(state.root)
    cache = choose_cache_folder(repository, state, cache_folder)
    main = main_content.require_main(repository, ref)
    moment = at or exact_now()
    with show_progress(state.language) as show:
        audit = approval_audit.audit_approvals(
            repository,
            main.reference or main.commit,
            genesis,
            moment,
            cache,
            progress=lambda done, total: show("history", done, total),
        )
    return AuditSource(repository, audit, moment, cache)
