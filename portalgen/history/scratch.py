"""A separate repository that borrows the objects of another, and never writes to it.

Trial merges, and commits of the folder's content, create objects. They are written into a temporary folder, and so are
checkouts of them; the borrowed repository can be read-only.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.git_version import require_recent_git
from portalgen.history.model import ChangeSet
from portalgen.history.program import git_error_of, read_git_output, run_git, stream_git_output
from portalgen.history.receipts import RECEIPT_LOG
from portalgen.history.repository import Repository, find_merge_base
from portalgen.text.bilingual import Bilingual

_IDENTITY: Final = ("-c", "user.name=portalgen", "-c", "user.email=portalgen@localhost", "-c", "commit.gpgSign=false")
_RAW: Final = ("-c", "core.autocrlf=false", "-c", "core.symlinks=true")
"""Bytes as stored by Git: no setting changes a file's content; the environment disables attributes."""
_CORE: Final = "[core]\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n\trepositoryformatversion = "
_CONFIG: Final[Mapping[str, str]] = MappingProxyType(
    {"sha1": f"{_CORE}0\n", "sha256": f"{_CORE}1\n[extensions]\n\tobjectformat = sha256\n"}
)
"""Of a repository by the form of its ids."""
_CHUNK: Final = 1 << 20
_MOST_FILES: Final = 1_000_000
_MOST_BYTES: Final = 64 << 30
_SUBMODULE: Final = "160000"
_LINK: Final = b"120000 "
"""How the entry of a symbolic link begins."""
_PLAIN: Final = "100644"
_OWN_FOLDER: Final = ".portalgen"
"""This program's own folder beside a portal; part of a submission only if named in it."""


@frozen
class MergeResult:
    """The result of a merge. Ids belong to the scratch repository, which has all objects of the borrowed repository."""

    tree: str
    """Id of the tree. A file with a conflict is as the second side has it."""
    conflicts: tuple[str, ...]
    """Files with conflicts, from the portal's root (`../` leads out of it), sorted."""


def create_scratch_repository(repository: Repository, folder: Path) -> Repository:
    """Create a repository in `folder`, which must not exist, with all objects of `repository` and no files.

    Its portal has the same place below its top folder, and it has the log of receipts. Raises UnusableEnvironmentError
    if Git is older than 2.41, since it would obey the attributes of the files it writes.
    """
    require_recent_git(Bilingual("xét bài gửi duyệt", "judging a submission"))
    paths = ("objects", "info/exclude")
    arguments = ["rev-parse", "--show-object-format", *(part for path in paths for part in ("--git-path", path)),
                 "--revs-only", RECEIPT_LOG]  # fmt: skip
    answers = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").splitlines()
    form, *places = answers[: 1 + len(paths)]
    receipts = answers[1 + len(paths) :]  # none without a log
    objects, exclude = (Path(repository.top, place).resolve() for place in places)
    git = folder / ".git"
    for each in ("objects/info", "refs/heads", "refs/tags", "info"):
        (git / each).mkdir(parents=True)
    # As `git init` without a template writes them, without a process.
    (git / "HEAD").write_text("ref: refs/heads/judged\n", "utf-8")
    (git / "config").write_text(_CONFIG[form], "utf-8")
    (git / "objects" / "info" / "alternates").write_bytes(os.fsencode(objects) + b"\n")
    ignored = exclude.read_bytes() + b"\n" if exclude.is_file() else b""
    (git / "info" / "exclude").write_bytes(ignored + os.fsencode(f"/{repository.prefix}{_OWN_FOLDER}/\n"))
    if receipts:  # times are judged as in the borrowed repository
        read_git_output(folder, ("update-ref", RECEIPT_LOG, receipts[0]))
    return replace(repository, root=folder.resolve() / repository.prefix, top=folder.resolve(), is_shallow=False)


