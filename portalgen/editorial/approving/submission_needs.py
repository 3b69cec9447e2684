"""Finds given and missing signatures of a submission, judged by main's tip.

Nothing of the submission is run, and the repository is not written: the merge is tried in a scratch repository.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Person
from portalgen.editorial.approving.board_decisions import BoardDecision, find_board_decisions
from portalgen.editorial.approving.known_refusals import (
    KnownRefusal,
    StoredRefusals,
    find_known_refusals,
    read_stored_refusals,
)
from portalgen.editorial.approving.submission_records import check_records_of, read_circumstances, signature_at_tip
from portalgen.editorial.governance.change_effects import relax_groups
from portalgen.editorial.purges.former_history import FormerHistory
from portalgen.editorial.purges.stored_maps import read_former_history
from portalgen.editorial.records.approval_lapse import find_approval_lapse
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.making import (
    ApprovalGroup,
    ProposedChanges,
    group_changes,
    merge_submission,
    propose_tree,
)
from portalgen.editorial.records.open_needs import GivenSignature, OpenNeed, find_open_needs, list_people
from portalgen.editorial.records.record_files import CheckedRecord, RecordCircumstances
from portalgen.editorial.records.roster_at import read_policy_at, read_roster_at
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.kept_answers import read_about_objects
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.scratch import commit_tree, create_scratch_repository
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

_NO_ROSTER: Final = B(
    "bản chính chưa có danh sách phân công nên chưa ai ký được; tạo bằng `portalgen governance init`",
    "main has no roster, so that nobody can sign yet; make one with `portalgen governance init`",
)


@frozen
class GroupNeeds:
    """Changes decided on by the same people, and the state of their signatures."""

    group: ApprovalGroup
    level: ApprovalLevel
    """The level in main's policy: with `none` nobody has to sign, with `platform` the forge's merge is enough."""
    people: tuple[Person, ...]
    """The people allowed to approve them today, in the order of the roster."""
    records: tuple[CheckedRecord, ...]
    """Valid records about any of the changes in their present form, by path."""
    open_needs: tuple[OpenNeed, ...]
    """Missing signatures, at any level, each with the people able to give it."""
    is_emergency: bool
    """True if it may be published only by an emergency record: it has to be approved afterwards."""

    @property
    def is_waiting(self) -> bool:
        """True if a person has to sign before publication."""
        return self.level == "person" and bool(self.open_needs)


@frozen
class SubmissionNeeds:
    """The signatures of a submission, given and missing."""

    proposed: ProposedChanges | None
    """The resulting changes to main; None if they cannot be approved."""
    groups: tuple[GroupNeeds, ...]
    """In the order of their first files; without people and records if main has no roster."""
    records: tuple[CheckedRecord, ...]
    """All records accompanying the submission, valid or not, by path."""
    problem: B | None
    """Why it cannot be signed, as a clause; None if it can."""
    refusals: tuple[KnownRefusal, ...] = ()
    """The refusals of it, or of nearly the same text, that nobody has lifted."""
    decisions: tuple[BoardDecision, ...] = ()
    """The refusals and returns of its files, in their present or an earlier form, the newest first."""

    @property
    def open_needs(self) -> tuple[OpenNeed, ...]:
        """The awaited signatures: of groups with changes to be signed by a person."""
        return tuple(need for each in self.groups if each.is_waiting for need in each.open_needs)

    @property
    def is_complete(self) -> bool:
        """True if no more signatures are needed before publication."""
        return self.problem is None and not self.open_needs and not any(each.is_same for each in self.refusals)


@frozen
class NeedsContext:
    """The basis for judging needs: read once for all submissions to the same main."""

    repository: Repository
    """A scratch repository, with all objects of main's."""
    tip: str
    signers: SignerIndex | None
    """None if main has no roster, or only a faulty roster."""
    policy: ApprovalPolicy
    circumstances: RecordCircumstances
    former: FormerHistory
    """Earlier ids of main's commits, before data was purged."""
    problem: B | None
    """Why nobody can sign anything."""
    refusals: StoredRefusals
    """The refusals on main and on all branches."""


@contextmanager
def open_needs_context(
    repository: Repository, tip: str, at: datetime, branches: Repository | None = None
) -> Iterator[NeedsContext]:
    """Open the context for needs at main's `tip` (the id of a commit), at the aware time `at`.

    `branches` is the repository with branches that may contain refusals, if it differs. Raises UnusableEnvironmentError
    for a shallow clone.
    """
    require_full_history(repository)
    signers, problem = _read_signers(repository, tip)
    former = read_former_history(repository, tip)
    circumstances = read_circumstances(repository, signers, tip, at, former)
    refusals = read_stored_refusals(branches or repository, tip)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "needs")
        yield NeedsContext(
            scratch, tip, signers, read_policy_at(repository, tip), circumstances, former, problem, refusals
        )


