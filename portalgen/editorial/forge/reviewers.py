"""Finds the reviewers of a change, by the roster on a day: the people allowed to approve it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from portalgen.config.roster import Delegation, Person, Role, Roster
from portalgen.editorial.governance.roster_coverage import find_signers
from portalgen.editorial.path_classes import PathClass


def list_reviewers(roster: Roster, path_class: PathClass, site: str, day: date) -> tuple[Person, ...]:
    """Return the people allowed to approve a change of a file of this class and site, without duplicates."""
    people: dict[str, Person] = {}
    for need in path_class.needs:
        for role in need.roles:
            people |= {person.id: person for person in _list_holders(roster, role, site, day)}
    return tuple(people.values())


def list_section_delegations(roster: Roster, site: str, day: date) -> Iterator[tuple[str, Person]]:
    """Yield (section, person signing there for the chief) of the delegations for single sections in force."""
    board = roster.sites.get(site)
    for each in board.delegations if board is not None else ():
        giver = roster.find_person(each.giver)
        if each.holds_on(day) and giver is not None and giver.holds("chief", day):
            yield from _list_sections(roster, each)


def list_accounts(people: Iterable[Person], forge: str) -> tuple[str, ...]:
    """Return the accounts of these people on the forge, without duplicates; people without an account are skipped."""
    accounts = (person.accounts.get(forge, "") for person in people)
    return tuple(dict.fromkeys(f"@{account}" for account in accounts if account))


def describe_missing(roster: Roster, site: str, forge: str, day: date) -> Iterator[str]:
    """Yield a comment with the posts and ids of approvers without an account on the forge.

    For a `site` its board, else the people of the whole portal.
    """
    board = roster.sites.get(site)
    people = find_signers(board, day) if board is not None else [p for p in roster.portal.people if _serves(p, day)]
    if site and board is None:
        yield f"# {site}: chưa có Ban Biên tập trong danh sách phân công / no board in the roster"
        return
    for person in people:
        if forge not in person.accounts:
            yield f"# {person.id}: {' '.join(person.post.split())}, chưa có tài khoản / no account"


def _serves(person: Person, day: date) -> bool:
    return any(each.holds_on(day) for each in person.appointments)


def _list_holders(roster: Roster, role: Role, site: str, day: date) -> Iterator[Person]:
    if role in ("owner", "platform"):
        yield from (person for person in roster.portal.people if person.holds(role, day))
        return
    board = roster.sites.get(site)
    if board is not None:
        yield from find_signers(board, day) if role == "chief" else (p for p in board.people if p.holds(role, day))


def _list_sections(roster: Roster, delegation: Delegation) -> Iterator[tuple[str, Person]]:
    receiver = roster.find_person(delegation.receiver)
    if receiver is not None:
        yield from ((section, receiver) for section in delegation.sections)
