"""What a merge of a submission would do to what main proves already.

A submission that itself holds a merge of another branch can be read as main; then everything that main got since the
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
"""Stands for the id of the merge that is only thought of."""


def holds_merges_of_its_own(repository: Repository, main: str, head: str) -> bool:
    """Return whether the commit `head` has a merge of a branch that the commit `main` does not hold."""
    beside = list_commits(repository, head, main)
    own = {each.id for each in beside}
    return any(parent in own for each in beside for parent in each.parents[1:])


def find_weakened_publications(
    repository: Repository, main: Timeline, head: str, evidence: EvidencePolicy, at: datetime
) -> Mapping[str, Evidence]:
    """Return, by the id of each item of `main` that a merge of the commit `head` would weaken, what would be left.

    The merge is thought of as made at the aware time `at`.
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
