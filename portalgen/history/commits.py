"""The commits of a history, and their changes, each in a single run of Git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from math import floor
from typing import IO, Final

from portalgen.history.model import ChangeStatus, Commit, FileChange
from portalgen.history.program import read_git_output, stream_git_output
from portalgen.history.repository import Repository, require_full_history

_FORMAT: Final = "%H%x00%P%x00%ct%x00%at%x00%ce%x00%ae"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REGULAR: Final = frozenset((b"100644", b"100755"))
_LAST_SECOND: Final = 253402300799  # the end of the year 9999, the last that `datetime` knows
_CHUNK: Final = 1 << 20


def list_commits(repository: Repository, tip: str, *without: str) -> tuple[Commit, ...]:
    """Return the commits reachable from `tip` and not from `without`: parents first, else by committer date.

    `tip` and `without` are ids. Raises UnusableEnvironmentError if part of the history is missing.
    """
    return list_commits_of(repository, (tip,), without)


def list_commits_of(repository: Repository, tips: Iterable[str], without: Iterable[str] = ()) -> tuple[Commit, ...]:
    """The same of several tips together."""
    require_full_history(repository)
    left_out = [f"^{each}" for each in without]
    arguments = ("rev-list", "--date-order", "--reverse", "--no-commit-header", f"--format={_FORMAT}", "--stdin")
    output = read_git_output(repository.top, arguments, (*tips, *left_out))
    return tuple(_commit(line) for line in output.decode("utf-8", "replace").split("\n") if line)


def find_commit_before(repository: Repository, tip: str, at: datetime) -> str:
    """Return the last commit on the line of `tip` by the aware time `at`; "" if the line had not begun.

    A commit came no earlier than its predecessors, whatever its date. Dates after both `at` and the tip's are errors
    and are ignored.
    """
    arguments = ("rev-list", "--first-parent", "--no-commit-header", "--format=%H %ct", tip)
    newest_first = [line.split() for line in read_git_output(repository.top, arguments).decode().splitlines()]
    line = [(identity, int(seconds)) for identity, seconds in reversed(newest_first)]
    clock = floor(at.timestamp())
    last_plausible = max(clock, line[-1][1])
    found = ""
    for identity, seconds in line:
        if clock < seconds <= last_plausible:
            break
        found = identity if seconds <= clock else found
    return found


def list_line_changers(repository: Repository, tip: str, *places: str) -> tuple[Commit, ...]:
    """Return the commits on the line of `tip` (first parents only) with changes at or below `places`, oldest first.

    `places` are from the portal's root, `tip` is an id. Raises UnusableEnvironmentError if part of the history is
    missing.
    """
    require_full_history(repository)
    options = ("--first-parent", "--full-history", "--reverse", "--no-commit-header", f"--format={_FORMAT}")
    paths = (f"{repository.prefix}{each}" for each in places)
    output = read_git_output(repository.top, ("rev-list", *options, tip, "--", *paths))
    return tuple(_commit(line) for line in output.decode("utf-8", "replace").split("\n") if line)


def list_commits_by_id(repository: Repository, ids: Iterable[str]) -> tuple[Commit, ...]:
    """The commits with these ids, without their ancestors."""
    requested = tuple(ids)
    if not requested:
        return ()
    arguments = ("rev-list", "--no-walk=unsorted", "--no-commit-header", f"--format={_FORMAT}", "--stdin")
    output = read_git_output(repository.top, arguments, requested)
    return tuple(_commit(line) for line in output.decode("utf-8", "replace").split("\n") if line)


def _commit(line: str) -> Commit:
    identity, parents, committed, authored, committer, author = line.split("\0")
    return Commit(identity, tuple(parents.split()), _moment(committed), committed != authored, committer, author)


def _moment(seconds: str) -> datetime:
    """Return Git's seconds since 1970 as a moment; unreadable values become 1970 itself, which proves nothing."""
    try:
        return _EPOCH + timedelta(seconds=min(int(seconds), _LAST_SECOND))
    except (ValueError, OverflowError):
        return _EPOCH


def read_first_parent_changes(
    repository: Repository, line: Iterable[Commit], *folders: str
) -> Iterator[tuple[str, FileChange]]:
    """Yield (commit id, change) of each commit against its first parent, in the order of `line`.

    Only changes below `folders` are included ("" is the portal's root). Symbolic links and submodules are not files.
    Paths outside UTF-8 keep their bytes as surrogates.
    """
    input_lines = (" ".join((each.id, *each.parents[:1])) for each in line)
    return _changes(repository, input_lines, *folders)


def read_own_changes(repository: Repository, side: Iterable[Commit], folder: str) -> Iterator[tuple[str, FileChange]]:
    """Yield (commit id, change) below `folder` for the changes that each commit makes itself.

    Those of a merge are the changes that differ from every parent.
    """
    return _changes(repository, (each.id for each in side), folder)


def _changes(repository: Repository, input_lines: Iterable[str], *folders: str) -> Iterator[tuple[str, FileChange]]:
    places = tuple(f"{repository.prefix}{each}" for each in folders)
    for commit, record, path in read_raw_changes(repository, input_lines, *(places if all(places) else ())):
        change = change_of(record, path, repository.prefix)
        if change is not None:
            yield commit, change


def read_raw_changes(
    repository: Repository, input_lines: Iterable[str], *paths: str
) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield (commit id, raw record, path) of every difference below `paths` (from the repository's top; none: all).

    A line of input is a commit, compared with all its parents at once, or a commit and the commit to compare it with.
    """
    commits = tuple(input_lines)
    if not commits:
        return
    arguments = ("diff-tree", "--stdin", "-r", "--root", "-c", "--raw", "-z", "--no-renames", "--no-abbrev",
                 "--no-ext-diff", "--no-textconv", "--no-relative", "--", *paths)  # fmt: skip
    commit = ""
    with stream_git_output(repository.top, arguments, commits) as output:
        records = _records(output)
        for record in records:
            if record.startswith(b":"):
                yield commit, record, next(records)
            else:
                commit = record.strip().split(b" ")[0].decode()


def _records(output: IO[bytes]) -> Iterator[bytes]:
    """Yield the parts ended by NUL, and lines before the first NUL of a commit."""
    rest = b""
    while chunk := output.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def change_of(record: bytes, path: bytes, prefix: str) -> FileChange | None:
    """Return the change of a raw record; None if neither side is a regular file, or outside `prefix`.

    A record is `:mode mode blob blob status`; for a merge it has as many colons and modes as parents
    (git-diff-tree(1)).
    """
    parents = len(record) - len(record.lstrip(b":"))
    words = record[parents:].split(b" ")
    olds = [_blob(mode, blob) for mode, blob in zip(words[:parents], words[parents + 1 : 2 * parents + 1], strict=True)]
    new = _blob(words[parents], words[2 * parents + 1])
    old = next((blob for blob in olds if blob), "")
    shown = path.decode("utf-8", "surrogateescape")
    if not (old or new) or not shown.startswith(prefix):
        return None
    status: ChangeStatus = "changed" if old and new else "added" if new else "deleted"
    return FileChange(shown.removeprefix(prefix), status, old, new)


def _blob(mode: bytes, blob: bytes) -> str:
    return blob.decode() if mode in _REGULAR else ""
