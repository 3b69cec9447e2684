"""`judge_signing(prepared)`: checks if main would accept a submission together with a record about to be signed.

A signature on a submission refused by the server's hook is useless and misleads the signer. So the same check runs
before signing: the approvals of main with the submission merged and this record added, and the texts by main's rules.
Missing signatures of other people do not prevent signing. No code of the submission is run, and only caches are
written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.editorial.approving.record_making import PreparedRecord
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.approval_report import find_place_before, has_severity, narrow_audit
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.editorial.audit.proposed_changes import judge_as_proposed, waits_for_others
from portalgen.editorial.records.making import merge_submission
from portalgen.editorial.records.number_entries import list_accepted
from portalgen.editorial.records.records import RecordAction
from portalgen.editorial.records.roster_at import read_policy_at
from portalgen.errors import PortalgenError, UsageError
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.history.scratch import add_files, commit_tree, create_scratch_repository
from portalgen.lint.model import Finding
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.incremental.session import is_trusted
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.options import Progress, no_progress

JUDGED_ACTIONS: Final[frozenset[RecordAction]] = frozenset(("approve", "emergency"))
"""The kinds of records with which a submission is published."""
_RULES_UNSIGNED: Final = "GOV201"
"""Rules with missing signatures; the audit decides if this signature is among them."""
_SHOWN: Final = (Severity.ERROR, Severity.WARNING)


@frozen
class SigningOptions:
    """`cache` is a cache folder that submissions cannot write to, or None."""

    jobs: int = 1
    cache: Path | None = None
    definitions: Callable[[], Definitions] = standard_definitions
    linted: tuple[Finding, ...] | None = None
    """The linter's findings, if the same submission has already been checked on the same main."""


@frozen
class SigningJudgement:
    """The errors and warnings about a submission. Missing signatures of other people do not count."""

    approvals: tuple[AuditFinding, ...] = ()
    findings: tuple[Finding, ...] = ()
    """The linter's findings."""

    @property
    def refuses(self) -> bool:
        """True if main would refuse the submission regardless of further signatures. It must not be signed then."""
        errors = (Severity.ERROR,)
        return has_severity(self.approvals, errors) or any(each.severity in errors for each in self.findings)


@frozen
class _Trial:
    """Main as after the merge. Ids are of `repository`, which is temporary."""

    repository: Repository
    tip: str
    merged: str
    at: datetime
    cache: Path


_USUAL: Final = SigningOptions()


def judge_signing(
    prepared: PreparedRecord, options: SigningOptions = _USUAL, progress: Progress = no_progress
) -> SigningJudgement:
    """Return the errors and warnings that main would report after merging the submission with the record in it.

    Raises UsageError with the reason if it cannot be judged: then main would refuse it too.
    """
    try:
        with _open_trial(prepared, options) as trial:
            approvals = tuple(_audit(prepared, trial, progress))
            return SigningJudgement(approvals, tuple(_lint(prepared, options, trial, progress)))
    except PortalgenError as error:
        raise UsageError(
            f"không chấm được bài gửi trước khi ký, nên chưa ký gì: {error.vi}",
            f"the submission cannot be judged before it is signed, so nothing was signed: {error.en}",
        ) from error


@contextmanager
def _open_trial(prepared: PreparedRecord, options: SigningOptions) -> Iterator[_Trial]:
    """Yield main with the submission and the unsigned record merged, as by the forge if main's policy names any."""
    draft, at = prepared.draft, prepared.request.at
    committers = read_policy_at(prepared.repository, prepared.tip).forge_committers
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(prepared.repository, Path(folder) / "signed")
        with_record = add_files(scratch, prepared.head, {draft.path: draft.data.decode("utf-8")})
        submission = commit_tree(scratch, with_record, (prepared.head,), at)
        tree = merge_submission(scratch, prepared.tip, submission)
        merged = commit_tree(scratch, tree, (prepared.tip, submission), at, committers[0] if committers else "")
        is_kept = options.cache is not None and is_trusted(options.cache)
        cache = options.cache if is_kept and options.cache is not None else Path(folder) / "cache"
        yield _Trial(scratch, prepared.tip, merged, at, cache)


def _audit(prepared: PreparedRecord, trial: _Trial, progress: Progress) -> Iterator[AuditFinding]:
    """Yield the audit's findings on the merge, except those settled by other signatures."""

    def show(done: int, total: int) -> None:
        progress("history", done, total)

    draft, repository = prepared.draft, trial.repository
    audit_approvals(
        repository, trial.tip, None, trial.at, trial.cache, progress=show
    )  # cached for the audit below and for later ones
    audit = audit_approvals(
        repository,
        trial.merged,
        None,
        trial.at,
        trial.cache,
        known=(trial.tip,),
        awaited_keys=_awaited_keys(prepared),
    )
    paths = frozenset(each.path for each in draft.record.changes)
    proposed = judge_as_proposed(narrow_audit(audit, find_place_before(audit, trial.tip), ()))
    shown = (each for each in proposed.findings if each.severity in _SHOWN)
    yield from (each for each in shown if not waits_for_others(each, paths))


def _lint(prepared: PreparedRecord, options: SigningOptions, trial: _Trial, progress: Progress) -> Iterator[Finding]:
    """Yield the linter's findings on the merge by main's rules, except those accepted by the record."""
    known = None if list_accepted(prepared.draft.record) else options.linted
    found = known if known is not None else _run_linter(prepared, options, trial, progress)
    shown = (each for each in found if each.severity in _SHOWN)
    yield from (each for each in shown if each.code != _RULES_UNSIGNED)


def _run_linter(
    prepared: PreparedRecord, options: SigningOptions, trial: _Trial, progress: Progress
) -> tuple[Finding, ...]:
    asked = LintOptions(
        root=trial.repository.root,
        at=trial.at,
        base=trial.tip,
        head=trial.merged,
        jobs=options.jobs,
        definitions=options.definitions,
        cache_folder=trial.cache,
        awaited_keys=_awaited_keys(prepared),
    )
    return lint(asked, progress).findings


def _awaited_keys(prepared: PreparedRecord) -> Mapping[str, str]:
    return {prepared.draft.digest: prepared.signer.key.fingerprint}
