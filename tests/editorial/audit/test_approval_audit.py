"""What an audit of approvals makes of histories: where it begins, what it refuses, and what it remembers."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from portalgen.cli.main import portalgen as command_line
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.approval_report import report_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.audit.page_approvals import approval_of_page
from portalgen.editorial.audit.proposed_changes import format_proposed_text, judge_as_proposed
from portalgen.editorial.governance.genesis import find_genesis, require_genesis_at
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import open_history
from portalgen.store.cache_folder import store_file_of
from tests.makers.board import FORGE, POLICY, ROSTER, Board, dump, person, roster_path, without_git_settings
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/bai.vi.md"
OTHER = "content/so/tin/khac.vi.md"
LINKED = "content/so/tin/kho-khac"


@pytest.fixture
def board(tmp_path: Path) -> Board:
    """Two sites, from genesis on."""
    return Board(tmp_path / "kho")


def audited(board: Board, folder: Path | None = None, **options: Any) -> ApprovalAudit:
    """An audit of main from the board's genesis on."""
    genesis = options.pop("genesis", board.genesis)
    return audit_approvals(open_history(folder or board.folder), "main", genesis, board.now, **options)


def named(audit: ApprovalAudit) -> list[tuple[str, str]]:
    """(code, commit) of each finding."""
    return [(each.diagnostic.code, each.commit) for each in audit.findings]


