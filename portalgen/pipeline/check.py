"""`check(options)`: reports everything that `build` would refuse, without writing output."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from portalgen.diagnostics.model import sort_diagnostics
from portalgen.law.calendar import VIETNAM
from portalgen.on_demand import on_demand
from portalgen.pipeline.incremental.session import Session, shared_session
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, has_errors, no_progress
from portalgen.pipeline.stage_timer import StageTimer

with on_demand():
    from portalgen.config import legal, lint_settings
    from portalgen.lint import findings as lint_findings
    from portalgen.lint import model as lint_model
    from portalgen.pipeline import independent_checks, setting_checks
    from portalgen.pipeline.incremental import selection as incremental_selection
    from portalgen.pipeline.linting import lint_cache, page_families
    from portalgen.pipeline.rendering import assets, render_sites, results

if TYPE_CHECKING:
    from portalgen.config.portal import Portal

FAMILIES: Final = ("WRD",)
"""Families of lint rules that `check` applies too: they find marks in the text that readers would see as typed."""
_LAW_MISSING: Final = "CFG140"


def check(options: BuildOptions, progress: Progress = no_progress, session: Session | None = None) -> BuildResult:
    """Return all diagnostics of the requested sites, and the findings of `FAMILIES` and of all other settings files.

    No output is written. Raises PortalgenError for faults of the environment.
    """
    timer = StageTimer()
    with shared_session(session, options) as shared:
        progress("config", 0, 0)
        setup = shared.load_setup()
        timer.lap("config")
        progress("content", 0, 0)
        choice = incremental_selection.choose_sites(options, shared, setup, None)
        incremental_selection.load_chosen_sites(options, shared, choice)
        timer.lap("content")
        progress("plan", 0, 0)
        selection = incremental_selection.complete_selection(options, shared, None, choice)
        timer.lap("plan")
        enable_garbage_collection()
        result = check_selection(options, progress, shared, selection, timer)
        if selection.inputs is None:
            more = independent_checks.find_independent_faults(options, setup, progress, result.diagnostics)
            result = replace(result, diagnostics=sort_diagnostics((*result.diagnostics, *more)))
        findings = _find_findings(options, progress, selection)
        return _add_setting_faults(options, choice.portal, replace(result, findings=findings))


def _find_findings(
    options: BuildOptions, progress: Progress, selection: incremental_selection.Selection
) -> tuple[lint_model.Finding, ...]:
    inputs = selection.inputs
    if inputs is None:
        return ()
    pages = [page for site in selection.rebuild for page in inputs.sites.pages(site).values()]
    tables = lint_cache.open_page_tables(options.root if options.remember else None, options.root)
    return page_families.find_family_findings(
        inputs.portal, pages, FAMILIES, options.at, tables, options.jobs, progress
    )


def _add_setting_faults(options: BuildOptions, portal: Portal | None, result: BuildResult) -> BuildResult:
    """Return the result with the faults of settings that no build reads: rosters, law, rules of the linter …

    A portal without law has none to check.
    """
    if portal is None:
        return result
    has_law = (options.root / legal.LEGAL_FOLDER).is_dir()
    rules = [
        each for each in setting_checks.load_rule_settings(portal).diagnostics if has_law or each.code != _LAW_MISSING
    ]
    faults = (
        *setting_checks.check_obligations(portal, options.root, options.at.astimezone(VIETNAM).date()),
        *rules,
    )
    asked = (
        each
        for each in faults
        if not options.sites or lint_findings.site_of_path(each.place.path) in ("", *options.sites)
    )
    found = lint_findings.build_findings(map(lint_model.Violation, asked), lint_settings.LintSettings(), {})
    return replace(result, findings=(*result.findings, *found), has_faulty_rules=has_errors(rules))


def check_selection(
    options: BuildOptions,
    progress: Progress,
    session: Session,
    selection: incremental_selection.Selection,
    timer: StageTimer,
) -> BuildResult:
    """Return all diagnostics of a selection, including those of rendering, anchors and pictures.

    No output is written.
    """
    rendered = render_sites.RenderedSites(selection)
    if selection.inputs is not None:
        rendered = render_sites.render_sites(options, session, selection, selection.inputs, {}, None, progress)
        timer.lap("render")
        rendered = rendered.with_diagnostics(assets.check_pictures(rendered.outputs, options, progress))
        timer.lap("images")
    session.save()
    return results.build_unwritten_result(rendered, timer)


def enable_garbage_collection() -> None:
    """Enable the garbage collector if it is disabled.

    Objects loaded so far are excluded, since all of them stay in use.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
