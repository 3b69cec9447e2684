"""What happened to one item on main: every commit of the line that changed a file of it, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.history.commits import list_commits, read_first_parent_changes
from portalgen.history.model import ChangeStatus, Commit, FileChange
from portalgen.history.repository import Repository, require_full_history, resolve_revision
from portalgen.history.worktree import is_tracked
from portalgen.store.cache_folder import open_row_store
from portalgen.timeline.blob_states import BLOB_STATES_TABLE, load_item_versions
from portalgen.timeline.main_line import main_line_of
from portalgen.timeline.states import ItemVersion, is_text_path
from portalgen.timeline.timeline_cache import TIMELINE_TABLE


@dataclass(frozen=True, slots=True)
class ItemStep:
    """A file of an item that a commit of main changed."""

    place: int
    """Of the commit on the main line, from 0."""
    commit: Commit
    path: str
    """From the portal's root."""
    status: ChangeStatus
    version: ItemVersion | None
    """What the file says from then on; None where it was deleted, or does not name an item."""
    is_attachment: bool = False
    """Whether it is no text of the item, but a file beside it."""


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """Everything that main ever held of an item."""

    id: str
    steps: tuple[ItemStep, ...]
    """In the order of the line, then of paths; empty where main never held the item."""

    @property
    def paths(self) -> frozenset[str]:
        """Every path that ever was a file of the item."""
        return frozenset(each.path for each in self.steps)

    @property
    def last_version(self) -> ItemVersion | None:
        """What its original said last, else its translation; None where main never held it."""
        versions = [each.version for each in self.steps if each.version is not None]
        originals = [each for each in versions if not each.state.is_translation]
        found = originals or versions
        return found[-1] if found else None


def read_item_history(
    repository: Repository, ref: str, item: str, cache_folder: Path | None = None, paths: Collection[str] = ()
) -> ItemHistory:
    """Return what the history of `ref` (main) holds of an item; `item` is its id, or a path of one of its files.

    With `paths` it is the item that stood last at any of them.

    Raises UnusableEnvironmentError for a shallow clone, UsageError for a `ref` that does not exist.
    """
    require_full_history(repository)
    tip = resolve_revision(repository, ref)
    line = main_line_of(list_commits(repository, tip), tip)
    by_id = {each.id: each for each in line.commits}
    changes = list(read_first_parent_changes(repository, line.commits, CONTENT_FOLDER))
    trusted = None if cache_folder is None or is_tracked(repository, cache_folder) else cache_folder
    rows = open_row_store(trusted, "timeline", (TIMELINE_TABLE, BLOB_STATES_TABLE))
    blobs = (blob for _, each in changes if is_text_path(each.path) for blob in (each.old_blob, each.new_blob) if blob)
    versions = load_item_versions(repository, blobs, rows)
    rows.close()
    places = frozenset(paths or ((item,) if item.startswith(f"{CONTENT_FOLDER}/") else ()))
    identity = _id_at(places, changes, versions) or item
    steps = tuple(
        ItemStep(line.entry_places[commit], by_id[commit], each.path, each.status, versions.get(each.new_blob))
        for commit, each in changes
        if identity in _ids_of(each, versions)
    )
    return ItemHistory(
        identity, tuple(sorted((*steps, *_attachments(steps, changes, by_id, line.entry_places)), key=_order))
    )


def _order(step: ItemStep) -> tuple[int, str]:
    return step.place, step.path


def _id_at(
    paths: Collection[str], changes: Iterable[tuple[str, FileChange]], versions: Mapping[str, ItemVersion]
) -> str:
    """The id of the item that stood at one of `paths` last; empty where there never was one."""
    found = ""
    for _, each in changes:
        version = versions.get(each.new_blob)
        if each.path in paths and version is not None:
            found = version.id
    return found


def _ids_of(change: FileChange, versions: Mapping[str, ItemVersion]) -> frozenset[str]:
    """The items that a change of a file is about: what stood there before, and what does now."""
    sides = (versions.get(change.old_blob), versions.get(change.new_blob))
    return frozenset(each.id for each in sides if each is not None)


def _attachments(
    steps: Collection[ItemStep],
    changes: Iterable[tuple[str, FileChange]],
    by_id: Mapping[str, Commit],
    places: Mapping[str, int],
) -> Iterator[ItemStep]:
    """The files beside an item: all of a folder that is its own, else those that came or went with it."""
    own = {each.path.rpartition("/")[0] for each in steps if each.path.rpartition("/")[2].startswith("index.")}
    together = {(each.commit.id, each.path.rpartition("/")[0]) for each in steps}
    for commit, each in changes:
        folder = each.path.rpartition("/")[0]
        if not is_text_path(each.path) and (folder in own or (commit, folder) in together):
            yield ItemStep(places[commit], by_id[commit], each.path, each.status, None, is_attachment=True)
