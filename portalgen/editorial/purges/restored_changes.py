"""Changes of commits before data was purged: the present changes, with the removed files put back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from portalgen.editorial.purges.former_history import FormerHistory, Overlay, ReplacedFile
from portalgen.history.model import Commit, EntryChange, TreeEntry


def restore_changes(commit: Commit, changes: tuple[EntryChange, ...], former: FormerHistory) -> tuple[EntryChange, ...]:
    """Return the changes of `commit` against its first parent, including files removed since."""
    there, before = former.overlay_of(commit.id), former.overlay_of(commit.parents[0] if commit.parents else "")
    if not there and not before:
        return changes
    by_path = {each.path: each for each in changes}
    for path in {*there, *before}:
        change = _restore(path, by_path.pop(path, None), before.get(path), there.get(path))
        if change.before != change.after:
            by_path[path] = change
    return tuple(by_path[path] for path in sorted(by_path, key=lambda each: each.encode("utf-8", "surrogateescape")))


def _restore(
    path: str, today: EntryChange | None, before: ReplacedFile | None, after: ReplacedFile | None
) -> EntryChange:
    """Return a change in its former state; without a present change, both sides come from the maps."""
    same = next((each.after for each in (before, after) if each is not None), None)
    old, new = (same, same) if today is None else (today.before, today.after)
    return EntryChange(path, old if before is None else before.entry, new if after is None else after.entry)


def restore_own_paths(commit: Commit, paths: Collection[str], former: FormerHistory) -> frozenset[str]:
    """Return the paths changed by `commit` itself, including files removed since.

    Their state is found in none of its parents.
    """
    there = former.overlay_of(commit.id)
    parents = [former.overlay_of(each) for each in commit.parents]
    purged = {*there, *(path for each in parents for path in each)}
    if not purged:
        return frozenset(paths)
    own = (path for path in purged if all(_differs(path, there, each, path in paths) for each in parents))
    return frozenset((*(path for path in paths if path not in purged), *own))


def _differs(path: str, there: Overlay, parent: Overlay, differs_today: bool) -> bool:
    first, second = _entry(there, path), _entry(parent, path)
    return differs_today if first is None and second is None else first != second


def _entry(overlay: Overlay, path: str) -> TreeEntry | None:
    return overlay[path].entry if path in overlay else None


def list_purged_paths(commit: Commit, former: FormerHistory) -> Mapping[str, str]:
    """Return the map that removed a version, by path, for `commit` and its first parent."""
    ids = (commit.id, *commit.parents[:1])
    return {path: each.map_path for id in ids for path, each in former.overlay_of(id).items()}


def group_own_paths(
    commits: Iterable[Commit], own: Mapping[str, Collection[str]], former: FormerHistory
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield (commit id, paths changed by the commit itself) for each of the commits."""
    for each in commits:
        yield each.id, restore_own_paths(each, own.get(each.id, ()), former)
