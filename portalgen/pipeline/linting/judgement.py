"""Prepares a submission to be judged: the tree of main after the merge, with main's present rules.

This is the folder itself if the submission starts at main's tip and changes no rule. Else the merge is made in a
temporary repository, with main's rules in place of the submission's. The folder does not change. Approval records are
not written there; code that needs them reads them from the commits.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.editorial.audit.governance_approval import NOT_ASKED, GovernanceApproval, find_governance_approval
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.model import ChangeSet
from portalgen.history.repository import Repository, find_merge_base, open_repository, require_full_history
from portalgen.history.revisions import resolve_head, resolve_revision
from portalgen.history.scratch import (
    create_scratch_repository,
    export_files,
    find_changes_between,
    point_head_at,
)
from portalgen.history.worktree import find_changes_from
from portalgen.lint.baseline import BASELINE, read_baseline
from portalgen.lint.rule_files import is_governance, is_judging, only_shrinks
from portalgen.pipeline.comparing.checkout import Checkout, check_out_portal
from portalgen.pipeline.comparing.proposal import Proposal, check_out_proposal, open_proposal
from portalgen.pipeline.linting.options import LintOptions

_CONFIGURATION: Final = "site-config"


@frozen
class Judgement:
    """A submission, ready to be judged."""

    root: Path
    """The root folder of the portal as it is to be judged."""
    repository: Repository
    """The repository containing `root`. It has every commit."""
    tip: str
    """Id of main's newest commit. It is looked up only once, so that later commits on main have no effect."""
    head: str
    """Id of the submission's newest commit."""
    submission: str
    """Id of the merged commit: the submission's newest commit, or the folder's content committed on top of it."""
    changes: ChangeSet
    """The changes that the merge makes on main, including changes of rules."""
    conflicts: tuple[str, ...] = ()
    rule_paths: tuple[str, ...] = ()
    """Changed files used to judge submissions, as paths from the portal's root.

    Main's versions are read.
    """
    proposal: Path | None = None
    """A folder with the proposed configuration; None if no governance file changes."""
    approval: GovernanceApproval = NOT_ASKED
    """The approval of the change of rules in the submission."""
    is_approved: bool = False
    """True if the approval suffices, or if owners approved on the forge while no owner can sign yet."""
    unwritten: UnwrittenPages | None = field(default=None, repr=False, compare=False)
    """Pages of the portal kept in memory instead of `root`; None if all pages are in `root`."""


@contextmanager
def open_judgement(options: LintOptions) -> Iterator[Judgement]:
    """Yield the submission described by `options.base` and `options.head`.

    Its folders are deleted after the block.

    Raises UsageError for a revision that does not exist. Raises UnusableEnvironmentError for a shallow clone, before
    the first commit, if both share no history, or if Git refuses an entry of the tree.
    """
    repository = open_repository(options.root)
    here = resolve_revision(repository, options.head) if options.head else resolve_head(repository)
    require_full_history(repository)
    tip = resolve_revision(repository, options.base)
    if not options.head and find_merge_base(repository, tip, here) == tip:
        changes = find_changes_from(repository, tip)
        if not any(map(is_judging, (*changes.paths, *changes.deleted_paths))):
            submodules = find_changes_between(repository, tip, here).submodule_paths
            yield Judgement(repository.root, repository, tip, here, here, replace(changes, submodule_paths=submodules))
            return
    with open_proposal(options.root, options.base, options.head, options.at) as proposal:
        yield judge_proposal(proposal, check_out_proposal(proposal, proposal.judged_tree), options)


def judge_proposal(proposal: Proposal, checkout: Checkout, options: LintOptions) -> Judgement:
    """Prepare `proposal` to be judged in the folder of `checkout`, which is a checkout of its `judged_tree`.

    Raises UsageError if the merge would leave no portal.
    """
    scratch = checkout.repository
    judging = tuple(sorted(proposal.judging_paths))
    folder = proposal.folder / "proposed-rules" if any(map(is_governance, judging)) else None
    if folder is not None:
        _export_proposal(proposal.repository, proposal.tree, folder)
    if not (scratch.root / _CONFIGURATION / "portal.yaml").is_file():
        raise UsageError(
            f"sau khi gộp bài gửi vào `{options.base}` thì không còn site-config/portal.yaml; hãy khôi phục tệp này",
            f"after merging the submission into `{options.base}` there is no site-config/portal.yaml; restore it",
        )
    root = folder / scratch.prefix if folder is not None else None
    judgement = Judgement(
        scratch.root,
        scratch,
        proposal.tip,
        proposal.head,
        proposal.submission,
        proposal.changes,
        proposal.conflicts,
        judging,
        root,
        unwritten=checkout.pages,
    )
    return _with_approval(judgement, options)


def _with_approval(judgement: Judgement, options: LintOptions) -> Judgement:
    paths = frozenset(
        each for each in judgement.rule_paths if each != BASELINE or not _only_shrinks_baseline(judgement)
    )
    if not paths:
        return judgement
    approval = find_governance_approval(judgement.repository, judgement.tip, judgement.submission, paths, options.at)
    is_by_flag = options.is_governance_approved and not approval.can_be_signed
    return replace(judgement, approval=approval, is_approved=approval.is_approved or is_by_flag)


def _only_shrinks_baseline(judgement: Judgement) -> bool:
    if judgement.proposal is None or (
        BASELINE in judgement.changes.paths and not (judgement.proposal / BASELINE).is_file()
    ):
        return False  # it is a link, not a file: its target would be read instead
    return only_shrinks(read_baseline(judgement.root), read_baseline(judgement.proposal))


def _export_proposal(repository: Repository, tree: str, folder: Path) -> None:
    """Write the proposed configuration without links: their targets are not part of the submission."""
    export_files(repository, tree, folder, _CONFIGURATION, APPROVALS_FOLDER)
    configuration = folder / repository.prefix / _CONFIGURATION
    for each in (configuration, *configuration.rglob("*")):
        if each.is_symlink():
            each.unlink()
    configuration.mkdir(parents=True, exist_ok=True)


@contextmanager
def open_main(judgement: Judgement) -> Iterator[Checkout]:
    """Yield a checkout of main without the submission but with main's history.

    Its folder is deleted after the block.
    """
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(judgement.repository, Path(folder) / "main")
        checkout = check_out_portal(scratch, judgement.tip)
        point_head_at(scratch, judgement.tip)
        yield checkout
