"""The history of an item on main: every commit of the line that changed a file of it, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.frozen import frozen
from portalgen.history.commits import list_commits, read_first_parent_changes
from portalgen.history.model import ChangeStatus, Commit, FileChange
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.revisions import resolve_revision
from portalgen.timeline.blob_states import load_item_versions
from portalgen.timeline.main_line import main_line_of
from portalgen.timeline.read import open_timeline_store
from portalgen.timeline.states import ItemVersion, is_text_path


@frozen
class ItemStep:
    """A file of an item changed by a commit of main."""

    place: int
    """Of the commit on the main line, from 0."""
    commit: Commit
    path: str
    """From the portal's root."""
    status: ChangeStatus
    version: ItemVersion | None
    """The new content of the file; None if it was deleted, or names no item."""
    is_attachment: bool = False
    """True for a file beside the texts of the item."""
    blob: str = ""
    """Id of the file's new content; empty if it was deleted."""


@frozen
class ItemHistory:
    """All states of an item on main."""

    id: str
    steps: tuple[ItemStep, ...]
    """In the order of the line, then of paths; empty if main never had the item."""

    @property
    def paths(self) -> frozenset[str]:
        """All present and former paths of the item's files."""
        return frozenset(each.path for each in self.steps)

    @property
    def last_version(self) -> ItemVersion | None:
        """The last version of its original, else of its translation; None if main never had it."""
        versions = [each.version for each in self.steps if each.version is not None]
        originals = [each for each in versions if not each.state.is_translation]
        found = originals or versions
        return found[-1] if found else None


def read_item_history(
    repository: Repository, ref: str, item: str, cache_folder: Path | None = None, paths: Collection[str] = ()
) -> ItemHistory:
    """Return the history of an item in `ref` (main); `item` is its id, or the path of any of its files.

    With `paths` it is the last item at any of them.

    Raises UnusableEnvironmentError for a shallow clone, UsageError for a `ref` that does not exist.
    """
    changes = _read_line_changes(repository, ref, cache_folder)
    places = frozenset(paths or ((item,) if item.startswith(f"{CONTENT_FOLDER}/") else ()))
    return changes.history_of(_id_at(places, changes.changes, changes.versions) or item)


def read_item_histories(
    repository: Repository, ref: str, ids: Iterable[str], cache_folder: Path | None = None
) -> Mapping[str, ItemHistory]:
    """Return the histories of several items by their ids; Git's history is read once."""
    changes = _read_line_changes(repository, ref, cache_folder)
    return {identity: changes.history_of(identity) for identity in ids}


@frozen
class _LineChanges:
    """The changes of each commit of the line, and the versions of the texts."""

    commits: Mapping[str, Commit]
    places: Mapping[str, int]
    changes: Sequence[tuple[str, FileChange]]
    versions: Mapping[str, ItemVersion]

    def history_of(self, identity: str) -> ItemHistory:
        """Return the history of an item."""
        steps = tuple(
            ItemStep(
                self.places[commit],
                self.commits[commit],
                each.path,
                each.status,
                self.versions.get(each.new_blob),
                blob=each.new_blob,
            )
            for commit, each in self.changes
            if identity in _ids_of(each, self.versions)
        )
        return ItemHistory(
            identity,
            tuple(sorted((*steps, *_attachments(steps, self.changes, self.commits, self.places)), key=_order)),
        )


def _read_line_changes(repository: Repository, ref: str, cache_folder: Path | None) -> _LineChanges:
    require_full_history(repository)
    tip = resolve_revision(repository, ref)
    line = main_line_of(list_commits(repository, tip), tip)
    changes = list(read_first_parent_changes(repository, line.commits, CONTENT_FOLDER))
    rows = open_timeline_store(repository, cache_folder)
    blobs = (blob for _, each in changes if is_text_path(each.path) for blob in (each.old_blob, each.new_blob) if blob)
    versions = load_item_versions(repository, blobs, rows)
    rows.close()
    return _LineChanges({each.id: each for each in line.commits}, line.entry_places, changes, versions)


def _order(step: ItemStep) -> tuple[int, str]:
    return step.place, step.path


def _id_at(
    paths: Collection[str], changes: Iterable[tuple[str, FileChange]], versions: Mapping[str, ItemVersion]
) -> str:
    """Return the id of the last item at any of `paths`; empty if there never was one."""
    found = ""
    for _, each in changes:
        version = versions.get(each.new_blob)
        if each.path in paths and version is not None:
            found = version.id
    return found


def _ids_of(change: FileChange, versions: Mapping[str, ItemVersion]) -> frozenset[str]:
    """Return the items concerned by a change of a file, before and after it."""
    sides = (versions.get(change.old_blob), versions.get(change.new_blob))
    return frozenset(each.id for each in sides if each is not None)


def _attachments(
    steps: Collection[ItemStep],
    changes: Iterable[tuple[str, FileChange]],
    by_id: Mapping[str, Commit],
    places: Mapping[str, int],
) -> Iterator[ItemStep]:
    """Return the files beside an item: all files of its own folder, else files added or removed together with it."""
    own = {each.path.rpartition("/")[0] for each in steps if each.path.rpartition("/")[2].startswith("index.")}
    together = {(each.commit.id, each.path.rpartition("/")[0]) for each in steps}
    for commit, each in changes:
        folder = each.path.rpartition("/")[0]
        if not is_text_path(each.path) and (folder in own or (commit, folder) in together):
            yield ItemStep(
                places[commit], by_id[commit], each.path, each.status, None, is_attachment=True, blob=each.new_blob
            )
