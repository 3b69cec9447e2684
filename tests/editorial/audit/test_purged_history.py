"""What an audit says after leaked data was purged from the history: the same as before, or why it does not believe it."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.purge_map import PurgeMap, RewrittenCommit
from portalgen.diagnostics.model import Severity
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.approval_report import report_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange
from portalgen.editorial.governance.purge_making import MadeMap
from portalgen.editorial.records.record_verification import verify_record
from portalgen.editorial.tables.table_forms.csv_form import table_as_csv
from portalgen.errors import UsageError
from portalgen.history.repository import open_history
from tests.makers.board import ROSTER, Board, Content, person, roster_path, without_git_settings
from tests.makers.git_objects import WrittenCommit
from tests.makers.purges import Purge, as_made, purge, removed
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

LEAK = "content/so/tin/lo.vi.md"
OTHER = "content/so/tin/khac.vi.md"
OWNERS = ("owner-1", "owner-2")


@dataclass
class Office:
    """A board whose history held what leaked, before and after it was purged; tests go on from either."""

    board: Board
    before: list[WrittenCommit]
    purged: Purge
    after: list[WrittenCommit]
    """Main without the map."""
    verdicts: list[tuple[Any, ...]]
    """Of the audit before."""

    @property
    def old_tip(self) -> str:
        """What main was."""
        return self.before[-1].id

    def audit(self, **options: Any) -> ApprovalAudit:
        """Main now, by somebody who knows what it was."""
        known = options.pop("known", (self.old_tip,))
        return audit_approvals(
            self.board.repository, "main", self.board.genesis, self.board.now, known=known, **options
        )

    def go_on_from(self, main: list[WrittenCommit]) -> None:
        """Main is put there."""
        self.board.restore(main)


def verdicts_of(changes: Iterable[AuditedChange]) -> list[tuple[Any, ...]]:
    """Everything that an audit says of changes, but whether it was purged."""
    return [(each.place, each.change, each.state, each.level, each.approvals, each.ratified_by) for each in changes]


def codes_of(audit: ApprovalAudit) -> list[str]:
    """The code of each finding."""
    return [each.diagnostic.code for each in audit.findings]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Merged, squashed and rebased; a chief came, a key was revoked; what leaked stood already at genesis."""
    board = Board(tmp_path_factory.mktemp("purge") / "kho", files={LEAK: "SĐT mẫu\n"})
    board.publish({LEAK: "SĐT mẫu 2\n", OTHER: "một\n"})
    new = person("chief-so-2", "Trưởng Ban", "chief")
    board.govern(board.edit_roster(roster_path("so"), lambda it: it["people"].append(new)), by=("owner-1", "chief-so"))
    board.publish({LEAK: "SĐT mẫu 3\n"}, how="rebase", by="chief-so-2")
    board.publish({"content/xa/tin/b.vi.md": "xã\n"}, site="xa")
    revoked = {"key": Signer("chief-so-2").fingerprint, "since": board.tip.id, "reason": "mất khóa (mẫu)"}
    board.govern(board.edit_roster(ROSTER, lambda it: it.update(revocations=[revoked])), by=OWNERS)
    board.publish({LEAK: None}, how="squash")
    board.publish({OTHER: "hai\n"})
    board.publish({"content/xa/tin/a.vi.md": "xã\n"}, site="xa")
    before = list(board.main)
    verdicts = verdicts_of(audit_approvals(board.repository, "main", board.genesis, board.now).changes)
    purged = purge(board, LEAK)
    return Office(board, before, purged, list(board.main), verdicts)


def test_the_verdicts_are_those_of_before_for_whoever_has_today_s_objects_alone(office: Office, tmp_path: Path) -> None:
    office.go_on_from(office.after)
    landed = office.purged.land(office.purged.make_map(LEAK))
    clone = tmp_path / "kho-sach"
    command = ["git", "clone", "--quiet", "--no-local", str(office.board.folder), str(clone)]
    subprocess.run(command, env=without_git_settings(), check=True)
    missing = subprocess.run(
        ["git", "-C", str(clone), "cat-file", "-e", office.old_tip], capture_output=True, check=False
    )
    assert missing.returncode != 0
    audit = audit_approvals(
        open_history(clone),
        "main",
        office.board.genesis,
        office.board.now,
        known=[each.id for each in office.before[2:]],
    )
    assert [(each.diagnostic.code, each.severity, each.commit) for each in audit.findings] == [
        ("APR260", Severity.NOTE, landed)
    ]
    assert verdicts_of(audit.changes[:-1]) == office.verdicts  # the last one adds the map
    assert {each.change.path for each in audit.changes if each.purge} == {LEAK}
    assert audit.genesis == office.board.genesis != f"{office.after[1].id}:"
    assert audit.find_commit(office.old_tip) == audit.find_commit(office.after[-1].id)
    report = report_approvals(audit, "main", "vi", has_changes=True)
    text = table_as_csv(next(each for each in report.tables if each.key == "changes"), "vi")
    assert text.count("(nội dung đã gỡ theo bản đồ 2026-06-01-") == 3
    assert text.count("SHA-256 do hai chủ quản ký") == 3
    assert next(each.value for each in report.facts if each.key == "purged") == 3


