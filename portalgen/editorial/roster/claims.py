"""Finds the people named by an e-mail address in a commit: a claim of the committer, without proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.config.roster import Person


def find_claimants(email: str, people: Iterable[Person]) -> Iterator[Person]:
    """Yield the people with their forge account or roster id before the `@`.

    Forges write `number+account@users.noreply…`.
    """
    name = email.partition("@")[0].rpartition("+")[2].casefold()
    for person in people if name else ():
        if name == person.id or name in (each.casefold() for each in person.accounts.values()):
            yield person
