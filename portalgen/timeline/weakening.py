"""Effects of merging a submission on existing evidence of main.

A submission that contains a merge of another branch can be read as main. Then everything added to main since the
submission left it is only bounded, and no longer proven.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from portalgen.history.commits import list_commits
from portalgen.history.model import Commit
from portalgen.history.repository import Repository
from portalgen.timeline.evidence_judge import evidence_judge_of
from portalgen.timeline.main_line import main_line_of
from portalgen.timeline.model import Evidence, EvidencePolicy
from portalgen.timeline.record import Timeline
from portalgen.timeline.rule_history import read_rule_history

_MERGE: Final = "merge"
"""The id of the hypothetical merge."""


def holds_merges_of_its_own(repository: Repository, main: str, head: str) -> bool:
    """Return True if the commit `head` has a merge of a branch outside the commit `main`."""
    beside = list_commits(repository, head, main)
    own = {each.id for each in beside}
    return any(parent in own for each in beside for parent in each.parents[1:])


def find_weakened_publications(
    repository: Repository, main: Timeline, head: str, evidence: EvidencePolicy, at: datetime
) -> Mapping[str, Evidence]:
    """Return the remaining evidence of each item of `main` weakened by a merge of the commit `head`, by item id.

    The hypothetical merge is made at the aware time `at`.
    """
    beside = list_commits(repository, head, main.head)
    commits = (*list_commits(repository, main.head), *beside, Commit(_MERGE, (main.head, head), at, False, ""))
    line = main_line_of(commits, _MERGE)
    policies, _ = read_rule_history(repository, main_line_of(commits[: -len(beside) - 1], main.head), evidence.merging)
    first = evidence.starts if isinstance(evidence.starts, str) else ""
    judge = evidence_judge_of(line, evidence, at, first, policies.policy_before)
    places = {commit.id: place for place, commit in enumerate(line.commits)}
    weakened = {}
    for identity, times in main.items.items():
        known = times.publication
        if known.is_witnessed and known.at is not None:
            after = judge.publication_evidence(places[known.commit], known.at)
            if after.strength != "proven":
                weakened[identity] = after
    return weakened
