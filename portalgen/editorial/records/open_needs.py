"""Lists the signatures still needed before a submission may be published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Person, Role
from portalgen.editorial.path_classes import Need
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.authority import Authority, SignerIndex, find_met_needs
from portalgen.editorial.records.making import ApprovalGroup, ProposedChange
from portalgen.editorial.records.records import PathChange, RecordAction
from portalgen.frozen import frozen


@frozen
class GivenSignature:
    """A signature given for changes."""

    action: RecordAction
    authority: Authority
    signer: str
    """The id of the person with the signing key: nobody meets two needs, not even on behalf of another person."""
    changes: frozenset[PathChange]


@frozen
class OpenNeed:
    """A signature still missing for changes."""

    action: RecordAction
    group: ApprovalGroup
    """The changes without it."""
    roles: tuple[Role, ...]
    people: tuple[Person, ...]
    """The people able to sign today: with the role, and a key that is not revoked."""
    delegates: tuple[Person, ...] = ()
    """The people able to sign today on behalf of somebody with the role, for all of these changes."""
    keyless: tuple[Person, ...] = ()
    """The people with the role, but without a key to sign with."""


def find_open_needs(
    groups: Iterable[ApprovalGroup],
    signatures: Sequence[GivenSignature],
    signers: SignerIndex,
    policy: ApprovalPolicy,
    day: date,
) -> tuple[OpenNeed, ...]:
    """Return the signatures needed before publication, by group; each need of a class is met by a different person.

    An emergency publication waits for no signature.
    """
    needs: list[OpenNeed] = []
    for submitted in groups:
        waiting = tuple(each for each in submitted.changes if not _signed(each, "emergency", signatures))
        group = ApprovalGroup(submitted.path_class, submitted.site, waiting)
        class_needs = group.path_class.list_needs(policy)
        for step in policy.class_approval(group.path_class.id).steps:
            if step != "approve":
                missing = [each for each in group.changes if not _signed(each, step, signatures)]
                needs += _open(step, Need(ACTIONS[step].roles), group, missing, signers, day)
        for need, missing in zip(class_needs, _unmet(group, len(class_needs), signatures), strict=True):
            needs += _open("approve", need, group, missing, signers, day, _list_signers(missing, signatures))
    return tuple(needs)


def list_people(roles: Iterable[Role], site: str, signers: SignerIndex, day: date) -> tuple[Person, ...]:
    """Return the holders of any of these roles on a day; for roles of a board, on that of `site`."""
    return tuple(
        member.person
        for member in signers.members.values()
        if Authority(member, day, day).standing_in(roles, site) == "held"
    )


def _open(
    action: RecordAction,
    need: Need,
    group: ApprovalGroup,
    missing: Sequence[ProposedChange],
    signers: SignerIndex,
    day: date,
    without: frozenset[str] = frozenset(),
) -> list[OpenNeed]:
    """Return the missing signatures of `missing` changes for a need.

    `without` are ids of people who cannot give them.
    """
    if not missing:
        return []
    lacking = ApprovalGroup(group.path_class, group.site, tuple(missing))
    holders = tuple(each for each in list_people(need.roles, group.site, signers, day) if each.id not in without)
    delegates = (each for each in _list_delegates(holders, lacking, signers, day) if each.id not in without)
    return [
        OpenNeed(
            action,
            lacking,
            need.roles,
            tuple(each for each in holders if _has_key(each, signers)),
            tuple(each for each in delegates if _has_key(each, signers)),
            tuple(each for each in holders if not _has_key(each, signers)),
        )
    ]


def _has_key(person: Person, signers: SignerIndex) -> bool:
    revoked = {each.fingerprint for each in signers.roster.portal.revocations}
    return any(key.fingerprint not in revoked for key in person.keys)


def _list_delegates(
    people: Iterable[Person], group: ApprovalGroup, signers: SignerIndex, day: date
) -> tuple[Person, ...]:
    """Return the people allowed to sign all of these changes on behalf of any of `people`, without duplicates."""
    board = signers.roster.sites.get(group.site)
    givers = frozenset(each.id for each in people)
    receivers = (
        signers.members[each.receiver].person
        for each in (board.delegations if board is not None else ())
        if each.giver in givers
        and each.receiver in signers.members
        and each.holds_on(day)
        and all(each.covers(change.file.section) for change in group.changes)
    )
    return tuple({each.id: each for each in receivers}.values())


def _list_signers(changes: Sequence[ProposedChange], signatures: Iterable[GivenSignature]) -> frozenset[str]:
    """Return the people who already approved all of these changes: they meet one need, and cannot meet another."""
    wanted = {each.change for each in changes}
    return frozenset(each.signer for each in signatures if ACTIONS[each.action].publishes and wanted <= each.changes)


def _signed(change: ProposedChange, action: RecordAction, signatures: Iterable[GivenSignature]) -> bool:
    return any(each.action == action and change.change in each.changes for each in signatures)


def _unmet(group: ApprovalGroup, count: int, signatures: Sequence[GivenSignature]) -> list[list[ProposedChange]]:
    """Return, for each of the first `count` needs of the group's class, the changes that lack it."""
    missing: list[list[ProposedChange]] = [[] for _ in range(count)]
    for change in group.changes:
        offers = [
            (each.signer, frozenset(find_met_needs("approve", change.file, each.authority)))
            for each in signatures
            if ACTIONS[each.action].publishes and change.change in each.changes
        ]
        for index in frozenset(range(count)) - match_needs(offers, frozenset(range(count))):
            missing[index].append(change)
    return missing


def match_needs(offers: Iterable[tuple[str, frozenset[int]]], needs: frozenset[int]) -> frozenset[int]:
    """Return a largest set of needs that can be met, each by a different person.

    `offers` are people with the needs that each may meet.
    """
    able: dict[str, set[int]] = {}
    for person, met in offers:
        able.setdefault(person, set()).update(met & needs)
    giver_of: dict[int, str] = {}
    for person in able:
        _assign(person, able, giver_of, set())
    return frozenset(giver_of)


def _assign(person: str, able: Mapping[str, set[int]], giver_of: dict[int, str], tried: set[int]) -> bool:
    """Assign a need to a person, reassigning earlier people if that frees a need (augmenting path)."""
    for need in sorted(able[person] - tried):
        tried.add(need)
        if need not in giver_of or _assign(giver_of[need], able, giver_of, tried):
            giver_of[need] = person
            return True
    return False
