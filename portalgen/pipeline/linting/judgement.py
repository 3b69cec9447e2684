"""What a submission is judged on: the tree that main would hold after a merge, with the rules that stand on main now.

Where the submission begins at main's tip and touches no rule, that is the folder itself. Else the merge is tried in a
temporary repository, and main's rules are put in the place of the submission's. Nothing in the folder changes. Records of
approval are not written there: what needs them reads them from the commits.
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
    """The root of the portal that is read."""
    repository: Repository
    """The one around `root`; it has every commit."""
    tip: str
    """Id of main's newest commit, found once: a tip that moves meanwhile changes nothing."""
    head: str
    """Id of the submission's newest commit."""
    submission: str
    """Id of the commit that is merged: the newest one, or one of what the folder holds on top of it."""
    changes: ChangeSet
    """What the merge would change on main, the proposed rules included."""
    conflicts: tuple[str, ...] = ()
    rule_paths: tuple[str, ...] = ()
    """Files by which the submission is judged and that it changes, from the portal's root; they are read as on main."""
    proposal: Path | None = None
    """A folder with the configuration as the submission proposes it; None where it changes no governance."""
    approval: GovernanceApproval = NOT_ASKED
    """What approves the change of rules."""
    is_approved: bool = False
    """Whether that is enough, or owners approved it on the forge while none of them can sign yet."""
    unwritten: UnwrittenPages | None = field(default=None, repr=False, compare=False)
    """Pages of the portal that are in memory and not below `root`; None where it holds all of them."""


@contextmanager
def open_judgement(options: LintOptions) -> Iterator[Judgement]:
    """The submission that `options.base` and `options.head` name; folders that it needs are there within the block.

    Raises UsageError for a revision that does not exist, UnusableEnvironmentError for a shallow clone, before the first
    commit, where both share no history, or where a tree holds what Git refuses.
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
    """Return `proposal` ready to be judged in the folder of `checkout`, which is one of its `judged_tree`.

    Raises UsageError if a merge would leave no portal.
    """
    scratch = checkout.repository
    judging = tuple(sorted(proposal.judging_paths))
    folder = proposal.folder / "proposed-rules" if any(map(is_governance, judging)) else None
    if folder is not None:
        _export_proposal(proposal.repository, proposal.tree, folder)
    if not (scratch.root / _CONFIGURATION / "portal.yaml").is_file():
        raise UsageError(
            f"sau khi gộp bài gửi vào `{options.base}` thì không còn site-config/portal.yaml; hãy khôi phục tệp này",
            f"with the submission merged into `{options.base}` there is no site-config/portal.yaml; restore it",
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
        return False  # it is no file but a link: whatever that leads to would count
    return only_shrinks(read_baseline(judgement.root), read_baseline(judgement.proposal))


def _export_proposal(repository: Repository, tree: str, folder: Path) -> None:
    """Write the proposed configuration without links: what they lead to is not the submission's, and is not to be read."""
    export_files(repository, tree, folder, _CONFIGURATION, APPROVALS_FOLDER)
    configuration = folder / repository.prefix / _CONFIGURATION
    for each in (configuration, *configuration.rglob("*")):
        if each.is_symlink():
            each.unlink()
    configuration.mkdir(parents=True, exist_ok=True)


@contextmanager
def open_main(judgement: Judgement) -> Iterator[Checkout]:
    """A checkout of main itself, without the submission: its folder is there within the block, with its history."""
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(judgement.repository, Path(folder) / "main")
        checkout = check_out_portal(scratch, judgement.tip)
        point_head_at(scratch, judgement.tip)
        yield checkout