def test_without_the_map_or_with_one_that_is_not_signed_by_two_owners_the_line_was_replaced(office: Office) -> None:
    office.go_on_from(office.after)
    assert codes_of(office.audit()) == ["APR242"]  # the genesis itself was rewritten
    board = office.board
    audit = audit_approvals(board.repository, "main", None, board.now, known=(office.old_tip,))
    assert {"APR245", "APR143"} <= set(codes_of(audit))
    made = office.purged.make_map(LEAK)
    for signed_by in (("owner-1", "owner-1"), ("owner-1", "chief-so")):
        office.go_on_from(office.after)
        submission = office.board.submit({made.path: made.data}, author="operator")
        for each in signed_by:
            office.board.sign(submission, by=each)
        office.board.merge(submission)
        assert sorted(set(codes_of(office.audit()))) == ["APR242", "APR262"], signed_by


def test_owners_who_appointed_themselves_on_the_new_line_lead_nowhere(office: Office) -> None:
    office.go_on_from(office.after)
    strangers = [person(f"la-{number}", "Người lạ", "owner") for number in (1, 2)]
    roster = office.board.edit_roster(ROSTER, lambda it: it["people"].extend(strangers))
    office.board.push(roster, by="operator")
    office.purged.land(office.purged.make_map(LEAK), by=("la-1", "la-2"))
    assert "APR262" in codes_of(office.audit()) and "APR242" in codes_of(office.audit())


def test_owners_who_came_after_the_rewritten_line_do_not_sign_for_what_was_before_them(office: Office) -> None:
    office.go_on_from(office.before)
    purged = purge(office.board, LEAK)
    made = purged.make_map(LEAK)
    newcomers = [person(f"moi-{number}", "Lãnh đạo Văn phòng", "owner") for number in (1, 2)]
    rosters = dict(office.board.rosters)
    office.board.govern(office.board.edit_roster(ROSTER, lambda it: it["people"].extend(newcomers)), by=OWNERS)
    office.board.rosters = rosters
    purged.land(made, by=("moi-1", "moi-2"))
    assert "APR262" in codes_of(office.audit())


def _edited(made: MadeMap) -> MadeMap:
    return replace(made, data=made.data.replace(b'"size":', b'"size": ', 1))


def _of_other_name(made: MadeMap) -> MadeMap:
    return replace(made, path=made.path.replace("2026-06-01", "2026-06-02"))


def _changed(**parts: Callable[[PurgeMap], Any]) -> Callable[[MadeMap], MadeMap]:
    return lambda made: as_made(replace(made.purge, **{name: change(made.purge) for name, change in parts.items()}))


def _other_digest(purge: PurgeMap) -> Any:
    first, *rest = purge.files
    return (replace(first, before=replace(first.before, sha256="0" * 64)), *rest)


def _other_blob(purge: PurgeMap) -> Any:
    first, *rest = purge.files
    return (
        replace(
            first,
            before=replace(first.before, id=f"{first.before.id[:-1]}{'0' if first.before.id[-1] != '0' else '1'}"),
        ),
        *rest,
    )


def _governance_file(purge: PurgeMap) -> Any:
    return tuple(replace(each, path="site-config/governance/policy.yaml") for each in purge.files)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_edited, "APR261"),
        (_of_other_name, "APR261"),
        (lambda made: replace(made, data=b"{}\n"), "APR261"),
        (_changed(files=_other_digest), "APR269"),
        (_changed(files=_other_blob), "APR263"),
        (_changed(files=_governance_file), "APR265"),
        (_changed(portal=lambda _: "tinh-khac"), "APR262"),
        (
            _changed(commits=lambda purge: tuple(replace(each, files=tuple(range(len(purge.files)))) for each in purge.commits)),
            "APR267",
        ),
    ],
    ids=["edited", "named otherwise", "no map", "wrong digest", "wrong id", "governance", "other portal", "changes main"],
)  # fmt: skip
def test_a_map_that_was_signed_and_is_wrong_has_no_effect(
    office: Office, spoil: Callable[[MadeMap], MadeMap], code: str
) -> None:
    office.go_on_from(office.after)
    office.purged.land(spoil(office.purged.make_map(LEAK)))
    assert sorted(set(codes_of(office.audit()))) == sorted({"APR242", code})


