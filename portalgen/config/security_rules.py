"""Checks that `security.txt` is still valid."""

from __future__ import annotations

from datetime import date

from portalgen.config.places import place_in_configuration
from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic, diagnostic
from portalgen.locale.dates import format_day, localize


def check_security(portal: Portal, day: date) -> tuple[Diagnostic, ...]:
    """Return CFG192 if the security contacts expired before `day`."""
    security = portal.settings.security
    if security is None or not security.confirmed_contacts or security.expires >= day:
        return ()
    place = place_in_configuration(portal.root, "portal.yaml", "security", "expires")
    return (diagnostic("CFG192", place, day=localize(format_day, security.expires)),)
