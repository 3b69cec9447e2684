"""Reads the measuring script, and checks that sites disclose the measurement to readers."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.files import read_model
from portalgen.config.models import PortalModel
from portalgen.config.places import CONFIG_FOLDER, place_in_configuration
from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic, diagnostic


def read_measuring_script(root: Path) -> str:
    """Return the address of the measuring script, or an empty string if there is none.

    Errors of its file are reported elsewhere.
    """
    if not (root / CONFIG_FOLDER / "portal.yaml").is_file():
        return ""
    settings = read_model(root, f"{CONFIG_FOLDER}/portal.yaml", PortalModel, [])
    return settings.monitoring.script if settings is not None and settings.monitoring is not None else ""


def check_monitoring(portal: Portal, statement: str) -> tuple[Diagnostic, ...]:
    """Return CFG193 if measured sites do not generate the page `statement`, which discloses the measurement."""
    silent = [site.id for site in portal.sites if statement not in site.generated_pages]
    if portal.settings.monitoring is None or not silent:
        return ()
    place = place_in_configuration(portal.root, "portal.yaml", "monitoring")
    return (diagnostic("CFG193", place, sites=", ".join(silent), page=statement),)
