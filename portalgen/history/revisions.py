"""Resolves a name typed by a user to a reference and its commit.

Git itself prefers a tag to a branch of the same name, so anyone allowed to push a tag could choose the output of a
command. Here a typed name means, in the form stored by Git:

- `HEAD`: the checked-out commit;
- `refs/…`: only this reference;
- 40 or 64 hex digits: the object with this id;
- 4 or more hex digits: the commit whose id begins with them;
- a name such as `main` or `origin/main`: the branch `refs/heads/main`, the remote branch `refs/remotes/main`, or the
  tag
`refs/tags/main`, if only one of them exists.

Suffixes `~2`, `^`, `^2` go back along its parents, as in Git. An ambiguous name is refused with all its meanings. Git
receives only full references and object ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.program import read_git_output, run_git
from portalgen.history.repository import Repository

HEAD: Final = "HEAD"
BRANCHES: Final = "refs/heads/"
REMOTE_BRANCHES: Final = "refs/remotes/"
TAGS: Final = "refs/tags/"
MAIN_REFERENCES: Final = (
    "refs/remotes/origin/main", "refs/heads/main", "refs/remotes/origin/master", "refs/heads/master",
)  # fmt: skip
"""Possible references of main; the first existing reference counts, normally the server's."""

_NAMESPACES: Final = (BRANCHES, REMOTE_BRANCHES, TAGS)
_TYPED: Final = re.compile(r"(?P<name>[^~^]+)(?P<steps>(?:[~^]\d*)*)")
_UNUSABLE: Final = re.compile(r"[\x00-\x20\x7f:?*\[\\]|\.\.|@\{|//|\A[-/.]|/\.|[/.]\Z|\.lock(?:/|\Z)|\A@\Z")
"""Git refuses names like these (git-check-ref-format); some would be patterns."""
_ID_LENGTHS: Final = (40, 64)
_ABBREVIATION: Final = re.compile(r"[0-9a-fA-F]{4,}")
_PEELED: Final[dict[tuple[Path, str], str]] = {}
"""(repository, object id with its steps) to its commit: a command asks up to six times."""
_MOST_PEELED: Final = 10_000


@frozen
class Revision:
    """The meaning of a typed name."""

    commit: str
    """Id of the commit."""
    reference: str = ""
    """Full name of the reference, `refs/heads/main`; empty for HEAD, for ids and for a name with `~` or `^`."""

    @property
    def branch(self) -> str:
        """Full name of the local branch; empty if the name means something else."""
        return self.reference if self.reference.startswith(BRANCHES) else ""


def resolve_head(repository: Repository) -> str:
    """Return the id of the checked-out commit. Raises UnusableEnvironmentError before the first commit."""
    commit = _peel(repository, HEAD)
    if not commit:
        raise UnusableEnvironmentError(
            "kho Git chưa có lần lưu nào; hãy lưu nội dung lần đầu bằng `git commit`",
            "the Git repository has no commit yet; make the first one with `git commit`",
        )
    return commit


def resolve_revision(repository: Repository, typed: str) -> str:
    """Return the id of the commit for a typed name. Raises UsageError as `find_revision` does."""
    return find_revision(repository, typed).commit


def find_revision(repository: Repository, typed: str) -> Revision:
    """Return the reference and the commit for a typed name.

    Raises UsageError if it has no meaning, or several: the message then names all of them.
    """
    if typed == HEAD:
        return Revision(resolve_head(repository))
    match = _TYPED.fullmatch(typed)
    if match is None or _UNUSABLE.search(match["name"]):
        raise _unknown(repository, typed)
    name, steps = match["name"], match["steps"]
    found = Revision(resolve_head(repository)) if name == HEAD else _find_named(repository, name, typed)
    if not steps:
        return found
    commit = _peel(repository, f"{found.commit}{steps}")
    if not commit:
        raise _unknown(repository, typed)
    return Revision(commit)


def list_references(repository: Repository, references: Iterable[str]) -> Mapping[str, str]:
    """Return the commit ids of the full references that exist and lead to a commit, in the given order."""
    wanted = tuple(references)
    form = "--format=%(refname) %(objecttype) %(objectname)"
    output = read_git_output(repository.top, ("for-each-ref", form, *wanted)).decode("utf-8", "surrogateescape")
    rows = {name: (kind, id) for name, kind, id in (line.rsplit(" ", 2) for line in output.splitlines())}
    commits: dict[str, str] = {}
    for reference in wanted:
        kind, id = rows.get(reference, ("", ""))
        if kind == "commit":
            _remember(repository, id, id)
        if commit := id if kind in ("", "commit") else _peel(repository, id):
            commits[reference] = commit
    return commits


