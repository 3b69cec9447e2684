"""`draw_screen(options, queue, submission, at)`: a submission, with everything the board needs for a decision.

It is made from the report of `ci` (`pipeline.ci`), and so agrees with the required check. The signer's possible actions
are found by preparing the signature, without signing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from portalgen.editorial.approving.record_making import (
    PreparedRecord,
    SigningRequest,
    prepare_record,
    require_second_person,
)
from portalgen.editorial.records.record_drafts import RecordWords
from portalgen.editorial.records.records import RecordAction
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.revisions import Revision, shorten_reference
from portalgen.pipeline.board.entries import ScreenDifference, arrange_difference
from portalgen.pipeline.board.options import BoardOptions
from portalgen.pipeline.board.queue import BoardQueue, WaitingSubmission
from portalgen.pipeline.ci import CiOptions, judge_submission
from portalgen.pipeline.judging.finding_order import OrderedFindings, order_findings
from portalgen.pipeline.judging.report import SubmissionReport
from portalgen.pipeline.options import Progress, no_progress
from portalgen.text.bilingual import Bilingual as B


@frozen
class SubmissionScreen:
    """A submission as shown to the signer before a decision."""

    submission: WaitingSubmission
    main: Revision
    """Main when the screen was drawn."""
    at: datetime
    report: SubmissionReport
    difference: ScreenDifference
    findings: OrderedFindings
    signing: PreparedRecord | None
    """The approval record, ready to be signed; None if the signer cannot approve."""
    signing_problem: B | None
    """The reason why the signer cannot approve, with the fix; None if approval is possible."""
    has_signed: bool = False
    """True if the signer has already approved this content."""

    @property
    def digest(self) -> str:
        """Digest of the signable changes, the same for shown, signed and merged content. Empty if there are none."""
        proposed = self.report.needs.proposed
        return proposed.content_digest if proposed is not None and proposed.changes else ""

    @property
    def is_landable(self) -> bool:
        """True if the submission can be brought to main now: all signatures are there, and no error blocks it."""
        needs = self.report.needs
        return needs.is_complete and not self.findings.blocking and not self.findings.blocks and self.report.is_built


def draw_screen(
    options: BoardOptions,
    queue: BoardQueue,
    submission: WaitingSubmission,
    at: datetime,
    progress: Progress = no_progress,
) -> SubmissionScreen:
    """Return the screen for `submission`, which is part of `queue`, at the aware time `at`.

    Raises UsageError if the submission no longer exists, and UnusableEnvironmentError for a shallow clone.
    """
    asked = CiOptions(
        root=options.root,
        base=queue.main.commit,
        at=at,
        head=submission.head,
        genesis=options.genesis,
        jobs=options.jobs,
        cache=options.cache,
        language=options.language,
        definitions=options.definitions,
    )
    with judge_submission(asked, progress) as (report, _):
        named = replace(report, base=shorten_reference(queue.main.reference))
    signing, problem = _prepare_approval(options, queue, submission, at)
    has_signed = signing is not None and bool(signing.same_record)
    if has_signed:
        signing = None
    difference = arrange_difference(named.difference)
    return SubmissionScreen(
        submission, queue.main, at, named, difference, order_findings(named), signing, problem, has_signed
    )


def request_signature(
    options: BoardOptions,
    main: Revision,
    head: str,
    action: RecordAction,
    at: datetime,
    words: RecordWords | None = None,
    despite: tuple[str, ...] = (),
) -> SigningRequest:
    """Return the request to sign a record of kind `action` about the submission `head` on `main`."""
    return SigningRequest(
        root=options.root,
        action=action,
        at=at,
        base=main.reference or main.commit,
        head=head,
        site=options.sites[0] if len(options.sites) == 1 else "",
        by=options.by,
        on_behalf_of=options.on_behalf_of,
        key_file=options.key_file,
        words=words or RecordWords(),
        despite=despite,
    )


def _prepare_approval(
    options: BoardOptions, queue: BoardQueue, submission: WaitingSubmission, at: datetime
) -> tuple[PreparedRecord | None, B | None]:
    """Return the signer's approval, or the reason why it is impossible."""
    if not submission.needs_signature:
        return None, None
    refusals = submission.needs.refusals if submission.needs is not None else ()
    despite = tuple(each.digest for each in refusals if each.is_same)
    request = request_signature(options, queue.main, submission.head, "approve", at, despite=despite)
    try:
        prepared = prepare_record(request)
        if not prepared.same_record:
            require_second_person(prepared)
    except (UsageError, UnusableEnvironmentError) as error:
        return None, B(error.vi, error.en)
    return prepared, None
