"""A repository of our own that borrows the objects of another: what is made in it is never written into that one.

A merge that is only tried, or a commit of what the folder holds, makes objects. Here they go into a temporary folder,
and so does what is checked out of them; the borrowed repository can be read-only.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.model import ChangeSet
from portalgen.history.program import git_error_of, read_git_output, run_git, stream_git_output
from portalgen.history.receipts import RECEIPT_LOG, find_receipt_head
from portalgen.history.repository import Repository, find_merge_base

_IDENTITY: Final = ("-c", "user.name=portalgen", "-c", "user.email=portalgen@localhost", "-c", "commit.gpgSign=false")
_RAW: Final = ("-c", "core.autocrlf=false", "-c", "core.symlinks=true")
"""Bytes as Git keeps them: no setting changes what a file holds; attributes are left out by the environment."""
_VERSION: Final = re.compile(r"(\d+)\.(\d+)")
OLDEST_GIT: Final = (2, 41)
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
"""What this program keeps beside a portal; never a part of a submission that does not name it."""


@frozen
class MergeResult:
    """What a merge would give. Ids are of the scratch repository, which has all objects of the borrowed one."""

    tree: str
    """Id of the tree. A file with a conflict is as the second side has it."""
    conflicts: tuple[str, ...]
    """Files that both sides changed so that Git cannot join them, from the portal's root (`../` leads out of it), sorted."""


def create_scratch_repository(repository: Repository, folder: Path) -> Repository:
    """Return a new repository in `folder`, which must not exist, with all objects of `repository` and no files.

    Its portal lies at the same place below its top folder, and it has the log of receipts. Raises UnusableEnvironmentError where Git is older than 2.41:
    it would obey the attributes of what it writes.
    """
    if read_git_version() < OLDEST_GIT:
        raise _too_old()
    paths = ("objects", "info/exclude")
    arguments = ["rev-parse", "--show-object-format", *(part for path in paths for part in ("--git-path", path))]
    form, *places = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").splitlines()
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
    receipts = find_receipt_head(repository)
    if receipts:  # times are judged here as there
        read_git_output(folder, ("update-ref", RECEIPT_LOG, receipts))
    return replace(repository, root=folder.resolve() / repository.prefix, top=folder.resolve(), is_shallow=False)


@cache
def read_git_version() -> tuple[int, int]:
    """Return the version of Git, which is the same in every folder; (0, 0) if Git does not say it."""
    version = _VERSION.search(read_git_output(Path(os.sep), ("version",)).decode())
    return (int(version[1]), int(version[2])) if version else (0, 0)


