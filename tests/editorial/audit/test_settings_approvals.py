"""Who approved what a commit changed of the settings: those alone whose signature counts, and two owners are two people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from portalgen.editorial.audit.approval_audit import audit_approvals, read_ledger
from portalgen.editorial.audit.change_verdicts import find_suspect_keys, list_verdicts, list_verdicts_of
from portalgen.editorial.audit.lapses import LapseJudge
from portalgen.editorial.audit.settings_approvals import ChangeApproval, find_change_approvals
from portalgen.editorial.records import record_files
from portalgen.history.repository import Repository, open_history
from tests.makers.board import POLICY, ROSTER, Board, Files, dump
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

CALENDAR = "site-config/legal/calendar.yaml"
DEADLINES = "site-config/legal/deadlines.yaml"
KINDS = "portalgen/kinds/loai.py"
SITE = "site-config/sites/so.yaml"
PAGE = "content/so/tin/bai.vi.md"


def change(board: Board, files: Files, *signers: str, how: str = "merge", about: tuple[str, ...] = ()) -> str:
    """A change that each of these people approves before it is merged; of files for others too, what they sign is `about`."""
    submission = board.submit(files, author="editor-so")
    changes = [each for each in board.changes_of(submission) if not about or each.path in about]
    for each in signers:
        board.sign(submission, by=each, changes=changes)
    id: str = getattr(board, how)(submission)
    return id


def change_emergency(board: Board, files: Files) -> str:
    """A change that owners publish at once."""
    submission = board.submit(files, author="editor-so")
    for each in ("owner-1", "owner-2"):
        board.sign(submission, by=each, action="emergency")
    return board.merge(submission)


def change_with_faulty_records(board: Board, files: Files) -> str:
    """A change with records that all have a fault: no signature, another's key, bytes that are no record."""
    submission = board.submit(files, author="editor-so")
    board.sign(submission, by="owner-1", is_signed=False)
    board.sign(submission, by="owner-2", key="owner-3")
    board.sign(submission, by="owner-3", alter=lambda data: data[:-9])
    return board.merge(submission)


