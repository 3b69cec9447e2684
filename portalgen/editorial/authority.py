"""Whether somebody may sign for a file: by their own appointment or by a delegation, on the days that a record can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from portalgen.config.roster import Delegation, Person, Role, Roster
from portalgen.editorial.actions import ACTIONS
from portalgen.editorial.path_classes import ClassifiedPath
from portalgen.editorial.records import ApprovalRecord

AuthorityProblem = Literal["", "wrong-role", "other-board", "expired"]
"""Why a signature does not count for a file; empty where it does."""

_PORTAL_ROLES: Final[frozenset[Role]] = frozenset(("owner", "platform"))
_EMERGENCY_CLASSES: Final = frozenset(("content",))
"""What may be published at once: information, never who may approve or how the portal works."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What a signature is worth for one file."""

    needs: tuple[int, ...]
    """Which of the needs of the file's class it can meet, by their number; of an action with roles of its own, the first."""
    problem: AuthorityProblem
    """Why it meets none."""


def authority_over(
    record: ApprovalRecord, signer: Person, roster: Roster, file: ClassifiedPath, days: Collection[date]
) -> Authority:
    """Return what the signature of `signer` under `record` is worth for `file`, on any of these days of Vietnam."""
    actions = ACTIONS[record.action]
    wanted = [need.roles for need in file.path_class.needs] if not actions.roles else [actions.roles]
    if record.action == "emergency" and file.path_class.id not in _EMERGENCY_CLASSES:
        return Authority((), "wrong-role")
    actors, problem = _actors(record, signer, roster, file, days)
    met = tuple(
        number
        for number, roles in enumerate(wanted)
        if any(_holds(each, roles, roster, file.site, days) for each in actors)
    )
    if met or problem:
        return Authority(met, "" if met else problem)
    roles = frozenset(role for each in wanted for role in each)
    return Authority((), _problem_of(actors, roles, roster, file.site))


def _actors(
    record: ApprovalRecord, signer: Person, roster: Roster, file: ClassifiedPath, days: Collection[date]
) -> tuple[tuple[Person, ...], AuthorityProblem]:
    """Return whose roles count: the signer's, or those of the person who delegated them; and why nobody's do."""
    if not record.on_behalf_of:
        return (signer,), ""
    board = roster.sites.get(file.site)
    delegations = [
        each
        for each in (board.delegations if board is not None else ())
        if (each.giver, each.receiver) == (record.on_behalf_of, signer.id) and each.covers(file.section)
    ]
    if not delegations:
        return (), "wrong-role"
    if not _any_holds(delegations, days):
        return (), "expired"
    giver = roster.find_person(record.on_behalf_of)
    return ((giver,), "") if giver is not None else ((), "wrong-role")


def _any_holds(delegations: Iterable[Delegation], days: Collection[date]) -> bool:
    return any(each.holds_on(day) for each in delegations for day in days)


def _holds(person: Person, roles: Iterable[Role], roster: Roster, site: str, days: Collection[date]) -> bool:
    return any(
        _is_of_board(person, role, roster, site) and any(person.holds(role, day) for day in days) for role in roles
    )


def _is_of_board(person: Person, role: Role, roster: Roster, site: str) -> bool:
    """Whether a role of this person would be one of the portal, or of the site's own board."""
    return person in roster.list_people(None if role in _PORTAL_ROLES else site)


def _problem_of(
    actors: Iterable[Person], roles: Collection[Role], roster: Roster, site: str
) -> AuthorityProblem:
    """Return why none of these people could sign: their time was over, they belong to another board, or have another role."""
    problem: AuthorityProblem = "wrong-role"
    for person in actors:
        for role in {each.role for each in person.appointments} & set(roles):
            if _is_of_board(person, role, roster, site):
                return "expired"
            problem = "other-board"
    return problem