def require_sound_tree(repository: Repository, revision: str) -> None:
    """Raise UsageError if a commit holds more files, or more bytes, than any portal does, or two files under one path.

    A tree may name itself over and over, and a blob of a few bytes may unpack to gigabytes: neither is written anywhere. Of
    two files under one path each program of Git takes another one, so that nobody knows which of them is approved.
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
            if count > _MOST_FILES or size > _MOST_BYTES:  # raised here, so that Git is ended and not read to its end
                raise _too_large()


def _named_twice(path: bytes) -> UsageError:
    shown = path.decode("utf-8", "replace")
    return UsageError(
        f"trong bài gửi, một thư mục có hai tệp cùng tên `{shown}` (APR232), nên không ai biết tệp nào được duyệt; hãy tạo lại bài gửi "
        "bằng các lệnh Git thông thường",
        f"a folder of the submission has two files of one name `{shown}` (APR232), so nobody knows which of them is approved; make it "
        "again with the usual commands of Git",
    )


def _too_large() -> UsageError:
    return UsageError(
        f"bài gửi duyệt có quá nhiều tệp hoặc tệp quá lớn (hơn {_MOST_FILES} tệp hoặc {_MOST_BYTES >> 30} GB); "
        "bỏ bớt rồi gửi lại",
        f"the submission holds too many files, or too large ones (over {_MOST_FILES} files or {_MOST_BYTES >> 30} GB); "
        "take them out and hand it in again",
    )


def commit_folder(repository: Repository, scratch: Repository, head: str, at: datetime) -> str:
    """Return the id of a commit on top of `head` of what the folder of `repository` holds: changed and new files too.

    Files that Git ignores are left out. It is `head` itself where the folder holds nothing else.
    """
    index = read_git_output(repository.top, ("rev-parse", "--git-path", "index")).decode("utf-8", "surrogateescape")
    place, own = repository.top / index.rstrip("\n"), scratch.top / ".git" / "index"
    if place.is_file():
        # It knows what did not change since, so that nothing else is read. With its time: a file that was changed within the
        # second in which the index was written is read again only where both have the same (gitformat-index(5), racy).
        shutil.copy2(place, own)
    git = (f"--git-dir={scratch.top / '.git'}", f"--work-tree={repository.top}")
    read_git_output(repository.top, (*git, "add", "--all", "--", "."), environment=repository.no_attributes)
    tree = read_git_output(repository.top, (*git, "write-tree")).decode().strip()
    own.unlink()
    before = read_git_output(scratch.top, ("rev-parse", "--verify", "--end-of-options", f"{head}^{{tree}}"))
    return head if tree == before.decode().strip() else commit_tree(scratch, tree, (head,), at)


def commit_tree(scratch: Repository, tree: str, parents: Iterable[str], at: datetime, email: str = "") -> str:
    """Return the id of a commit of `tree`, made at the aware time `at`, by `email` where one is given."""
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
    """Return what a merge of the commit `second` into `first` would give.

    Raises UnusableEnvironmentError where they share no history.
    """
    find_merge_base(scratch, first, second)
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
        raise git_error_of(result)
    tree, *names = result.output.decode("utf-8", "surrogateescape").split("\0")
    conflicts = sorted({name for name in names if name})
    if conflicts:
        theirs = _entries_of(scratch, second)
        tree = _with_entries(scratch, tree, {path: theirs.get(path) for path in conflicts})
    return MergeResult(tree, tuple(os.path.relpath(path, scratch.prefix or ".") for path in conflicts))


def replace_files(scratch: Repository, tree: str, source: str, paths: Iterable[str]) -> str:
    """Return the id of `tree` with those `paths` (from the portal's root) as `source`, a commit, has them, or has them not."""
    there = _entries_of(scratch, source)
    full = [f"{scratch.prefix}{path}" for path in paths]
    return _with_entries(scratch, tree, {path: there.get(path) for path in full}) if full else tree


def add_files(scratch: Repository, tree: str, files: Mapping[str, str]) -> str:
    """Return the id of `tree` with regular files that hold these texts, by path from the portal's root."""
    entries = {}
    for path, text in files.items():
        arguments = ("hash-object", "-w", "--no-filters", "--stdin")
        blob = read_git_output(scratch.top, arguments, (text,), ending="").decode().strip()
        entries[f"{scratch.prefix}{path}"] = f"100644 {blob}"
    return _with_entries(scratch, tree, entries)


def check_out_tree(scratch: Repository, tree: str, unwritten: str, held: Collection[str] = ()) -> None:
    """Write the files of `tree` into the folder of `scratch`, byte for byte as Git keeps them; submodules are left out.

    So is what lies below the folder `unwritten` of the portal, and what is at one of the paths `held` (from the top): to
    Git it stays as it is in `tree`.
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
    """Make the folder of `scratch`, into which the commit or tree `before` was checked out, hold `after`; return what changed.

    Other files keep their times. What lies below the folder `unwritten` of the portal is left alone; what is at one of the
    paths `held` (from the top) is not written. What is at one of `released` is, though it did not change.
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
    """Write those files of `tree` that lie below the folder `below` of the portal into `folder`, at the same paths.

    What lies below the folder `unwritten` of the portal is left out.
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
    """Write those files of `tree` into `folder`, at the same paths, of which `is_chosen` says so by their path from the root."""
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
    """What differs between two commits or trees; `before` has to be a commit. Submodules count as files."""
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
    """Return the id of `tree` with these paths (from the top) as given: `mode blob`, or None for not there."""
    read_git_output(scratch.top, ("read-tree", tree))
    zeros = "0" * len(tree)
    lines = (f"{entry or f'0 {zeros}'}\t{path}\0" for path, entry in entries.items())
    read_git_output(scratch.top, ("update-index", "-z", "--index-info"), ("".join(lines),), ending="")
    return read_git_output(scratch.top, ("write-tree",)).decode().strip()


def list_plain_files(scratch: Repository, tree: str) -> Iterator[tuple[str, str, int]]:
    """Yield (path from the top, blob, size in bytes) of each regular file of a commit or tree that is not executable.

    The size of a blob that is not there is 0: whoever reads it says so.
    """
    for entry in _texts(read_git_output(scratch.top, ("ls-tree", "-r", "-l", "-z", "--full-tree", tree))):
        facts, _, path = entry.partition("\t")
        mode, _, blob, size = facts.split()
        if mode == _PLAIN:
            yield path, blob, int(size) if size.isdigit() else 0


def has_links_below(scratch: Repository, tree: str, folder: str) -> bool:
    """Return whether a symbolic link lies below a folder (from the top) of a commit or tree."""
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


def _too_old() -> UnusableEnvironmentError:
    return UnusableEnvironmentError(
        "xét bài gửi duyệt cần Git 2.41 trở lên; hãy cập nhật Git",
        "judging a submission takes Git 2.41 or later; update Git",
    )