def find_submission_needs(
    repository: Repository, tip: str, head: str, at: datetime, branches: Repository | None = None
) -> SubmissionNeeds:
    """Return the given and missing signatures of a submission, at the aware time `at`.

    `tip` is the id of main's newest commit. `head` is the id of the submission's newest commit, or of the future tree
    of main, as returned by `merge_commits`. `branches` is the same as for `open_needs_context`. Raises
    UnusableEnvironmentError for a shallow clone, and if a submission shares no history with main.
    """
    with open_needs_context(repository, tip, at, branches) as context:
        return find_needs_within(context, head)


def find_needs_within(context: NeedsContext, head: str) -> SubmissionNeeds:
    """Return the signatures of a submission within an open context."""
    repository, tip, at = context.repository, context.tip, context.circumstances.landed_at
    try:
        is_tree = _is_tree(repository, head)
        tree = head if is_tree else merge_submission(repository, tip, head)
        proposed = propose_tree(repository, tip, tree)
        merged = commit_tree(repository, tree, (tip,), at)
    except UsageError as error:
        return SubmissionNeeds(None, (), (), B(error.vi, error.en))
    groups, signers = group_changes(proposed.changes), context.signers
    if signers is None:
        levels = (GroupNeeds(each, _level_of(context.policy, each), (), (), (), False) for each in groups)
        return SubmissionNeeds(proposed, tuple(levels), (), context.problem)
    records = check_records_of(repository, signers, context.circumstances, proposed, merged)
    given = {
        each.path: signature_at_tip(each, repository, tip, context.former)
        for each in records
        if each.counts and not _has_lapsed(context, each, merged)
    }
    brought = frozenset(each.change for each in proposed.changes)  # what was signed together comes together (APR233)
    signatures = {path: each for path, each in given.items() if each.changes <= brought}
    day = at.astimezone(VIETNAM).date()
    judged = [
        _judge_group(context.policy, each, signers, records, signatures, day)
        for each in relax_groups(groups, signers.roster, repository, merged)
    ]
    changes, counting = [each.change for each in proposed.changes], [each for each in records if each.counts]
    refusals = find_known_refusals(context.refusals, changes, counting, "" if is_tree else head, at)
    standing = [each.digest for each in refusals if each.is_same]
    decisions = find_board_decisions(context.refusals, changes, counting, standing, context.former, at)
    return SubmissionNeeds(proposed, tuple(judged), records, None, refusals, decisions)


def _has_lapsed(context: NeedsContext, checked: CheckedRecord, commit: str) -> bool:
    """Return True if an approval has lapsed; called only if main's policy lets approvals lapse."""
    if checked.record is None or context.policy.lapses_after is None:
        return False
    lapses_at = find_approval_lapse(
        context.repository, checked.record, context.former.today_of(checked.record.onto), commit
    )
    return lapses_at is not None and lapses_at < context.circumstances.landed_at


def _judge_group(
    policy: ApprovalPolicy,
    group: ApprovalGroup,
    signers: SignerIndex,
    records: Iterable[CheckedRecord],
    signatures: Mapping[str, GivenSignature],
    day: date,
) -> GroupNeeds:
    changes = frozenset(each.change for each in group.changes)
    about = tuple(each for each in records if each.path in signatures and signatures[each.path].changes & changes)
    given = [signatures[each.path] for each in about]
    ordinary = [each for each in given if each.action != "emergency"]
    owed = find_open_needs((group,), ordinary, signers, policy, day)
    open_needs = owed if group.path_class.is_governance else find_open_needs((group,), given, signers, policy, day)
    roles = dict.fromkeys(role for need in group.path_class.list_needs(policy) for role in need.roles)
    people = list_people(roles, group.site, signers, day)
    return GroupNeeds(group, _level_of(policy, group), people, about, open_needs, bool(owed) and not open_needs)


def _level_of(policy: ApprovalPolicy, group: ApprovalGroup) -> ApprovalLevel:
    """Return the required level; rules about approvers always require people, whatever the policy says."""
    return "person" if group.path_class.is_governance else policy.class_approval(group.path_class.id).level


def _read_signers(repository: Repository, tip: str) -> tuple[SignerIndex | None, B | None]:
    try:
        roster = read_roster_at(repository, tip)
    except UsageError as error:
        return None, B(error.vi, error.en)
    return (None, _NO_ROSTER) if roster is None else (index_signers(roster), None)


def _is_tree(repository: Repository, id: str) -> bool:
    return read_about_objects(repository, ("cat-file", "-t", id), (id,)).strip() == b"tree"
