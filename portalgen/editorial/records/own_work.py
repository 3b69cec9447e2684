"""Finds the signer's own work in a record, by the history, and the part of it that an audit would not accept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Person, Roster
from portalgen.editorial.path_classes import ClassifiedPath
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.making import ProposedChange
from portalgen.editorial.records.open_needs import OpenNeed
from portalgen.editorial.records.record_files import CheckedRecord
from portalgen.editorial.roster.claims import find_claimants
from portalgen.frozen import frozen
from portalgen.history.commits import list_commits
from portalgen.history.entries import read_own_paths
from portalgen.history.repository import Repository

Authors = Mapping[str, frozenset[str]]
"""Path to the e-mail addresses of the authors of its changes."""


@frozen
class OwnWork:
    """Files both approved and written by the signer."""

    paths: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """Files that nobody else wrote, approved or has to sign, although the rules require another person (APR204)."""


def find_own_work(
    repository: Repository,
    tip: str,
    head: str,
    changes: Sequence[ProposedChange],
    signer: Person,
    earlier: Sequence[CheckedRecord],
    open_needs: Iterable[OpenNeed],
    roster: Roster,
    policy: ApprovalPolicy,
) -> OwnWork:
    """Return the part of `changes` in the submission `head` (main is at `tip`) written by the signer.

    `earlier` are the valid records of the submission. Rules of approval are excluded: owners propose and sign these,
    with a different person for each need.
    """
    authors = _read_authors(repository, tip, head, signer)
    own = [each for each in changes if each.path in authors and not each.file.path_class.is_governance]
    waiting = {each.path for need in open_needs if need.action == "approve" for each in need.group.changes}
    refused = [
        each
        for each in own
        if each.path not in waiting
        and _needs_others(each.file, roster, policy)
        and _is_written_by(authors[each.path], (signer, *_list_approvers(each, earlier)))
    ]
    return OwnWork(tuple(each.path for each in own), tuple(each.path for each in refused))


def _read_authors(repository: Repository, tip: str, head: str, signer: Person) -> Authors:
    """Return the authors of paths changed by commits in the signer's name."""
    commits = list_commits(repository, head, tip)
    emails = {each.id: each.author for each in commits}
    if not any(_claims(email, signer) for email in emails.values()):
        return {}
    authors = defaultdict[str, set[str]](set)
    for id, path in read_own_paths(repository, commits):
        authors[path].add(emails[id])
    return {path: frozenset(each) for path, each in authors.items() if any(_claims(email, signer) for email in each)}


def _claims(email: str, person: Person) -> bool:
    return any(find_claimants(email, (person,)))


def _needs_others(file: ClassifiedPath, roster: Roster, policy: ApprovalPolicy) -> bool:
    """Return True if a file needs a signature by somebody other than its author.

    False if a board concerned only reports, or lets authors approve.
    """
    board = roster.sites.get(file.site)
    concerned = [board] if board is not None else [] if file.site else list(roster.sites.values())
    is_lenient = bool(concerned) and all(each.mode == "report_only" for each in concerned)
    is_alone = board is not None and board.allow_single_editor
    return policy.class_approval(file.path_class.id).level == "person" and not is_lenient and not is_alone


def _list_approvers(change: ProposedChange, earlier: Iterable[CheckedRecord]) -> list[Person]:
    """Return the people who approved this change earlier."""
    return [
        each.signer.person
        for each in earlier
        if each.record is not None
        and each.signer is not None
        and ACTIONS[each.record.action].publishes
        and change.change in each.record.changes
    ]


def _is_written_by(emails: Collection[str], approvers: Collection[Person]) -> bool:
    """Return True if a file's authors are exactly its approvers."""
    wrote = all(any(_claims(email, person) for email in emails) for person in approvers)
    return wrote and all(any(_claims(email, person) for person in approvers) for email in emails)
