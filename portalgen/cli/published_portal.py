"""Loads the portal as readers see it at a given time, for reports on published content."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from portalgen.cli.state import CommandState
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import loading, terminal
    from portalgen.config import duties
    from portalgen.diagnostics import sentences
    from portalgen.pipeline.sites import published_sites

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.pipeline.sites.loaded_sites import LoadedSites


def load_published_portal(state: CommandState, at: datetime) -> tuple[Portal, LoadedSites]:
    """Return the portal and its sites as published at `at`. Each site is planned when it is first used."""
    portal = loading.require_portal(state)
    return portal, published_sites.load_published_sites(portal, loading.require_library(portal), at)


def require_duty_settings(state: CommandState, portal: Portal) -> duties.DutySettings:
    """Print the diagnostics of the duty settings, and return the settings.

    They define which addresses fulfil the portal's duties. Raises UnusableEnvironmentError if they have errors.
    """
    settings, diagnostics = duties.load_duty_settings(portal)
    terminal.print_diagnostics(diagnostics, state.language)
    if settings is None:
        raise UnusableEnvironmentError(
            f"{duties.DUTIES_FILE} có lỗi, xem ở trên", f"{duties.DUTIES_FILE} has errors, see above"
        )
    return settings


def require_site(portal: Portal, site: str) -> None:
    """Raise UsageError if the portal has no site with this id."""
    known = [each.id for each in portal.sites]
    if site in known:
        return
    suggestion = sentences.find_closest(site, known)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
        f"there is no site `{site}`{en} (see site-config/sites/)",
    )
