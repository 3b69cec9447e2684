"""A folder of a commit's files, for what reads folders: on a bare repository there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portalgen.history.blobs import read_chosen_blobs
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

    def is_chosen(path: str) -> bool:
        return any(path.startswith(f"{each}/") for each in folders) and includes(path)

    with tempfile.TemporaryDirectory(prefix="portalgen-snapshot-") as name:
        folder = Path(name)
        for path, data in read_chosen_blobs(repository, revision, is_chosen).items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        yield folder
