"""Commits of a few new files that leave the index, the working tree and other branches unchanged.

Objects are created with a separate index. A branch moves only from the inspected commit (compare and swap). If it is
checked out, only the new files are added to its index and folder: staged and unsaved changes there stay.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.program import GitResult, read_git_output, run_git
from portalgen.history.repository import Repository
from portalgen.history.revisions import BRANCHES, resolve_revision

_ONLY_CONFIGURED: Final = ("-c", "user.useConfigOnly=true")
"""Git would make up an identity from the names of user and machine."""
_REGULAR: Final = "100644"


def require_identity(repository: Repository) -> None:
    """Raise UnusableEnvironmentError if Git has no identity for commits."""
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if run_git(repository.top, (*_ONLY_CONFIGURED, "var", who)).status:
            raise UnusableEnvironmentError(
                'máy này chưa ghi tên và hộp thư của người làm; hãy chạy `git config --global user.name "Họ tên"` và '
                '`git config --global user.email "hop-thu@example.vn"`, rồi chạy lại lệnh này',
                'Git does not know your name and address; run `git config --global user.name "Name"` and '
                '`git config --global user.email "address@example.vn"`, then this command again',
            )


def current_branch(repository: Repository) -> str | None:
    """Return the full name of the branch of HEAD; None if HEAD is detached."""
    result = run_git(repository.top, ("symbolic-ref", "--quiet", "HEAD"))
    return None if result.status else result.output.decode("utf-8", "surrogateescape").strip()


def find_worktree(repository: Repository, branch: str) -> Path | None:
    """Return the folder in which a branch is checked out, or None."""
    if repository.is_bare:
        return None
    output = read_git_output(repository.top, ("for-each-ref", "--format=%(worktreepath)", branch))
    folder = output.decode("utf-8", "surrogateescape").strip("\n")
    return Path(folder).resolve() if folder else None


def require_open_here(repository: Repository, branch: str) -> bool:
    """Return True if a branch (full name) is checked out here. Raises UsageError if it is in another folder."""
    folder = find_worktree(repository, branch)
    if folder is not None and folder != repository.top:
        raise UsageError(
            f"bài gửi này đang được mở ở thư mục `{folder}`; hãy chạy lệnh trong thư mục đó",
            f"the branch is checked out in `{folder}`; run the command in that folder",
        )
    return folder is not None


def has_unsaved_work(repository: Repository) -> bool:
    """Return True if the folder or the index differs from HEAD."""
    arguments = ("status", "--porcelain", "-z", "--ignore-submodules=all")
    return not repository.is_bare and bool(read_git_output(repository.top, arguments))


def write_commit(repository: Repository, parent: str, files: Mapping[str, bytes], message: str) -> str:
    """Create a commit on top of `parent` that adds `files` (path from the portal's root to bytes); return its id.

    No branch moves. The identity is the user's own. Raises UnusableEnvironmentError without an identity.
    """
    require_identity(repository)
    entries = _write_blobs(repository, files)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        read_git_output(repository.top, ("read-tree", parent), environment=index)
        _update_index(repository, entries, index)
        tree = read_git_output(repository.top, ("write-tree",), environment=index).decode().strip()
    arguments = (*_ONLY_CONFIGURED, "commit-tree", "-p", parent, "-F", "-", tree)
    return read_git_output(repository.top, arguments, (message,)).decode().strip()


def commit_merge(repository: Repository, tree: str, parents: Iterable[str], message: str) -> str:
    """Create a commit of `tree` with these `parents`, the continuing line first; return its id. No branch moves.

    The identity is the user's own. Raises UnusableEnvironmentError without an identity.
    """
    require_identity(repository)
    named = (part for parent in parents for part in ("-p", parent))
    arguments = (*_ONLY_CONFIGURED, "commit-tree", *named, "-F", "-", tree)
    return read_git_output(repository.top, arguments, (message,)).decode().strip()


def move_branch(repository: Repository, branch: str, before: str, commit: str) -> bool:
    """Move `branch` (full name) from `before` to `commit` unless it is checked out; return True if it was moved."""
    if find_worktree(repository, branch) is not None:
        return False
    return not _update_ref(repository, branch, commit, before).status


def create_branch(repository: Repository, name: str, commit: str) -> None:
    """Create the branch `name` (short) at `commit`. Raises UsageError if the name exists."""
    ref = f"{BRANCHES}{name}"
    if _update_ref(repository, ref, commit, "").status:
        raise UsageError(
            f"đã có bài gửi mang tên `{name}`; hãy gửi hoặc xóa bài gửi đó trước",
            f"there is a branch `{name}` already; hand it in or delete it first",
        )


def advance_branch(repository: Repository, branch: str, before: str, commit: str, files: Mapping[str, bytes]) -> None:
    """Move `branch` (full name) from the commit `before` to `commit`, which only adds `files`.

    If it is checked out in this folder, the files are also added to folder and index, all or none. Raises UsageError if
    the branch has moved meanwhile, or is checked out in another folder.
    """
    if not require_open_here(repository, branch):
        _require_moved(repository, branch, before, commit)
        return
    with _files_in_folder(repository, files), _files_in_index(repository, files):
        _require_moved(repository, branch, before, commit)


def draft_commit(repository: Repository, branch: str, changes: Mapping[str, bytes | None], message: str) -> str:
    """Create a commit on top of `branch` (full name) without moving the branch, and return its id.

    No reference leads to the commit. `changes` are bytes by path from the portal's root, None for a removed file.
    Raises UnusableEnvironmentError without an identity.
    """
    require_identity(repository)
    parent = resolve_revision(repository, branch)
    entries = _write_entries(repository, changes)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        read_git_output(repository.top, ("read-tree", parent), environment=index)
        _update_index(repository, entries, index)
        tree = read_git_output(repository.top, ("write-tree",), environment=index).decode().strip()
    arguments = (*_ONLY_CONFIGURED, "commit-tree", "-p", parent, "-F", "-", tree)
    return read_git_output(repository.top, arguments, (message,)).decode().strip()


def commit_changes(repository: Repository, branch: str, changes: Mapping[str, bytes | None], message: str) -> str:
    """Commit files as they are in the folder on `branch` (full name), which is checked out here; return the id.

    `changes` and errors are those of `draft_commit`. The remaining index and folder stay unchanged. Raises UsageError
    if the branch moves meanwhile.
    """
    commit = draft_commit(repository, branch, changes, message)
    _require_moved(repository, branch, resolve_revision(repository, f"{commit}^"), commit)
    _update_index(repository, _write_entries(repository, changes), {})
    return commit


def write_new_files(repository: Repository, files: Mapping[str, bytes]) -> None:
    """Write `files` (path from the portal's root to bytes) into the folder, all or none, without a commit."""
    with _files_in_folder(repository, files):
        pass


def _write_entries(repository: Repository, changes: Mapping[str, bytes | None]) -> Mapping[str, str | None]:
    """Return path from the repository's top to the id of the blob, None for a removed file."""
    blobs = _write_blobs(repository, {path: data for path, data in changes.items() if data is not None})
    return {path: blobs.get(path) for path in (f"{repository.prefix}{each}" for each in changes)}


def _write_blobs(repository: Repository, files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return path from the repository's top to the id of the new blob."""
    with tempfile.TemporaryDirectory(prefix="portalgen-") as name:
        places = [Path(name) / str(number) for number in range(len(files))]
        for place, data in zip(places, files.values(), strict=True):
            place.write_bytes(data)
        arguments = ("hash-object", "-w", "--no-filters", "--stdin-paths")
        ids = read_git_output(repository.top, arguments, map(str, places)).decode().split()
    return {f"{repository.prefix}{path}": blob for path, blob in zip(files, ids, strict=True)}


def _update_index(repository: Repository, entries: Mapping[str, str | None], environment: Mapping[str, str]) -> None:
    """Put blobs into an index by path from the repository's top; None removes a path."""
    no_blob = "0" * len(repository.empty_tree)
    lines = (f"0 {no_blob}\t{path}" if blob is None else f"{_REGULAR} {blob}\t{path}" for path, blob in entries.items())
    read_git_output(repository.top, ("update-index", "-z", "--index-info"), lines, ending="\0", environment=environment)


def _require_moved(repository: Repository, branch: str, before: str, commit: str) -> None:
    if _update_ref(repository, branch, commit, before).status:
        raise UsageError(
            "bài gửi vừa có thay đổi mới trong lúc ký, nên phiếu chưa được ghi; hãy xem lại rồi chạy lại lệnh này",
            "the submission changed during signing, so the signature was not recorded; check it again and repeat the command",
        )


def _update_ref(repository: Repository, ref: str, commit: str, before: str) -> GitResult:
    arguments = ("update-ref", "-m", "portalgen: phiếu", "--end-of-options", ref, commit, before or "0" * len(commit))
    return run_git(repository.top, arguments)


@contextmanager
def _files_in_folder(repository: Repository, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write new files below the portal's root; if the block raises, they are removed."""
    written: list[Path] = []
    try:
        for path, data in files.items():
            target = repository.root / path
            _make_folder(repository.root, target.parent)
            with target.open("xb") as file:
                written.append(target)
                file.write(data)
        yield
    except BaseException as error:
        for each in written:
            each.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise UsageError(f"đã có tệp `{error.filename}`", f"`{error.filename}` exists already") from None
        raise


def _make_folder(root: Path, folder: Path) -> None:
    """Create a folder below `root`. Raises UsageError if a link on the way leads elsewhere."""
    for each in (folder, *folder.parents):
        if each == root:
            break
        if each.is_symlink():
            raise UsageError(
                f"`{each}` là liên kết (symlink); thay liên kết bằng thư mục thật",
                f"`{each}` is a link; put a real folder in its place",
            )
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _files_in_index(repository: Repository, files: Mapping[str, bytes]) -> Iterator[None]:
    """Add new files to the index; if the block raises, they are removed again."""
    entries = _write_blobs(repository, files)
    _update_index(repository, entries, {})
    try:
        yield
    except BaseException:
        with suppress(UnusableEnvironmentError):
            read_git_output(repository.top, ("update-index", "-z", "--force-remove", "--stdin"), entries, ending="\0")
        raise
