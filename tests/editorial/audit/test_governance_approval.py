"""A change of rules is approved by the records that come with it, judged by the roster that main holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.ssh_keys import parse_public_key
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.editorial.audit.governance_approval import (
    GovernanceApproval,
    find_governance_approval,
    is_governance_approved,
)
from portalgen.editorial.governance.change_effects import find_effect_problem
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.board import POLICY, ROSTER, Board, Submission, dump, person, roster_path
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files
from tests.makers.signers import Signer

LINT = "site-config/lint.yaml"
KEY = f"SHA256:{'a' * 43}"
OFF = {LINT: "severity: {TXT203: off}\n"}
CALENDAR = "site-config/legal/calendar/2027.yaml"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A portal whose linter was set and set back, so that what was signed before is past; tests leave main alone."""
    files = {path: text for path, text in {**quiet_files(), **LEGAL, **LIGHT}.items() if text is not None}
    board = Board(tmp_path_factory.mktemp("rules") / "kho", ("portal", "so", "xa"), files=files)
    board.push(OFF, by="operator")
    board.push({LINT: None}, by="operator")
    board.publish({"content/so/tin-tuc/hop-bao.vi.md": board.read("content/so/tin-tuc/hop-bao.vi.md") + b"Them.\n"})
    return board


def approval(board: Board, submission: Submission, *paths: str, at: datetime | None = None) -> GovernanceApproval:
    tip, head = board.tip.id, submission.head.id
    return find_governance_approval(board.repository, tip, head, paths, at or board.now + timedelta(minutes=1))


def test_the_law_takes_two_owners_where_mains_policy_names_it(tmp_path: Path) -> None:
    steps = {"level": "person", "steps": ["review", "approve"]}
    policy = {"approval": {"classes": {"rules": steps, "legal": steps}}}
    board = Board(tmp_path / "kho", policy=policy)
    one = signed(board, {CALENDAR: "x: y\n"}, "owner-1")
    missing = approval(board, one, CALENDAR)
    assert not missing.is_approved and "chủ quản" in missing.missing.vi
    assert approval(board, signed(board, {CALENDAR: "x: y\n"}, "owner-1", "owner-2"), CALENDAR).is_approved
    assert approval(board, signed(board, {LINT: "x: y\n"}, "owner-1"), LINT).is_approved


def signed(board: Board, files: Mapping[str, str | None], *people: str, **record: Any) -> Submission:
    submission = board.submit(files, author="owner-1")
    for each in people:
        board.sign(submission, by=each, **record)
    return submission


@pytest.mark.parametrize(
    ("path", "people", "is_approved"),
    [
        (LINT, ("owner-1",), True),
        (CALENDAR, ("owner-2",), True),
        (LINT, ("chief-so",), False),
        (LINT, ("operator",), False),
        (LINT, (), False),
        (POLICY, ("owner-1", "owner-3"), True),
        (POLICY, ("owner-1",), False),
        (POLICY, ("owner-1", "owner-1"), False),
        (POLICY, ("owner-1", "chief-so"), False),
        (roster_path("so"), ("owner-1", "chief-so"), True),
        (roster_path("so"), ("owner-1", "owner-2"), True),
        (roster_path("so"), ("owner-1", "chief-xa"), False),
        ("themes/rieng/theme.yaml", ("operator",), True),
        ("themes/rieng/theme.yaml", ("owner-1",), False),
    ],
)  # fmt: skip
def test_a_class_of_files_needs_its_own_people(
    board: Board, path: str, people: tuple[str, ...], is_approved: bool
) -> None:
    text = "merge_method: squash\n" if path == POLICY else "x: y\n"
    if path in board.rosters:
        text = dump({**board.rosters[path], "version": 2, "allow_single_editor": True})
    found = approval(board, signed(board, {path: text}, *people), path)
    assert found.is_approved is is_approved
    assert bool(found.missing.vi) is not is_approved


def test_what_is_missing_is_named(board: Board) -> None:
    submission = signed(board, {POLICY: "merge_method: squash\n"}, "owner-1")
    found = approval(board, submission, POLICY)
    assert found.missing.vi == "còn thiếu phiếu duyệt của cơ quan chủ quản"
    assert not is_governance_approved(board.repository, board.tip.id, submission.head.id, (POLICY,), board.now)
    found = approval(board, signed(board, {POLICY: "merge_method: squash\n"}), POLICY)
    assert found.missing.vi == "còn thiếu phiếu duyệt của hai người: cơ quan chủ quản"
    assert found.can_be_signed


@pytest.mark.parametrize(
    "dishonest",
    [
        lambda board: {"key": Signer("stranger")},
        lambda board: {"namespace": "git"},
        lambda board: {"portal": "tinh-khac"},
        lambda board: {"action": "review"},
        lambda board: {"action": "emergency"},
        lambda board: {"onto": board.main[0].id},
        lambda board: {"at": board.now + timedelta(days=30)},
        lambda board: {"changes": board.changes_by(board.tip.id)},
    ],
)
def test_a_record_that_does_not_count_approves_nothing(
    board: Board, dishonest: Callable[[Board], dict[str, Any]]
) -> None:
    assert not approval(board, signed(board, OFF, "owner-1", **dishonest(board)), LINT).is_approved