def git(folder: Path, *arguments: str) -> str:
    """The output of a run of Git."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(
        command, env=without_git_settings(), capture_output=True, text=True, check=True
    ).stdout.strip()


# ------------------------------------------------------------------------------------------ where it begins


def test_without_a_roster_there_is_one_note(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    git(board.folder, "update-ref", "refs/heads/main", board.main[0].id)
    audit = audited(board, genesis=None)
    assert [(each.diagnostic.code, each.severity) for each in audit.findings] == [("APR240", Severity.NOTE)]
    assert (audit.genesis, audit.changes, audit.roster_before(5)) == ("", (), None)


def test_a_genesis_that_is_not_given_is_found_and_said_first(board: Board) -> None:
    board.publish({PAGE: "Một\n"})
    audit = audited(board, genesis=None)
    assert (audit.genesis, audit.is_genesis_given) == (board.genesis, False)
    assert named(audit) == [("APR241", "")]


def test_a_sample_without_keys_is_no_beginning_where_a_roster_that_can_govern_came_later(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    confirmed = board.read(ROSTER)
    sample = {**board.rosters[ROSTER], "people": [{**each, "keys": []} for each in board.rosters[ROSTER]["people"]]}
    git(board.folder, "update-ref", "refs/heads/main", board.main[0].id)
    board.main = board.main[:1]
    governance = {path: dump(value) for path, value in {**board.rosters, POLICY: board.policy}.items()}
    board.push({**governance, ROSTER: dump(sample)}, by="operator")
    first = audited(board, genesis=None, cache_folder=tmp_path / "cache")
    assert first.genesis.startswith(board.main[1].id)
    commit = board.push({ROSTER: confirmed}, by="operator")
    board.govern(board.edit_roster(ROSTER, lambda roster: roster["people"].pop()), by=["owner-1", "owner-2"])
    for folder in (tmp_path / "cache", None):
        audit = audited(board, genesis=None, cache_folder=folder)
        assert audit.genesis.startswith(commit)
        assert named(audit) == [("APR241", "")]
    assert require_genesis_at(board.repository, commit) == find_genesis(board.repository)
    for refused in (board.main[0].id, board.main[1].id, "1" * 40):
        with pytest.raises(UsageError):
            require_genesis_at(board.repository, refused)


def test_a_genesis_that_does_not_hold_ends_the_audit(board: Board) -> None:
    board.push({PAGE: "Một\n"}, by="editor-so")
    commit, _, digest = board.genesis.partition(":")
    assert named(audited(board, genesis=f"{'1' * 40}:{digest}")) == [("APR242", "")]
    assert named(audited(board, genesis=f"{commit}:{'1' * 64}")) == [("APR243", "")]
    assert named(audited(board, genesis=f"{board.main[0].id}:{digest}")) == [("APR243", "")]
    with pytest.raises(UsageError):
        audited(board, genesis="abc")


def test_a_roster_with_faults_at_genesis_ends_the_audit(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", files={roster_path("la"): "site: khac\nversion: 1\n"})
    assert named(audited(board)) == [("APR244", "")]


def test_what_stood_at_genesis_is_not_accused(board: Board) -> None:
    audit = audited(board)
    assert (audit.changes, audit.findings) == ((), ())
    assert (
        approval_of_page(
            "content/so/tin/cu.vi.md", board.tip.tree, {each.change.path: each for each in audit.changes}
        ).state
        == "adopted"
    )


# ------------------------------------------------------------------------------- repositories of every kind


@pytest.mark.parametrize(("object_format", "is_bare"), [("sha256", False), ("sha1", True)])
def test_every_kind_of_repository_is_audited(tmp_path: Path, object_format: str, is_bare: bool) -> None:
    board = Board(tmp_path / "kho", object_format=object_format, is_bare=is_bare)
    board.publish({PAGE: "Một\n"}, how="rebase")
    submodule = board.submit({"themes/la": ("160000", board.tip.id)}, author="operator")
    board.sign(submodule, by="operator")
    linked = board.merge(submodule)
    direct = board.push({OTHER: "Hai\n"}, by="editor-so")
    assert git(board.folder, "fsck", "--no-dangling") == ""
    audit = audited(board)
    assert named(audit) == [("APR217", linked), ("APR201", direct)]
    assert [each.level for each in audit.changes] == ["person", "person", "none"]


@pytest.mark.parametrize("report_only", [(), ("so", "xa")])
def test_a_submodule_is_an_error_though_a_record_approved_it(tmp_path: Path, report_only: tuple[str, ...]) -> None:
    board = Board(tmp_path / "kho", report_only=report_only)
    first, second = board.tip.id, board.publish({PAGE: "Một\n"})
    added, moved = (board.publish({LINKED: ("160000", each)}) for each in (first, second))
    board.publish({LINKED: None})
    audit = judge_as_proposed(audited(board))
    assert named(audit) == [("APR217", added), ("APR217", moved)]
    assert {each.severity for each in audit.findings} == {Severity.ERROR}
    assert all(each.state == "approved" for each in audit.changes)
    said = format_proposed_text(audit, "vi")
    assert f"{LINKED}: lỗi APR217: " in said and "không đăng tệp nào" in said and "portalgen ratify" not in said


def test_a_submodule_that_stood_at_genesis_is_adopted(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", files={LINKED: ("160000", "1" * 40)})
    assert audited(board).findings == ()


def test_the_rule_on_content_is_not_said_to_be_about_other_files(board: Board) -> None:
    board.push({OTHER: "Hai\n"}, by="editor-so")
    board.push({"site-config/taxonomies.yaml": "x: 1\n"}, by="editor-so")
    content, other = (sentence_of(each.diagnostic, "vi") for each in audited(board).findings)
    assert "Điều 10(3)" not in content
    assert other.endswith("(quy định duyệt của cổng; Điều 10(3) chỉ nói về nội dung)")


def test_a_part_of_a_history_is_refused(board: Board, tmp_path: Path) -> None:
    board.publish({PAGE: "Một\n"})
    board.publish({PAGE: "Hai\n"})
    git(board.folder, "config", "uploadpack.allowFilter", "true")
    source = board.folder.as_uri()
    for name, *options in (
        ("nong", "--depth=2"),
        ("khong-tep", "--filter=blob:none"),
        ("khong-cay", "--filter=tree:0"),
    ):
        git(tmp_path, "clone", "--quiet", "--no-checkout", *options, source, name)
        with pytest.raises(UnusableEnvironmentError) as refusal:
            audited(board, tmp_path / name)
        assert "git fetch" in refusal.value.vi, name


def test_replaced_and_grafted_commits_are_not_believed(board: Board) -> None:
    direct = board.push({PAGE: "Thẳng\n"}, by="editor-so")
    honest = board.store.write_commit(
        board.main[-2].tree, (board.main[-2].id,), board.now, author=FORGE, committer=FORGE
    )
    git(board.folder, "replace", direct, honest.id)
    (board.store.git / "info").mkdir(exist_ok=True)
    (board.store.git / "info" / "grafts").write_text(f"{direct} {board.main[0].id}\n")
    assert named(audited(board)) == [("APR201", direct)]


def test_a_portal_below_the_top_of_a_repository_is_audited_alone(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    whole = {f"cong/{path}": entry for path, entry in board.tip.tree.items()}
    first = board.store.write_commit(whole, (), board.now, author=FORGE, committer=FORGE)
    text = board.store.write_blob(b"x\n")
    later = {**whole, "ngoai.txt": ("100644", text), f"cong/{PAGE}": ("100644", text)}
    second = board.store.write_commit(later, (first.id,), board.now, author=FORGE, committer=FORGE)
    board.store.point("refs/heads/main", second.id)
    git(board.folder, "checkout", "--quiet", "main")
    audit = audited(board, board.folder / "cong", genesis=f"{first.id}:{board.genesis.partition(':')[2]}")
    assert [(each.diagnostic.code, each.paths) for each in audit.findings] == [("APR201", (PAGE,))]


# ------------------------------------------------------------------------------------------- replaced lines


def test_swapped_parents_are_named_at_the_merge_without_any_knowledge(board: Board) -> None:
    swapped = board.submit({OTHER: "Chen\n"}, author="ke-la")
    board.publish({PAGE: "Một\n"})
    board.publish({PAGE: "Hai\n", "content/so/tin/ba.vi.md": "Ba\n"})
    board.govern(board.edit_roster(ROSTER, add_owner), by=("owner-1", "owner-2"))
    merged = board.swap(swapped, by="ke-la")
    audit = audited(board)
    assert set(named(audit)) == {("APR201", swapped.commits[0].id), ("APR143", merged)}
    assert [each.roster.portal.version for each in audit.rosters] == [1]


def test_a_roster_of_ones_own_has_no_effect_below_a_swapped_main(board: Board) -> None:
    own = board.edit_roster(
        roster_path("so"), lambda roster: roster["people"].append(person("ke-la", "Trưởng Ban", "chief"))
    )
    swapped = board.submit(own, {PAGE: "Tự duyệt\n"}, author="ke-la")
    board.sign(swapped, by="ke-la")
    former = board.publish({OTHER: "Ngay thật\n"})
    merged = board.swap(swapped, by="ke-la")
    found = named(audited(board, known=[former]))
    assert found == [("APR228", swapped.commits[0].id), ("APR117", swapped.commits[1].id), ("APR245", merged)]


def test_a_force_push_is_remembered_however_often_main_is_audited(board: Board, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    kept = board.tip
    board.publish({PAGE: "Một\n"})
    assert named(audited(board, cache_folder=cache)) == []
    lost = board.tip.id
    board.force_push(kept)
    other = board.publish({OTHER: "Hai\n"})
    for _ in range(2):
        assert named(audited(board, cache_folder=cache)) == [("APR245", other)]
    assert named(audited(board)) == []
    assert named(audited(board, known=[lost])) == [("APR245", other)]
    assert [each.place for each in audited(board, known=["1" * 40]).findings] == [-1]


# -------------------------------------------------------------------------------------------------- the cache


def test_from_the_cache_every_audit_is_the_same_as_without(tmp_path: Path) -> None:
    board, cache = Board(tmp_path / "kho"), tmp_path / "cache"
    swapped = board.edit_roster(ROSTER, add_owner)
    for act in (
        lambda: board.publish({PAGE: "Một\n"}),
        lambda: board.publish({PAGE: "Hai\n"}, how="rebase"),
        lambda: board.push({OTHER: "Thẳng\n"}, by="editor-so"),
        lambda: board.ratify(board.tip.id, by="chief-so"),
        lambda: board.govern(swapped, by=("owner-1",), is_valid=False),
        lambda: board.push({ROSTER: dump(board.rosters[ROSTER])}, by="operator"),
        lambda: board.govern(swapped, by=("owner-1", "owner-2"), how="rebase"),
        lambda: board.publish({PAGE: None}),
    ):
        act()
        assert audited(board, cache_folder=cache) == audited(board)
    for commit in board.main[3:]:
        git(board.folder, "update-ref", "refs/heads/thu", commit.id)
        one, two = (
            audit_approvals(board.repository, "thu", board.genesis, board.now, folder) for folder in (cache, None)
        )
        assert (one.changes, one.records, one.rosters) == (two.changes, two.records, two.rosters)


def test_what_is_known_of_main_outlasts_the_submissions_on_top_of_it(board: Board, tmp_path: Path) -> None:
    for number in range(3):
        board.push({OTHER: f"Bản {number}.\n"}, by="operator")
    audited(board, cache_folder=tmp_path / "cache")
    read: list[tuple[int, int]] = []
    for number in range(4):
        submission = board.submit({PAGE: f"Bài {number}.\n"}, author="editor-so")
        audit_approvals(
            board.repository, submission.head.id, board.genesis, board.now, tmp_path / "cache",
            progress=lambda done, total: read.append((done, total)),
        )  # fmt: skip
    assert read == [(1, 1)] * 4  # the submission alone


def test_a_cache_that_git_keeps_or_that_is_damaged_is_not_used(board: Board) -> None:
    cache = board.folder / ".portalgen" / "cache"
    direct = board.push({PAGE: "Thẳng\n"}, by="editor-so")
    assert named(audited(board, cache_folder=cache)) == [("APR201", direct)]
    file = store_file_of(cache, "approvals")
    before = file.stat().st_mtime_ns
    git(board.folder, "add", "--force", ".portalgen")
    board.push({OTHER: "Thẳng\n"}, by="editor-so")
    assert len(audited(board, cache_folder=cache).findings) == 2
    assert file.stat().st_mtime_ns == before
    git(board.folder, "rm", "--quiet", "-r", "--cached", ".portalgen")
    file.write_bytes(b"x" * 5_000)
    assert len(audited(board, cache_folder=cache).findings) == 2


# ---------------------------------------------------------------------------------------- rebases and steps


def add_owner(roster: dict[str, Any]) -> None:
    """One more owner."""
    roster["people"].append(person("owner-4", "Lãnh đạo", "owner"))


def test_a_record_behind_its_content_counts_only_with_nothing_else_between(board: Board) -> None:
    submission = board.submit({PAGE: "Một\n"}, {PAGE: "Hai\n"}, author="editor-so")
    board.sign(submission, by="chief-so")
    apart = board.submit({OTHER: "Chen\n"}, author="editor-so")
    submission.commits.insert(1, apart.commits[0])
    submission.authors.insert(1, "editor-so")
    board.rebase(submission)
    states = {each.change.path: each.state for each in audited(board).changes}
    assert states == {PAGE: "ratified", OTHER: "missing"}


def test_a_record_signed_after_the_content_stood_there_is_late(board: Board) -> None:
    submission = board.submit({PAGE: "Một\n"}, author="editor-so")
    board.wait(hours=2)
    board.sign(submission, by="chief-so")
    board.fast_forward(submission)
    audit = audited(board)
    assert named(audit) == [("APR202", submission.commits[0].id)]
    assert [(each.state, len(each.ratified_by)) for each in audit.changes] == [("ratified", 1)]


def test_a_way_that_stood_there_for_days_was_never_approved(board: Board) -> None:
    submission = board.submit({PAGE: "Đã ký\n"}, author="editor-so")
    board.land(board.make_record(board.changes_of(submission), by="chief-so"))
    between = board.push({PAGE: "Không ai ký\n"}, by="editor-so")
    board.wait(days=2)
    after = board.push({PAGE: "Đã ký\n"}, by="editor-so")
    assert named(audited(board)) == [("APR201", between), ("APR201", after)]


def test_a_record_that_came_before_its_content_counts_for_the_next_change_alone(board: Board) -> None:
    submission = board.submit({PAGE: "Đã ký\n"}, author="editor-so")
    board.land(board.make_record(board.changes_of(submission), by="chief-so"))
    board.push({PAGE: "Đã ký\n"}, by="editor-so")
    assert named(audited(board)) == []
    again = board.push({PAGE: None}, by="editor-so"), board.push({PAGE: "Đã ký\n"}, by="editor-so")
    assert named(audited(board)) == [("APR201", again[0]), ("APR207", again[1])]


def test_a_record_may_come_back_only_as_it_was(board: Board) -> None:
    submission = board.submit({PAGE: "Một\n"}, author="editor-so")
    record = board.sign(submission, by="chief-so")
    board.merge(submission)
    deleted = board.push(dict.fromkeys(record.files), by="editor-so")
    board.push(record.files, by="editor-so")
    assert named(audited(board)) == [("APR211", deleted)]
    gone = board.push({record.path: None}, by="editor-so")
    changed = board.push({record.path: record.data + b" "}, by="editor-so")
    assert named(audited(board)) == [("APR211", commit) for commit in (deleted, gone, changed)]


def test_what_cannot_be_read_explains_only_what_it_came_with(board: Board) -> None:
    direct = board.push({PAGE: "Thẳng\n"}, by="editor-so")
    junk = board.push({"site-config/approvals/so/2026/x.json": "{"}, by="editor-so")
    submission = board.submit({OTHER: "Một\n"}, author="editor-so")
    board.sign(submission, by="chief-so", alter=lambda data: data + b" ")
    start = len(board.main)
    board.rebase(submission)
    assert named(audited(board)) == [("APR201", direct), ("APR101", junk), ("APR101", board.main[start].id)]


def test_a_signature_that_comes_later_has_no_effect(board: Board) -> None:
    submission = board.submit({PAGE: "Một\n"}, author="editor-so")
    changes = board.changes_of(submission)
    board.sign(submission, by="chief-so", is_signed=False)
    commit = board.merge(submission)
    signed = board.make_record(changes, by="chief-so", onto=board.main[-2].id, at=board.now)
    record = next(path for path in board.tip.tree if path.startswith("site-config/approvals/so/"))
    board.push({record.replace(".json", ".sig"): signed.signature or b""}, by="chief-so")
    assert named(audited(board)) == [("APR111", commit)]


def test_dates_of_commits_do_not_bring_back_who_has_left(board: Board) -> None:
    def retire(roster: dict[str, Any]) -> None:
        roster["people"][0]["roles"][0]["to"] = "2026-06-02"

    board.govern(board.edit_roster(roster_path("so"), retire), by=("owner-1", "owner-2"))
    onto, then = board.tip, board.now
    board.wait(days=30)
    board.publish({"content/xa/tin/a.vi.md": "Một\n"}, site="xa")
    board.now = then
    submission = board.submit({PAGE: "Lùi ngày\n"}, author="editor-so", base=onto)
    board.sign(submission, by="chief-so", base=onto)
    commit = board.merge(submission)
    audit = audited(board)
    assert [(each.diagnostic.code, each.commit, each.severity) for each in audit.findings] == [
        ("APR136", commit, Severity.NOTE)
    ]


def test_a_ratification_is_of_the_change_that_it_names_and_of_no_later_one(board: Board) -> None:
    first = board.push({PAGE: "Một\n"}, by="editor-so")
    board.publish({PAGE: None})
    second = board.push({PAGE: "Một\n"}, by="editor-so")
    changes = board.changes_by(first)
    board.land(board.make_record(changes, by="chief-so", action="ratify", onto=board.main[1].id))
    assert named(audited(board)) == [("APR202", first), ("APR201", second)]
    board.land(board.make_record(changes, by="chief-so", action="ratify"))
    assert named(audited(board)) == [("APR202", first), ("APR202", second)]
    board.publish({PAGE: None})
    third = board.push({PAGE: "Một\n"}, by="editor-so")
    assert named(audited(board)) == [("APR202", first), ("APR202", second), ("APR201", third)]


def test_governance_in_several_commits_of_a_rebase_is_one_change(board: Board) -> None:
    first = board.edit_roster(ROSTER, lambda roster: roster.update(version=7))
    submission = board.submit(first, board.edit_roster(ROSTER, add_owner), author="owner-1")
    changes = board.changes_of(submission)
    for owner in ("owner-1", "owner-2"):
        board.sign(submission, by=owner, changes=changes)
    board.rebase(submission)
    audit = audited(board)
    assert named(audit) == []
    assert [each.roster.portal.version for each in audit.rosters] == [1, 2]


def test_policy_can_ask_for_a_review_by_somebody_else_first(tmp_path: Path) -> None:
    content = {"level": "person", "steps": ["review", "approve"]}
    board = Board(tmp_path / "kho", policy={"forge_committers": [FORGE], "approval": {"classes": {"content": content}}})

    def published(name: str, *signers: tuple[str, str]) -> str:
        submission = board.submit({f"content/so/tin/{name}.vi.md": "Một\n"}, author="editor-so")
        for action, by in signers:
            board.sign(submission, by=by, action=action)
        return board.merge(submission)

    published("du", ("review", "secretary-so"), ("approve", "chief-so"))
    wrong = [
        published("thieu", ("approve", "chief-so")),
        published("nguoc", ("approve", "chief-so"), ("review", "secretary-so")),
        published("mot-nguoi", ("review", "chief-so"), ("approve", "chief-so")),
    ]
    assert named(audited(board)) == [("APR209", commit) for commit in wrong]


def test_a_chief_who_corrects_what_an_editor_wrote_is_noted_and_not_accused(board: Board) -> None:
    shared = board.submit({PAGE: "Một\n"}, author="editor-so")
    board.edit(shared, {PAGE: "Một, đã sửa\n"}, author="chief-so")
    board.sign(shared, by="chief-so")
    own = board.submit({OTHER: "Tự viết\n"}, author="7+chief-so@users.noreply.example.vn")
    board.sign(own, by="chief-so")
    commits = board.merge(shared), board.merge(own)
    found = [(each.diagnostic.code, each.commit, each.severity) for each in audited(board).findings]
    assert found == [("APR204", commits[0], Severity.NOTE), ("APR204", commits[1], Severity.ERROR)]


def test_two_addresses_of_one_author_are_no_second_author(board: Board) -> None:
    own = board.submit({PAGE: "Tự viết\n"}, author="chief-so")
    board.edit(own, {PAGE: "Tự viết, tự sửa\n"}, author="7+chief-so@users.noreply.example.vn")
    board.sign(own, by="chief-so")
    commit = board.merge(own)
    found = [(each.diagnostic.code, each.commit, each.severity) for each in audited(board).findings]
    assert found == [("APR204", commit, Severity.ERROR)]


def test_the_word_of_the_forge_is_enough_for_a_text_and_not_for_a_link(tmp_path: Path) -> None:
    content = {"level": "platform"}
    board = Board(tmp_path / "kho", policy={"forge_committers": [FORGE], "approval": {"classes": {"content": content}}})
    board.merge(board.submit({PAGE: "Một\n"}, author="editor-so"))
    link = board.merge(board.submit({OTHER: ("120000", "bai.vi.md")}, author="editor-so"))
    outside = board.merge(board.submit({PAGE: "Hai\n"}, author="editor-so"), by="la@example.org")
    audit = audited(board)
    assert named(audit) == [("APR212", link), ("APR213", outside)]
    assert [each.level for each in audit.changes] == ["platform", "platform", "none"]


# ------------------------------------------------------------------------------------------------ governance


def test_one_owner_may_take_away_a_key_but_not_all_of_them(board: Board) -> None:
    def take(number: int) -> Any:
        return board.edit_roster(ROSTER, lambda roster: roster["people"][number].update(keys=[]))

    board.govern(take(1), by=("owner-3",))
    locked = board.govern(take(2), by=("owner-1",), is_valid=False)
    audit = audited(board)
    assert named(audit) == [("APR225", locked)]
    assert [each.roster.portal.version for each in audit.rosters] == [1, 2]


def test_one_owner_may_not_add_a_key_while_taking_one_away(board: Board) -> None:
    rotated = board.edit_roster(
        ROSTER, lambda roster: roster["people"][1].update(keys=[{"public": Signer("moi").public}])
    )
    alone = board.govern(rotated, by=("owner-1",), is_valid=False)
    board.push({ROSTER: dump(board.rosters[ROSTER])}, by="operator")
    board.govern(rotated, by=("owner-1", "owner-3"))
    assert named(audited(board)) == [("APR221", alone)]


def test_who_was_appointed_signs_from_the_next_commit_on(board: Board) -> None:
    board.govern(board.edit_roster(ROSTER, add_owner), by=("owner-1", "owner-2"))
    board.govern(
        board.edit_roster(ROSTER, lambda roster: roster["people"][0].update(name="Mẫu")), by=("owner-4", "owner-2")
    )
    audit = audited(board)
    assert named(audit) == []
    assert [audit.roster_before(place).portal.version for place in (2, 3, 4)] == [1, 2, 3]  # type: ignore[union-attr]


@pytest.mark.parametrize(("claimed", "severity"), [(10, Severity.NOTE), (30, Severity.ERROR)])
def test_an_approval_of_an_emergency_is_in_time_when_main_has_it_whatever_it_claims(
    board: Board, claimed: int, severity: Severity
) -> None:
    storm, before = board.submit({PAGE: "Bão\n"}, author="editor-so"), board.tip.id
    board.sign(storm, by="secretary-so", action="emergency")
    commit, began = board.merge(storm), board.now
    board.wait(hours=30)
    board.publish({OTHER: "Sau đó\n"})
    later, board.now = board.now, began + timedelta(hours=claimed)
    board.ratify(commit, by="chief-so", onto=before)
    board.now = later + timedelta(hours=1)
    findings = [each for each in audited(board).findings if each.commit == commit]
    assert [(each.diagnostic.code, each.severity) for each in findings] == [("APR216", severity)]
    assert "ratify" not in help_of(findings[0].diagnostic, "vi")  # it was ratified, though late


@pytest.mark.parametrize(("by", "is_owed"), [("chief-so", True), ("deputy-so", False)])
def test_what_somebody_publishes_at_once_only_another_person_approves_afterwards(
    board: Board, by: str, is_owed: bool
) -> None:
    board.govern(board.edit_roster(roster_path("so"), let_deputy_approve), by=("owner-1", "owner-2"))
    storm = board.submit({PAGE: "Lũ trong đêm\n"}, author="editor-so")
    board.sign(storm, by="chief-so", action="emergency")
    commit = board.merge(storm)
    board.wait(hours=2)
    board.ratify(commit, by=by, on_behalf_of="" if by == "chief-so" else "chief-so")
    board.wait(hours=48)
    found = [each.diagnostic.code for each in audited(board).findings if each.commit == commit]
    assert ("APR216" in found) is is_owed


def let_deputy_approve(roster: dict[str, Any]) -> None:
    delegation = {"from_person": "chief-so", "to_person": "deputy-so", "document": "Văn bản ủy quyền mẫu"}
    roster.setdefault("delegations", []).append({**delegation, "from": "2026-01-01", "to": "2026-12-31"})


def test_an_emergency_is_no_way_to_settings(board: Board) -> None:
    settings = board.submit({"site-config/portal.yaml": "x: 1\n"}, author="editor-so")
    board.sign(settings, by="chief-so", action="emergency")
    commit = board.merge(settings)
    assert named(audited(board)) == [("APR134", commit)]


# -------------------------------------------------------------------------------------------- what it offers


def test_a_page_is_worth_what_its_weakest_part_is(board: Board) -> None:
    folder = "content/so/tin/ho-so"
    board.publish({f"{folder}/index.vi.md": "Một\n", f"{folder}/index.en.md": "One\n", f"{folder}/a.pdf": b"a"})
    board.push({f"{folder}/a.pdf": b"b"}, by="editor-so")
    last = {each.change.path: each for each in audited(board).changes}
    for page in (f"{folder}/index.vi.md", f"{folder}/index.en.md"):
        approval = approval_of_page(page, board.tip.tree, last)
        assert (approval.state, approval.level) == ("missing", "none")
    assert len(approval_of_page(f"{folder}/index.en.md", board.tip.tree, last).parts) == 3


def test_the_command_reports_what_came_after_a_commit(board: Board) -> None:
    board.push({PAGE: "Cũ\n"}, by="editor-so")
    old = board.tip.id
    board.publish({OTHER: "Một\n"})
    arguments = ["--root", str(board.folder), "audit", "approvals", "--genesis", board.genesis, "--at", "2026-06-30"]
    runner = CliRunner()
    clean = runner.invoke(command_line, [*arguments, "--since", old], standalone_mode=False)
    assert (clean.return_value, "APR201" in clean.output) == (0, False)
    board.push({PAGE: "Mới\n"}, by="editor-so")
    refused = runner.invoke(command_line, [*arguments, "--since", old, "--format", "json"], standalone_mode=False)
    assert (refused.return_value, refused.output.count("APR201")) == (1, 1)
    everything = runner.invoke(command_line, [*arguments, "--fail-on", "never"], standalone_mode=False)
    assert (everything.return_value, everything.output.count("APR201")) == (0, 2)
    assert "chưa được cho" not in everything.output and board.tip.id[:10] in everything.output


def test_removed_and_altered_policies_are_judged_like_rosters(board: Board) -> None:
    lower = board.govern({POLICY: None}, by=("owner-1", "owner-2"))
    assert {code for code, _ in named(audited(board))} == {"APR230"}
    board.push({PAGE: "Không đòi hỏi\n"}, by="editor-so")
    audit = audited(board)
    assert {commit for _, commit in named(audit)} == {lower}
    assert audit.changes[-1].state == "exempt"
    assert audit.line[-1].committed_at - audit.line[0].committed_at < timedelta(days=1)


def test_a_policy_that_demands_nothing_is_said_first_and_one_that_demands_is_named(board: Board) -> None:
    demanding = report_approvals(audited(board), "main", "vi", has_changes=False)
    assert "không đòi gì" not in demanding.title.vi
    assert "nội dung: person" in {each.key: each.value for each in demanding.facts}["demands"].vi  # type: ignore[union-attr]
    board.govern({POLICY: None}, by=("owner-1", "owner-2"))
    report = report_approvals(audited(board), "main", "vi", has_changes=False)
    assert "không đòi gì cho nội dung" in report.title.vi


def test_another_id_of_the_portal_is_named(board: Board) -> None:
    board.govern(board.edit_roster(ROSTER, lambda roster: roster.update(portal="khac")), by=("owner-1", "owner-2"))
    assert [code for code, _ in named(audited(board))] == ["APR231"]


def test_where_every_board_only_reports_nothing_of_the_portal_fails(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", report_only=("so", "xa"))
    board.push({"site-config/lint.yaml": "severity: {}\n"}, by="owner-1")
    board.push({"content/moi/a.vi.md": "Mới\n"}, by="owner-1")
    rules, page = audited(board).findings
    assert (rules.diagnostic.code, rules.severity) == ("APR201", Severity.NOTE)
    assert (page.diagnostic.code, page.severity) == ("APR201", Severity.ERROR)
    assert "chưa có Ban Biên tập" in sentence_of(page.diagnostic, "vi")


def test_what_nobody_could_have_signed_for_is_a_note(tmp_path: Path) -> None:
    for has_keys, severity in ((False, Severity.NOTE), (True, Severity.ERROR)):
        board = Board(tmp_path / str(has_keys), has_keys=has_keys)
        commit = board.push({POLICY: dump({"merge_method": "squash", "forge_committers": [FORGE]})}, by="operator")
        found = [each for each in audited(board).findings if each.commit == commit]
        assert [each.severity for each in found] == [severity]


@pytest.mark.parametrize("order", [("evil", "good"), ("good", "evil")])
def test_a_file_that_a_commit_holds_twice_is_named_whoever_signed_one_of_both(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    board = Board(tmp_path / "kho")
    submission = board.submit({"bai.md": "Đã đọc\n"}, author="editor-so")
    signed = board.make_record(board.changes_of(submission), by="operator")
    board.land(signed)
    blobs = {"good": board.store.write_blob("Đã đọc\n".encode()), "evil": board.store.write_blob(b"Chua doc\n")}
    twice = board.store.write_raw_commit([("bai.md", blobs[each]) for each in order], (board.tip.id,))
    board.store.point("refs/heads/main", twice)
    found = [each for each in audited(board).findings if each.diagnostic.code == "APR232"]
    assert [(each.commit, each.paths, each.severity) for each in found] == [(twice, ("bai.md",), Severity.ERROR)]


def test_an_emergency_by_a_key_that_was_revoked_from_there_on_is_suspect_and_nothing_else(board: Board) -> None:
    storm = board.submit({PAGE: "Bão\n"}, author="editor-so")
    board.sign(storm, by="chief-so", action="emergency")
    commit = board.merge(storm)
    revoked = {"key": Signer("chief-so").fingerprint, "since": commit, "reason": "mất thẻ"}
    board.govern(board.edit_roster(ROSTER, lambda roster: roster.update(revocations=[revoked])), by=("owner-1",))
    assert [code for code, of in named(audited(board)) if of == commit] == ["APR203"]


def test_who_merges_two_edits_of_one_page_that_git_joins_is_not_its_only_author(board: Board) -> None:
    board.publish({PAGE: "Một\n\nHai\n"})
    first = board.submit({PAGE: "Một, sửa\n\nHai\n"}, author="editor-so")
    second = board.submit({PAGE: "Một\n\nHai, sửa\n"}, author="editor-so")
    board.sign(first, by="chief-so")
    board.merge(first)
    joined = "Một, sửa\n\nHai, sửa\n"
    board.sign(
        second,
        by="chief-so",
        changes=board.changes_between(board.tip.tree, board.with_files(board.tip.tree, {PAGE: joined})),
    )
    commit = board.merge(second, by="chief-so", changed={PAGE: joined})
    found = [(each.diagnostic.code, each.severity) for each in audited(board).findings if each.commit == commit]
    assert found == [("APR204", Severity.NOTE)]


@pytest.mark.parametrize("how", ["merge", "squash"])
def test_a_part_of_what_was_signed_together_is_told_and_refused_while_it_is_proposed(board: Board, how: str) -> None:
    both = board.submit({PAGE: "Quy tắc\n", OTHER: "Ngoại lệ\n"}, author="editor-so")
    signed = board.sign(both, by="chief-so")
    part = board.submit({PAGE: "Quy tắc\n", **signed.files}, author="editor-so")
    commit = getattr(board, how)(part)
    audit = audited(board)
    assert [(each.diagnostic.code, each.commit, each.severity) for each in audit.findings] == [
        ("APR233", commit, Severity.WARNING)
    ]
    assert [each.severity for each in judge_as_proposed(audit).findings] == [Severity.ERROR]
    board.publish({OTHER: "Ngoại lệ\n"})
    assert [each.diagnostic.code for each in audited(board).findings] == ["APR233"]


def test_the_gravest_reason_is_told_of_a_part_of_what_its_only_author_signed(board: Board) -> None:
    both = board.submit({PAGE: "Quy tắc\n", OTHER: "Ngoại lệ\n"}, author="chief-so")
    signed = board.sign(both, by="chief-so")
    part = board.submit({PAGE: "Quy tắc\n", **signed.files}, author="chief-so")
    commit = board.merge(part)
    assert named(audited(board)) == [("APR204", commit)]


def test_a_debt_is_told_though_only_a_part_of_what_was_signed_came(board: Board) -> None:
    both = board.submit({PAGE: "Bão\n", OTHER: "Lũ\n"}, author="editor-so")
    signed = board.sign(both, by="chief-so", action="emergency")
    part = board.submit({PAGE: "Bão\n", **signed.files}, author="editor-so")
    commit = board.merge(part)
    assert named(audited(board)) == [("APR233", commit)]
    board.wait(hours=72)
    assert named(audited(board)) == [("APR216", commit)]
