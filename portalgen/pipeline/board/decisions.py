"""`decide(options, screen, decision, at)`: signs a decision on a submission and brings it to main.

A decision applies to the content shown on the screen: if main or the submission has moved since, it is not signed. The
signature is put on the submission's branch at once, to be reused if a later step fails.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal

from portalgen.diagnostics.model import Diagnostic
from portalgen.editorial.approving.record_making import (
    PreparedRecord,
    SigningRequest,
    commit_record,
    name_record_branch,
    prepare_record,
    require_second_person,
    require_unsigned,
    sign_record,
)
from portalgen.editorial.records.making import is_ancestor
from portalgen.editorial.records.number_entries import ACCEPTED, write_accepted
from portalgen.editorial.records.record_drafts import ON_SUBMISSION, RecordWords
from portalgen.editorial.records.records import RecordAction
from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.history.commit_files import advance_branch, create_branch, find_worktree, move_branch, require_identity
from portalgen.history.remote import ITSELF, choose_remote, fetch_references
from portalgen.history.repository import Repository, open_history
from portalgen.history.revisions import BRANCHES, Revision, list_references
from portalgen.pipeline.board.landing import Landing, hand_in, has_moved, land_submission, require_free_main
from portalgen.pipeline.board.options import BoardOptions
from portalgen.pipeline.board.screen import SubmissionScreen, request_signature
from portalgen.pipeline.judge_signing import JUDGED_ACTIONS, SigningJudgement, SigningOptions, judge_signing
from portalgen.pipeline.options import Progress, no_progress
from portalgen.text.bilingual import Bilingual as B

DecisionId = Literal["approve", "review", "return", "reject", "land"]
DecisionState = Literal[
    "landed",
    "handed_in",
    "moved",
    "conflict",
    "refused",
    "unreached",
    "not_signed",
    "judged_wrong",
    "unjudged",
    "unopened",
]
"""The possible results of a decision: those of a landing, and the reasons why it was not signed.

- `not_signed`: the record would not count.
- `judged_wrong`: main would not accept the submission, even with all signatures.
- `unjudged`: the server could not be asked for its newest state.
- `unopened`: the signer has not opened every closed entry of the screen.
"""


@frozen
class DecisionRules:
    """A kind of decision by the board about a submission."""

    id: DecisionId
    key: str
    """The key to press for it, the same in both languages."""
    names: B
    action: RecordAction | None
    """The kind of record to sign; None if the decision signs no record."""
    needs_reason: bool = False


DECISIONS: Final[Mapping[DecisionId, DecisionRules]] = MappingProxyType(
    {
        each.id: each
        for each in (
            DecisionRules("approve", "d", B("duyệt và xuất bản", "approve and publish"), "approve"),
            DecisionRules("review", "b", B("ghi đã biên tập, đề nghị duyệt", "record the review"), "review"),
            DecisionRules("land", "d", B("đưa lên bản chính (đã đủ chữ ký)", "publish (everybody has signed)"), None),
            DecisionRules("return", "t", B("trả lại để bổ sung", "return for more"), "return", needs_reason=True),
            DecisionRules("reject", "k", B("không duyệt", "reject"), "reject", needs_reason=True),
        )
    }
)
"""Decisions by id, in the order in which they are offered."""


@frozen
class Decision:
    """The signer's decision about the submission shown on a screen."""

    id: DecisionId
    digest: str = ""
    """Content digest of the screen read by the signer. If empty, the digest of the given screen is used."""
    opened: frozenset[str] = frozenset()
    """Ids of the entries opened by the signer."""
    accepted: tuple[str, ...] = ()
    """Personal numbers accepted by the signer, as `CODE=PATH`. `reason` explains why."""
    reason: str = ""
    via: str = ""
    """For a return or rejection: how the sender was notified (Điều 10(4))."""


