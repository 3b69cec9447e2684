"""`judge_push(options)`: judges the changes of main since the last release, before the next release.

A green check does not cover a push that bypassed it, or that changed the checking program. So main's program judges
everything between the live commit and the commit to be released once more. Approvals are judged as in an audit of main,
where records, later approvals, emergencies and squashed submissions count. Texts are judged with the rules, waivers and
law of the live commit. Rules changed since apply only if approved by the responsible people. No code of the new commit
is run here, and only caches are written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.approval_report import find_place_before, narrow_audit
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, AuditFinding, CoverState
from portalgen.editorial.audit.governance_approval import find_governance_approval
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.program import run_git
from portalgen.history.repository import Repository, find_merge_base, open_history, require_full_history
from portalgen.history.revisions import resolve_head, resolve_revision
from portalgen.history.scratch import (
    commit_tree,
    create_scratch_repository,
    find_changes_between,
    point_head_at,
    replace_files,
)
from portalgen.lint.rule_files import is_judging
from portalgen.pipeline.comparing.checkout import check_out_portal
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.judging.push_judgement import PushJudgement
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.pipeline.options import Progress, no_progress

_APPROVED: Final[Collection[CoverState]] = ("approved", "ratified", "exempt")
_LINE_REPLACED: Final = "APR245"
_OF_RECORDS: Final = "APR1"
"""Prefix of the codes for records that do not count."""
_OF_OPEN_SUBMISSIONS: Final = frozenset({"GOV201", "GOV202", "GOV203", "GOV205", "GOV206", "GOV207"})
"""Codes about a submission before it lands; for landed changes the audit of approvals covers them."""


@frozen
class PushOptions:
    """`live` is the live commit, empty if there is none. `at` is the clock, aware."""

    root: Path
    live: str
    at: datetime
    head: str = ""
    """The revision to be released. If empty, it is the checked-out commit, and the folder must be unmodified."""
    genesis: str | None = None
    """The start of the chain of rosters, given from outside the repository (`audit_approvals`)."""
    jobs: int = 1
    cache: Path | None = None
    """A cache folder that submissions cannot write to, or None."""
    is_governance_approved: bool = False
    """True if owners approved the rules now on main on the forge. Ignored once two owners can sign."""
    allows_back: bool = False
    """True if the release may go back to a commit behind the live commit."""
    definitions: Callable[[], Definitions] = standard_definitions


def judge_push(options: PushOptions, progress: Progress = no_progress, session: Session | None = None) -> PushJudgement:
    """Judge the changes between the live commit and the commit to be released.

    `session` is shared with other readers of the portal's folder.

    Raises UsageError for a revision that does not exist, and UnusableEnvironmentError if the history is incomplete.
    """
    repository = open_history(options.root)
    require_full_history(repository)
    head = resolve_revision(repository, options.head) if options.head else resolve_head(repository)
    if not options.live:
        return _judge_first(options, repository, head, progress, session)
    if options.live == head:
        return PushJudgement("same", head, head, options.at)
    audit = _audit(options, repository, head, progress)
    commit = audit.find_commit(options.live)
    if commit is not None:
        return _judge_landed(options, repository, commit.id, audit, progress, session)
    if _leads_back(repository, head, options.live):
        _require_former_main(repository, head, options.live)
        return PushJudgement("back", options.live, head, options.at, allows_back=options.allows_back)
    return _judge_replaced(options, repository, audit, progress, session)


def _judge_first(
    options: PushOptions, repository: Repository, head: str, progress: Progress, session: Session | None
) -> PushJudgement:
    """Judge the whole portal by its own rules, and all approvals since the first roster.

    A new web server must not receive content that the former server would have refused.
    """
    with _open_files(options, repository, head, session) as opened:
        report = lint(_lint_options(options, opened.root), progress, session=opened)
    audit = _audit(options, repository, head, progress)
    audit = _settle(audit, frozenset(each.change.path for each in audit.changes))
    return PushJudgement("first", "", head, options.at, report, report.findings, audit)


@contextmanager
def _open_files(options: PushOptions, repository: Repository, head: str, session: Session | None) -> Iterator[Session]:
    """Yield a session for the files of `head`: `session` for the folder, if no other revision is requested."""
    if not options.head:
        cache = options.cache or options.root / ".portalgen" / "cache"
        yield session if session is not None else Session(options.root, cache, options.definitions)
        return
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "first")
        checkout = check_out_portal(scratch, head)
        point_head_at(scratch, head)
        root, pages = scratch.root, checkout.pages
        cache = options.cache or root / ".portalgen" / "cache"
        yield Session(root, cache, options.definitions, is_copy=True, unwritten=pages)


def _audit(options: PushOptions, repository: Repository, head: str, progress: Progress) -> ApprovalAudit:
    """Audit the line of main up to `head`, narrowed to the changes since the live commit."""
    audit = audit_approvals(
        repository,
        head,
        options.genesis,
        options.at,
        options.cache,
        known=(options.live,) if options.live else (),
        progress=lambda done, total: progress("history", done, total),
    )
    return narrow_audit(audit, find_place_before(audit, options.live), ())


def _judge_landed(
    options: PushOptions,
    repository: Repository,
    live: str,
    audit: ApprovalAudit,
    progress: Progress,
    session: Session | None,
) -> PushJudgement:
    changes = find_changes_between(repository, live, audit.tip)
    audit = _settle(audit, frozenset((*changes.paths, *changes.deleted_paths)))
    unapproved = _list_unapproved_rules(options, repository, live, audit)
    report = _lint_landed(options, repository, live, audit.tip, bool(unapproved), progress, session)
    findings = tuple(each for each in report.findings if each.code not in _OF_OPEN_SUBMISSIONS)
    return PushJudgement("forward", live, audit.tip, options.at, report, findings, audit, unapproved)


def _judge_replaced(
    options: PushOptions, repository: Repository, audit: ApprovalAudit, progress: Progress, session: Session | None
) -> PushJudgement:
    """Judge a commit on another line than the live commit.

    If it may be released, the rules of their merge base apply.
    """
    judgement = PushJudgement(
        "replaced", options.live, audit.tip, options.at, approvals=audit, allows_back=options.allows_back
    )
    if not options.allows_back:
        return judgement
    # The operator was asked because of the errors of the line as a whole, and has allowed the release.
    narrowed = replace(audit, findings=tuple(each for each in audit.findings if each.diagnostic.code != _LINE_REPLACED))
    if run_git(repository.top, ("cat-file", "-e", f"{options.live}^{{commit}}")).status:
        return replace(judgement, approvals=narrowed)
    base = find_merge_base(repository, options.live, audit.tip)
    landed = _judge_landed(options, repository, base, narrowed, progress, session)
    return replace(landed, state="replaced", live=options.live, allows_back=True)


def _leads_back(repository: Repository, head: str, live: str) -> bool:
    return run_git(repository.top, ("merge-base", "--is-ancestor", head, live)).status == 0


def _require_former_main(repository: Repository, head: str, live: str) -> None:
    """Raise UsageError if `head` is only a step of a merged submission: its content was never approved."""
    line = run_git(repository.top, ("rev-list", "--first-parent", live)).output.decode("ascii").split()
    if head not in line:
        raise UsageError(
            f"{head[:10]} chưa từng là bản chính, chỉ là một bước trong bài gửi đã gộp, nên chưa ai duyệt nội dung ấy; hãy quay lại "
            f"một lần lưu của bản chính: `git log --first-parent {live[:10]}`",
            f"{head[:10]} was never main, only a step of a merged submission, so nobody approved its content; go "
            f"back to a commit of main: `git log --first-parent {live[:10]}`",
        )


# Settled errors


def _settle(audit: ApprovalAudit, changed: Collection[str]) -> ApprovalAudit:
    """Return the audit with errors about settled changes turned into warnings.

    `changed` are the paths that differ from the live commit. Content once published without approval stays in the
    history, and its audit reports it; the release consists of the present content.
    """
    last = {each.change.path: each for each in audit.changes}
    findings = (
        replace(each, severity=Severity.WARNING) if _is_settled(each, last, changed) else each
        for each in audit.findings
    )
    return replace(audit, findings=tuple(findings))


def _is_settled(finding: AuditFinding, last: Mapping[str, AuditedChange], changed: Collection[str]) -> bool:
    if finding.severity is not Severity.ERROR:
        return False
    code = finding.diagnostic.code
    if code == _LINE_REPLACED:
        return True  # the live commit is on the line, and all later changes are judged
    return finding.place >= 0 and all(_is_settled_at(path, finding, last.get(path), changed) for path in finding.paths)


def _is_settled_at(path: str, finding: AuditFinding, last: AuditedChange | None, changed: Collection[str]) -> bool:
    """Return True if the file needs no approval any more.

    It is as in the live commit again, was approved in its present form by a later change, or is an invalid record: the
    changes it should have approved are judged themselves.
    """
    is_vain_record = path.startswith(f"{APPROVALS_FOLDER}/") and finding.diagnostic.code.startswith(_OF_RECORDS)
    is_approved_since = last is not None and last.place > finding.place and last.state in (*_APPROVED, "emergency")
    return path not in changed or is_vain_record or is_approved_since


# The rules that apply


def _list_unapproved_rules(
    options: PushOptions, repository: Repository, live: str, audit: ApprovalAudit
) -> tuple[str, ...]:
    """Return the changed judging files (rules, law, roster, themes) without a valid approval."""
    changes = find_changes_between(repository, live, audit.tip)
    paths = frozenset(filter(is_judging, (*changes.paths, *changes.deleted_paths)))
    if not paths:
        return ()
    # The last change of each path counts: it determines the present content.
    states = {each.change.path: each.state for each in audit.changes}
    unapproved = sorted(path for path in paths if states.get(path) not in _APPROVED)
    if not unapproved or not options.is_governance_approved:
        return tuple(unapproved)
    approval = find_governance_approval(repository, live, audit.tip, paths, options.at)
    return tuple(unapproved) if approval.can_be_signed else ()


def _lint_landed(
    options: PushOptions,
    repository: Repository,
    live: str,
    head: str,
    holds_rules: bool,
    progress: Progress,
    session: Session | None,
) -> LintReport:
    """Lint the changes since `live`, by its rules, or by those of `head` if their changes are approved."""
    changes = find_changes_between(repository, live, head)
    judging = tuple(filter(is_judging, (*changes.paths, *changes.deleted_paths)))
    if not judging or holds_rules:
        asked = replace(_lint_options(options, options.root), base=live, head=options.head)
        return lint(asked, progress, session=session)
    with _commit_rules(options, repository, live, head, judging) as (root, base):
        return lint(replace(_lint_options(options, root), base=base, head=head), progress)


@contextmanager
def _commit_rules(
    options: PushOptions, repository: Repository, live: str, head: str, paths: Collection[str]
) -> Iterator[tuple[Path, str]]:
    """Yield a repository and a commit in it: `live` with the files at `paths` taken from `head`."""
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "rules")
        tree = replace_files(scratch, live, head, paths)
        yield scratch.root, commit_tree(scratch, tree, (live,), options.at)


def _lint_options(options: PushOptions, root: Path) -> LintOptions:
    return LintOptions(
        root=root, at=options.at, jobs=options.jobs, definitions=options.definitions, cache_folder=options.cache
    )
