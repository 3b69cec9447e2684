"""`check(options)`: everything that `build` would refuse, without writing anything."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from portalgen.pipeline.incremental.session import Session, shared_session
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, no_progress
from portalgen.pipeline.stage_timer import StageTimer

# A build comes here only where there are errors; what renders is loaded then.
if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.lint.model import Finding
    from portalgen.pipeline.incremental.selection import Selection

FAMILIES: Final = ("WRD",)
"""Families of the linter that `check` shows as well: what readers would see as it was typed."""


def check(options: BuildOptions, progress: Progress = no_progress, session: Session | None = None) -> BuildResult:
    """Return every diagnostic of the sites that are asked for, and the findings of `FAMILIES` and of the roster.

    No output is written.

    Raises PortalgenError for faults of the environment.
    """
    from portalgen.pipeline.incremental.selection import choose_sites, complete_selection, load_chosen_sites

    timer = StageTimer()
    with shared_session(session, options) as shared:
        setup = shared.load_setup()
        timer.lap("config")
        choice = choose_sites(options, shared, setup, None)
        load_chosen_sites(options, shared, choice)
        timer.lap("content")
        selection = complete_selection(options, shared, None, choice)
        timer.lap("plan")
        collect_garbage_again()
        result = check_selection(options, progress, shared, selection, timer)
        return replace(result, findings=_find_findings(options, progress, selection))


def _find_findings(options: BuildOptions, progress: Progress, selection: Selection) -> tuple[Finding, ...]:
    from portalgen.pipeline.linting.lint_cache import open_page_tables
    from portalgen.pipeline.linting.page_families import find_family_findings

    inputs = selection.inputs
    if inputs is None:
        return ()
    pages = [page for site in selection.rebuild for page in inputs.sites.pages(site).values()]
    tables = open_page_tables(options.root if options.remember else None, options.root)
    findings = find_family_findings(inputs.portal, pages, FAMILIES, options.at, tables, options.jobs, progress)
    return (*findings, *_find_configured_findings(options, inputs.portal))


def _find_configured_findings(options: BuildOptions, portal: Portal) -> tuple[Finding, ...]:
    """Return what is wrong with who decides, the contacts for security and what measures the portal: no build is refused for it."""
    from portalgen.config.lint_settings import LintSettings
    from portalgen.config.monitoring_rules import check_monitoring
    from portalgen.config.security_rules import check_security
    from portalgen.editorial.governance.roster_coverage import check_roster
    from portalgen.law.calendar import VIETNAM
    from portalgen.lint.findings import build_findings, site_of_path
    from portalgen.lint.model import Violation
    from portalgen.plan.model import ACCESSIBILITY_OUTPUT

    day = options.at.astimezone(VIETNAM).date()
    roster_faults = check_roster(options.root, [site.id for site in portal.sites], day)
    faults = (*roster_faults, *check_security(portal, day), *check_monitoring(portal, ACCESSIBILITY_OUTPUT))
    asked = (each for each in faults if not options.sites or site_of_path(each.place.path) in ("", *options.sites))
    return build_findings(map(Violation, asked), LintSettings(), {})


def check_selection(
    options: BuildOptions, progress: Progress, session: Session, selection: Selection, timer: StageTimer
) -> BuildResult:
    """Return every diagnostic of a selection, those of rendering, anchors and pictures too, with nothing written."""
    from portalgen.pipeline.rendering.assets import check_pictures
    from portalgen.pipeline.rendering.render_sites import RenderedSites, render_sites
    from portalgen.pipeline.rendering.results import result_of_refused

    rendered = RenderedSites(selection)
    if selection.inputs is not None:
        rendered = render_sites(options, session, selection, selection.inputs, {}, None, progress)
        timer.lap("render")
        rendered = rendered.with_diagnostics(check_pictures(rendered.outputs, options, progress))
        timer.lap("images")
    session.save()
    return result_of_refused(rendered, timer)


def collect_garbage_again() -> None:
    """Have a collector that was off begin, and pass over what was loaded and read: all of that stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
