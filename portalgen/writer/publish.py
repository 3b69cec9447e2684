"""Publication: puts staged files in place by rename, removes obsolete files, and writes the manifest last.

If killed at any point, the next run completes it: the journal, written first, names all files possibly touched. Files
not in any manifest are left alone. An unchanged file is not touched, so servers and rsync see it as unchanged.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from portalgen.errors import OutputError
from portalgen.frozen import frozen
from portalgen.store.digest import digest_bytes
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.manifest import (
    SUSPECT_SIZE,
    Journal,
    Manifest,
    ManifestEntry,
    close_journal,
    open_journal,
    write_manifest,
)
from portalgen.writer.paths import is_safe
from portalgen.writer.staging import Staging


@frozen
class PublishResult:
    """Output paths in order: put in place, staged but already there with the same bytes, and removed."""

    written_paths: tuple[str, ...]
    unchanged_paths: tuple[str, ...]
    removed_paths: tuple[str, ...]
    manifest: Manifest
    """The present content of the folder, with the times of kept files."""


def publish(staging: Staging, previous: Manifest, new: Manifest, sites: Collection[str]) -> PublishResult:
    """Update the output folder to the content of `new` for `sites`. `previous` is the result of `read_manifest`.

    An entry of `new` that was not staged keeps the file on disk.
    """
    out = staging.out
    with translate_os_errors(out):
        staged = staging.retain_staged(new.entries)
        unchanged = {
            path: time
            for path in staged
            if not staging.is_on_new_host(path) and (time := _time_if_unchanged(out, new.entries[path], previous))
        }
        written = tuple(path for path in staged if path not in unchanged)
        gone = tuple(sorted(path for path in previous.entries.keys() - new.entries.keys() if is_safe(path)))
        bundles = tuple(sorted(path for path in previous.bundles.keys() - new.bundles.keys() if is_safe(path)))
        if written or gone or bundles:
            open_journal(out, _journal(previous, new, written, gone))
        for path in unchanged:
            os.unlink(staging.file_of(path))
        removed = _replace_files(staging, written, gone)
        for folder in bundles:
            _remove_bundle(out, folder)
    stayed = {path: replace(new.entries[path], time=time) for path, time in unchanged.items()}
    new = replace(new, entries={**new.entries, **stayed})
    write_manifest(out, new, sites)
    close_journal(out)
    return PublishResult(written, tuple(sorted(unchanged)), removed, new)


def _time_if_unchanged(out: Path, entry: ManifestEntry, previous: Manifest) -> int:
    """Return the time of the file on disk if it already has the entry's bytes; else 0."""
    target = f"{out}/{entry.path}"
    try:
        status = os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return 0
    if not stat.S_ISREG(status.st_mode) or status.st_size != entry.size:
        return 0
    known = previous.entries.get(entry.path)
    if known is not None and (known.digest, known.size, known.time) == (entry.digest, entry.size, status.st_mtime_ns):
        return status.st_mtime_ns
    return status.st_mtime_ns if digest_bytes(Path(target).read_bytes()) == entry.digest else 0


def _journal(previous: Manifest, new: Manifest, written: Iterable[str], gone: Iterable[str]) -> Journal:
    suspect = (path for path, entry in previous.entries.items() if entry.size == SUSPECT_SIZE)
    sites = {path: previous.entries[path].site for path in (*suspect, *gone)}
    sites.update((path, new.entries[path].site) for path in written)
    bundles = {**previous.bundles, **new.bundles}
    return Journal(sites, {name: bundles[name].site for name in sorted(bundles) if _differs(name, previous, new)})


def _differs(bundle: str, previous: Manifest, new: Manifest) -> bool:
    known = previous.bundles.get(bundle)
    return known is None or not known.key or known != new.bundles.get(bundle)


