"""Which rewritten histories a map is made for, and which are refused, each for its own reason."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.purge_map import PurgeMapError, parse_purge_map
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.governance.purge_checks import check_maps
from portalgen.editorial.governance.purge_making import MadeMap, MapRequest, make_map, verify_map
from portalgen.editorial.questions.purge_plan import format_plan, plan_as_json, plan_purge
from portalgen.errors import UsageError
from portalgen.history.repository import open_history
from tests.makers.board import ROSTER, Board, without_git_settings
from tests.makers.git_objects import WrittenCommit
from tests.makers.purges import Purge, purge

pytestmark = pytest.mark.heavy

LEAK = "content/so/tin/lo.vi.md"
COPY = "content/xa/tin/sao.vi.md"
OTHER = "content/so/tin/cu.vi.md"
TEXT = "Số mẫu\n"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """What leaked stood in two files, and is gone from main."""
    board = Board(tmp_path_factory.mktemp("making") / "kho")
    board.publish({LEAK: TEXT, OTHER: "một\n"})
    board.publish({COPY: TEXT}, site="xa")
    board.publish({LEAK: None}, how="squash")
    board.publish({COPY: None}, site="xa")
    return board


@pytest.fixture
def rewrite(board: Board) -> Any:
    """What rewrites main; afterwards it is what it was."""
    main = list(board.main)
    yield lambda *paths, **options: purge(board, *paths, **options)
    board.restore(main)


Rewrite = Callable[..., Purge]


def request_of(rewritten: Purge, *paths: str, **parts: Any) -> MapRequest:
    """The request for a map of a history that was rewritten."""
    repository, board = rewritten.board.repository, rewritten.board
    new = rewritten.commits[rewritten.old_tip.id].id
    whole = MapRequest(repository, repository, rewritten.old_tip.id, new, paths, "Gỡ số lộ (mẫu)", board.now)
    return replace(whole, **parts)


def refusal(request: MapRequest) -> str:
    """Why there is no map."""
    with pytest.raises(UsageError) as caught:
        make_map(request)
    assert caught.value.en
    return caught.value.vi


def test_a_map_names_ids_and_digests_and_nothing_of_what_was_removed(board: Board, rewrite: Rewrite) -> None:
    rewritten = rewrite(LEAK, COPY)
    made = rewritten.make_map(LEAK, COPY)
    assert TEXT.strip().encode() not in made.data
    assert parse_purge_map(made.data) == made.purge
    assert [each.path for each in made.purge.files] == [LEAK, COPY]
    assert made.purge.old_tip == rewritten.old_tip.id
    assert made.purge.commits[-1].new == board.tip.id
    folders = json.loads(made.data)["files"]
    assert [each["new"] for each in folders] == [None, None]


def test_what_was_changed_beside_is_named(board: Board, rewrite: Rewrite) -> None:
    rewritten = rewrite(LEAK, COPY, changed={OTHER: "đổi lén\n"})
    assert f"`{OTHER}`" in refusal(request_of(rewritten, LEAK, COPY))


def test_a_copy_that_is_left_is_named(rewrite: Rewrite) -> None:
    assert f"`{COPY}`" in refusal(request_of(rewrite(LEAK), LEAK))


def test_a_file_that_main_still_has_is_removed_there_first(rewrite: Rewrite) -> None:
    said = refusal(request_of(rewrite(OTHER, LEAK, COPY), OTHER, LEAK, COPY))
    assert f"`{OTHER}`" in said and "bài được duyệt" in said


def test_who_may_approve_is_not_rewritten(rewrite: Rewrite) -> None:
    said = refusal(request_of(rewrite(ROSTER, mask=lambda _, data: data + b"# che\n"), ROSTER))
    assert "không gỡ bằng bản đồ được" in said


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"\nauthor ", b"\nauthor M", "người lưu, thời gian"),
        (b" +0700\n\n", b" +0000\n\n", "người lưu, thời gian"),
        ("Cập nhật".encode(), b"Che", "--replaced-messages"),
    ],
    ids=["author", "time zone", "message"],
)
def test_people_times_and_messages_stay(rewrite: Rewrite, old: bytes, new: bytes, told: str) -> None:
    rewritten = rewrite(LEAK, COPY, alter=lambda data: data.replace(old, new, 1))
    assert told in refusal(request_of(rewritten, LEAK, COPY))


def test_messages_that_were_replaced_are_told_in_the_audit(board: Board, rewrite: Rewrite, tmp_path: Path) -> None:
    newest = f" {int(board.tip.committed_at.timestamp())} ".encode()

    def mask(data: bytes) -> bytes:
        return data if newest in data else data.replace("Cập nhật".encode(), b"Che", 1)

    rewritten = rewrite(LEAK, COPY, alter=mask)
    made = make_map(request_of(rewritten, LEAK, COPY, has_new_messages=True))
    rewritten.land(made)
    clone = tmp_path / "kho-sach"
    command = ["git", "clone", "--quiet", "--no-local", str(board.folder), str(clone)]
    subprocess.run(command, env=without_git_settings(), check=True)
    for folder, codes in ((board.folder, ["APR260"]), (clone, ["APR260", "APR270"])):
        known = (rewritten.old_tip.id,)
        audit = audit_approvals(open_history(folder), "main", board.genesis, board.now, known=known)
        assert [each.diagnostic.code for each in audit.findings] == codes
    checks = check_maps(board.repository, board.tip.id, board.repository)
    assert [each.holds for each in checks] == [True]


def test_what_main_was_keeps_its_message(rewrite: Rewrite) -> None:
    rewritten = rewrite(LEAK, COPY, alter=lambda data: data.replace("Cập nhật".encode(), b"Che", 1))
    said = refusal(request_of(rewritten, LEAK, COPY, has_new_messages=True))
    assert "lần lưu mới nhất trên bản chính" in said


def test_a_history_with_fewer_commits_is_rewritten_again_with_all_of_them(board: Board, rewrite: Rewrite) -> None:
    rewritten = rewrite(LEAK, COPY)
    pruned = board.store.rewrite_commit(board.tip, board.tip.tree, board.main[-3].parents)
    said = refusal(request_of(rewritten, LEAK, COPY, new_tip=pruned.id))
    assert "--prune-empty never" in said


def test_a_history_that_was_not_rewritten_has_no_map(board: Board, rewrite: Rewrite) -> None:
    rewritten = rewrite(LEAK, COPY)
    same = request_of(rewritten, LEAK, new_tip=rewritten.old_tip.id)
    assert "chưa có gì được viết lại" in refusal(same)
    private = request_of(rewritten, LEAK, COPY, reason="Gỡ số 0912 345 678 của một người")
    assert "0912 345 678" not in refusal(private)


def test_what_a_forge_signed_is_led_through_though_rewriting_takes_signatures_away(
    board: Board, rewrite: Rewrite
) -> None:
    signature = b"gpgsig -----BEGIN SSH SIGNATURE-----\n bWF1\n -----END SSH SIGNATURE-----\n"
    signed = rewrite(
        LEAK, mask=lambda _, data: data, alter=lambda data: data.replace(b"\n\n", b"\n" + signature + b"\n", 1)
    )
    assert signed.commits
    rewritten = rewrite(LEAK, COPY, alter=lambda data: data.replace(signature, b""))
    made = rewritten.make_map(LEAK, COPY)
    assert len(made.purge.signatures) == len(made.purge.commits)
    rewritten.land(made)
    audit = audit_approvals(board.repository, "main", None, board.now, known=(rewritten.old_tip.id,))
    assert "APR245" not in [each.diagnostic.code for each in audit.findings]
    assert "APR263" not in [each.diagnostic.code for each in audit.findings]


def test_a_former_copy_shows_what_a_map_says_falsely(board: Board, rewrite: Rewrite) -> None:
    rewritten = rewrite(LEAK, COPY)
    made: MadeMap = rewritten.make_map(LEAK, COPY)
    rewritten.land(made)
    for former in (None, board.repository):
        assert [each.holds for each in check_maps(board.repository, board.tip.id, former)] == [True]
    first, *rest = made.purge.files
    false = replace(made.purge, files=(replace(first, before=replace(first.before, sha256="0" * 64)), *rest))
    assert not verify_map(false, board.repository, board.repository, made.purge.new_tip)


def test_a_plan_names_versions_copies_and_branches_and_whether_main_has_it_still(board: Board) -> None:
    main: list[WrittenCommit] = list(board.main)
    plan = plan_purge(board.repository, board.tip.id, (LEAK,), ())
    assert [(each.path, each.size, each.is_on_main) for each in plan.versions] == [(LEAK, len(TEXT.encode()), False)]
    assert [path for path, _ in plan.copies] == [COPY]
    assert plan.refs == ("refs/heads/main",) and plan.is_ready
    text = "\n".join(format_plan(plan, "", "vi"))
    assert f"git filter-repo --invert-paths --path {LEAK} --path {COPY}" in text
    assert f"purge map {main[-1].id} HEAD" in text
    record = next(path for path in board.tip.tree if path.endswith(".sig"))
    both = plan_purge(board.repository, board.tip.id, (record,), ())
    assert both.is_ready and both.paths == (record.replace(".sig", ".json"), record)
    standing = plan_purge(board.repository, board.tip.id, (OTHER, ROSTER), ())
    assert not standing.is_ready and standing.locked_paths == (ROSTER,)
    assert plan_as_json(standing)["ready"] is False
    with pytest.raises(UsageError):
        plan_purge(board.repository, board.tip.id, ("content/so/khong-co.md",), ())
    with pytest.raises(UsageError):
        plan_purge(board.repository, board.tip.id, (), ("khong-co",))


def test_a_map_is_read_in_its_one_form_alone(board: Board, rewrite: Rewrite, tmp_path: Path) -> None:
    data = rewrite(LEAK, COPY).make_map(LEAK, COPY).data
    spoiled = [
        data[:-1],
        data.replace(b'"files":', b'"files" :', 1),
        data.replace(b'"messages":[]', b'"messages":[],"more":1', 1),
        data.replace(b'"mode":"100644"', b'"mode":"160000"', 1),
        data.replace(b'"signatures":{}', b'"signatures":{"x":"y"}', 1),
        data.replace(LEAK.encode(), b"content/../lo.md", 1),
        data.replace(LEAK.encode(), b"/".join([b"a"] * 5_000), 1),
        b"[]\n",
        b"\xff",
        b"[" * 100_000,
    ]
    for each in spoiled:
        with pytest.raises(PurgeMapError):
            parse_purge_map(each)
