"""Checks the approval of a submission that changes rules: by its own records, and by main's roster."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from portalgen.config.approval_policy import ApprovalPolicy, ClassApproval
from portalgen.config.roster import FEWEST_SIGNING_OWNERS
from portalgen.diagnostics.model import LocalizedText
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.approving.submission_records import check_submitted_records, signature_at_tip
from portalgen.editorial.audit.audit_words import name_needs
from portalgen.editorial.governance.change_effects import find_effect_problem, relax_groups
from portalgen.editorial.governance.governance_effects import count_owners
from portalgen.editorial.path_classes import Need
from portalgen.editorial.purges.stored_maps import read_former_history
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.making import (
    ProposedChanges,
    group_changes,
    propose_submission,
)
from portalgen.editorial.records.open_needs import GivenSignature, OpenNeed, find_open_needs
from portalgen.editorial.records.roster_at import read_policy_at, read_roster_at
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.law.calendar import VIETNAM

_NO_ROSTER: Final = LocalizedText(
    "cổng chưa có danh sách phân công nên chưa ai ký được", "the portal has no roster, so that nobody can sign"
)
_NO_CHANGE: Final = LocalizedText(
    "phiếu duyệt không nêu được mọi tệp của thay đổi này", "no record can name every file of this change"
)


@frozen
class GovernanceApproval:
    """The approval of a submission's change of rules."""

    is_approved: bool
    missing: LocalizedText
    """The missing signatures, as a clause; empty if none."""
    can_be_signed: bool
    """True if main's roster has enough owners able to sign: then only records approve a change."""


NOT_ASKED: Final = GovernanceApproval(False, LocalizedText("", ""), False)
"""The value for a submission without changes of rules."""


def is_governance_approved(
    repository: Repository, tip: str, submission: str, paths: Collection[str], at: datetime
) -> bool:
    """Return True if records in `submission` approve its changes at `paths` of main's `tip`.

    `paths` start at the portal's root.
    """
    return find_governance_approval(repository, tip, submission, paths, at).is_approved


def find_governance_approval(
    repository: Repository, tip: str, submission: str, paths: Collection[str], at: datetime
) -> GovernanceApproval:
    """Return the approval by records in `submission` of its changes at `paths` of main's `tip`; both are revisions.

    Changes without effect on main are not approved, whoever signed them. The judgement uses main's present roster and
    policy; each need of a file's class is met by a different person.
    """
    try:
        roster = read_roster_at(repository, tip)
        if roster is None:
            return GovernanceApproval(False, _NO_ROSTER, False)
        proposed = propose_submission(repository, tip, submission)
    except UsageError as error:
        return GovernanceApproval(False, LocalizedText(error.vi, error.en), False)
    day = at.astimezone(VIETNAM).date()
    signers = index_signers(roster)
    asked = [each for each in proposed.changes if each.path in paths]
    can_be_signed = count_owners(roster, day)[1] >= FEWEST_SIGNING_OWNERS
    problem = find_effect_problem(repository, tip, submission, [each.change for each in proposed.changes], day)
    if problem is not None:
        clause = LocalizedText(sentence_of(problem, "vi"), sentence_of(problem, "en"))
        return GovernanceApproval(False, clause, can_be_signed)
    groups = relax_groups(group_changes(asked), roster, repository, submission)
    signatures = _list_signatures(repository, signers, proposed, submission, tip, at)
    needs = find_open_needs(groups, signatures, signers, _without_steps(read_policy_at(repository, tip)), day)
    if not asked or {each.path for each in asked} != set(paths):
        return GovernanceApproval(False, _NO_CHANGE, can_be_signed)
    return GovernanceApproval(not needs, _name_missing(needs), can_be_signed)


def _without_steps(policy: ApprovalPolicy) -> ApprovalPolicy:
    """Return a policy that asks only for signatures: earlier steps do not relieve the approvers of rules."""
    return replace(policy, classes={id: ClassApproval(each.level) for id, each in policy.classes.items()})


def _list_signatures(
    repository: Repository, signers: SignerIndex, proposed: ProposedChanges, submission: str, tip: str, at: datetime
) -> list[GivenSignature]:
    """Return the signatures of the submission's valid records, for changes that are the next of their path."""
    records = check_submitted_records(repository, signers, proposed, submission, tip, at)
    former = read_former_history(repository, tip, (each.record.onto for each in records if each.record is not None))
    return [
        signature_at_tip(each, repository, tip, former)
        for each in records
        if each.counts and each.record is not None and each.record.action == "approve"
    ]


def _name_missing(needs: Sequence[OpenNeed]) -> LocalizedText:
    """Return the missing signatures as a clause, each class of files once; empty if none."""
    texts: dict[tuple[str, str], LocalizedText] = {}
    for each in needs:
        key = (each.group.path_class.id, each.group.site)
        roles = [Need(other.roles) for other in needs if (other.group.path_class.id, other.group.site) == key]
        texts[key] = name_needs(roles, each.group.site)
    distinct = tuple(dict.fromkeys(texts.values()))
    if not distinct:
        return NOT_ASKED.missing
    vi, en = "; ".join(each.vi for each in distinct), "; ".join(each.en for each in distinct)
    return LocalizedText(f"còn thiếu phiếu duyệt của {vi}", f"records are missing of {en}")
