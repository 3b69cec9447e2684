"""Authority to decide: the roles held on a day, compared with the needs of each changed file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from portalgen.config.roster import Appointment, Delegation, Person, Role, Roster, SignerKey
from portalgen.editorial.path_classes import ClassifiedPath, Need
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.records import RecordAction
from portalgen.editorial.roster.role_names import PORTAL_ROLES
from portalgen.frozen import frozen

Standing = Literal["held", "unproven", "over", "none"]
"""The state of a role or term on the days of signing and landing.

`held` on both; `unproven`: on only either day; `over`: on neither, but at another time; `none`: never.
"""

_RANKS: Final[tuple[Standing, ...]] = ("held", "unproven", "over", "none")
ENOUGH: Final[tuple[Standing, ...]] = ("held", "unproven")
"""Standings sufficient for a record: nobody is accused if either day allows it."""


@frozen
class BoardMember:
    """A person and their board."""

    person: Person
    site: str
    """The site of the board; empty for owners and platform."""


@frozen
class SignerIndex:
    """A roster indexed for queries about thousands of records."""

    roster: Roster
    holders: Mapping[str, tuple[tuple[BoardMember, SignerKey], ...]]
    """The holders of the key with a fingerprint; several only if the roster has an error."""
    members: Mapping[str, BoardMember]
    """By id."""

    def find_holder(self, fingerprint: str, id: str) -> tuple[BoardMember, SignerKey] | None:
        """Return the holder of this key: the person `id` if it is theirs, else another holder, else None."""
        holders = self.holders.get(fingerprint, ())
        return next((each for each in holders if each[0].person.id == id), holders[0] if holders else None)

    def list_delegations(self, giver: BoardMember, receiver: str) -> tuple[Delegation, ...]:
        """Return all delegations, past or present, from `giver` to the person `receiver`."""
        board = self.roster.sites.get(giver.site)
        delegations = () if board is None else board.delegations
        return tuple(each for each in delegations if (each.giver, each.receiver) == (giver.person.id, receiver))


@frozen
class Authority:
    """The person with the relevant roles for a record, and the relevant days."""

    member: BoardMember
    """The signer, or the person who delegated to the signer."""
    signed_on: date
    """The day given by the record, in Vietnam."""
    landed_on: date
    """The day the server first received it, by its receipts; else the day it reached main, or today."""

    def list_appointments(self, roles: Iterable[Role], site: str) -> tuple[Appointment, ...]:
        """Return all appointments, past or present, to these roles; for roles of a board, on that of `site`."""
        counting = {each for each in roles if each in PORTAL_ROLES or (site and self.member.site == site)}
        return tuple(each for each in self.member.person.appointments if each.role in counting)

    def standing_in(self, roles: Iterable[Role], site: str) -> Standing:
        """Return the standing of the person in any of these roles."""
        appointments = self.list_appointments(roles, site)
        return self.standing_of((each.holds_on(self.signed_on), each.holds_on(self.landed_on)) for each in appointments)

    @staticmethod
    def standing_of(days: Iterable[tuple[bool, bool]]) -> Standing:
        """Return the best standing of terms, each given as (in force on the day of signing, on the day of landing)."""
        pairs = tuple(days)
        if not pairs:
            return "none"
        return best_standing("held" if all(pair) else "unproven" if any(pair) else "over" for pair in pairs)


_ROLES_BY_RANK: Final[tuple[tuple[Role, ...], ...]] = (
    ("chief", "owner"),
    ("deputy",),
    ("secretary",),
    ("commissioner",),
    ("editor", "platform"),
)
"""The highest rank first. Owners rank beside the chief, who decides what is published (QĐ 2111, Điều 10(3))."""


def rank_of_person(person: Person | None, days: Iterable[date]) -> int:
    """Return a person's highest rank on any of these days in Vietnam; 0 is the highest."""
    there = tuple(days)
    ranks = (
        rank
        for rank, roles in enumerate(_ROLES_BY_RANK)
        if person is not None and any(person.holds(role, day) for role in roles for day in there)
    )
    return next(ranks, len(_ROLES_BY_RANK))


def index_signers(roster: Roster) -> SignerIndex:
    """Return a roster with its people by key and by id; computed once per roster."""
    holders: dict[str, list[tuple[BoardMember, SignerKey]]] = {}
    members: dict[str, BoardMember] = {}
    for person, site in roster.list_everybody():
        member = members.setdefault(person.id, BoardMember(person, site))
        for key in person.keys:
            holders.setdefault(key.fingerprint, []).append((member, key))
    return SignerIndex(
        roster, MappingProxyType({each: tuple(pairs) for each, pairs in holders.items()}), MappingProxyType(members)
    )


def list_needs(action: RecordAction, file: ClassifiedPath) -> tuple[Need, ...]:
    """Return the alternative needs of a record with this action about a file: any of them has to be met.

    An action with its own roles needs these. If it publishes at once, this applies to content alone: for other files,
    even then the approvers have to sign.
    """
    rules = ACTIONS[action]
    if rules.roles and (not rules.publishes or file.path_class.id == "content"):
        return (Need(rules.roles),)
    return file.path_class.needs


def find_met_needs(action: RecordAction, file: ClassifiedPath, authority: Authority) -> tuple[int, ...]:
    """Return the indexes of the needs (`list_needs`) that a record of this authority may meet."""
    needs = enumerate(list_needs(action, file))
    return tuple(index for index, need in needs if authority.standing_in(need.roles, file.site) in ENOUGH)


def standing_over(action: RecordAction, file: ClassifiedPath, authority: Authority) -> Standing:
    """Return the standing of a person to sign a record with this action about a file."""
    return best_standing(authority.standing_in(need.roles, file.site) for need in list_needs(action, file))


def best_standing(standings: Iterable[Standing]) -> Standing:
    """Return the best standing; `none` if there are none."""
    return min(standings, key=_RANKS.index, default="none")