def require_sound_tree(repository: Repository, revision: str) -> None:
    """Raise UsageError for a commit with too many files, too many bytes, or two files at the same path.

    A tree can contain itself repeatedly, and a blob of a few bytes can unpack to gigabytes: neither is written. Of two
    files at the same path each Git program uses another, so the approved file would be unknown.
    """
    count, size, rest = 0, 0, b""
    seen: set[bytes] = set()
    arguments = ("ls-tree", "-r", "-l", "-z", "--full-tree", revision)
    with stream_git_output(repository.top, arguments, ()) as output:
        while chunk := output.read(_CHUNK):
            *entries, rest = (rest + chunk).split(b"\0")
            count += len(entries)
            for each in entries:
                path = each.partition(b"\t")[2]
                if path in seen:
                    raise _named_twice(path)
                seen.add(path)
            size += sum(int(facts[3]) for each in entries if (facts := each.split(None, 4))[3].isdigit())
            if count > _MOST_FILES or size > _MOST_BYTES:  # raised here to end Git instead of reading all its output
                raise _too_large()


def _named_twice(path: bytes) -> UsageError:
    shown = path.decode("utf-8", "replace")
    return UsageError(
        f"trong bài gửi, một thư mục có hai tệp cùng tên `{shown}` (APR232), nên không ai biết tệp nào được duyệt; hãy tạo lại bài gửi "
        "bằng các lệnh Git thông thường",
        f"a folder of the submission has two files named `{shown}` (APR232), so the approved file is unknown; recreate it "
        "with the usual Git commands",
    )


def _too_large() -> UsageError:
    return UsageError(
        f"bài gửi duyệt có quá nhiều tệp hoặc tệp quá lớn (hơn {_MOST_FILES} tệp hoặc {_MOST_BYTES >> 30} GB); "
        "bỏ bớt rồi gửi lại",
        f"the submission has too many files, or too large files (over {_MOST_FILES} files or {_MOST_BYTES >> 30} GB); "
        "remove them and submit it again",
    )


def commit_folder(repository: Repository, scratch: Repository, head: str, at: datetime) -> str:
    """Create a commit on top of `head` with the content of the folder of `repository`; return its id.

    Changed and new files are included, ignored files are not. Returns `head` if the folder has no changes.
    """
    index = read_git_output(repository.top, ("rev-parse", "--git-path", "index")).decode("utf-8", "surrogateescape")
    place, own = repository.top / index.rstrip("\n"), scratch.top / ".git" / "index"
    if place.is_file():
        # The index knows unchanged files, so only changed files are read. It is copied with its time: a file changed within
        # the second in which the index was written is read again only if both times agree (gitformat-index(5), racy).
        shutil.copy2(place, own)
    git = (f"--git-dir={scratch.top / '.git'}", f"--work-tree={repository.top}")
    read_git_output(repository.top, (*git, "add", "--all", "--", "."), environment=repository.no_attributes)
    tree = read_git_output(repository.top, (*git, "write-tree")).decode().strip()
    own.unlink()
    before = read_git_output(scratch.top, ("rev-parse", "--verify", "--end-of-options", f"{head}^{{tree}}"))
    return head if tree == before.decode().strip() else commit_tree(scratch, tree, (head,), at)


