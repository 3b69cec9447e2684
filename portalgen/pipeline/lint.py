"""`lint(options)`: what was read is held against every rule. Nothing but the memory of the linter is written.

The whole portal is judged each time, since what a rule says of one page may be caused by another; what is remembered
makes that quick. Then suppressions, waivers and the baseline are laid on it, and last the scope that was asked for.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.config.lint_settings import WAIVERS_FILE, LintSettings, load_lint_settings
from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.body import read_source
from portalgen.content.model import Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.diagnostics.model import Diagnostic
from portalgen.errors import UsageError
from portalgen.history.repository import open_repository
from portalgen.history.worktree import export_index, worktree_differs_from_index
from portalgen.lint.apply_suppressions import apply_suppressions
from portalgen.lint.baseline import read_baseline
from portalgen.lint.context import LintContext
from portalgen.lint.findings import build_findings, finding_sort_key
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Finding, Violation
from portalgen.lint.run import run_portal_rules, run_suppression_rules
from portalgen.lint.suppression import Suppression
from portalgen.pipeline.linting.attachments import check_attachments
from portalgen.pipeline.linting.bodies import check_bodies
from portalgen.pipeline.linting.history import LintHistory, read_lint_history
from portalgen.pipeline.linting.lint_cache import LintCache, open_lint_cache, save_lint_cache
from portalgen.pipeline.linting.lint_inputs import LintInputs, load_lint_inputs
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.pipeline.linting.pages import PageLintResults, lint_pages, lint_suppressions
from portalgen.pipeline.linting.scope import Scope, resolve_scope
from portalgen.pipeline.options import Progress, has_errors, no_progress
from portalgen.timeline.clocks import ItemClock, clocks_of


def lint(options: LintOptions, progress: Progress = no_progress) -> LintReport:
    """Everything that the rules and the stages of the build up to the bodies of pages find.

    Raises UsageError for a base, a path or a site that does not exist, and EnvironmentFault where a base is asked for
    and the history does not reach it.
    """
    if not options.staged:
        return _linted(options, options.root, progress)
    repository = open_repository(options.root)
    if not worktree_differs_from_index(repository):
        return _linted(options, options.root, progress)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        root = export_index(repository, Path(folder))
        if not (root / "site-config" / "portal.yaml").is_file():
            raise UsageError(
                "những gì chờ lưu chưa có site-config/portal.yaml; hãy thêm cả cổng bằng `git add`",
                "what waits to be committed has no site-config/portal.yaml; add the whole portal with `git add`",
            )
        return _linted(options, root, progress)


def _linted(options: LintOptions, root: Path, progress: Progress) -> LintReport:
    memory = open_lint_cache(options.root, root)
    unsaved = dict((options.unsaved,)) if options.unsaved else {}
    prepared = load_lint_inputs(root, options.at, unsaved, memory)
    if prepared.portal is None or prepared.library is None:
        found = build_findings([Violation(each) for each in prepared.diagnostics], LintSettings(), {})
        return LintReport(found, all_findings=found)
    report = _judged(options, prepared, prepared.portal, prepared.library, memory, progress)
    if options.unsaved is None:
        save_lint_cache(
            memory, frozenset(page.source for page in (*prepared.library.pages, *prepared.library.refused_pages))
        )
    return report


def _judged(
    options: LintOptions, prepared: LintInputs, portal: Portal, library: Library, memory: LintCache, progress: Progress
) -> LintReport:
    settings, faults = load_lint_settings(portal.root, [site.id for site in portal.sites])
    legal, legal_faults = load_legal_settings(portal.root)
    past = read_lint_history(options, portal, library, legal, settings, memory.folder)
    scope = resolve_scope(options, portal, library, past.submission)
    mentioning = _mentioning(portal, library, scope.names)
    told = (*library.pages, *library.refused_pages)
    read = [page for page in told if scope.covers_page(page) or page.source in mentioning]
    sources = lint_pages(portal, read, settings, memory.pages, options.jobs, progress)
    hits = [Violation(each) for each in (*prepared.diagnostics, *faults, *legal_faults)]
    hits += sources.violations
    hits += check_attachments(portal, sources.file_references, settings, memory.attachments)
    hits += (
        Violation(each)
        for each in _body_faults(prepared, scope.select_bodies(read, mentioning), sources, memory, options, progress)
    )
    whole = _whole(options, portal, library, legal, settings, past, scope) if legal is not None else None
    if whole is not None:
        hits += run_portal_rules(whole)
    met = {each.diagnostic.place.path for each in hits} - {page.source for page in read}
    others = [page for page in told if page.source in met]
    suppressions = lint_suppressions(portal, others, settings, memory.pages, options.jobs, progress)
    findings, aside = _set_aside(
        hits, portal, library, settings, (*sources.suppressions, *suppressions), past, options, scope
    )
    return LintReport(
        findings=tuple(each for each in findings if _is_asked(each, scope, options)),
        suppressed_findings=tuple(each for each in aside if _is_asked(each.finding, scope, options)),
        clocks=_told(whole.clocks, scope) if whole is not None else (),
        all_findings=(*findings, *(each.finding for each in aside if each.method == "baseline")),
        checked_count=scope.count_sources(library),
        is_complete=_is_whole(options, prepared, whole, scope, (*faults, *legal_faults)),
    )


def _is_whole(
    options: LintOptions, prepared: LintInputs, whole: LintContext | None, scope: Scope, faults: tuple[Diagnostic, ...]
) -> bool:
    """Whether nothing was left out: no scope, and no fault that kept a stage from being judged."""
    asked_for_all = scope.paths is None and not scope.sites and not options.unsaved
    return asked_for_all and prepared.contexts is not None and whole is not None and not has_errors(faults)


def _body_faults(
    prepared: LintInputs,
    pages: Iterable[Page],
    sources: PageLintResults,
    memory: LintCache,
    options: LintOptions,
    progress: Progress,
) -> tuple[Diagnostic, ...]:
    if prepared.contexts is None or prepared.sites is None:
        return ()
    return check_bodies(
        prepared.contexts, prepared.sites, pages, sources.file_references, memory.bodies, options.jobs, progress
    )


def _mentioning(portal: Portal, library: Library, names: frozenset[str]) -> frozenset[str]:
    """Sources of the pages whose text names what was changed: their links or files may have broken."""
    wanted = [name.encode() for name in sorted(names)]
    if not wanted:
        return frozenset()
    return frozenset(
        page.source for page in library.pages if any(name in read_source(portal, page.source) for name in wanted)
    )


def _whole(
    options: LintOptions,
    portal: Portal,
    library: Library,
    legal: LegalSettings,
    settings: LintSettings,
    past: LintHistory,
    scope: Scope,
) -> LintContext:
    def data(source: str) -> bytes:
        try:
            return read_source(portal, source)
        except OSError:
            return b""

    def is_day(page: Page, location: Location) -> bool:
        return is_written_as_day(data(page.source), location)

    return LintContext(
        portal=portal,
        library=library,
        legal=legal,
        settings=settings,
        at=options.at,
        read_source=data,
        previous_pages=past.submission.previous_pages if past.submission else None,
        clocks=clocks_of(library, legal, past.times, options.at, is_day),
        submitted_ids=scope.ids,
        history_state=past.state,
        times=past.times,
    )


def _set_aside(
    hits: list[Violation],
    portal: Portal,
    library: Library,
    settings: LintSettings,
    suppressions: tuple[Suppression, ...],
    past: LintHistory,
    options: LintOptions,
    scope: Scope,
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """(what counts, what does not), with what is to be said about setting aside itself."""
    subjects = {page.source: f"{page.id} {page.language}" for page in library.pages}
    waivers = portal.root / WAIVERS_FILE
    findings, aside, outcome = apply_suppressions(
        build_findings(hits, settings, subjects),
        suppressions,
        settings.waivers,
        read_baseline(portal.root),
        past.submission.baseline if past.submission else None,
        {page.source: page.id for page in library.pages},
        options.at,
        waivers.read_text("utf-8-sig") if settings.waivers else "",
    )
    outcome = replace(
        outcome, stale_entries=tuple(each for each in outcome.stale_entries if scope.covers_file(each.path))
    )
    said = build_findings(run_suppression_rules(outcome), settings, subjects)
    return tuple(sorted((*findings, *said), key=finding_sort_key)), aside


def _told(clocks: tuple[ItemClock, ...], scope: Scope) -> tuple[ItemClock, ...]:
    """The clocks of the items that were asked for; none where all is looked at."""
    return tuple(each for each in clocks if scope.ids is not None and each.page.id in scope.ids)


def _is_asked(finding: Finding, scope: Scope, options: LintOptions) -> bool:
    selected = not options.select or finding.code.startswith(options.select)
    return selected and not (options.ignore and finding.code.startswith(options.ignore)) and scope.includes(finding)
