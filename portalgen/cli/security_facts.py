"""Gathers what `report security` is made from: files of the portal, what is installed, what targets say of themselves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from portalgen import __version__
from portalgen.cli.state import CommandState
from portalgen.errors import PortalgenError

if TYPE_CHECKING:
    from portalgen.reports.security_report import RunningRelease, SecurityFacts


def gather_facts(state: CommandState, targets: Sequence[str], at: datetime) -> SecurityFacts:
    """Return the facts as of `at`. What is not there, such as a roster or a repository, is left out of them."""
    from portalgen.cli.loading import require_portal
    from portalgen.config.roster_files import parse_roster, read_roster_files
    from portalgen.reports.security_report import SecurityFacts
    from portalgen.reports.software import list_packages, list_programs, list_unpinned_lines
    from portalgen.reports.workflow_jobs import read_workflows

    portal = require_portal(state)
    roster, _ = parse_roster(read_roster_files(state.root))
    releases = {each: tuple(_ask_release(each, at)) for each in targets}
    security = portal.settings.security
    return SecurityFacts(
        at=at,
        version=__version__,
        commit=_read_commit(state),
        hosts=tuple(sorted({each.host for each in portal.sites})),
        packages=list_packages(state.root),
        programs=list_programs(),
        workflows=read_workflows(state.root),
        roster=roster,
        security_contact_until=security.expires if security and security.confirmed_contacts else None,
        unpinned_lines=list_unpinned_lines(state.root),
        releases=tuple(each for found in releases.values() for each in found),
        silent_targets=tuple(each for each, found in releases.items() if not found),
    )


def _ask_release(target: str, at: datetime) -> Iterator[RunningRelease]:
    """What is live at a target; nothing where no release is."""
    from portalgen.publish.sending.send import ask_status
    from portalgen.reports.security_report import RunningRelease

    status = ask_status(target, os.environ, at)
    current = status.current
    if current is not None:
        yield RunningRelease(
            target,
            current.name,
            current.number,
            current.commit,
            current.clock,
            current.switched_at,
            status.is_signature_required,
            tuple(status.findings.items()),
        )


def _read_commit(state: CommandState) -> str:
    from portalgen.history.repository import open_repository
    from portalgen.history.revisions import resolve_head

    try:
        return resolve_head(open_repository(state.root))
    except PortalgenError:
        return ""
