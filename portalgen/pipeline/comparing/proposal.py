"""Main as it would be after merging a submission.

The merge is made in a temporary repository that borrows the objects of the portal's repository.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.model import ChangeSet
from portalgen.history.repository import Repository, open_history, require_full_history
from portalgen.history.revisions import resolve_head, resolve_revision
from portalgen.history.scratch import (
    commit_folder,
    create_scratch_repository,
    find_changes_between,
    merge_commits,
    replace_files,
    require_sound_tree,
)
from portalgen.lint.rule_files import is_judging
from portalgen.pipeline.comparing.checkout import Checkout, check_out_portal


@frozen
class Proposal:
    """A submission merged into main's newest commit. All ids refer to objects of `repository`.

    It is a temporary repository with all objects of the portal's repository.
    """

    repository: Repository
    """The temporary repository. It has no files, and only exists within the block that opened it."""
    portal_repository: Repository
    """The repository of the portal itself. It is only read."""
    tip: str
    """Id of main's newest commit. It is looked up only once, so that later commits on main have no effect."""
    head: str
    """Id of the submission's newest commit."""
    submission: str
    """Id of the merged commit: the submission's newest commit, or the folder's content committed on top of it."""
    tree: str
    """Id of main's tree after the merge. Files in conflict have the submission's version."""
    judged_tree: str
    """Id of the same tree, but with main's version of the files used to judge submissions.

    These files are the rules, the law, the roster and the themes.
    """
    changes: ChangeSet
    """The changes from `tip` to `tree`."""
    conflicts: tuple[str, ...]
    judging_paths: tuple[str, ...]
    """The files used to judge submissions that this submission changes, as paths from the portal's root."""
    folder: Path
    """A temporary folder for files needed while the proposal is open."""


@contextmanager
def open_proposal(root: Path, base: str, head: str, at: datetime) -> Iterator[Proposal]:
    """Open the submission `head` on main (`base`). An empty `head` means the content of the folder at `root`.

    Raises UsageError for a revision that does not exist, and for a repository without a working tree if `head` is
    empty. Raises UnusableEnvironmentError for a shallow clone, or if both share no history.
    """
    repository = open_history(root)
    if repository.is_bare and not head:
        raise UsageError(
            "kho này không có thư mục làm việc nên cần ghi bài gửi bằng --head",
            "this repository has no working tree; name the submission with --head",
        )
    here = resolve_revision(repository, head) if head else resolve_head(repository)
    require_full_history(repository)
    tip = resolve_revision(repository, base)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "merged")
        submission = here if head else commit_folder(repository, scratch, here, at)
        require_sound_tree(scratch, submission)
        merge = merge_commits(scratch, tip, submission)
        changes = find_changes_between(scratch, tip, merge.tree)
        judging = tuple(filter(is_judging, (*changes.paths, *changes.deleted_paths)))
        judged = replace_files(scratch, merge.tree, tip, judging)
        yield Proposal(
            scratch,
            repository,
            tip,
            here,
            submission,
            merge.tree,
            judged,
            changes,
            merge.conflicts,
            judging,
            Path(folder),
        )


def check_out_proposal(proposal: Proposal, tree: str) -> Checkout:
    """Check out `tree`, a tree of the proposal, without approval records.

    A proposal has only one such folder, which exists while the proposal is open.
    """
    scratch = create_scratch_repository(proposal.repository, proposal.folder / "built" / "portal")
    return check_out_portal(scratch, tree)
