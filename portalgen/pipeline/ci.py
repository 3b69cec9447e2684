"""`judge_submission(options)`: the only required check. Its steps are in `_judge`, in their order.

It judges main after a merge of the submission, with the running program and main's rules, roster and themes. No code of
the submission is run, and its repository is not written to. The given cache must not be writable by submissions
(`prepare` fills it on main's own run); entries added by a check are looked up by content alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.lint_settings import LintSettings
from portalgen.content.page_history import is_page_history_path
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.differences.model import PortalDifference
from portalgen.editorial.approving.submission_needs import find_submission_needs
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.approval_report import find_place_before, narrow_audit
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.audit.proposed_changes import judge_as_proposed
from portalgen.editorial.page_history.submitted_histories import SubmittedHistories, check_submitted_histories
from portalgen.editorial.records.roster_at import read_policy_at
from portalgen.frozen import frozen
from portalgen.history.repository import open_history
from portalgen.history.revisions import resolve_revision
from portalgen.history.scratch import commit_tree, create_scratch_repository
from portalgen.lint.findings import build_findings
from portalgen.lint.model import Finding, Violation
from portalgen.pipeline.compare_builds import (
    BuildComparison,
    ComparisonOptions,
    compare_builds,
    list_affected_sites,
    record_main,
)
from portalgen.pipeline.comparing.checkout import Checkout
from portalgen.pipeline.comparing.proposal import Proposal, check_out_proposal, open_proposal
from portalgen.pipeline.comparing.touched import TouchedFiles, describe_touched
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.diff import DiffOptions, add_placements, compare_proposal
from portalgen.pipeline.incremental.session import Session, is_trusted
from portalgen.pipeline.inspect import InspectOptions, inspect
from portalgen.pipeline.judging.report import OutdatedTranslation, SubmissionReport
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.commit_origins import SubmittedCommit, list_submitted_commits, name_origins
from portalgen.pipeline.linting.judgement import judge_proposal
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.pipeline.options import Progress, no_progress

_OUTDATED: Final = "LNG104"
"""The code of a translation with a changed original."""


@frozen
class CiOptions:
    """`base` is main; `head` the submission, empty for the content of the folder. `at` is the clock, aware.

    `genesis` is the start of the chain of rosters, given from outside the repository (`audit_approvals`). `cache` is a
    folder that no submission can write, or None. `names_commits` adds the commit of each finding.
    """

    root: Path
    base: str
    at: datetime
    head: str = ""
    genesis: str | None = None
    jobs: int = 1
    cache: Path | None = None
    language: str = "vi"
    """The language of the difference described in words: `vi` or `en`."""
    is_governance_approved: bool = False
    names_commits: bool = False
    definitions: Callable[[], Definitions] = standard_definitions


@contextmanager
def judge_submission(
    options: CiOptions, progress: Progress = no_progress
) -> Iterator[tuple[SubmissionReport, BuildComparison]]:
    """Yield the report on a submission, with the two builds used for it.

    Their folders are deleted after the block.

    Raises UsageError for a revision that does not exist, and UnusableEnvironmentError if the history is incomplete.
    """
    if options.cache is not None and not is_trusted(options.cache):
        options = replace(options, cache=None)  # tracked by Git, so a submission could write it
    with open_proposal(options.root, options.base, options.head, options.at) as proposal:
        commits = list_submitted_commits(proposal.repository, proposal.tip, proposal.head)
        checkout = check_out_proposal(proposal, proposal.judged_tree)
        session = _open_session(options, proposal, checkout)
        linted = _lint(options, proposal, checkout, commits, session, progress)
        asked = ComparisonOptions(options.at, options.jobs, options.cache, options.definitions)
        with compare_builds(checkout, proposal.tip, proposal.judged_tree, asked, progress, session) as comparison:
            yield _judge(options, proposal, commits, linted, comparison, progress), comparison


def _open_session(options: CiOptions, proposal: Proposal, checkout: Checkout) -> Session:
    """Return the session shared by the linter, both builds and the comparison in words."""
    cache = options.cache or proposal.folder / "cache"
    root = checkout.repository.root
    return Session(root, cache, options.definitions, is_copy=True, unwritten=checkout.pages)


def _judge(
    options: CiOptions,
    proposal: Proposal,
    commits: tuple[SubmittedCommit, ...],
    linted: LintReport,
    comparison: BuildComparison,
    progress: Progress,
) -> SubmissionReport:
    touched = describe_touched(proposal)
    built = tuple(_find_in_build(comparison, linted))
    inspected = inspect_changed_pages(options, comparison, progress)
    histories = tuple(_check_histories(options, proposal, (*linted.all_findings, *built)))
    return SubmissionReport(
        base=options.base,
        tip=proposal.tip,
        head=proposal.head,
        at=options.at,
        touched=touched,
        commits=commits,
        lint=linted,
        findings=(*linted.findings, *built, *histories, *inspected),
        approvals=_audit(options, proposal, progress),
        needs=find_submission_needs(
            proposal.repository, proposal.tip, proposal.tree, options.at, proposal.portal_repository
        ),
        sites=list_affected_sites(comparison),
        is_built=comparison.result.is_written and not _is_left_out(touched, comparison),
        is_compared=comparison.is_complete,
        main_has_errors=_is_refused_for_main(comparison) or _is_left_out(touched, comparison),
        left_out_sites=comparison.left_out_sites,
        built_count=len(comparison.built_sites),
        site_count=comparison.site_count,
        difference=_compare_in_words(options, proposal, comparison),
        outdated_translations=tuple(_find_outdated(comparison)),
        conflicts=proposal.conflicts,
    )


def _lint(
    options: CiOptions,
    proposal: Proposal,
    checkout: Checkout,
    commits: tuple[SubmittedCommit, ...],
    session: Session,
    progress: Progress,
) -> LintReport:
    repository = proposal.repository
    lint_options = LintOptions(
        root=repository.root,
        at=options.at,
        base=proposal.tip,
        head=proposal.submission,
        is_governance_approved=options.is_governance_approved,
        jobs=options.jobs,
        definitions=options.definitions,
        cache_folder=options.cache or proposal.folder / "cache",
    )
    report = lint(lint_options, progress, judge_proposal(proposal, checkout, lint_options), session)
    if not options.names_commits:
        return report
    return replace(report, findings=name_origins(report.findings, commits, lint_options, lint))


def _find_in_build(comparison: BuildComparison, linted: LintReport) -> Iterator[Finding]:
    """Yield the findings of the build alone, caused by the submission: in templates, settings and pictures."""
    known = {_place_of(each.diagnostic) for each in linted.all_findings}
    known |= {_place_of(each) for each in comparison.main_diagnostics}
    new = [each for each in comparison.result.diagnostics if _place_of(each) not in known]
    yield from build_findings((Violation(each) for each in new), LintSettings(), {})


def _check_histories(options: CiOptions, proposal: Proposal, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the errors in the page histories that the submission changes; most submissions change none."""
    paths = tuple(filter(is_page_history_path, (*proposal.changes.paths, *proposal.changes.deleted_paths)))
    if not paths:
        return
    submitted = SubmittedHistories(proposal.repository, proposal.tip, proposal.tree, paths)
    cache = options.cache or proposal.repository.top.parent / "cache"
    known = {_place_of(each.diagnostic) for each in found}
    faults = check_submitted_histories(submitted, options.genesis, options.at, cache)
    yield from build_findings((Violation(each) for each in faults if _place_of(each) not in known), LintSettings(), {})


