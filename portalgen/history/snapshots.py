"""A folder of a commit's files, for what reads folders: on a bare repository there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.repository import Repository


@contextmanager
def write_snapshot(
    repository: Repository, revision: str, *folders: str, includes: Callable[[str], bool] = lambda path: True
) -> Iterator[Path]:
    """A temporary folder with the regular files below `folders` (from the portal's root) as `revision` has them.

    Bytes are as Git keeps them. Of the files, those are written whose path `includes` accepts; a path that would leave
    the folder, which only a forged tree has, is left out. The folder is removed at the end.
    Raises UsageError for a revision that does not exist.
    """
    files = {
        path: blob
        for path, blob in list_files_at(repository, revision).items()
        if any(path.startswith(f"{each}/") for each in folders) and _stays_inside(path) and includes(path)
    }
    with tempfile.TemporaryDirectory(prefix="portalgen-snapshot-") as name:
        folder = Path(name)
        data = dict(read_blobs(repository, dict.fromkeys(files.values())))
        for path, blob in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data[blob])
        yield folder


def _stays_inside(path: str) -> bool:
    return not {"", ".", ".."}.intersection(path.split("/"))
