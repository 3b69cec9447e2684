"""Differences of the folder and the index from a commit.

Files are compared and written byte for byte, without attributes (`ident`, `eol`, `filter` …).
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
    """Return the folder's differences from the commit at which HEAD left `base`: committed, uncommitted and new files.

    Ignored files are excluded. Raises UsageError for a missing `base`, and UnusableEnvironmentError if the two share no
    history, or before the first commit.
    """
    tip = resolve_head(repository)
    return find_changes_from(repository, find_merge_base(repository, resolve_revision(repository, base), tip))


def find_changes_from(repository: Repository, fork: str) -> ChangeSet:
    """Return the folder's differences from the commit with the id `fork`, as `find_changes_since` does."""
    return _change_set(repository, fork, _differing(repository, fork), list_untracked_files(repository))


def find_staged_changes(repository: Repository) -> ChangeSet:
    """Return the index's differences from HEAD; before the first commit, all of its content."""
    unborn = run_git(repository.top, ("rev-parse", "--verify", "--quiet", "HEAD")).status != 0
    return _change_set(repository, "" if unborn else resolve_head(repository), _differing(repository, "--cached"), ())


def worktree_differs_from_index(repository: Repository) -> bool:
    """Return True if the folder differs from the index: changed, removed, or new files that are not ignored."""
    result = run_git(repository.top, (*_DIFF, "--quiet"), environment=repository.no_attributes)
    if result.status > 1:
        raise git_error_of(result)
    return result.status == 1 or bool(list_untracked_files(repository))


def export_index(repository: Repository, folder: Path) -> Path:
    """Write every file of the index below `folder`; return the place of the portal's root in it.

    Raises UnusableEnvironmentError if Git refuses, for example while files wait to be merged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arguments = ("checkout-index", "--all", f"--prefix={folder.resolve()}/")
    read_git_output(repository.top, arguments, environment=repository.no_attributes)
    return folder / repository.prefix


def list_untracked_files(repository: Repository) -> tuple[str, ...]:
    """Return new files, neither tracked nor ignored by Git, from the repository's top."""
    output = read_git_output(repository.top, ("ls-files", "--others", "--exclude-standard", "-z", "--full-name"))
    return tuple(_texts(output))


def list_unsaved_files(repository: Repository, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the `paths` (from the portal's root) that differ from HEAD in the folder or the index, sorted."""
    requested = [f"{repository.prefix}{path}" for path in paths]
    if not requested:
        return ()
    arguments = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *requested)
    output = read_git_output(repository.top, arguments)
    return tuple(sorted(text[3:].removeprefix(repository.prefix) for text in _texts(output)))


def is_tracked(repository: Repository, folder: Path) -> bool:
    """Return True if Git tracks a path in `folder`, so commits decide its content; False without a working tree."""
    place = folder.resolve()
    if repository.is_bare or not place.is_relative_to(repository.top):
        return False
    return bool(read_git_output(repository.top, ("ls-files", "-z", "--", place.relative_to(repository.top).as_posix())))


def _differing(repository: Repository, side: str) -> Iterator[tuple[str, bool]]:
    """Yield (path from the repository's top, True if it exists) of all differences from a commit, or the index."""
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
    """Return True if Git tracks a path in `folder`; False without a repository."""
    try:
        return is_tracked(open_repository(home), folder)
    except UnusableEnvironmentError:
        return False
