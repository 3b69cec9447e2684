"""`lint(options)`: checks the whole portal against every rule. Its steps are in `_lint`, in their order.

The whole portal is checked each time, since a finding on one page may be caused by another; a cache makes this fast.
Then suppressions, waivers and the baseline are applied, and last the requested scope. Only the cache of the linter is
written.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.config.roster_files import is_roster
from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.content.model import Library
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.errors import UsageError
from portalgen.history.repository import open_repository
from portalgen.history.revisions import resolve_head, resolve_revision
from portalgen.history.worktree import export_index, worktree_differs_from_index
from portalgen.law.calendar import VIETNAM
from portalgen.lint.findings import build_findings
from portalgen.lint.model import Finding, Violation
from portalgen.lint.rule_files import is_governance
from portalgen.lint.run import SUBMISSION_CODES, run_submission_rules
from portalgen.lint.submission_review import WeakenedItem
from portalgen.pipeline.comparing.checkout import Checkout
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.linting.commit_origins import list_submitted_commits, name_origins
from portalgen.pipeline.linting.history import read_lint_history
from portalgen.pipeline.linting.judgement import Judgement, open_judgement
from portalgen.pipeline.linting.lint_cache import LintCache, open_lint_cache, save_lint_cache
from portalgen.pipeline.linting.lint_inputs import LintInputs, load_lint_inputs
from portalgen.pipeline.linting.lint_job import LintJob
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.pipeline.linting.review import check_proposal, review_submission
from portalgen.pipeline.linting.run_rules import RuleResults, run_rules
from portalgen.pipeline.linting.scope import Scope, resolve_scope
from portalgen.pipeline.linting.suppress import suppress_findings
from portalgen.pipeline.linting.weakening import find_weakened_items
from portalgen.pipeline.options import Progress, has_errors, no_progress
from portalgen.pipeline.setting_checks import check_obligations, load_rule_settings
from portalgen.pipeline.sites.root_causes import find_root_causes
from portalgen.pipeline.sites.suggestions import add_suggestions
from portalgen.timeline.item_clock import ItemClock

_LAW_MISSING: Final = "CFG140"


def lint(
    options: LintOptions,
    progress: Progress = no_progress,
    judgement: Judgement | None = None,
    session: Session | None = None,
) -> LintReport:
    """Return the findings of all rules, and the diagnostics of the build up to the rendering of page bodies.

    `judgement` is the value of an open `open_judgement` for `options.base`. `session` is shared with other readers of
    the same folder.

    Raises UsageError for a base, a path or a site that does not exist. Raises UnusableEnvironmentError if the history
    does not reach the base.
    """
    if judgement is not None:
        return _lint(options, judgement.root, progress, judgement, session=session)
    if options.base:
        with open_judgement(options) as opened:
            own = session if session is not None and opened.root == session.root else None
            return _lint(options, opened.root, progress, opened, session=own)
    if not options.staged:
        return _lint(options, options.root, progress, session=session)
    repository = open_repository(options.root)
    if not worktree_differs_from_index(repository):
        return _lint(options, options.root, progress)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        root = export_index(repository, Path(folder))
        if not (root / "site-config" / "portal.yaml").is_file():
            raise UsageError(
                "những gì chờ lưu chưa có site-config/portal.yaml; hãy thêm cả cổng bằng `git add`",
                "the staged changes have no site-config/portal.yaml; add the whole portal with `git add`",
            )
        return _lint(options, root, progress)


def lint_each_commit(options: LintOptions, progress: Progress = no_progress) -> LintReport:
    """Return the report on a submission, in which each finding names its commit. `options` must have a base.

    Raises the same errors as `lint`. Main is looked up once, so that a moving main has no effect.
    """
    repository = open_repository(options.root)
    head = resolve_revision(repository, options.head) if options.head else resolve_head(repository)
    fixed = replace(options, base=resolve_revision(repository, options.base))
    report = lint(fixed, progress)
    commits = list_submitted_commits(repository, fixed.base, head)
    return replace(report, findings=name_origins(report.findings, commits, fixed, lint))


def _lint(
    options: LintOptions,
    root: Path,
    progress: Progress,
    judgement: Judgement | None = None,
    *,
    unwritten: UnwrittenPages | None = None,
    session: Session | None = None,
) -> LintReport:
    """Load the portal, gather the rules' inputs, run them, apply suppressions, and narrow the findings to the scope.

    `unwritten` are pages not written below `root`, unless they are in `judgement`.
    """
    unwritten = judgement.unwritten if judgement is not None else unwritten
    own = session if session is not None else _open_session(options, root, unwritten)
    cache = open_lint_cache(options.root, root, options.cache_folder, own)
    try:
        return _lint_with(cache, own, options, progress, judgement)
    finally:
        cache.close()


def _open_session(options: LintOptions, root: Path, unwritten: UnwrittenPages | None) -> Session:
    cache = options.cache_folder or options.root / ".portalgen" / "cache"
    return Session(root, cache, options.definitions, unwritten=unwritten)


def _lint_with(
    cache: LintCache, session: Session, options: LintOptions, progress: Progress, judgement: Judgement | None
) -> LintReport:
    unsaved = dict((options.unsaved,)) if options.unsaved else {}
    inputs = load_lint_inputs(session.root, options.at, unsaved, cache, options.jobs, session=session)
    portal, library = inputs.portal, inputs.library
    if portal is None or library is None:
        violations = [*(Violation(each) for each in inputs.diagnostics), *_review(options, judgement, (), progress)]
        findings = build_findings(violations, LintSettings(), {})
        return LintReport(findings, all_findings=findings)
    job = _gather(options, inputs, portal, library, cache, judgement)
    results = run_rules(job, cache, progress)
    weakened = find_weakened_items(job, results, cache.trusted_folder)
    review = _review(options, judgement, job.settings_diagnostics, progress, weakened)
    results = replace(results, violations=(*results.violations, *review))
    findings, suppressed = suppress_findings(job, results)
    if options.unsaved is None:
        faulty = (page.source for page in library.faulty_pages)
        save_lint_cache(cache, frozenset((*(page.source for page in library.pages), *faulty)))
    requested = tuple(each for each in findings if _is_requested(each, job))
    return LintReport(
        findings=_complete(requested, inputs),
        suppressed_findings=tuple(each for each in suppressed if _is_requested(each.finding, job)),
        clocks=_requested_clocks(results, job.scope),
        all_findings=(*_drop_explained(findings), *(each.finding for each in suppressed if each.method == "baseline")),
        all_clocks=results.context.clocks if results.context is not None else (),
        checked_count=job.scope.count_sources(library),
        is_complete=_is_complete(job, results),
    )


def _review(
    options: LintOptions,
    judgement: Judgement | None,
    diagnostics: tuple[Diagnostic, ...],
    progress: Progress,
    weakened: tuple[WeakenedItem, ...] = (),
) -> tuple[Violation, ...]:
    """Return the findings about the submission as a whole; `diagnostics` are those of the settings."""
    if judgement is None:
        return ()

    def check_main(main: Checkout) -> LintReport:
        root = main.repository.root
        asked = LintOptions(root, options.at, jobs=options.jobs, definitions=options.definitions)
        return _lint(asked, root, progress, unwritten=main.pages)

    review = review_submission(judgement, diagnostics, check_main)
    return tuple(run_submission_rules(replace(review, weakened_items=weakened)))


def _complete(findings: tuple[Finding, ...], inputs: LintInputs) -> tuple[Finding, ...]:
    """Return the findings for people: each root cause once, with suggestions for missing targets."""
    findings = _drop_explained(findings)
    if inputs.sites is None:
        return findings
    diagnostics = add_suggestions((each.diagnostic for each in findings), inputs.sites)
    return tuple(replace(each, diagnostic=shown) for each, shown in zip(findings, diagnostics, strict=True))


def _drop_explained(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(findings[number] for number in find_root_causes([each.diagnostic for each in findings]))


def _gather(
    options: LintOptions,
    inputs: LintInputs,
    portal: Portal,
    library: Library,
    cache: LintCache,
    judgement: Judgement | None,
) -> LintJob:
    """Read settings, law and history, and resolve the scope."""
    rules = load_rule_settings(portal)
    legal, diagnostics = rules.legal, rules.diagnostics
    roster_root = portal.root
    if judgement is not None and judgement.proposal is not None:
        diagnostics = check_proposal(judgement, judgement.proposal, portal, diagnostics)
        roster_root = judgement.proposal
    day = options.at.astimezone(VIETNAM).date()
    history = read_lint_history(options, portal, library, legal, cache.trusted_folder, judgement)
    scope = resolve_scope(options, portal, library, history.submission)
    return LintJob(
        options=options,
        inputs=inputs,
        portal=portal,
        library=library,
        settings=rules.lint,
        legal=legal,
        settings_diagnostics=diagnostics,
        history=history,
        scope=scope,
        roster_diagnostics=check_obligations(portal, roster_root, day),
        judgement=judgement,
    )


def _is_complete(job: LintJob, results: RuleResults) -> bool:
    """Return True if everything was checked: no scope, and no error that prevented a stage."""
    everything = job.scope.paths is None and not job.scope.sites and not job.options.unsaved
    ran = job.inputs.contexts is not None and results.context is not None
    return everything and ran and not has_errors(job.settings_diagnostics)


def _requested_clocks(results: RuleResults, scope: Scope) -> tuple[ItemClock, ...]:
    """Return the clocks of the items in the scope; empty if everything is checked."""
    if results.context is None or scope.ids is None:
        return ()
    return tuple(each for each in results.context.clocks if each.page.id in scope.ids)


def _is_requested(finding: Finding, job: LintJob) -> bool:
    options = job.options
    selected = not options.select or finding.code.startswith(options.select)
    ignored = bool(options.ignore) and finding.code.startswith(options.ignore)
    # Errors in main's own rules prevent judging the submission, so they must always be shown. Errors in the roster do not,
    # and are only shown if the submission changes a roster. Without a submission, the folder's own settings judge.
    # A portal without legal files has no clocks; removing them is reported as a change of rules.
    is_fault = finding.severity is Severity.ERROR and finding.code != _LAW_MISSING
    path = finding.place.path
    is_of_rules = is_fault and (
        job.scope.is_judged_by(path) if job.judgement is None else _concerns_submission(path, job.judgement)
    )
    is_shown = finding.code in SUBMISSION_CODES or is_of_rules or job.scope.includes(finding)
    return selected and not ignored and is_shown


def _concerns_submission(path: str, judgement: Judgement) -> bool:
    """Return True if an error in the file at `path` must be shown with a submission that may not touch the file."""
    return any(map(is_roster, judgement.rule_paths)) if is_roster(path) else is_governance(path)
