"""What the folder and the index hold that a commit does not.

Files are compared and written byte for byte: no attribute (`ident`, `eol`, `filter` …) stands between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError
from portalgen.history.model import ChangeSet
from portalgen.history.program import git_error_of, read_git_output, run_git
from portalgen.history.repository import Repository, find_merge_base, open_repository
from portalgen.history.revisions import resolve_head, resolve_revision

_DIFF: Final = ("diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative",
                "--ignore-submodules=all")  # fmt: skip


def find_changes_since(repository: Repository, base: str) -> ChangeSet:
    """What the folder holds otherwise than the commit where HEAD left `base`: committed, uncommitted and new files.

    Files that Git ignores are left out. Raises UsageError for a `base` that does not exist and
    UnusableEnvironmentError where the two share no history, or before the first commit.
    """
    tip = resolve_head(repository)
    return find_changes_from(repository, find_merge_base(repository, resolve_revision(repository, base), tip))


def find_changes_from(repository: Repository, fork: str) -> ChangeSet:
    """What the folder holds otherwise than the commit with the id `fork`, as `find_changes_since` describes it."""
    return _change_set(repository, fork, _differing(repository, fork), list_untracked_files(repository))


def find_staged_changes(repository: Repository) -> ChangeSet:
    """What the index holds otherwise than HEAD; before the first commit, all that it holds."""
    unborn = run_git(repository.top, ("rev-parse", "--verify", "--quiet", "HEAD")).status != 0
    return _change_set(repository, "" if unborn else resolve_head(repository), _differing(repository, "--cached"), ())


def worktree_differs_from_index(repository: Repository) -> bool:
    """Whether the folder holds anything else than the index: changed, removed, or new files that are not ignored."""
    result = run_git(repository.top, (*_DIFF, "--quiet"), environment=repository.no_attributes)
    if result.status > 1:
        raise git_error_of(result)
    return result.status == 1 or bool(list_untracked_files(repository))


def export_index(repository: Repository, folder: Path) -> Path:
    """Write every file of the index below `folder` and returns where the portal's root is in it.

    Raises UnusableEnvironmentError where Git refuses, for example while files wait to be merged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arguments = ("checkout-index", "--all", f"--prefix={folder.resolve()}/")
    read_git_output(repository.top, arguments, environment=repository.no_attributes)
    return folder / repository.prefix


def list_untracked_files(repository: Repository) -> tuple[str, ...]:
    """New files that Git neither keeps nor ignores, from the repository's top."""
    output = read_git_output(repository.top, ("ls-files", "--others", "--exclude-standard", "-z", "--full-name"))
    return tuple(_texts(output))


def list_unsaved_files(repository: Repository, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of `paths` (from the portal's root) that the folder or the index hold otherwise than HEAD, sorted."""
    requested = [f"{repository.prefix}{path}" for path in paths]
    if not requested:
        return ()
    arguments = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *requested)
    output = read_git_output(repository.top, arguments)
    return tuple(sorted(text[3:].removeprefix(repository.prefix) for text in _texts(output)))


def is_tracked(repository: Repository, folder: Path) -> bool:
    """Whether Git keeps anything in `folder`, so that its content is whatever a commit brought; never without a working tree."""
    place = folder.resolve()
    if repository.is_bare or not place.is_relative_to(repository.top):
        return False
    return bool(read_git_output(repository.top, ("ls-files", "-z", "--", place.relative_to(repository.top).as_posix())))


def _differing(repository: Repository, side: str) -> Iterator[tuple[str, bool]]:
    """(path from the repository's top, whether it is there) of all that differs from a commit, or of the index."""
    output = read_git_output(repository.top, (*_DIFF, side, "--"), environment=repository.no_attributes)
    records = iter(_texts(output))
    for record in records:
        yield next(records), not record.endswith(" D")


def _change_set(
    repository: Repository, base: str, differing: Iterable[tuple[str, bool]], new: Iterable[str]
) -> ChangeSet:
    there = dict(differing) | dict.fromkeys((path for path in new if not path.endswith("/")), True)
    below = {path.removeprefix(repository.prefix): is_there for path, is_there in there.items()
             if path.startswith(repository.prefix)}  # fmt: skip
    return ChangeSet(
        base,
        tuple(sorted(path for path, is_there in below.items() if is_there)),
        tuple(sorted(path for path, is_there in below.items() if not is_there)),
        tuple(sorted(path for path in there if not path.startswith(repository.prefix))),
    )


def _texts(output: bytes) -> Iterator[str]:
    return (text.decode("utf-8", "surrogateescape") for text in output.split(b"\0") if text)


def is_committed(home: Path, folder: Path) -> bool:
    """Whether Git keeps anything in `folder`; not where there is no repository."""
    try:
        return is_tracked(open_repository(home), folder)
    except UnusableEnvironmentError:
        return False
