"""Gathers what `report security` is made from: files of the portal, what is installed, what targets say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from portalgen import __version__
from portalgen.cli.state import CommandState
from portalgen.errors import PortalgenError

if TYPE_CHECKING:
    from portalgen.reports.security_report import SecurityFacts


def gather_facts(state: CommandState, targets: Sequence[str], at: datetime) -> SecurityFacts:
    """Return the facts as of `at`. What is not there, such as a roster or a repository, is left out of them."""
    from portalgen.cli.loading import require_portal
    from portalgen.config.roster_files import parse_roster, read_roster_files
    from portalgen.reports.security_report import SecurityFacts
    from portalgen.reports.software import list_packages, list_programs
    from portalgen.reports.workflow_jobs import list_jobs

    portal = require_portal(state)
    roster, _ = parse_roster(read_roster_files(state.root))
    return SecurityFacts(
        at=at,
        version=__version__,
        commit=_read_commit(state),
        hosts=tuple(sorted({each.host for each in portal.sites})),
        packages=list_packages(state.root),
        programs=list_programs(),
        jobs=list_jobs(state.root),
        roster=roster,
        has_security_contact=False,
        releases=tuple(_ask_release(each) for each in targets),
    )


def _read_commit(state: CommandState) -> str:
    from portalgen.history.repository import open_repository, resolve_head

    try:
        return resolve_head(open_repository(state.root))
    except PortalgenError:
        return ""