def _place_of(each: Diagnostic) -> tuple[str, str, int]:
    return each.code, each.place.path, each.place.line


def _is_left_out(touched: TouchedFiles, comparison: BuildComparison) -> bool:
    """Return True if a touched site could not be built because of main's own errors on it."""
    return not frozenset(touched.sites).isdisjoint(comparison.left_out_sites)


def _is_refused_for_main(comparison: BuildComparison) -> bool:
    """Return True if there is no comparison although the submission itself adds no error."""
    known = {_place_of(each) for each in comparison.main_diagnostics}
    errors = (each for each in comparison.result.diagnostics if severity_of(each) is Severity.ERROR)
    return not comparison.is_complete and all(_place_of(each) in known for each in errors)


def inspect_changed_pages(
    options: CiOptions, comparison: BuildComparison, progress: Progress = no_progress
) -> tuple[Finding, ...]:
    """Return the errors in the HTML of the changed pages, except for errors that the same page already has on main."""
    pages = [each.path for each in comparison.changes.pages if each.change != "removed"]
    if not pages:
        return ()
    found = _inspect_in(comparison.after, frozenset(pages), options, comparison, progress)
    if not found:
        return ()
    there = [each.path for each in comparison.changes.pages if each.change == "changed"]
    before = _inspect_in(comparison.before, frozenset(there), options, comparison, progress) if there else ()
    known = {(each.code, each.place.path, each.place.excerpt) for each in before}
    return tuple(each for each in found if (each.code, each.place.path, each.place.excerpt) not in known)