def test_a_map_that_hides_another_change_has_no_effect(office: Office) -> None:
    office.go_on_from(office.before)
    honest = office.purged.make_map(LEAK).purge
    hiding = purge(office.board, LEAK, changed={"content/xa/tin/cu.vi.md": "Đổi lén.\n"})
    commits = tuple(
        replace(each, new=hiding.commits[each.old].id) for each in honest.commits if each.old in hiding.commits
    )
    hiding.land(hiding.forge_map(files=honest.files, commits=commits))
    assert sorted(set(codes_of(office.audit()))) == ["APR242", "APR263"]


def test_a_map_to_another_line_than_main_leads_nowhere(office: Office) -> None:
    made = office.purged.make_map(LEAK)
    office.go_on_from(office.before)
    aside = purge(office.board, LEAK, mask=lambda path, data: "che\n" if data != b"" else None)
    aside.land(made)
    assert sorted(set(codes_of(office.audit()))) == ["APR242", "APR264"]


def test_a_record_that_leaked_goes_with_what_it_approved(office: Office) -> None:
    office.go_on_from(office.before)
    path = next(
        path for path in office.before[-1].tree if path.startswith("site-config/approvals/xa/") and ".json" in path
    )
    record = (path, path.replace(".json", ".sig"))
    purged = purge(office.board, *record)
    with pytest.raises(UsageError):
        purged.make_map(path)
    landed = purged.land(purged.make_map(*record))
    audit = office.audit()
    assert [each for each in codes_of(audit) if each.startswith("APR2")] == ["APR201", "APR260", "APR272"]
    changes = [each for each in audit.changes if each.state == "missing"]
    assert [each.file.site for each in changes] == ["xa"]
    commit = audit.line[changes[0].place].id
    office.board.ratify(commit, by="chief-xa")
    assert [each.diagnostic.code for each in office.audit().findings] == ["APR202", "APR260", "APR272"]
    assert audit.find_commit(landed) is not None


def test_the_record_of_a_change_of_the_roster_does_not_go(office: Office) -> None:
    office.go_on_from(office.before)
    portal = [path for path in office.before[-1].tree if path.startswith("site-config/approvals/_portal/")]
    purged = purge(office.board, *portal)
    purged.land(purged.make_map(*portal))
    assert "APR262" in codes_of(office.audit())


def test_of_two_maps_about_the_same_commits_the_second_has_no_effect(office: Office) -> None:
    office.go_on_from(office.after)
    made = office.purged.make_map(LEAK)
    office.purged.land(made)
    office.purged.land(as_made(replace(made.purge, reason="Lần nữa")))
    audit = office.audit()
    assert codes_of(audit) == ["APR260", "APR266"]
    assert verdicts_of(audit.changes[:-2]) == office.verdicts


def test_a_second_purge_of_a_purged_history_is_led_through_by_both_maps(office: Office) -> None:
    office.go_on_from(office.after)
    office.purged.land(office.purged.make_map(LEAK))
    board = office.board
    board.publish({LEAK: "SĐT mẫu 4\n"})
    board.publish({LEAK: None})
    between = board.tip.id
    second = purge(
        board, LEAK, OTHER, mask=lambda path, data: None if path == LEAK else data if data == b"hai\n" else "che\n"
    )
    second.land(second.make_map(LEAK, OTHER))
    audit = office.audit(known=(office.old_tip, between))
    assert codes_of(audit) == ["APR260", "APR260"]
    kept = [
        each
        for each in audit.changes
        if each.change.path != "" and not each.change.path.startswith("site-config/governance/purges")
    ]
    assert verdicts_of(kept[: len(office.verdicts)]) == office.verdicts
    assert {each.change.path for each in audit.changes if each.purge} == {LEAK, OTHER}


def test_a_submission_that_was_made_from_the_former_main_brings_the_data_back(office: Office) -> None:
    office.go_on_from(office.after)
    office.purged.land(office.purged.make_map(LEAK))
    board = office.board
    stale = board.submit({OTHER: "ba\n"}, author="editor-so", base=office.before[-1])
    board.sign(stale, by="chief-so")
    board.merge(stale)
    assert codes_of(office.audit()) == ["APR260", "APR268"]


