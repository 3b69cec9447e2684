"""Whatever honest boards do, nothing is found; and of any one record that is missing or altered, exactly one thing is."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.model import Severity
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from tests.makers.board import Board, Content, Submission, person, roster_path

pytestmark = pytest.mark.heavy

SITES = ("so", "xa")
NAMES = ("a", "b", "c/index", "c/anh")
HOWS = ("merge", "squash", "rebase")


@dataclass(frozen=True)
class Act:
    """One publication."""

    site: str
    files: tuple[str, ...]
    """Names of pages; one that is there is edited, or deleted where `deletes`."""
    how: str
    deletes: bool
    updates: bool
    """Whether main is merged into it before it is signed."""
    waits: bool
    """Whether another site publishes something between signing and merging."""
    is_emergency: bool
    steps: int
    """Commits that it consists of."""


ACTS = st.builds(
    Act,
    site=st.sampled_from(SITES),
    files=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple),
    how=st.sampled_from(HOWS),
    deletes=st.booleans(),
    updates=st.booleans(),
    waits=st.booleans(),
    is_emergency=st.booleans(),
    steps=st.integers(1, 2),
)


class History:
    """Acts of honest boards, one after the other; `fault` spoils what is signed in the act at `faulty`."""

    def __init__(self, folder: Path, acts: list[Act], faulty: int = -1, fault: str = "") -> None:
        self.board = Board(folder, SITES)
        self.number = 0
        self.spoiled = ("", "")
        """Commit and first path of the act that was spoiled."""
        for place, act in enumerate(acts):
            self._play(act, fault if place == faulty else "")

    def audit(self) -> ApprovalAudit:
        return audit_approvals(self.board.repository, "main", self.board.genesis, self.board.now)

    def _play(self, act: Act, fault: str) -> None:
        board = self.board
        paths = [f"content/{act.site}/tin/{name}.vi.md" for name in act.files]
        submission = board.submit(
            *({path: self._next() for path in paths} for _ in range(act.steps)), author=f"editor-{act.site}"
        )
        if act.deletes:
            gone: dict[str, Content] = {path: None for path in paths[:1] if path in board.tip.tree}
            board.edit(submission, gone, author=f"editor-{act.site}")
        if act.updates and act.how != "rebase":
            self._aside(act)
            board.update(submission, by=f"editor-{act.site}")
        if fault != "missing":
            self._sign(submission, act, fault)
        if act.waits:
            self._aside(act)
        commits = len(board.main)
        landed = getattr(board, act.how)(submission)
        if fault:
            first = board.main[commits].id if act.how == "rebase" else landed
            changed = sorted(set(paths))
            self.spoiled = (first, changed[0])
        elif act.is_emergency:
            board.wait(hours=2)
            changes = [each for commit in board.main[commits:] for each in board.changes_by(commit.id)]
            whole = {each.path: each for each in changes}
            first_of = {each.path: each for each in reversed(changes)}
            board.land(board.make_record(
                [replace(each, before=first_of[each.path].before) for _, each in sorted(whole.items())
                 if first_of[each.path].before != each.after], by=f"chief-{act.site}", action="ratify",
            ))  # fmt: skip

    def _sign(self, submission: Submission, act: Act, fault: str) -> None:
        if fault == "altered":
            self.board.sign(
                submission, by=f"chief-{act.site}", alter=lambda data: data.replace(b'"size":', b'"size": ', 1)
            )
        elif fault == "stranger":
            self.board.sign(submission, by=f"chief-{act.site}", key="ke-la")
        elif fault == "unsigned":
            self.board.sign(submission, by=f"chief-{act.site}", is_signed=False)
        elif act.is_emergency:
            self.board.sign(submission, by=f"secretary-{act.site}", action="emergency")
        else:
            self.board.sign(submission, by=f"chief-{act.site}")

    def _aside(self, act: Act) -> None:
        other = next(site for site in SITES if site != act.site)
        self.board.publish({f"content/{other}/tin/khac.vi.md": self._next()}, site=other)

    def _next(self) -> str:
        self.number += 1
        return f"Bản {self.number}\n"


def played(check: Callable[[History], None], acts: list[Act], faulty: int = -1, fault: str = "") -> None:
    """Check a history in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        check(History(Path(folder) / "kho", acts, faulty, fault))


@settings(max_examples=10, deadline=None)
@given(st.lists(ACTS, min_size=1, max_size=6))
def test_nothing_is_found_in_an_honest_history(acts: list[Act]) -> None:
    def check(history: History) -> None:
        audit = history.audit()
        assert audit.findings == ()
        assert {each.state for each in audit.changes} <= {"approved", "emergency"}

    played(check, acts)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(ACTS, min_size=1, max_size=5),
    st.integers(0, 4),
    st.sampled_from(["missing", "altered", "stranger", "unsigned"]),
)
def test_one_spoiled_record_is_one_finding_at_its_place(acts: list[Act], faulty: int, fault: str) -> None:
    acts[faulty % len(acts)] = replace(acts[faulty % len(acts)], deletes=False, steps=1)

    def check(history: History) -> None:
        found = history.audit().findings
        assert [(each.commit, each.diagnostic.place.path, each.severity) for each in found] == [
            (*history.spoiled, Severity.ERROR)
        ]

    played(check, acts, faulty % len(acts), fault)


@settings(max_examples=10, deadline=None)
@given(st.lists(ACTS, min_size=1, max_size=4), st.data())
def test_what_was_approved_once_is_not_approved_again(acts: list[Act], data: st.DataObject) -> None:
    """A page is honestly put back to what it was, and then somebody does again what was approved, without a record."""

    def check(history: History) -> None:
        board = history.board
        again = data.draw(st.sampled_from(history.audit().changes))
        path, site = again.change.path, again.file.site
        place = board.main[again.place - 1].tree.get(path), board.main[again.place].tree.get(path)
        before, after = (None if entry is None else board.data[entry[1]] for entry in place)
        if board.tip.tree.get(path) != place[0]:
            board.publish({path: before}, site=site)
        commit = board.push({path: after}, by=f"editor-{site}")
        assert [(each.commit, each.diagnostic.code) for each in history.audit().findings] == [(commit, "APR207")]

    played(check, acts)


def test_a_board_that_changes_its_people_stays_honest(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", SITES)
    for number in range(1, 4):
        new = person(f"chief-so-{number}", "Trưởng Ban", "chief")
        files = board.edit_roster(roster_path("so"), lambda roster, new=new: roster["people"].append(new))  # type: ignore[misc]
        board.govern(files, by=("owner-1", "chief-so"), how=HOWS[number % 3])
        board.publish({"content/so/tin/a.vi.md": f"{number}\n"}, by=f"chief-so-{number}")
    assert audit_approvals(board.repository, "main", board.genesis, board.now).findings == ()