def _replace_files(staging: Staging, written: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    """Move in new files, then remove obsolete files; removal comes first if a file becomes a folder or vice versa."""
    blocking = _blocking(written, gone)
    removed = [path for path in gone if path in blocking and _remove(staging.out, path)]
    _move_in(staging.new_hosts_folder, str(staging.out), staging.has_holes)
    _put_each(staging, [path for path in written if not staging.is_on_new_host(path)])
    removed += [path for path in gone if path not in blocking and _remove(staging.out, path)]
    return tuple(sorted(removed))


def _blocking(written: tuple[str, ...], gone: tuple[str, ...]) -> frozenset[str]:
    if not gone:
        return frozenset()
    files = frozenset(written)
    folders = {folder for path in written for folder in _folders(path)}
    return frozenset(path for path in gone if path in folders or not files.isdisjoint(_folders(path)))


def _folders(path: str) -> Iterator[str]:
    """The folders above `path`, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _move_in(source: str, target: str, has_holes: bool) -> None:
    """Move everything below `source` to the same place below `target`, as whole folders if missing there.

    With `has_holes` some folders may have lost all their files; these stay behind.
    """
    with os.scandir(source) as entries:
        rows = sorted(entries, key=lambda each: each.name)
    for each in rows:
        place = f"{target}/{each.name}"
        if not each.is_dir(follow_symlinks=False):
            _put(each.path, place)
        elif _is_folder(place):
            _move_in(each.path, place, has_holes)
        elif not has_holes or _holds_files(each.path):
            os.rename(each.path, place)


def _put_each(staging: Staging, paths: Iterable[str]) -> None:
    known: set[str] = set()
    for path in paths:
        _make_folders(str(staging.out), path.rpartition("/")[0], known)
        _put(staging.file_of(path), f"{staging.out}/{path}")


def _make_folders(out: str, folder: str, known: set[str]) -> None:
    if not folder or folder in known:
        return
    _make_folders(out, folder.rpartition("/")[0], known)
    if not _is_folder(f"{out}/{folder}"):
        os.mkdir(f"{out}/{folder}")
    known.add(folder)


def _put(source: str, place: str) -> None:
    try:
        os.replace(source, place)
    except IsADirectoryError as error:
        if _is_removed(place):
            os.replace(source, place)
            return
        raise OutputError(
            f"`{place}` phải là tệp, nhưng ở đó có thư mục chứa tệp không do portalgen tạo; hãy chuyển chúng đi",
            f"`{place}` has to be a file, but a folder with files that portalgen did not make is there; move them",
        ) from error


def _is_removed(folder: str) -> bool:
    """Remove an empty folder; return True if removed."""
    try:
        os.rmdir(folder)
    except OSError:
        return False
    return True


def _is_folder(place: str) -> bool:
    """Return True if the folder exists. Raises OutputError if something else is in its place."""
    try:
        mode = os.lstat(place).st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISDIR(mode):
        raise OutputError(
            f"`{place}` phải là thư mục, nhưng ở đó có tệp hoặc liên kết tượng trưng; hãy chuyển nó đi",
            f"`{place}` has to be a folder, but a file or a symbolic link is there; move it",
        )
    return True


def _holds_files(folder: str) -> bool:
    """Return True if there is a file below; empty folders are removed."""
    has_files = False
    with os.scandir(folder) as rows:
        for each in list(rows):
            if not each.is_dir(follow_symlinks=False) or _holds_files(each.path):
                has_files = True
            else:
                os.rmdir(each.path)
    return has_files


def _remove(out: Path, path: str) -> bool:
    """Remove a file and the folders left empty by it, never through a symbolic link."""
    if any(os.path.islink(f"{out}/{folder}") for folder in _folders(path)):
        return False
    removed = True
    try:
        os.unlink(f"{out}/{path}")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        removed = False
    _remove_empty(out, _folders(path))
    return removed


def _remove_empty(out: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        try:
            os.rmdir(f"{out}/{folder}")
        except FileNotFoundError:
            continue
        except OSError:
            return


def _remove_bundle(out: Path, folder: str) -> None:
    place = f"{out}/{folder}"
    if any(os.path.islink(f"{out}/{each}") for each in (folder, *_folders(folder))) or not os.path.isdir(place):
        return
    shutil.rmtree(place)
    _remove_empty(out, _folders(folder))