def test_no_cache_says_otherwise_than_none(office: Office, tmp_path: Path) -> None:
    """Audited before the purge, between purge and map, and after: each time as somebody who audits for the first time."""

    def both() -> tuple[ApprovalAudit, ApprovalAudit]:
        return office.audit(cache_folder=tmp_path / "cache"), office.audit(known=(office.old_tip,))

    office.go_on_from(office.before)
    cached, fresh = both()
    assert cached == fresh and codes_of(cached) == []
    office.go_on_from(office.after)
    cached, fresh = both()
    assert cached == fresh and codes_of(cached) == ["APR242"]
    office.purged.land(office.purged.make_map(LEAK), how="rebase")
    for body in ("ba\n", "bốn\n"):
        cached, fresh = both()
        assert cached == fresh and codes_of(cached) == ["APR260"]
        office.board.publish({OTHER: body})


def test_a_record_that_was_signed_before_counts_for_whoever_looks_at_it_alone(office: Office) -> None:
    office.go_on_from(office.after)
    office.purged.land(office.purged.make_map(LEAK))
    record = next(path for path in office.after[-1].tree if path.startswith("site-config/approvals/xa/"))
    digest = Path(record).stem
    checked = verify_record(office.board.folder, digest, "main", office.board.now).checked
    assert checked.counts, checked.problems


BODIES = st.sampled_from(["A\n", "B\n", "C\n", None])
ACTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from((LEAK, OTHER, "content/so/tin/lo/anh.png")), min_size=1, max_size=2, unique=True),
        BODIES,
        st.sampled_from(["merge", "squash", "rebase"]),
        st.sampled_from(["signed", "signed", "unsigned", "editor"]),
    ),
    min_size=1,
    max_size=4,
)
MASKS = st.sampled_from([removed, lambda path, data: b"che " + data])


@settings(max_examples=3, deadline=None)
@given(ACTS, st.sampled_from((LEAK, OTHER)), MASKS)
def test_whatever_happened_a_purge_changes_no_verdict(acts: list[Any], leaked: str, mask: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        board = Board(Path(folder) / "kho")
        for paths, body, how, signing in (
            *acts,
            ([leaked], "lộ\n", "merge", "signed"),
            ([leaked], None, "merge", "signed"),
        ):
            files: dict[str, Content] = {
                path: body and path + body for path in paths if path in board.tip.tree or body is not None
            }
            submission = board.submit(files, author="editor-so")
            if signing != "unsigned" and board.changes_of(submission):
                board.sign(submission, by="chief-so" if signing == "signed" else "editor-so")
            getattr(board, how)(submission)
        before = audit_approvals(board.repository, "main", board.genesis, board.now)
        old_tip = board.tip.id
        rewritten = purge(board, leaked, mask=mask)
        rewritten.land(rewritten.make_map(leaked))
        after = audit_approvals(board.repository, "main", board.genesis, board.now, known=(old_tip,))
        assert verdicts_of(after.changes[:-1]) == verdicts_of(before.changes)
        found = [
            (each.place, each.diagnostic, each.severity) for each in after.findings if each.diagnostic.code != "APR260"
        ]
        assert found == [(each.place, each.diagnostic, each.severity) for each in before.findings]
        assert {each.change.path for each in after.changes if each.purge} == {leaked}


def test_owners_who_lost_their_keys_cannot_hide_that_behind_a_replaced_message(tmp_path: Path) -> None:
    """They go back to where they were owners, and say that the commit which took their keys became another by its message."""
    board = Board(tmp_path / "kho")
    early = list(board.main)
    lost = lambda it: [each.update(keys=[{"public": Signer(f"moi-{each['id']}").public}]) for each in it["people"][:2]]  # noqa: E731
    board.govern(board.edit_roster(ROSTER, lost), by=OWNERS)
    known = board.tip.id
    board.restore(early)
    former = board.store.write_commit(
        board.tip.tree, (known,), board.now, author="a@example.vn", committer="a@example.vn"
    )
    board.push({"README.md": "Thay cho lần lưu ấy.\n"}, by="operator")
    replaced = board.tip
    board.main.append(board.store.rewrite_commit(former, board.tip.tree, (replaced.id,)))
    former = board.store.rewrite_commit(former, board.tip.tree, (known,))
    pairs = (RewrittenCommit(known, replaced.id, ()), RewrittenCommit(former.id, board.tip.id, ()))
    rewritten = Purge(board, former, {former.id: board.tip})
    rewritten.land(rewritten.forge_map(commits=pairs, messages=(known,)))
    clone = tmp_path / "kho-sach"
    command = ["git", "clone", "--quiet", "--no-local", str(board.folder), str(clone)]
    subprocess.run(command, env=without_git_settings(), check=True)
    for folder, code in ((board.folder, "APR263"), (clone, "APR271")):
        audit = audit_approvals(open_history(folder), "main", board.genesis, board.now, known=(known,))
        assert code in codes_of(audit), codes_of(audit)
