"""Who may decide what: the roles that somebody holds on a day, against the needs of each changed file."""

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
"""`held` on the day of signing and when the record landed; `unproven`: on one of the two; `over`: on neither, but at
another time; `none`: never."""

_RANKS: Final[tuple[Standing, ...]] = ("held", "unproven", "over", "none")
ENOUGH: Final[tuple[Standing, ...]] = ("held", "unproven")
"""With what a record counts: where one reading allows it, nobody is accused."""


@frozen
class BoardMember:
    """Somebody and where they sit."""

    person: Person
    site: str
    """Whose board it is; empty for owners and platform."""


@frozen
class SignerIndex:
    """A roster, made ready to be asked about thousands of records."""

    roster: Roster
    holders: Mapping[str, tuple[tuple[BoardMember, SignerKey], ...]]
    """Who has the key with a fingerprint; more than one only where the roster has a fault."""
    members: Mapping[str, BoardMember]
    """By id."""

    def find_holder(self, fingerprint: str, id: str) -> tuple[BoardMember, SignerKey] | None:
        """Return who has this key: the person `id` where they do, else another, else None."""
        holders = self.holders.get(fingerprint, ())
        return next((each for each in holders if each[0].person.id == id), holders[0] if holders else None)

    def list_delegations(self, giver: BoardMember, receiver: str) -> tuple[Delegation, ...]:
        """Return what `giver` has let the person `receiver` sign, at any time."""
        board = self.roster.sites.get(giver.site)
        delegations = () if board is None else board.delegations
        return tuple(each for each in delegations if (each.giver, each.receiver) == (giver.person.id, receiver))


@frozen
class Authority:
    """Whose roles count for a record, and on which days."""

    member: BoardMember
    """Who signed, or on whose behalf."""
    signed_on: date
    """The day that the record gives, in Vietnam."""
    landed_on: date
    """The day on which the server first held it, if receipts say so; else that on which it reached main, or today."""

    def list_appointments(self, roles: Iterable[Role], site: str) -> tuple[Appointment, ...]:
        """Return the appointments to any of these roles, at any time; roles of a board are meant on that of `site`."""
        counting = {each for each in roles if each in PORTAL_ROLES or (site and self.member.site == site)}
        return tuple(each for each in self.member.person.appointments if each.role in counting)

    def standing_in(self, roles: Iterable[Role], site: str) -> Standing:
        """Return how sure it is that any of these roles was held."""
        appointments = self.list_appointments(roles, site)
        return self.standing_of((each.holds_on(self.signed_on), each.holds_on(self.landed_on)) for each in appointments)

    @staticmethod
    def standing_of(days: Iterable[tuple[bool, bool]]) -> Standing:
        """Return the best standing of terms, each with whether it holds on the day of signing and of landing."""
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
"""The highest first. An owner stands beside the chief: what is published is the chief's to decide (QĐ 2111, Điều 10(3))."""


def rank_of_person(person: Person | None, days: Iterable[date]) -> int:
    """Return the highest rank that somebody holds on any of these days of Vietnam, 0 for the highest of all."""
    there = tuple(days)
    ranks = (
        rank
        for rank, roles in enumerate(_ROLES_BY_RANK)
        if person is not None and any(person.holds(role, day) for role in roles for day in there)
    )
    return next(ranks, len(_ROLES_BY_RANK))


def index_signers(roster: Roster) -> SignerIndex:
    """Return a roster with its people by key and by id; it is made once for each roster."""
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
    """Return what a record with this action has to meet one of, to speak of a file.

    An action that names its own roles is theirs; but what publishes at once may do so with content alone: for anything
    else even then those have to sign who approve it.
    """
    rules = ACTIONS[action]
    if rules.roles and (not rules.publishes or file.path_class.id == "content"):
        return (Need(rules.roles),)
    return file.path_class.needs


def find_met_needs(action: RecordAction, file: ClassifiedPath, authority: Authority) -> tuple[int, ...]:
    """Return which of the needs (`list_needs`) somebody may meet with a record, by their index."""
    needs = enumerate(list_needs(action, file))
    return tuple(index for index, need in needs if authority.standing_in(need.roles, file.site) in ENOUGH)


def standing_over(action: RecordAction, file: ClassifiedPath, authority: Authority) -> Standing:
    """Return how sure it is that somebody may sign a record with this action about a file."""
    return best_standing(authority.standing_in(need.roles, file.site) for need in list_needs(action, file))


def best_standing(standings: Iterable[Standing]) -> Standing:
    """Return the best of them; `none` where there is none."""
    return min(standings, key=_RANKS.index, default="none")
