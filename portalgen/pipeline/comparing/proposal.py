"""What main would hold after a merge of a submission, as trees of a temporary repository that borrows its objects."""

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
    """A submission on main's tip. Ids are of `repository`, which is temporary and has all objects of the portal's."""

    repository: Repository
    """Has no files; nothing in it outlives the block in which it was opened."""
    portal_repository: Repository
    """The one that was asked; nothing is written into it."""
    tip: str
    """Id of main's newest commit, found once: a main that moves meanwhile changes nothing."""
    head: str
    """Id of the submission's newest commit."""
    submission: str
    """Id of the commit that is merged: the newest one, or one of what the folder holds on top of it."""
    tree: str
    """Id of the tree that main would hold. A file with a conflict is as the submission has it."""
    judged_tree: str
    """The same with main's version of every file by which a submission is judged: rules, law, roster, themes."""
    changes: ChangeSet
    """From `tip` to `tree`."""
    conflicts: tuple[str, ...]
    judging_paths: tuple[str, ...]
    """The files by which a submission is judged and that this one changes, from the portal's root."""
    folder: Path
    """For files that are needed as long as the proposal is open."""


@contextmanager
def open_proposal(root: Path, base: str, head: str, at: datetime) -> Iterator[Proposal]:
    """The submission `head` on `base`, main; without `head` what the folder at `root` holds.

    Raises UsageError for a revision that does not exist, and for a repository without a working tree where `head` is empty;
    UnusableEnvironmentError for a shallow clone, or where both share no history.
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
    """Return a checkout of `tree`, one of the proposal's, without the records of approval.

    Its folder is there as long as the proposal is open, and there is one of them.
    """
    scratch = create_scratch_repository(proposal.repository, proposal.folder / "built" / "portal")
    return check_out_portal(scratch, tree)
