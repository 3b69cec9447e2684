"""The beginning of the chain of rosters: the given genesis, else the first roster that can govern."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from portalgen.config.roster import ROSTER_FILE
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.editorial.governance.genesis import find_genesis, parse_genesis
from portalgen.editorial.governance.governance_files import Governance, GovernanceError, parse_governance
from portalgen.editorial.path_classes import classify_path
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.entries import list_entries_at
from portalgen.history.model import Commit
from portalgen.history.repository import Repository

_NOTHING: Final = LocalizedText("không có tệp này", "no such file")
_SHOWN: Final = 12


@frozen
class RosterStart:
    """The first roster in force."""

    place: int
    """Of its commit on the line."""
    genesis: str
    """`commit:sha256`."""
    governance: Governance
    tree: Mapping[str, bytes | None]
    """All files below `governance/` at that commit; None for anything other than a regular file."""


def find_roster_start(
    repository: Repository,
    line: Sequence[Commit],
    given: str | None,
    today_of: Callable[[str], str] = lambda commit: commit,
) -> tuple[RosterStart | None, Diagnostic | None]:
    """Return the beginning of the line's rosters, or the reason for having none; (None, None) without a roster.

    Without `given` it is the first commit with a roster that two owners can sign, else the first with a roster.
    `today_of` returns the present commit in place of the commit named in `given`. Raises UsageError if `given` is no
    genesis.
    """
    genesis = find_genesis(repository, line[-1].id) if given is None else parse_genesis(given)
    if genesis is None:
        return None, None
    place = next((number for number, each in enumerate(line) if each.id == today_of(genesis.commit)), None)
    if place is None:
        return None, diagnostic("APR242", Place(ROSTER_FILE), commit=genesis.commit[:_SHOWN])
    tree = _read_tree(repository, line[place].id)
    roster = tree.get(ROSTER_FILE)
    digest = sha256(roster).hexdigest() if roster is not None else ""
    if digest != genesis.digest:
        shown = digest[:_SHOWN] or _NOTHING
        return None, diagnostic("APR243", Place(ROSTER_FILE), expected=genesis.digest[:_SHOWN], digest=shown)
    try:
        return RosterStart(place, str(genesis), _parse(tree), tree), None
    except GovernanceError as error:
        return None, diagnostic("APR244", Place(error.path), problem=error.problem)


def _read_tree(repository: Repository, commit: str) -> dict[str, bytes | None]:
    entries = {
        path: entry
        for path, entry in list_entries_at(repository, commit).items()
        if classify_path(path).path_class.is_governance
    }
    regular = {path: entry.id for path, entry in entries.items() if entry.mode.startswith("100")}
    data = dict(read_blobs(repository, dict.fromkeys(regular.values())))
    return {path: data[regular[path]] if path in regular else None for path in entries}


def _parse(tree: Mapping[str, bytes | None]) -> Governance:
    return parse_governance({path: data for path, data in tree.items() if data is not None})
