"""What of a record its signer has written, as far as the history says: self-approval, told before anybody signs."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.config.roster import Person
from portalgen.editorial.records.making import ProposedChange
from portalgen.editorial.roster.claims import find_claimants
from portalgen.history.commits import list_commits
from portalgen.history.entries import read_own_paths
from portalgen.history.repository import Repository


def find_own_paths(
    repository: Repository, tip: str, head: str, changes: Sequence[ProposedChange], person: Person
) -> tuple[str, ...]:
    """Return the paths of `changes` that commits of the submission `head` (main is at `tip`) in this person's name touched.

    Rules of approval are left out: owners propose and sign these, each need by another.
    """
    commits = [each for each in list_commits(repository, head, tip) if any(find_claimants(each.author, (person,)))]
    if not commits:
        return ()
    written = {path for _, path in read_own_paths(repository, commits)}
    return tuple(each.path for each in changes if each.path in written and not each.file.path_class.is_governance)
