"""What is said of one item after a part of its history was purged: never that it was late, or that it never stood there."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from portalgen.config.purge_map import PurgedFile, PurgedState, RewrittenCommit
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.item_history import read_item_history
from portalgen.editorial.purges.former_history import StoredMap, apply_maps
from portalgen.editorial.questions.item_dossier import DossierSources, report_item
from portalgen.editorial.questions.purge_plan import format_plan, plan_purge
from portalgen.editorial.tables.table_forms.csv_form import table_as_csv
from portalgen.editorial.tables.table_forms.text_form import report_as_text
from portalgen.errors import UsageError
from portalgen.timeline.model import EvidencePolicy, ItemTimes
from portalgen.timeline.read import read_timeline
from tests.makers.board import Board
from tests.makers.purges import Masked, purge, removed

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/ke-hoach.vi.md"
GONE = "content/so/tin/lo.vi.md"
HEAD = "---\nid: {}\ntitle: Kế hoạch mẫu\nkind: news\ndate: 2026-06-01T08:00:00+07:00\n---\n\n"
LEAKING = HEAD.format("so-ke-hoach") + "Nội dung đủ dài của bài, có số mẫu bị lộ.\n"
CLEAN = HEAD.format("so-ke-hoach") + "Nội dung đủ dài của bài, đã che.\n"


def masked(path: str, data: bytes) -> bytes | None:
    """What leaked is masked, and the rest of the page stays; the other file goes."""
    return None if path == GONE else data.replace("có số mẫu bị lộ".encode(), "có số đã che".encode())


def only_clean(_: str, data: bytes) -> bytes | None:
    """What leaked goes with the whole file."""
    return data if data == CLEAN.encode() else None


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A page that leaked and was corrected, and one that was deleted; ids are of SHA-256."""
    board = Board(tmp_path_factory.mktemp("items") / "kho", object_format="sha256")
    board.publish({PAGE: LEAKING, GONE: HEAD.format("so-lo") + "Bài lộ.\n"})
    board.wait(days=9)
    board.publish({PAGE: CLEAN, GONE: None})
    return board


def times_of(board: Board, mask: Masked, folder: Path) -> tuple[ItemTimes, ItemTimes]:
    """The times of the page before and after a purge of both files; afterwards main is what it was."""
    main, policy = list(board.main), EvidencePolicy()
    before = read_timeline(board.repository, "main", policy, board.now, folder).items["so-ke-hoach"]
    rewritten = purge(board, PAGE, GONE, mask=mask)
    rewritten.land(rewritten.make_map(PAGE, GONE))
    after = read_timeline(board.repository, "main", policy, board.now, folder).items["so-ke-hoach"]
    board.restore(main)
    return before, after


def test_a_page_that_lost_its_first_versions_has_no_proven_time(board: Board, tmp_path: Path) -> None:
    before, after = times_of(board, only_clean, tmp_path)
    assert (before.publication.strength, before.publication.reason) == ("proven", "merged")
    assert (after.publication.strength, after.publication.reason) == ("unproven", "purged")
    assert after.publication.at is not None and before.publication.at is not None
    assert after.publication.at > before.publication.at  # which alone would make it late


def test_a_page_in_which_only_words_were_masked_keeps_its_times(board: Board, tmp_path: Path) -> None:
    before, after = times_of(board, masked, tmp_path)
    assert (after.publication.at, after.publication.strength) == (before.publication.at, "proven")


def test_the_dossier_of_a_page_that_is_gone_shows_its_approvals_and_why_it_has_no_text(board: Board) -> None:
    main = list(board.main)
    rewritten = purge(board, GONE, mask=removed)
    rewritten.land(rewritten.make_map(GONE))
    audit = audit_approvals(board.repository, "main", board.genesis, board.now)
    timeline = read_timeline(board.repository, "main", EvidencePolicy(), board.now)
    history = read_item_history(board.repository, "main", GONE)
    report = report_item(DossierSources(history, audit, timeline))
    text = " ".join(report_as_text(report, "vi").split())
    changes = table_as_csv(report.tables[0], "vi")
    board.restore(main)
    assert history.steps == ()
    assert "đã được gỡ vì lộ dữ liệu" in text and "chưa từng có `" not in text
    assert changes.count("đã duyệt trước khi đăng (nội dung đã gỡ theo bản đồ 2026-06-") == 2
    assert changes.count("duyệt: Trưởng Ban so") == 2


def with_other_day(path: str, data: bytes) -> bytes | None:
    """Beside what leaked a fact is another, in the version that leaked."""
    masks = masked(path, data)
    return masks if masks is None or data == CLEAN.encode() else masks.replace(b"date: 2026-06-01", b"date: 2026-06-08")


def state_of(data: bytes, id: str) -> PurgedState:
    return PurgedState(id, "100644", sha256(data).hexdigest(), len(data))


def test_a_mask_that_changes_what_an_item_is_judged_by_has_no_map(board: Board) -> None:
    main, texts = list(board.main), {data: id for id, data in board.data.items()}
    rewritten = purge(board, PAGE, GONE, mask=with_other_day)
    with pytest.raises(UsageError, match="changes `date` in a former version of"):
        rewritten.make_map(PAGE, GONE)
    leaking, mask = LEAKING.encode(), with_other_day(PAGE, LEAKING.encode()) or b""
    ids = {data: id for id, data in board.data.items()}
    file = PurgedFile(PAGE, state_of(leaking, texts[leaking]), state_of(mask, ids[mask]))
    first, *rest = ((old, new.id) for old, new in rewritten.commits.items())
    commits = (RewrittenCommit(*first, (0,)), *(RewrittenCommit(*each, ()) for each in rest))
    by_hand = rewritten.forge_map(files=(file,), commits=commits)
    present = frozenset(each.id for each in board.store.list_ancestors(board.tip))
    history = apply_maps(board.repository, [StoredMap(by_hand.path, by_hand.data)], present)
    board.restore(main)
    assert [each.code for each in history.problems] == ["APR273"]


def test_an_item_that_moved_does_not_lose_its_past_unseen(board: Board) -> None:
    main, moved = list(board.main), "content/so/tin/ke-hoach-moi.vi.md"
    board.publish({PAGE: None, moved: CLEAN + "Nay ở chỗ mới.\n"})
    with pytest.raises(UsageError, match=f"is `{moved}` now"):
        purge(board, PAGE, mask=removed).make_map(PAGE)
    board.restore(main)


def test_a_notice_stays_where_what_leaked_goes(board: Board) -> None:
    main, texts = list(board.main), {data: id for id, data in board.data.items()}
    notice = "---\nid: so-ke-hoach\ntitle: Kế hoạch mẫu\nkind: tombstone\ndate: 2026-06-01\n---\n"
    assert not plan_purge(board.repository, board.tip.id, (PAGE,), ()).is_ready
    board.publish({PAGE: notice})
    plan = plan_purge(board.repository, board.tip.id, (PAGE,), ())
    lines = list(format_plan(plan, "", "vi", "ma.txt"))
    rewritten = purge(board, PAGE, mask=lambda _, data: data if data == notice.encode() else None)
    made = rewritten.make_map(PAGE)
    board.restore(main)
    assert plan.is_ready and plan.blobs == tuple(sorted(texts[each.encode()] for each in (LEAKING, CLEAN)))
    assert lines[0] == "Phải gỡ 2 bản của tệp:"
    assert any("filter-repo --strip-blobs-with-ids ma.txt " in each for each in lines)
    assert not any("--invert-paths" in each or "--replace-text" in each for each in lines)
    assert [each.after for each in made.purge.files] == [None, None]
