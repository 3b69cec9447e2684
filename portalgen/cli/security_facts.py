"""Gathers the input of `report security`: files of the portal, installed software, and the status of targets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from portalgen import __version__
from portalgen.cli.state import CommandState
from portalgen.errors import PortalgenError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import loading
    from portalgen.config import roster_files
    from portalgen.history import repository, revisions
    from portalgen.publish.sending import send as sending_send
    from portalgen.reports import security_report, software, vulnerability_check, workflow_jobs


def gather_facts(
    state: CommandState, targets: Sequence[str], vulnerabilities: Path | None, at: datetime
) -> security_report.SecurityFacts:
    """Return the facts as they are at `at`. Missing parts, such as a roster or a repository, are left out."""
    portal = loading.require_portal(state)
    roster, _ = roster_files.parse_roster(roster_files.read_roster_files(state.root))
    releases = {each: tuple(_ask_release(each, at)) for each in targets}
    security = portal.settings.security
    return security_report.SecurityFacts(
        at=at,
        version=__version__,
        commit=_read_commit(state),
        hosts=tuple(sorted({each.host for each in portal.sites})),
        packages=software.list_packages(state.root),
        programs=software.list_programs(),
        workflows=workflow_jobs.read_workflows(state.root),
        roster=roster,
        security_contact_until=security.expires if security and security.confirmed_contacts else None,
        unpinned_lines=software.list_unpinned_lines(state.root),
        releases=tuple(each for found in releases.values() for each in found),
        silent_targets=tuple(each for each, found in releases.items() if not found),
        vulnerabilities=vulnerability_check.find_vulnerability_check(state.root, vulnerabilities),
    )


def _ask_release(target: str, at: datetime) -> Iterator[security_report.RunningRelease]:
    """Yield the live release of a target, if any."""
    status = sending_send.ask_status(target, os.environ, at)
    current = status.current
    if current is not None:
        yield security_report.RunningRelease(
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
    try:
        return revisions.resolve_head(repository.open_repository(state.root))
    except PortalgenError:
        return ""
