"""Loads the portal as readers find it at a moment, for the reports on what it publishes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from portalgen.cli.state import CommandState
from portalgen.errors import UnusableEnvironmentError, UsageError

if TYPE_CHECKING:
    from portalgen.config.duties import DutySettings
    from portalgen.config.portal import Portal
    from portalgen.pipeline.sites.loaded_sites import LoadedSites


def load_published_portal(state: CommandState, at: datetime) -> tuple[Portal, LoadedSites]:
    """Return the portal and its sites at `at`, each planned when it is asked for."""
    from portalgen.cli.loading import require_library, require_portal
    from portalgen.pipeline.sites.published_sites import load_published_sites

    portal = require_portal(state)
    return portal, load_published_sites(portal, require_library(portal), at)


def require_duty_settings(state: CommandState, portal: Portal) -> DutySettings:
    """Return where the portal meets its duties, after printing what is wrong in that.

    Raises UnusableEnvironmentError where it cannot be used.
    """
    from portalgen.cli.terminal import print_diagnostics
    from portalgen.config.duties import DUTIES_FILE, load_duty_settings

    settings, diagnostics = load_duty_settings(portal)
    print_diagnostics(diagnostics, state.language)
    if settings is None:
        raise UnusableEnvironmentError(f"{DUTIES_FILE} có lỗi, xem ở trên", f"{DUTIES_FILE} has faults, see above")
    return settings


def require_site(portal: Portal, site: str) -> None:
    """Raise UsageError where the portal has no site with this id."""
    from portalgen.diagnostics.sentences import find_closest

    known = [each.id for each in portal.sites]
    if site in known:
        return
    suggestion = find_closest(site, known)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
        f"there is no site `{site}`{en} (see site-config/sites/)",
    )
