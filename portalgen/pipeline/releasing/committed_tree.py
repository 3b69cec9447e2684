"""Checks that the folder has the same content as its commit, since a release is made from a commit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.history.revisions import resolve_head

PAGE_SOURCES: Final = ("content", "site-config", "themes", "portalgen")
"""The files and folders from which pages are made, as paths from the portal's root.

Same as in `scripts/build`.
"""
_IGNORED_SOURCES: Final = ("content", "site-config", "themes")
"""Folders with files published even if ignored by Git."""
_PLAIN: Final = tuple(
    part
    for setting in (
        "core.untrackedCache=false",
        "core.splitIndex=false",
        "core.ignoreStat=false",
        "core.autocrlf=false",
    )
    for part in ("-c", setting)
)
_SHOWN: Final = 5


def require_committed_tree(repository: Repository) -> str:
    """Return the id of the checked-out commit.

    Raises UsageError if the folder has other content than the commit.
    """
    commit = resolve_head(repository)
    changed = list_uncommitted(repository)
    if changed:
        more = len(changed) - _SHOWN
        names = ", ".join(f"`{each}`" for each in changed[:_SHOWN])
        vi, en = (f" và {more} tệp nữa", f" and {more} more") if more > 0 else ("", "")
        raise UsageError(
            f"có tệp đã sửa mà chưa lưu vào kho ({names}{vi}); bản phát hành là của một lần lưu, nên hãy gửi duyệt và đưa vào bản "
            "chính, hoặc cất đi bằng `git stash -u`, rồi chạy lại",
            f"files were changed but not committed ({names}{en}); a release is made from a commit, so submit them "
            "and bring them to main, or stash them with `git stash -u`, then run this again",
        )
    return commit


def list_uncommitted(repository: Repository) -> tuple[str, ...]:
    """Return the sources of pages that the commit lacks or contains in another version.

    They are paths from the portal's root, sorted.
    """
    known = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=none", "--")
    ignored = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--full-name", "--")
    below = tuple(f"{repository.prefix}{each}" for each in PAGE_SOURCES)
    hidden = tuple(f"{repository.prefix}{each}" for each in _IGNORED_SOURCES)
    with _open_new_index(repository) as index:
        paths = {text[3:] for text in _list(repository, (*known, *below), index)}
        paths |= {text for text in _list(repository, (*ignored, *hidden), index) if not _is_by_product(text)}
    return tuple(sorted(path.removeprefix(repository.prefix) for path in paths))


@contextmanager
def _open_new_index(repository: Repository) -> Iterator[Mapping[str, str]]:
    """Yield Git's environment with a new index made from the commit alone, so that every file is read.

    The repository's own index is not trusted: it may exclude files, use a file system monitor, or compare sizes and
    times, although a changed file may keep both.
    """
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        index = {**repository.no_attributes, "GIT_INDEX_FILE": str(Path(folder, "index"))}
        _list(repository, ("read-tree", "--no-sparse-checkout", "HEAD"), index)
        yield index


def _is_by_product(path: str) -> bool:
    """Return True for by-products of programs: no page is made from them."""
    return any(part.startswith(".") or part == "__pycache__" for part in path.split("/"))


def _list(repository: Repository, arguments: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    output = read_git_output(repository.top, (*_PLAIN, *arguments), environment=environment)
    return [text.decode("utf-8", "surrogateescape") for text in output.split(b"\0") if text]
