"""Checks if any site must be rebuilt. It loads no rendering code, since most runs end here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError
from portalgen.pipeline.incremental.dependencies import DependencyTracker
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.sites.references_between import digest_incoming, find_incoming

INPUT_NAMES: Final = ("program", "configuration", "themes", "drafts", "search")
"""The names of the words returned by `format_inputs`: three digests and two options."""


def format_inputs(session: Session, options: BuildOptions) -> str:
    """Return the inputs shared by every site as words separated by spaces, in the order of `INPUT_NAMES`."""
    known = session.read_inputs()
    chosen = ("drafts" if options.unpublished else "public", "search" if options.search else "no-search")
    return " ".join((known.program, known.configuration, known.themes, *chosen))


def find_up_to_date(options: BuildOptions, session: Session, before: PreviousBuild) -> tuple[str, ...] | None:
    """Return the requested sites if no site of the portal has to be checked again, else None."""
    portal = before.portal_state()
    inputs = format_inputs(session, options)
    if portal is None or (portal.inputs, portal.top) != (inputs, session.read_top_digest()):
        return None
    sites = [site for site, _, _ in portal.hosts]
    check_sites(sites, options.sites)
    if before.sites != tuple(sorted(sites)) or find_stale_sites(options, session, before, inputs, sites):
        return None
    states = {site: state for site in sites if (state := before.site_state(site)) is not None}
    dependencies = DependencyTracker(sites, lambda site: states[site].export, session.folders.find_digest)
    requested = options.sites or tuple(sites)
    current = not any(dependencies.find_changed(states[site]) for site in requested)
    rows = {site: state.references for site, state in states.items()}
    incoming = find_incoming(
        rows, lambda: {each: site for site in reversed(sites) for each in states[site].identifiers}
    )
    current = current and all(states[site].incoming == digest_incoming(incoming.get(site, ())) for site in requested)
    return requested if current and set(requested).isdisjoint(portal.pending) else None


def find_stale_sites(
    options: BuildOptions, session: Session, before: PreviousBuild, inputs: str, sites: Iterable[str]
) -> frozenset[str]:
    """Return the outdated sites: their files, inputs or times changed, or their output was touched."""
    return frozenset(site for site in sites if not _holds(options, session, before, inputs, site))


def _holds(options: BuildOptions, session: Session, before: PreviousBuild, inputs: str, site: str) -> bool:
    state = before.site_state(site)
    if state is None or not state.is_current(inputs, session.folders.find_digest(site), options.at):
        return False
    return before.is_intact(site)


def check_sites(known: Collection[str], requested: Iterable[str]) -> None:
    """Raise UsageError if a site in `requested` is not configured."""
    for site in requested:
        if site not in known:
            meant = find_closest(site, known)
            shown = f"`{meant}`" if meant else ", ".join(sorted(known)[:8]) + "…"
            raise UsageError(
                f"không có trang `{site}`; có phải là {shown}?"
                if meant
                else f"không có trang `{site}`; các mã: {shown}",
                f"there is no site `{site}`; did you mean {shown}?"
                if meant
                else f"there is no site `{site}`; known: {shown}",
            )