def change_otherwise(board: Board, files: Files, merged: Files) -> str:
    """A change that two owners approve, and that becomes another while it is merged."""
    submission = board.submit(files, author="editor-so")
    for each in ("owner-1", "owner-2"):
        board.sign(submission, by=each)
    return board.merge(submission, changed=merged)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board with two sites."""
    return Board(tmp_path_factory.mktemp("settings") / "kho")


@pytest.fixture(scope="module")
def commits(board: Board) -> Mapping[str, str]:
    """Changes of settings, by what is special about each."""
    found = {
        "two owners": change(board, {CALENDAR: "a\n", PAGE: "Một\n"}, "owner-2", "owner-1", about=(CALENDAR,)),
        "one owner": change(board, {CALENDAR: "b\n"}, "owner-1"),
        "one owner twice": change(board, {CALENDAR: "c\n"}, "owner-1", "owner-1"),
        "nobody": board.push({CALENDAR: "d\n"}, by="owner-1"),
        "no owners": change(board, {CALENDAR: "e\n"}, "chief-so", "operator"),
        "faulty records": change_with_faulty_records(board, {CALENDAR: "f\n"}),
        "something else": change_otherwise(board, {CALENDAR: "g\n"}, {CALENDAR: "h\n"}),
        "an emergency": change_emergency(board, {CALENDAR: "i\n"}),
        "a rebase": change(board, {CALENDAR: "k\n"}, "owner-1", "owner-3", how="squash"),
        "the law beside others": change(
            board, {CALENDAR: "l\n", SITE: "a: 1\n"}, "owner-1", "owner-2", about=(CALENDAR,)
        ),
        "the law in two files": change(
            board, {CALENDAR: "m\n", DEADLINES: "b\n"}, "owner-1", "owner-2", about=(CALENDAR,)
        ),
        "settings of a site": change(board, {SITE: "a: 2\n"}, "chief-so", "operator"),
        "kinds": change(board, {KINDS: "a: 1\n"}, "operator"),
        "no settings": board.publish({PAGE: "Hai\n"}),
        "afterwards": board.push({DEADLINES: "c\n"}, by="operator"),
    }
    for owner in ("owner-1", "owner-2"):
        board.ratify(found["afterwards"], by=owner)
    return found


APPROVERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "two owners": (("owner-2", "owner-1"), ("owner-2", "owner-1")),
    "one owner": (("owner-1",), ("owner-1",)),
    "one owner twice": (("owner-1",), ("owner-1",)),
    "a rebase": (("owner-1", "owner-3"), ("owner-1", "owner-3")),
    "settings of a site": (("chief-so", "operator"), ()),
    "the law beside others": (("owner-1", "owner-2"), ("owner-1", "owner-2")),
    "kinds": (("operator",), ()),
}


def ask(board: Board, commits: Mapping[str, str], cache: Path | None = None) -> Mapping[str, ChangeApproval]:
    """The answers, by what is special about each change."""
    found = find_change_approvals(board.repository, board.tip.id, commits.values(), cache)
    return {name: found[id] for name, id in commits.items()}


def test_those_alone_approved_a_change_whose_signature_counts_for_it(board: Board, commits: Mapping[str, str]) -> None:
    answers = ask(board, commits)
    found = {name: (each.approvers, each.owners) for name, each in answers.items() if each.approvers}
    assert found == APPROVERS
    two = {name for name, each in answers.items() if each.is_by_two_owners}
    assert two == {"two owners", "a rebase", "the law beside others"}
    assert {name: each.commit for name, each in answers.items()} == commits


def test_an_audit_kept_before_answers_without_a_signature_being_verified_again(
    board: Board, commits: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit_approvals(board.repository, "main", None, board.now, tmp_path / "cache")
    expected = ask(board, commits)
    monkeypatch.setattr(record_files, "verify_signature", None)
    assert ask(board, commits, tmp_path / "cache") == expected


def test_the_answers_are_kept_for_the_audit_and_for_the_next_question(
    board: Board, commits: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask(board, commits, tmp_path / "cache")
    monkeypatch.setattr(record_files, "verify_signature", None)
    assert ask(board, commits, tmp_path / "cache") == expected


def test_what_is_asked_alone_is_judged_as_in_the_whole_audit(board: Board, commits: Mapping[str, str]) -> None:
    assert commits
    read = read_ledger(board.repository, "main", board.now, None)
    assert read is not None
    ledger, arrivals = read
    lapses, suspects = LapseJudge(board.repository, ledger, arrivals), find_suspect_keys(ledger)
    whole = list_verdicts(ledger, suspects, lapses)
    assert all(list_verdicts_of(ledger, [row], suspects, lapses) == (each,) for row, each in enumerate(whole))


def test_nothing_is_read_where_nothing_is_asked() -> None:
    nowhere = Repository(Path("/nowhere"), Path("/nowhere"), "", is_shallow=False, empty_tree="")
    assert find_change_approvals(nowhere, "main", (), None) == {}


def test_a_portal_without_a_roster_has_no_approvers(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    board.restore(board.main[:1])
    commit = board.push({CALENDAR: "a\n"}, by="operator")
    found = find_change_approvals(open_history(board.folder), board.tip.id, [commit, "1" * 40], None)
    assert found == {commit: ChangeApproval(commit), "1" * 40: ChangeApproval("1" * 40)}


def test_what_is_older_than_the_roster_has_no_approvers(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", files={CALENDAR: "a\n"})
    genesis = board.main[1].id
    assert find_change_approvals(board.repository, board.tip.id, [genesis], None)[genesis].approvers == ()


def test_the_roster_in_force_there_says_who_is_an_owner(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    before = change(board, {CALENDAR: "a\n"}, "owner-1", "owner-2")
    appointed = board.edit_roster(
        ROSTER,
        lambda roster: roster["people"].append(
            {**roster["people"][1], "id": "owner-4", "keys": roster["people"][3]["keys"]}
        ),
    )
    board.govern(appointed, by=["owner-1", "owner-2"], is_valid=False)
    under_two_ids = change(board, {CALENDAR: "b\n"}, "operator", "owner-1")
    left = board.edit_roster(ROSTER, lambda roster: roster["people"][1]["roles"][0].update(to=board.now.date()))
    board.govern(left, by=["owner-1", "owner-3"])
    board.wait(days=2)
    after = change(board, {CALENDAR: "c\n"}, "owner-1", "owner-2")
    found = find_change_approvals(board.repository, board.tip.id, [before, under_two_ids, after], None)
    assert [found[each].owners for each in (before, under_two_ids, after)] == [
        ("owner-1", "owner-2"),
        ("owner-1",),
        ("owner-1",),
    ]


def test_a_policy_that_names_the_law_asks_two_owners_from_there_on(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    before = change(board, {CALENDAR: "a\n"}, "owner-1")
    classes = {**board.policy["approval"]["classes"], "legal": {"level": "person"}}
    policy = {**board.policy, "approval": {"classes": classes}}
    board.govern({POLICY: dump(policy)}, by=["owner-1", "owner-2"])
    one = change(board, {CALENDAR: "b\n"}, "owner-1")
    both = change(board, {CALENDAR: "c\n"}, "owner-1", "owner-2")
    change(board, {"site-config/lint.yaml": "a: 1\n"}, "owner-1")
    audit = audit_approvals(board.repository, "main", board.genesis, board.now)
    states = {audit.line[each.place].id: each.state for each in audit.changes if each.change.path == CALENDAR}
    assert states == {before: "approved", one: "missing", both: "approved"}
    assert [(each.diagnostic.code, each.commit) for each in audit.findings] == [("APR210", one)]


def test_a_key_that_was_revoked_since_approved_nothing(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    change(board, {CALENDAR: "a\n"}, "owner-1", "owner-2")
    since = board.tip.id
    stolen = change(board, {CALENDAR: "b\n"}, "owner-1", "owner-2")
    revoked = {"key": Signer("owner-2").fingerprint, "since": since, "reason": "mất khóa (mẫu)"}
    board.govern(board.edit_roster(ROSTER, lambda roster: roster.update(revocations=[revoked])), by=["owner-1"])
    assert find_change_approvals(board.repository, board.tip.id, [stolen], None)[stolen].owners == ("owner-1",)
