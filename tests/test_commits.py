"""The subject of a commit of code says in a verb of the list what was done (CONTRIBUTING.md, "Commits")."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SUBJECT = re.compile(r"(?:Add|Fix|Remove|Move|Rename|Split|Speed up|Document|Test) \S.*")
LONGEST = 72
SINCE = "2026-12-03"
"""The rule is younger than the repository."""
CODE = ("portalgen", "tests", "scripts", "themes", "docs")
"""Editors' commits of content are worded as they like."""


def is_good(subject: str) -> bool:
    return len(subject) <= LONGEST and SUBJECT.fullmatch(subject) is not None


@pytest.mark.parametrize("subject", ["Add a form of dates", "Speed up the queue", "Fix " + "x" * 68])
def test_a_verb_of_the_list_and_its_object_are_a_subject(subject: str) -> None:
    assert is_good(subject)


@pytest.mark.parametrize("subject", ["Adds a form", "Let things be", "Fix", "Fix ", "wip", "Fix " + "x" * 69])
def test_other_subjects_are_refused(subject: str) -> None:
    assert not is_good(subject)


def test_subjects_of_recent_commits_of_code_follow_the_rule() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    words = ["git", "log", "--no-merges", "--format=%s", f"--since={SINCE}", "-n", "200", "--", *CODE]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [each for each in listed if not is_good(each)] == []
