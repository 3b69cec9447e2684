"""Goes back to a kept release."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from portalgen.publish.target.chain import is_recorded, read_head
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import TargetFolder, open_target
from portalgen.publish.target.kept_releases import StoredRelease, current_release, stored_releases
from portalgen.publish.target.model import SwitchedRelease
from portalgen.publish.target.operation import operate, switch_to
from portalgen.publish.target.probing import check_files
from portalgen.publish.target.reserve import free_reserve
from portalgen.publish.target.switching import check_switchable, forget_recovery

_SHORTEST_COMMIT = 7


def roll_back(folder: Path, name: str | None, now: datetime) -> SwitchedRelease:
    """Make a kept release current: `name`, or the release before.

    `name` may also be a number, or the beginning of a name or of a commit. No file is copied, and on a full disk the
    reserve is freed. Raises TargetRefusedError, with the kept releases, if it is gone.
    """
    try:
        return _make_current(folder, name, now)
    except TargetRefusedError as error:
        if error.reason != "disk-full" or not free_reserve(open_target(folder)):
            raise
    return _make_current(folder, name, now)


def _make_current(folder: Path, name: str | None, now: datetime) -> SwitchedRelease:
    with operate(folder, "rollback", now) as operation:
        target = operation.target
        former = target.current_name()
        releases = [each for each in stored_releases(target) if is_recorded(target, each.manifest)]
        recovered = _find_recovered(target)
        if recovered is not None and (name is None or _choose(releases, name).name == former):
            forget_recovery(recovered)
            return SwitchedRelease(recovered.describe(), former, operation.seconds, notes=operation.notes_before)
        release = _choose(releases, name, former)
        operation.name_release(release)
        check_switchable(release)
        check_files(release, release.details().probes)
        notes = switch_to(operation, release, "rollback", release.manifest.number != read_head(target).number)
        return SwitchedRelease(release.describe(), former, operation.seconds, notes=notes)


def _find_recovered(target: TargetFolder) -> StoredRelease | None:
    """Return the current release if an interrupted rollback to it was completed unreported."""
    current = current_release(target)
    facts = current.switch_facts() if current is not None else None
    return current if facts is not None and facts.is_recovered else None


def _choose(releases: Sequence[StoredRelease], name: str | None, current: str = "") -> StoredRelease:
    """Return the release that matches `name`; without a name the newest before the current release."""
    if name is None:
        fitting = [each for each in releases if each.name < current]
    else:
        chosen = choose_names([(each.name, each.manifest.number, each.manifest.commit) for each in releases], name)
        fitting = [each for each in releases if each.name in chosen]
    if not fitting:
        raise _not_kept(releases, name)
    if name is not None and len(fitting) > 1:
        raise ambiguous_release(name, [each.name for each in fitting])
    if fitting[0].name == current:
        raise TargetRefusedError(
            "already-current",
            f"bản {current} đang là bản hiện hành; không có gì để quay lại",
            f"the release {current} is the current one; there is nothing to go back to",
        )
    return fitting[0]


def choose_names(releases: Sequence[tuple[str, int, str]], name: str) -> tuple[str, ...]:
    """Return the names of the releases that match `name`; each release is (name, number, commit), the newest first.

    It is the release with that number, else those with names beginning so, else the newest of the commit beginning so.
    """
    if not name:
        return ()
    numbered = tuple(each for each, number, _ in releases if str(number) == name)
    begun = numbered or tuple(each for each, _, _ in releases if each.startswith(name))
    if begun or len(name) < _SHORTEST_COMMIT:
        return begun
    newest: dict[str, str] = {}
    for each, _, commit in releases:
        if commit.startswith(name):
            newest.setdefault(commit, each)
    return tuple(newest.values())


def ambiguous_release(name: str, fitting: Sequence[str]) -> TargetRefusedError:
    """Return the error for a name shared by several releases."""
    names = ", ".join(fitting)
    return TargetRefusedError(
        "ambiguous",
        f"`{name}` có thể là nhiều bản: {names}; hãy ghi số của bản",
        f"`{name}` may be several releases: {names}; give the number of one",
    )


def _not_kept(releases: Sequence[StoredRelease], name: str | None) -> TargetRefusedError:
    names = ", ".join(each.name for each in releases) or "-"
    if name is None:
        return TargetRefusedError(
            "not-kept",
            f"không có bản nào trước bản hiện hành; các bản còn giữ: {names}",
            f"there is no release before the current one; those that are kept: {names}",
        )
    return TargetRefusedError(
        "not-kept",
        f"bản `{name}` không còn ở đây; các bản còn giữ: {names}",
        f"the release `{name}` is not kept; those that are: {names}",
    )
