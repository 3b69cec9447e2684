"""Brings a submission to main: merges it with main as first parent and pushes the merge.

It needs no working tree. The merge consists of objects alone (`git merge-tree`, `git commit-tree`). No reference of
this repository moves before the server has accepted it, so an interrupted run only leaves a signature on the
submission's branch.
"""

from __future__ import annotations

from typing import Final, Literal

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.commit_files import commit_merge, find_worktree, move_branch
from portalgen.history.program import run_git
from portalgen.history.remote import ITSELF, SERVER, PushResult, choose_remote, push_commits
from portalgen.history.repository import Repository
from portalgen.history.revisions import BRANCHES, REMOTE_BRANCHES, Revision, list_references
from portalgen.history.scratch import merge_commits

LandingState = Literal["landed", "handed_in", "moved", "conflict", "refused", "unreached"]
"""The result of bringing a submission to main.

- `landed`: main has it.
- `handed_in`: the server has the submission with its signatures; main was not pushed.
- `moved`: main or the submission has moved on.
- `conflict`: both change the same files.
- `refused`: the server's judge refused it, with reasons.
- `unreached`: no server answered.
"""
_SUBJECT: Final = 72
_SUBMISSIONS: Final = f"{REMOTE_BRANCHES}{SERVER}/"


@frozen
class Landing:
    """The result of bringing a submission to main, with the server's messages."""

    state: LandingState
    commit: str = ""
    """Id of main's new commit; empty unless the submission landed."""
    words: tuple[str, ...] = ()
    """The server's messages, or the files in conflict."""
    has_branch: bool = False
    """True if the server has the newest commit of the submission."""
    is_local_main_behind: bool = False
    """True if the local main could not follow the server's main, for instance because it is checked out."""


def name_on_server(reference: str) -> str:
    """Return the name that a reference fetched from the server has on the server."""
    return f"{BRANCHES}{reference.removeprefix(_SUBMISSIONS)}" if reference.startswith(_SUBMISSIONS) else reference


def require_free_main(repository: Repository, main: Revision) -> None:
    """Raise UsageError if main is a checked-out branch of this repository, since that folder would become outdated."""
    if choose_remote(main.reference) == ITSELF and find_worktree(repository, main.reference) is not None:
        raise UsageError(
            "bản chính nằm ngay trong kho này và đang được mở trong một thư mục; hãy mở nhánh khác ở đó (`git switch -c lam-viec`), hoặc "
            "chạy lệnh trong bản sao lấy về từ kho chung",
            "main is in this repository and checked out in a folder; switch that folder to another branch ("
            "`git switch -c work`), or run the command in a clone of the shared repository",
        )


def land_submission(repository: Repository, main: Revision, head: str, branch: str, subject: str) -> Landing:
    """Merge `head` into `main`, push the merge to main, and push `head` to `branch`.

    `main` and `head` name commits of this repository. `branch` is a full name on the server; if it is empty, `head` is
    not pushed. `subject` is the first line of the merge. Local references only move if the server accepted the merge.
    """
    merge = merge_commits(repository, main.commit, head)
    if merge.conflicts:
        return Landing("conflict", words=merge.conflicts)
    commit = commit_merge(repository, merge.tree, (main.commit, head), _shorten(subject))
    target = name_on_server(main.reference)
    remote = choose_remote(main.reference)
    pushed = push_commits(repository, remote, {**_submission_of(branch, head), target: commit})
    has_branch = pushed.state_of(branch) == "accepted"
    if pushed.state_of(target) != "accepted":
        return Landing(_state_of(pushed, target), words=_words_of(pushed), has_branch=has_branch)
    return Landing("landed", commit, has_branch=has_branch, is_local_main_behind=not _follow_server(repository, commit))


def hand_in(repository: Repository, main: Revision, head: str, branch: str) -> Landing:
    """Push `head` to `branch` (its full name on the server) without changing main."""
    remote = choose_remote(main.reference)
    pushed = push_commits(repository, remote, _submission_of(branch, head))
    state: LandingState = "handed_in" if pushed.state_of(branch) == "accepted" else _state_of(pushed, branch)
    return Landing(state, words=_words_of(pushed), has_branch=state == "handed_in")


def has_moved(repository: Repository, names: tuple[str, ...], head: str) -> bool:
    """Return True if any branch in `names` has commits beyond `head`, or if none of these branches exists."""
    references = (f"{place}{name}" for name in names for place in (BRANCHES, _SUBMISSIONS, "refs/"))
    tips = set(list_references(repository, references).values())
    return not tips or any(not _is_part_of(repository, tip, head) for tip in tips)


def _submission_of(branch: str, head: str) -> dict[str, str]:
    return {branch: head} if branch else {}


def _state_of(pushed: PushResult, reference: str) -> LandingState:
    if not pushed.is_reached:
        return "unreached"
    return "moved" if pushed.state_of(reference) == "outdated" else "refused"


def _words_of(pushed: PushResult) -> tuple[str, ...]:
    return pushed.words or tuple(each.reason for each in pushed.references if each.reason)


def _shorten(words: str) -> str:
    subject = " ".join(words.split())
    return subject if len(subject) <= _SUBJECT else f"{subject[: _SUBJECT - 1].rpartition(' ')[0]}…"


def _follow_server(repository: Repository, commit: str) -> bool:
    """Move the local main to the pushed commit unless it is checked out; return True if it is up to date."""
    name = f"{BRANCHES}main"
    here = list_references(repository, (name,)).get(name, "")
    if here in ("", commit) or not _is_part_of(repository, here, commit):
        return here in ("", commit)
    return move_branch(repository, name, here, commit)


def _is_part_of(repository: Repository, first: str, second: str) -> bool:
    return run_git(repository.top, ("merge-base", "--is-ancestor", first, second)).status == 0
