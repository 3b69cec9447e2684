"""A Git repository with a portal: opened once, queried by functions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.history.program import GitResult, git_error_of, run_git
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.history import git_version

_EMPTY_TREES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
        "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
    }
)
"""The id of the empty tree, by the hash of a repository; Git knows it without an object."""

_PLACE: Final = (
    "--is-bare-repository", "--is-shallow-repository", "--show-object-format", "--absolute-git-dir", "--show-toplevel",
)  # fmt: skip
"""Options of `git rev-parse` for any repository; a line of output each."""


@frozen
class Repository:
    """The location of the portal and its history."""

    root: Path
    """The portal's root, absolute."""
    top: Path
    """The repository's top folder: `root` or a parent of it."""
    prefix: str
    """Path from `top` to `root` with `/` at its end; "" if they are the same."""
    is_shallow: bool
    """True if part of the history was omitted when the repository was fetched."""
    empty_tree: str
    """Id of the empty tree: as the source of attributes it means no attributes."""
    is_bare: bool = False
    """True without a working tree, as on a server; `top` and `root` are then its own folder."""

    @property
    def no_attributes(self) -> Mapping[str, str]:
        """The environment for a run of Git without `.gitattributes`; Git before 2.41 still uses the folder's."""
        return {"GIT_ATTR_SOURCE": self.empty_tree}


def open_repository(root: Path) -> Repository:
    """Open the repository that contains `root`.

    Raises UnusableEnvironmentError if there is none, if it has no working tree, or if Git is missing or refuses.
    """
    folder = root.resolve()
    if not folder.is_dir():
        raise _not_a_repository(root, GitResult(1, b"", "not a git repository"))
    result = run_git(folder, ("rev-parse", "--show-toplevel", "--is-shallow-repository", "--show-object-format"))
    if result.status:
        raise _not_a_repository(root, result)
    lines = result.output.decode("utf-8", "surrogateescape").removesuffix("\n").rsplit("\n", 2)
    if len(lines) < 3 or lines[-1] not in _EMPTY_TREES:
        raise _unknown_answer()
    top, shallow, form = lines
    return _with_working_tree(folder, top, shallow, form)


def open_history(folder: Path) -> Repository:
    """Open the repository that contains, or is, `folder`.

    Without a working tree its portal lies at the top. Raises UnusableEnvironmentError if there is none, or if Git is
    missing or refuses.
    """
    place = folder.resolve()
    result = run_git(place if place.is_dir() else place.parent, ("rev-parse", *_PLACE))
    lines = result.output.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n")
    if lines[0] == "true":  # then Git fails for lack of a top folder
        _, shallow, form, *parts = (*lines, "", "")
        if form not in _EMPTY_TREES:
            raise _unknown_answer()
        parts = parts[:-2]
        git = Path("\n".join(parts))
        return Repository(git, git, "", shallow == "true", _EMPTY_TREES[form], is_bare=True)
    if result.status or len(lines) != len(_PLACE):  # a path contains a newline
        return open_repository(folder)
    _, shallow, form, _, top = lines
    if form not in _EMPTY_TREES:
        raise _unknown_answer()
    return _with_working_tree(place, top, shallow, form)


def _unknown_answer() -> UnusableEnvironmentError:
    """Return the error for an answer that this program does not know: an old Git repeats unknown options.

    Raises UnusableEnvironmentError itself for a Git that is too old, with its version.
    """
    git_version.require_recent_git(Bilingual("đọc kho Git", "reading the Git repository"))
    return UnusableEnvironmentError(
        "lệnh `git` trên máy này trả lời lạ, không đọc được kho; hãy xem `git version` và cài lại Git",
        "the command `git` of this machine gives unknown answers, so the repository cannot be read; look at "
        "`git version` and install Git again",
    )


def _with_working_tree(folder: Path, top: str, shallow: str, form: str) -> Repository:
    place = Path(top).resolve()
    below = folder.relative_to(place).as_posix()
    prefix = "" if below == "." else f"{below}/"
    return Repository(folder, place, prefix, shallow == "true", _EMPTY_TREES[form])


def require_full_history(repository: Repository) -> None:
    """Raise UnusableEnvironmentError if the history is incomplete, with the command that completes it."""
    if repository.is_shallow:
        raise UnusableEnvironmentError(
            "kho Git này chỉ có một phần lịch sử nên không xác định được thời điểm; hãy chạy `git fetch --unshallow`",
            "this Git repository holds only a part of its history, so times cannot be told; run `git fetch --unshallow`",
        )


def is_partial_clone(repository: Repository) -> bool:
    """Return True if files or folders were omitted when the repository was fetched, to be fetched on demand."""
    arguments = ("config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$")
    return run_git(repository.top, arguments).status == 0


def missing_files_error() -> UnusableEnvironmentError:
    """Return the error for a partial clone, which cannot answer about approvals, with the command to complete it."""
    return UnusableEnvironmentError(
        "kho này chỉ lấy về một phần các tệp nên không kết luận được ai đã duyệt gì; "
        "hãy chạy `git fetch --refetch --no-filter`",
        "this repository holds only a part of the files, so nothing can be said of approvals; "
        "run `git fetch --refetch --no-filter`",
    )


def find_merge_base(repository: Repository, first: str, second: str) -> str:
    """Return the id of the merge base of two commit ids. Raises UnusableEnvironmentError if there is none."""
    result = run_git(repository.top, ("merge-base", first, second))
    if result.status == 1:
        require_full_history(repository)
        raise UnusableEnvironmentError(
            f"`{first[:10]}` và `{second[:10]}` không có lịch sử chung nên không so sánh được; hãy chọn mốc so sánh khác",
            f"`{first[:10]}` and `{second[:10]}` share no history and cannot be compared; choose another base",
        )
    if result.status:
        raise git_error_of(result)
    return result.output.decode().split()[0]


def _not_a_repository(root: Path, result: GitResult) -> UnusableEnvironmentError:
    if "not a git repository" in result.error:
        return UnusableEnvironmentError(
            f"`{root}` không nằm trong kho Git nào nên không có lịch sử; hãy lấy cổng về bằng `git clone`",
            f"`{root}` lies in no Git repository, so there is no history; get the portal with `git clone`",
        )
    if "work tree" in result.error:
        return UnusableEnvironmentError(
            f"kho Git tại `{root}` không có thư mục làm việc; hãy lấy cổng về bằng `git clone`",
            f"the Git repository at `{root}` has no working tree; get the portal with `git clone`",
        )
    return git_error_of(result)