def find_main(repository: Repository) -> Revision | None:
    """Return main as last fetched from the server, else the local main; None if neither exists."""
    return next((Revision(*row[::-1]) for row in list_references(repository, MAIN_REFERENCES).items()), None)


def shorten_reference(reference: str) -> str:
    """Return a reference as people write it: `origin/main` for `refs/remotes/origin/main`."""
    return next((reference.removeprefix(each) for each in _NAMESPACES if reference.startswith(each)), reference)


def _find_named(repository: Repository, name: str, typed: str) -> Revision:
    if len(name) in _ID_LENGTHS and _ABBREVIATION.fullmatch(name):
        meanings = [Revision(commit)] if (commit := _peel(repository, name.lower())) else []
    elif name.startswith("refs/"):
        meanings = [Revision(commit, name) for commit in list_references(repository, (name,)).values()]
    else:
        references = list_references(repository, (f"{each}{name}" for each in _NAMESPACES))
        meanings = [Revision(commit, reference) for reference, commit in references.items()]
        if _ABBREVIATION.fullmatch(name):
            meanings += [Revision(commit) for commit in _list_commits_like(repository, name)]
    if len(meanings) > 1:
        raise _ambiguous(typed, [each.reference or each.commit for each in meanings])
    if not meanings:
        raise _unknown(repository, typed)
    return meanings[0]


def _list_commits_like(repository: Repository, prefix: str) -> list[str]:
    """Return the ids of the commits that begin with some hex digits."""
    ids = run_git(repository.top, ("rev-parse", f"--disambiguate={prefix.lower()}")).output.decode().split()
    kinds = (
        read_git_output(repository.top, ("cat-file", "--batch-check=%(objecttype) %(objectname)"), ids) if ids else b""
    )
    return [line.partition(" ")[2] for line in kinds.decode().splitlines() if line.startswith("commit ")]


def _peel(repository: Repository, object: str) -> str:
    """Return the id of the commit for HEAD or an object id with its steps; "" if there is none."""
    known = _PEELED.get((repository.top, object), "")
    if known:
        return known
    commit = _ask_for_commit(repository, object)
    # The meaning of an id never changes; HEAD may move, and missing objects may still be fetched.
    if commit and object != HEAD:
        _remember(repository, object, commit)
    if commit:
        _remember(repository, commit, commit)
    return commit


def _remember(repository: Repository, object: str, commit: str) -> None:
    if len(_PEELED) < _MOST_PEELED:
        _PEELED[repository.top, object] = commit


def _ask_for_commit(repository: Repository, object: str) -> str:
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{object}^{{commit}}")
    result = run_git(repository.top, arguments)
    return "" if result.status else result.output.decode().strip()


def _ambiguous(typed: str, meanings: Iterable[str]) -> UsageError:
    names = [f"`{each}`" for each in meanings]
    return UsageError(
        f"`{typed}` có nhiều nghĩa trong kho này: {', '.join(names)}; hãy ghi một trong các tên đầy đủ ấy",
        f"`{typed}` is ambiguous in this repository: {', '.join(names)}; write one of these full names",
    )


def _unknown(repository: Repository, typed: str) -> UsageError:
    names = run_git(repository.top, ("for-each-ref", "--format=%(refname:lstrip=2)", *_NAMESPACES))
    suggestion = find_closest(typed, names.output.decode("utf-8", "replace").split())
    remote, slash, branch = typed.partition("/")
    if slash and remote == "origin":
        return UsageError(
            f"kho Git chưa có `{typed}`; hãy chạy `git fetch {remote} {branch}`",
            f"the Git repository has no `{typed}` yet; run `git fetch {remote} {branch}`",
        )
    vi, en = (f"; có phải là `{suggestion}`?", f" - did you mean `{suggestion}`?") if suggestion else ("", "")
    return UsageError(f"kho Git không có phiên bản `{typed}`{vi}", f"the Git repository has no revision `{typed}`{en}")
