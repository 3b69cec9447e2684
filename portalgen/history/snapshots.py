"""A folder of a commit's files, for code that reads folders: a bare repository has none."""

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
    """Create a temporary folder with the regular files of `revision` below `folders` (from the portal's root).

    Bytes are as stored by Git. Only paths accepted by `includes` are written; a path outside the folder, possible only
    in a forged tree, is skipped. The folder is removed at the end. Raises UsageError for a missing revision.
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