@frozen
class DecisionOutcome:
    """The result of a decision: its state, the signed record and any problems."""

    state: DecisionState
    record: str = ""
    """Path of the signed record; empty if no record was signed."""
    kept_on: str = ""
    """Short name of the local branch with the signature; empty if unsigned."""
    landing: Landing | None = None
    problems: tuple[Diagnostic, ...] = ()
    """The reasons why the record would not count."""
    judgement: SigningJudgement | None = None
    """Main's errors and warnings about the merged submission."""
    prepared: PreparedRecord | None = None
    fault: B | None = None
    """Why the server could not be asked for its newest state."""


def list_decisions(screen: SubmissionScreen) -> tuple[DecisionRules, ...]:
    """Return the decisions available to the signer about the submission on this screen."""
    offered: list[DecisionId] = []
    if screen.signing is not None and not screen.findings.blocks and screen.report.is_built:
        offered.append("approve")
    elif screen.is_landable:
        offered.append("land")
    if _asks_for_review(screen):
        offered.append("review")
    if screen.report.needs.proposed is not None and screen.report.needs.proposed.changes:
        offered += ["return", "reject"]
    return tuple(rules for id, rules in DECISIONS.items() if id in offered)


def list_unopened(screen: SubmissionScreen, opened: Collection[str]) -> tuple[int, ...]:
    """Return the numbers (from 1, as on the screen) of entries that the signer must still open before an approval."""
    closed = enumerate(screen.difference.closed, 1)
    return tuple(number for number, each in closed if each.must_be_opened and each.id not in opened)


def decide(
    options: BoardOptions,
    screen: SubmissionScreen,
    decision: Decision,
    at: datetime,
    progress: Progress = no_progress,
) -> DecisionOutcome:
    """Sign the decision at the aware time `at`. If no signature is missing then, bring the submission to main.

    Raises UsageError for an impossible decision (a second person has to sign; the submission mixes rules with other
    files) and UnusableEnvironmentError if the agent does not sign. In both cases there is no signature.
    """
    repository = open_history(options.root)
    if DECISIONS[decision.id].action in JUDGED_ACTIONS and list_unopened(screen, decision.opened):
        return DecisionOutcome("unopened")
    fault = _fetch(repository, screen.main)
    if fault is not None:
        return DecisionOutcome("unjudged", fault=fault)
    if _is_outdated(repository, screen, decision):
        return DecisionOutcome("moved")
    require_free_main(repository, screen.main)
    require_identity(repository)
    action = DECISIONS[decision.id].action
    if action is None:
        return _land(repository, screen, screen.submission.head, DecisionOutcome("landed"))
    prepared = prepare_record(_request(options, screen, decision, action, at))
    if _is_other_content(prepared, screen):
        return DecisionOutcome("moved")
    if prepared.problems:
        return DecisionOutcome("not_signed", problems=prepared.problems, prepared=prepared)
    require_unsigned(prepared)
    require_second_person(prepared)
    judgement = _judge(options, screen, prepared, progress)
    if judgement is not None and judgement.refuses:
        return DecisionOutcome("judged_wrong", judgement=judgement, prepared=prepared)
    return _sign(repository, screen, prepared, judgement)


def _fetch(repository: Repository, main: Revision) -> B | None:
    """Fetch the newest state of the server; return the reason if that failed, else None."""
    if choose_remote(main.reference) == ITSELF:
        return None
    try:
        fetch_references(repository)
    except UnusableEnvironmentError as error:
        return B(error.vi, error.en)
    return None


def _is_outdated(repository: Repository, screen: SubmissionScreen, decision: Decision) -> bool:
    """Return True if main (with its roster) or the submission has moved since, or another screen was read."""
    main = screen.main
    tip = list_references(repository, (main.reference,)).get(main.reference, "") if main.reference else main.commit
    is_other = bool(decision.digest) and decision.digest != screen.digest
    return is_other or tip != main.commit or has_moved(repository, screen.submission.names, screen.submission.head)


def _is_other_content(prepared: PreparedRecord, screen: SubmissionScreen) -> bool:
    digest = prepared.proposed.content_digest if prepared.proposed is not None else ""
    return (prepared.tip, prepared.head, digest) != (screen.main.commit, screen.submission.head, screen.digest)


