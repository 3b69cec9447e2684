"""Files of a commit that contain a text, found in a single run of Git without a working tree."""

from __future__ import annotations

from collections.abc import Iterable

from portalgen.history.program import git_error_of, run_git
from portalgen.history.repository import Repository


def find_files_containing(repository: Repository, commit: str, folder: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the paths (from the portal's root) of files below `folder` of a commit that contain any of `texts`.

    `commit` is an id. Letters are compared exactly. Binary files are searched too.
    """
    patterns = [part for text in texts for part in ("-e", text)]
    place = f"{repository.prefix}{folder}"
    arguments = (
        "grep",
        "--no-recurse-submodules",
        "--no-color",
        "--full-name",
        "-l",
        "-z",
        "-a",
        "-F",
        *patterns,
        commit,
        "--",
        place,
    )
    result = run_git(repository.top, arguments)
    if result.status not in (0, 1):
        raise git_error_of(result)
    names = result.output.decode("utf-8", "surrogateescape").split("\0")
    return tuple(name.partition(":")[2].removeprefix(repository.prefix) for name in names if name)