def _inspect_in(
    out: Path, paths: frozenset[str], options: CiOptions, comparison: BuildComparison, progress: Progress
) -> tuple[Finding, ...]:
    cache = options.cache or comparison.now.root / ".portalgen" / "cache"
    asked = InspectOptions(comparison.proposed.root, out, jobs=options.jobs, paths=paths, cache_folder=cache)
    findings = inspect(asked, progress).findings
    prefix = f"{out.as_posix()}/"
    return tuple(_without_prefix(each, prefix) for each in findings)


def _without_prefix(finding: Finding, prefix: str) -> Finding:
    """Return the finding at the page's host and path, without the temporary folder."""
    place = finding.place
    shown = replace(place, path=place.path.removeprefix(prefix))
    return replace(finding, diagnostic=replace(finding.diagnostic, place=shown))


def _audit(options: CiOptions, proposal: Proposal, progress: Progress) -> ApprovalAudit:
    """Audit main as after the forge's merge of the submission, narrowed to the submission."""
    repository = proposal.repository
    committers = read_policy_at(repository, proposal.tip).forge_committers
    email = committers[0] if committers else ""
    merge = commit_tree(repository, proposal.tree, (proposal.tip, proposal.submission), options.at, email)
    audit = audit_approvals(
        repository,
        merge,
        options.genesis,
        options.at,
        options.cache,
        known=(proposal.tip,),
        progress=lambda done, total: progress("history", done, total),
    )
    return judge_as_proposed(narrow_audit(audit, find_place_before(audit, proposal.tip), ()))


def _compare_in_words(options: CiOptions, proposal: Proposal, comparison: BuildComparison) -> PortalDifference:
    asked = DiffOptions(
        options.root, options.base, options.at, language=options.language, definitions=options.definitions
    )
    # If rules or themes change, the builds are of another tree, which has main's rules and themes.
    difference = compare_proposal(asked, proposal, None if proposal.judging_paths else comparison)
    return add_placements(difference, comparison) if comparison.is_complete and comparison.built_sites else difference


def _find_outdated(comparison: BuildComparison) -> Iterable[OutdatedTranslation]:
    """Yield the translations outdated by the submission's changes of their originals."""
    known = {each.place.path for each in comparison.main_diagnostics if each.code == _OUTDATED}
    for each in comparison.result.diagnostics:
        if each.code == _OUTDATED and each.place.path not in known:
            yield OutdatedTranslation(each.place.path, str(dict(each.values)["original"]))


def prepare(options: CiOptions, progress: Progress = no_progress) -> bool:
    """Cache the data of main (`options.base`) to be reused by later checks of submissions.

    Return True if it was cached. It cannot be cached if main has errors, or if Git tracks the cache, which would then
    not be trusted. Call this in main's own run.
    """
    assert options.cache is not None
    if not is_trusted(options.cache):
        return False
    repository = open_history(options.root)
    tip = resolve_revision(repository, options.base)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "portal")
        comparison_options = ComparisonOptions(options.at, options.jobs, options.cache, options.definitions)
        return record_main(scratch, tip, comparison_options, progress)