def test_an_edit_after_the_signature_is_not_approved(board: Board) -> None:
    submission = signed(board, OFF, "owner-1")
    board.edit(submission, {LINT: "severity: {TXT: off}\n"}, author="editor-so")
    assert not approval(board, submission, LINT).is_approved


def test_a_file_that_nobody_signed_for_is_not_approved_with_the_others(board: Board) -> None:
    submission = signed(board, OFF, "owner-1")
    board.edit(submission, {CALENDAR: "year: 2027\n"}, author="editor-so")
    assert not approval(board, submission, LINT, CALENDAR).is_approved


def test_who_makes_themselves_an_owner_in_the_submission_is_none(board: Board) -> None:
    grown = board.edit_roster(ROSTER, lambda roster: roster["people"].append(person("stranger", "x", "owner")))
    submission = signed(board, {**grown, **OFF}, "owner-1")
    board.sign(submission, by="stranger")
    assert not approval(board, submission, ROSTER, LINT).is_approved


def test_one_owner_may_take_a_key_away(board: Board) -> None:
    without = board.edit_roster(roster_path("so"), lambda roster: roster["people"][0].pop("keys"))
    assert approval(board, signed(board, without, "owner-1"), roster_path("so")).is_approved
    other = board.edit_roster(
        roster_path("so"), lambda roster: roster["people"][0].update(keys=[{"public": Signer("khac").public}])
    )
    assert not approval(board, signed(board, other, "owner-1"), roster_path("so")).is_approved


@pytest.mark.parametrize(
    ("edit", "raises", "code"),
    [
        (lambda roster: roster["people"].pop(), 0, "APR224"),
        (lambda roster: roster["people"].pop(0), 1, "APR225"),
        (lambda roster: roster.update(revocations=[{"key": KEY, "since": "1" * 40, "reason": "mẫu"}]), 1, "APR229"),
        (lambda roster: roster.update(people=1), 1, "APR226"),
    ],
)
def test_a_change_without_effect_is_not_approved_however_many_sign(
    board: Board, edit: Callable[[dict[str, Any]], Any], raises: int, code: str
) -> None:
    submission = signed(board, board.edit_roster(ROSTER, edit, raises=raises), "owner-1", "owner-2")
    found = approval(board, submission, ROSTER)
    assert not found.is_approved and found.missing.vi
    day = board.now.date()
    problem = find_effect_problem(board.repository, board.tip.id, submission.head.id, board.changes_of(submission), day)
    assert problem is not None and problem.code == code


def test_what_main_had_before_may_come_back(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    before = board.read(ROSTER)
    board.push(board.edit_roster(ROSTER, lambda roster: roster["people"].pop(), raises=5), by="operator")
    assert approval(board, signed(board, {ROSTER: before}, "owner-1", "owner-2"), ROSTER).is_approved


def test_without_two_owners_who_can_sign_nobody_could_approve_by_records(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    alone = board.edit_roster(ROSTER, lambda roster: [each.pop("keys") for each in roster["people"][1:3]])
    board.push(alone, by="operator")
    assert not approval(board, signed(board, OFF), LINT).can_be_signed
    board.push(dict.fromkeys(board.rosters), by="operator")
    found = approval(board, signed(board, OFF), LINT)
    assert (found.is_approved, found.can_be_signed) == (False, False)
    assert "chưa có danh sách phân công" in found.missing.vi


class TestLint:
    """The linter's note or error, and the flag that gives way to records."""

    def codes(self, board: Board, submission: Submission, *, flag: bool = False) -> dict[str, str]:
        from portalgen.diagnostics.sentences import sentence_of

        board.store.point("refs/heads/main", board.tip.id)
        at = board.now + timedelta(minutes=1)
        options = LintOptions(board.folder, at, board.tip.id, submission.head.id, is_governance_approved=flag)
        return {each.code: sentence_of(each.diagnostic, "vi") for each in lint(options).findings}

    def test_signed_by_an_owner_it_is_a_note(self, board: Board) -> None:
        assert list(self.codes(board, signed(board, OFF, "owner-1"))) == ["GOV202"]

    def test_one_owner_revokes_the_key_of_the_only_chief(self, board: Board) -> None:
        stolen = {
            "key": parse_public_key(Signer("chief-so").public).fingerprint,
            "since": board.tip.id,
            "reason": "mất thẻ",
        }
        revoked = board.edit_roster(ROSTER, lambda roster: roster.update(revocations=[stolen]))
        found = self.codes(board, signed(board, revoked, "owner-1"))
        assert list(found) == ["GOV202"]
        assert CODES["CFG186"].severity is Severity.WARNING
        assert "level" not in CODES["CFG186"].vi[2]

    @pytest.mark.parametrize("flag", [False, True])
    def test_unsigned_it_is_an_error_that_says_who_has_to_sign_whatever_the_forge_says(
        self, board: Board, flag: bool
    ) -> None:
        found = self.codes(board, signed(board, OFF), flag=flag)
        assert list(found) == ["GOV201"]
        assert "còn thiếu phiếu duyệt của cơ quan chủ quản" in found["GOV201"]