def _request(
    options: BoardOptions, screen: SubmissionScreen, decision: Decision, action: RecordAction, at: datetime
) -> SigningRequest:
    details = {"via": decision.via} if decision.via else {}
    if decision.accepted:
        details[ACCEPTED] = write_accepted(decision.accepted)
    same = tuple(each.digest for each in screen.report.needs.refusals if each.is_same)
    return request_signature(
        options,
        screen.main,
        screen.submission.head,
        action,
        at,
        RecordWords(decision.reason, details),
        same if action == "approve" else (),
    )


def _judge(
    options: BoardOptions, screen: SubmissionScreen, prepared: PreparedRecord, progress: Progress
) -> SigningJudgement | None:
    if prepared.request.action not in JUDGED_ACTIONS:
        return None
    linted = screen.report.lint.findings
    return judge_signing(prepared, SigningOptions(options.jobs, options.cache, options.definitions, linted), progress)


def _sign(
    repository: Repository, screen: SubmissionScreen, prepared: PreparedRecord, judgement: SigningJudgement | None
) -> DecisionOutcome:
    """Sign, keep the signature on a branch at once, then push it; also land the submission if all have signed."""
    commit = commit_record(prepared, files := sign_record(prepared))
    kept_on = _keep(repository, screen, prepared, commit, files)
    outcome = DecisionOutcome("landed", prepared.draft.path, kept_on, judgement=judgement, prepared=prepared)
    is_waiting = prepared.request.action in ON_SUBMISSION and (
        bool(prepared.open_needs) or prepared.request.action not in JUDGED_ACTIONS
    )
    if is_waiting:
        landing = hand_in(repository, screen.main, commit, screen.submission.branch or f"{BRANCHES}{kept_on}")
        return _with_landing(outcome, landing)
    return _land(repository, screen, commit, outcome)


def _land(repository: Repository, screen: SubmissionScreen, commit: str, outcome: DecisionOutcome) -> DecisionOutcome:
    is_apart = outcome.prepared is not None and outcome.prepared.request.action not in ON_SUBMISSION
    branch = "" if is_apart else screen.submission.branch
    subject = f"{'Ghi phiếu' if is_apart else 'Duyệt và xuất bản'}: {_title_of(screen)}"
    return _with_landing(outcome, land_submission(repository, screen.main, commit, branch, subject))


def _with_landing(outcome: DecisionOutcome, landing: Landing) -> DecisionOutcome:
    return DecisionOutcome(
        landing.state, outcome.record, outcome.kept_on, landing, (), outcome.judgement, outcome.prepared
    )


def _keep(
    repository: Repository,
    screen: SubmissionScreen,
    prepared: PreparedRecord,
    commit: str,
    files: Mapping[str, bytes],
) -> str:
    """Put a signed record on the submission's own local branch, else on a new branch; return its short name."""
    branch, head = screen.submission.branch, screen.submission.head
    if prepared.request.action in ON_SUBMISSION and branch:
        here = list_references(repository, (branch,)).get(branch, "")
        if here == head and find_worktree(repository, branch) in (None, repository.top):
            advance_branch(repository, branch, head, commit, files)
            return branch.removeprefix(BRANCHES)
        if not here:
            create_branch(repository, branch.removeprefix(BRANCHES), commit)
            return branch.removeprefix(BRANCHES)
        if is_ancestor(repository, here, head) and move_branch(repository, branch, here, commit):
            return branch.removeprefix(BRANCHES)
    name = name_record_branch(prepared)
    create_branch(repository, name, commit)
    return name


def _asks_for_review(screen: SubmissionScreen) -> bool:
    return any(each.action == "review" for each in screen.report.needs.open_needs)


def _title_of(screen: SubmissionScreen) -> str:
    proposed = screen.report.needs.proposed
    titles = [each.title for each in proposed.changes if each.title] if proposed is not None else []
    more = f" (+{len(titles) - 1})" if len(titles) > 1 else ""
    return f"{titles[0]}{more}" if titles else screen.submission.name
