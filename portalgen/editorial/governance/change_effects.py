"""Predicts the effect on main of a submission that changes governance, by the rules of the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from portalgen.config.roster import FEWEST_OWNERS, FEWEST_SIGNING_OWNERS, ROSTER_FILE, Roster
from portalgen.config.roster_files import is_board_file, is_roster
from portalgen.diagnostics.model import Diagnostic, MessageValue, Place, diagnostic
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.governance.governance_effects import count_owners, only_removes_keys
from portalgen.editorial.governance.governance_files import Governance, GovernanceError, parse_governance
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.purges.stored_maps import add_former_times, read_former_history
from portalgen.editorial.records.making import ApprovalGroup, read_main_times
from portalgen.editorial.records.records import PathChange
from portalgen.editorial.records.roster_at import read_roster_at
from portalgen.errors import UsageError
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository


def list_effect_problems(
    before: Governance, after: Governance, paths: Sequence[str], day: date, is_on_main: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Yield the obstacles to a change's effect, whoever signed it, the gravest first.

    `paths` are the changed governance files, sorted; `is_on_main` returns True if main's line has a commit.
    """

    def problem(code: str, **values: MessageValue) -> Diagnostic:
        return diagnostic(code, Place(paths[0]), files=count_files(len(paths)), **values)

    owners, able = count_owners(after.roster, day)
    if any(map(is_roster, paths)) and (owners < FEWEST_OWNERS or able < FEWEST_SIGNING_OWNERS):
        least, least_able = str(FEWEST_OWNERS), str(FEWEST_SIGNING_OWNERS)
        yield problem("APR225", owners=str(owners), able=str(able), least=least, least_able=least_able)
    for path, version, expected in _versions(before, after, paths):
        if version != expected and path in paths:
            yield problem("APR224", version=str(version), expected=str(expected))
    known = set(before.roster.portal.revocations)
    for each in after.roster.portal.revocations:
        if each not in known and not is_on_main(each.since):
            yield problem("APR229", since=each.since[:12])


def _versions(before: Governance, after: Governance, paths: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield (path, version, required version) of the roster files."""
    old, new = before.roster, after.roster
    yield ROSTER_FILE, new.portal.version, old.portal.version + 1
    for site, board in new.sites.items():
        path = next((each for each in paths if is_board_file(each) and each.endswith(f"/{site}.yaml")), "")
        yield path, board.version, old.sites[site].version + 1 if site in old.sites else 1


def find_effect_problem(
    repository: Repository, tip: str, submission: str, changes: Sequence[PathChange], day: date
) -> Diagnostic | None:
    """Return why the changes of `submission` to main's `tip` would have no effect on `day`.

    None if they would, or if they change no governance. Judged by the files of main. Files restored to a former state
    of main are not judged: this is the fix if main has a change without effect.
    """
    changed = {each.path: each for each in changes if classify_path(each.path).path_class.is_governance}
    paths = tuple(sorted(changed))
    if not paths:
        return None
    lost = [path for path, each in changed.items() if each.after is None and path == ROSTER_FILE]
    lost += [path for path, each in changed.items() if each.after is not None and each.after.mode != "100644"]
    if lost:
        return diagnostic("APR227", Place(min(lost)), files=count_files(len(lost)))
    there, blobs = _read_files(repository, tip), list_files_at(repository, submission)
    texts = dict(read_blobs(repository, dict.fromkeys(blobs[path] for path in paths if path in blobs)))
    proposed: dict[str, bytes | None] = {**there}
    for path, each in changed.items():
        data = texts.get(blobs.get(path, ""))
        if each.after is not None and (data is None or sha256(data).hexdigest() != each.after.sha256):
            return None  # merged from both sides: nobody has written this text yet
        proposed[path] = None if each.after is None else data
    try:
        before = parse_governance(there)
    except GovernanceError:
        return None  # main itself has faults, which are reported by themselves
    try:
        after = parse_governance({path: data for path, data in proposed.items() if data is not None})
    except GovernanceError as error:
        return diagnostic("APR226", Place(paths[0]), files=count_files(len(paths)), problem=error.problem)
    if _are_put_back(repository, tip, {path: blobs.get(path, "") for path in paths}):
        return None
    former = read_former_history(repository, tip, (each.since for each in after.roster.portal.revocations))
    line = add_former_times(former, read_main_times(repository, tip))
    return next(list_effect_problems(before, after, paths, day, line.__contains__), None)


def relax_groups(
    groups: Sequence[ApprovalGroup], roster: Roster, repository: Repository, submission: str
) -> tuple[ApprovalGroup, ...]:
    """Return the groups with their needs: removing keys, as `submission` does, needs only one owner.

    A faulty roster does not remove keys.
    """
    if not groups or not all(is_roster(each.path) for group in groups for each in group.changes):
        return tuple(groups)
    try:
        proposed = read_roster_at(repository, submission)
    except UsageError:
        return tuple(groups)
    if proposed is None or not only_removes_keys(roster, proposed):
        return tuple(groups)
    return tuple(
        replace(group, path_class=replace(group.path_class, needs=group.path_class.needs[:1])) for group in groups
    )


def _read_files(repository: Repository, commit: str) -> Mapping[str, bytes]:
    """Return the governance files of a commit by path."""
    files = {
        path: blob
        for path, blob in list_files_at(repository, commit).items()
        if classify_path(path).path_class.is_governance
    }
    data = dict(read_blobs(repository, dict.fromkeys(files.values())))
    return {path: data[blob] for path, blob in files.items()}


def _are_put_back(repository: Repository, tip: str, blobs: Mapping[str, str]) -> bool:
    """Return True if main's line once had each of these blobs at its path."""
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev", "--no-renames", "-z",
                 "--format=", tip, "--", *(f"{repository.prefix}{path}" for path in blobs))  # fmt: skip
    fields = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\0")
    had = set()
    for record, path in zip(fields[::2], fields[1::2], strict=False):
        _, _, old, new, *_ = record.lstrip("\n").lstrip(":").split(" ")
        had |= {(path.removeprefix(repository.prefix), id) for id in (old, new)}
    return all((path, id) in had for path, id in blobs.items())
