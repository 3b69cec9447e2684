"""Contents of blobs, all in a single run of Git."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from typing import Final

from portalgen.errors import UnusableEnvironmentError
from portalgen.history.kept_answers import find_kept_blob, keep_blob, read_about_objects
from portalgen.history.program import stream_git_output
from portalgen.history.repository import Repository
from portalgen.history.revisions import resolve_revision

_CHUNK: Final = 1 << 20
_FEW: Final = 100
"""Blobs that are kept for the next question; more are the contents of a whole portal or history, read once."""
_OUTSIDE: Final = frozenset({"", ".", ".."})


def read_blobs(repository: Repository, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (id, bytes) of each blob, in the order of `ids`. Raises UnusableEnvironmentError if any is missing."""
    requested = tuple(ids)
    if len(requested) > _FEW:
        yield from _read_blobs(repository, requested)
        return
    known = {id: data for id in requested if (data := find_kept_blob(repository, id)) is not None}
    with closing(_read_blobs(repository, tuple(id for id in requested if id not in known))) as unknown:
        for each in requested:
            if each in known:
                yield each, known[each]
            elif read := next(unknown, None):
                keep_blob(repository, *read)
                yield read
        yield from unknown  # nothing more, unless Git failed: it raises here then


def _read_blobs(repository: Repository, ids: Sequence[str]) -> Generator[tuple[str, bytes]]:
    if not ids:
        return
    with stream_git_output(repository.top, ("cat-file", "--batch", "--buffer"), ids) as output:
        while header := output.readline():
            id, size = _parse_header(header)
            data = output.read(size)
            output.read(1)
            yield id, data


def digest_blobs(repository: Repository, ids: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Yield (id, SHA-256 in hexadecimal, size) of each blob, in the order of `ids`, without loading whole blobs.

    Raises UnusableEnvironmentError if any is missing.
    """
    requested = tuple(ids)
    if not requested:
        return
    with stream_git_output(repository.top, ("cat-file", "--batch", "--buffer"), requested) as output:
        while header := output.readline():
            id, size = _parse_header(header)
            state, rest = sha256(), size
            while rest:
                chunk = output.read(min(rest, _CHUNK))
                if not chunk:  # Git ended; its own words are raised on leaving the block
                    break
                state.update(chunk)
                rest -= len(chunk)
            output.read(1)
            yield id, state.hexdigest(), size


def _parse_header(header: bytes) -> tuple[str, int]:
    """(id, size) of the next object."""
    words = header.decode("utf-8", "replace").split()
    if len(words) != 3:
        raise UnusableEnvironmentError(
            f"kho Git thiếu dữ liệu `{words[0]}`; hãy lấy đủ dữ liệu bằng `git fetch --refetch --no-filter`",
            f"the Git repository lacks the object `{words[0]}`; get it with `git fetch --refetch --no-filter`",
        )
    return words[0], int(words[2])


def find_blobs(repository: Repository, places: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """Return the ids of the blobs at (commit id, path from the portal's root), in a single run of Git.

    Missing paths, and paths other than files, are omitted.
    """
    requested = [place for place in dict.fromkeys(places) if "\n" not in place[1]]
    if not requested:
        return {}
    names = (f"{commit}:{repository.prefix}{path}" for commit, path in requested)
    found = {}
    with stream_git_output(
        repository.top, ("cat-file", "--batch-check=%(objecttype) %(objectname)", "--buffer"), names
    ) as output:
        for place in requested:
            kind, _, id = output.readline().decode("utf-8", "replace").strip().partition(" ")
            if kind == "blob":
                found[place] = id
    return found


def read_blobs_at(repository: Repository, revision: str, paths: Collection[str]) -> Mapping[str, bytes]:
    """Return the bytes of the `paths` (from the portal's root) that are regular files in `revision`, by path.

    Raises UsageError for a missing revision.
    """
    requested = frozenset(paths)
    blobs = {path: blob for path, blob in list_files_at(repository, revision).items() if path in requested}
    data = dict(read_blobs(repository, dict.fromkeys(blobs.values())))
    return {path: data[blob] for path, blob in blobs.items()}


def read_chosen_blobs(repository: Repository, revision: str, is_chosen: Callable[[str], bool]) -> Mapping[str, bytes]:
    """Return the bytes of the regular files in `revision` accepted by `is_chosen`, by path from the portal's root.

    A path outside the root, possible only in a forged tree, is skipped. Raises UsageError for a missing revision.
    """
    blobs = {
        path: blob
        for path, blob in list_files_at(repository, revision).items()
        if is_chosen(path) and not _OUTSIDE.intersection(path.split("/"))
    }
    data = dict(read_blobs(repository, dict.fromkeys(blobs.values())))
    return {path: data[blob] for path, blob in blobs.items()}


def list_files_at(repository: Repository, revision: str) -> Mapping[str, str]:
    """Path (from the portal's root) to blob id of every regular file below the root in `revision`."""
    commit = resolve_revision(repository, revision)
    output = read_about_objects(repository, ("ls-tree", "-r", "-z", "--full-tree", commit), (commit,))
    files = {}
    for entry in output.split(b"\0"):
        facts, _, name = entry.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape")
        if facts.startswith(b"100") and path.startswith(repository.prefix):
            files[path.removeprefix(repository.prefix)] = facts.split(b" ")[2].decode()
    return files