def commit_tree(scratch: Repository, tree: str, parents: Iterable[str], at: datetime, email: str = "") -> str:
    """Create a commit of `tree`, made at the aware time `at`, by `email` if given; return its id."""
    date = f"@{int(at.timestamp())} +0000"
    by = {"GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_EMAIL": email} if email else {}
    options = [part for parent in parents for part in ("-p", parent)]
    output = read_git_output(
        scratch.top,
        (*_IDENTITY, "commit-tree", *options, "-m", "judged", tree),
        environment={"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, **by},
    )
    return output.decode().strip()


def merge_commits(scratch: Repository, first: str, second: str) -> MergeResult:
    """Return the result of merging the commit `second` into `first`.

    Raises UnusableEnvironmentError if they share no history.
    """
    result = run_git(
        scratch.top,
        (
            "-c",
            "merge.renormalize=false",
            "merge-tree",
            "--write-tree",
            "--name-only",
            "-z",
            "--no-messages",
            first,
            second,
        ),
        environment=scratch.no_attributes,
    )
    if result.status not in (0, 1):
        find_merge_base(scratch, first, second)  # says it in our words if there is none
        raise git_error_of(result)
    tree, *names = result.output.decode("utf-8", "surrogateescape").split("\0")
    conflicts = sorted({name for name in names if name})
    if conflicts:
        theirs = _entries_of(scratch, second)
        tree = _with_entries(scratch, tree, {path: theirs.get(path) for path in conflicts})
    return MergeResult(tree, tuple(os.path.relpath(path, scratch.prefix or ".") for path in conflicts))


def replace_files(scratch: Repository, tree: str, source: str, paths: Iterable[str]) -> str:
    """Return the id of `tree` with the `paths` (from the portal's root) of `source`, a commit.

    Paths absent from `source` are removed.
    """
    there = _entries_of(scratch, source)
    full = [f"{scratch.prefix}{path}" for path in paths]
    return _with_entries(scratch, tree, {path: there.get(path) for path in full}) if full else tree


def add_files(scratch: Repository, tree: str, files: Mapping[str, str]) -> str:
    """Return the id of `tree` with added regular files: their texts by path from the portal's root."""
    entries = {}
    for path, text in files.items():
        arguments = ("hash-object", "-w", "--no-filters", "--stdin")
        blob = read_git_output(scratch.top, arguments, (text,), ending="").decode().strip()
        entries[f"{scratch.prefix}{path}"] = f"100644 {blob}"
    return _with_entries(scratch, tree, entries)


def check_out_tree(scratch: Repository, tree: str, unwritten: str, held: Collection[str] = ()) -> None:
    """Write the files of `tree` into the folder of `scratch`, byte for byte as stored by Git, without submodules.

    Paths below the folder `unwritten` of the portal, and the paths `held` (from the top), are not written: Git still
    considers them unchanged from `tree`.
    """
    read_git_output(scratch.top, ("read-tree", tree))
    place = f"{scratch.prefix}{unwritten}"
    names = _texts(read_git_output(scratch.top, ("ls-files", "-z")))
    hidden = [each for each in names if each in held or _is_below(each, place)]
    if hidden:
        read_git_output(scratch.top, ("update-index", "--skip-worktree", "-z", "--stdin"), hidden, ending="\0")
    read_git_output(
        scratch.top,
        (*_RAW, "-c", "checkout.workers=0", "checkout-index", "--force", "--quiet", "-z", "--stdin"),
        (each for each in names if each not in held and not _is_below(each, place)),
        ending="\0",
        environment=scratch.no_attributes,
    )


def update_checkout(
    scratch: Repository,
    before: str,
    after: str,
    unwritten: str,
    held: Collection[str] = (),
    released: Collection[str] = (),
) -> tuple[Path, ...]:
    """Update the folder of `scratch` from `before`, a checked-out commit or tree, to `after`; return changed paths.

    Other files keep their times. Paths below the folder `unwritten` of the portal are unchanged; the paths `held` (from
    the top) are not written. The paths `released` are written even if unchanged.
    """
    place = f"{scratch.prefix}{unwritten}"
    changes = find_changes_between(scratch, before, after)
    paths = [*(f"{scratch.prefix}{each}" for each in changes.paths + changes.deleted_paths), *changes.outside_paths]
    changed = [each for each in paths if not _is_below(each, place)]
    there = _entries_of(scratch, after)
    for each in changed:
        file = scratch.top / each
        if file.is_symlink() or file.is_file():
            file.unlink()
            _remove_empty_folders(file.parent, scratch.top)
    read_git_output(scratch.top, ("read-tree", after))
    read_git_output(
        scratch.top,
        (*_RAW, "checkout-index", "--force", "--quiet", "-z", "--stdin"),
        (each for each in dict.fromkeys((*changed, *released)) if each in there and each not in held),
        ending="\0",
        environment=scratch.no_attributes,
    )
    return tuple(scratch.top / each for each in changed)


def _remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def point_head_at(scratch: Repository, commit: str) -> None:
    """Let HEAD of `scratch` be `commit`."""
    read_git_output(scratch.top, ("update-ref", "HEAD", commit))


def export_files(scratch: Repository, tree: str, folder: Path, below: str, unwritten: str) -> None:
    """Write the files of `tree` below the folder `below` of the portal into `folder`, at the same paths.

    Paths below the folder `unwritten` of the portal are excluded.
    """
    read_git_output(scratch.top, ("read-tree", tree))
    place = f"{scratch.prefix}{unwritten}"
    names = _texts(read_git_output(scratch.top, ("ls-files", "-z", "--full-name", "--", f"{scratch.prefix}{below}")))
    read_git_output(
        scratch.top,
        (*_RAW, "checkout-index", "-z", "--stdin", "--quiet", f"--prefix={folder.resolve()}/"),
        (each for each in names if not _is_below(each, place)),
        ending="\0",
        environment=scratch.no_attributes,
    )


def export_chosen_files(scratch: Repository, tree: str, folder: Path, is_chosen: Callable[[str], bool]) -> None:
    """Write the files of `tree` accepted by `is_chosen` (path from the root) into `folder`, at the same paths."""
    read_git_output(scratch.top, ("read-tree", tree))
    names = _texts(read_git_output(scratch.top, ("ls-files", "-z", "--full-name", "--", scratch.prefix or ".")))
    read_git_output(
        scratch.top,
        (*_RAW, "checkout-index", "-z", "--stdin", "--quiet", f"--prefix={folder.resolve()}/"),
        (each for each in names if is_chosen(each.removeprefix(scratch.prefix))),
        ending="\0",
        environment=scratch.no_attributes,
    )


def _is_below(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def find_changes_between(repository: Repository, before: str, after: str) -> ChangeSet:
    """Return the differences of two commits or trees; `before` must be a commit. Submodules count as files."""
    arguments = ("diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv",
                 "--no-relative", "--ignore-submodules=none", before, after)  # fmt: skip
    fields = iter(_texts(read_git_output(repository.top, arguments)))
    there, submodules = {}, set()
    for record in fields:
        modes, path = record.lstrip(":").split(" "), next(fields)
        there[path] = not record.endswith(" D")
        if modes[1] == _SUBMODULE:
            submodules.add(path)
    below = {path.removeprefix(repository.prefix): is_there for path, is_there in there.items()
             if path.startswith(repository.prefix)}  # fmt: skip
    return ChangeSet(
        before,
        tuple(sorted(path for path, is_there in below.items() if is_there)),
        tuple(sorted(path for path, is_there in below.items() if not is_there)),
        tuple(sorted(path for path in there if not path.startswith(repository.prefix))),
        tuple(sorted(submodules)),
    )


def _with_entries(scratch: Repository, tree: str, entries: Mapping[str, str | None]) -> str:
    """Return the id of `tree` with these paths (from the top) as given: `mode blob`, or None to remove."""
    read_git_output(scratch.top, ("read-tree", tree))
    zeros = "0" * len(tree)
    lines = (f"{entry or f'0 {zeros}'}\t{path}\0" for path, entry in entries.items())
    read_git_output(scratch.top, ("update-index", "-z", "--index-info"), ("".join(lines),), ending="")
    return read_git_output(scratch.top, ("write-tree",)).decode().strip()


def list_plain_files(scratch: Repository, tree: str) -> Iterator[tuple[str, str, int]]:
    """Yield (path from the top, blob, size in bytes) of each regular, not executable file of a commit or tree.

    The size of a missing blob is 0: reading it reports the error.
    """
    for entry in _texts(read_git_output(scratch.top, ("ls-tree", "-r", "-l", "-z", "--full-tree", tree))):
        facts, _, path = entry.partition("\t")
        mode, _, blob, size = facts.split()
        if mode == _PLAIN:
            yield path, blob, int(size) if size.isdigit() else 0


def has_links_below(scratch: Repository, tree: str, folder: str) -> bool:
    """Return True if a symbolic link exists below a folder (from the top) of a commit or tree."""
    output = read_git_output(scratch.top, ("ls-tree", "-r", "-z", "--full-tree", tree, f"{folder}/"))
    return any(each.startswith(_LINK) for each in output.split(b"\0"))


def _entries_of(scratch: Repository, revision: str) -> dict[str, str]:
    """Path from the top to `mode blob` of everything in a commit or tree."""
    entries = {}
    for entry in _texts(read_git_output(scratch.top, ("ls-tree", "-r", "-z", "--full-tree", revision))):
        facts, _, path = entry.partition("\t")
        mode, _, blob = facts.split(" ")
        entries[path] = f"{mode} {blob}"
    return entries


def _texts(output: bytes) -> list[str]:
    return [text.decode("utf-8", "surrogateescape") for text in output.split(b"\0") if text]
