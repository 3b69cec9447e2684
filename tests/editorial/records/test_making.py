"""What a record would be about: the changes that a submission brings to main, or that main got."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from portalgen.editorial.records.making import (
    ProposedChanges,
    count_unpublished,
    find_last_change,
    group_changes,
    propose_landed,
    propose_submission,
    require_undivided_main,
)
from portalgen.editorial.records.records import FileState
from portalgen.errors import UsageError
from portalgen.history.repository import open_history
from portalgen.history.revisions import Revision
from tests.makers.board_repository import SUBMISSION, BoardRepository
from tests.makers.git_objects import ObjectStore
from tests.makers.repository import day, text

NEWS = "content/so/tin-tuc/hop-bao.vi.md"
ATTACHMENT = 'content/so/tin-tuc/tệp "đính kèm"\n.pdf'


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> BoardRepository:
    """A submission that nobody has signed for."""
    made = BoardRepository(tmp_path_factory.mktemp("submitted") / "kho")
    made.submit_news()
    return made


@pytest.fixture
def repository(submitted: BoardRepository, tmp_path: Path) -> BoardRepository:
    """A copy of it, to be changed; the submission is checked out."""
    return BoardRepository.copy(submitted, tmp_path / "kho")


def propose(repository: BoardRepository, head: str = SUBMISSION) -> ProposedChanges:
    return propose_submission(open_history(repository.root), "main", head)


def refusal(repository: BoardRepository, write: Callable[[BoardRepository], object]) -> str:
    """Why nobody can sign for the submission with something more in it."""
    write(repository)
    repository.commit(day(2, 9))
    with pytest.raises(UsageError) as raised:
        propose(repository)
    assert raised.value.en
    return raised.value.vi


def state_of(data: str | bytes) -> FileState:
    written = data.encode() if isinstance(data, str) else data
    return FileState("100644", sha256(written).hexdigest(), len(written))


def test_nobody_signs_for_a_folder_that_holds_one_name_twice(repository: BoardRepository) -> None:
    store = ObjectStore.of_folder(repository.top)
    blobs = [store.write_blob(each) for each in (b"Mot\n", b"Hai\n")]
    twice = store.write_raw_commit([("bai.md", each) for each in blobs], (repository.tip,))
    repository.git("update-ref", "refs/heads/bai/hai-lan", twice)
    with pytest.raises(UsageError, match="two files named"):
        propose(repository, "bai/hai-lan")


def test_a_submission_is_its_new_changed_and_deleted_files(submitted: BoardRepository) -> None:
    proposed = propose(submitted)
    assert (proposed.onto, proposed.onto_at) == (submitted.tip, day(1))
    assert [(each.path, each.title) for each in proposed.changes] == [
        ("content/so/tin-tuc/bo.vi.md", "Tin bỏ"),
        ("content/so/tin-tuc/cu.vi.md", "Tin cũ, đã sửa"),
        (NEWS, "Họp báo mẫu"),
        (ATTACHMENT, ""),
    ]
    removed, changed, new, attachment = (each.change for each in proposed.changes)
    assert removed.after is None and removed.before == state_of(text("so-bo", title="Tin bỏ"))
    assert changed.before == state_of(text("so-cu", title="Tin cũ")) and changed.after != changed.before
    assert new.before is None and new.after == state_of(text("so-hop-bao", title="Họp báo mẫu"))
    assert attachment.after == state_of(b"%PDF-1.4 " * 100)


def test_a_rename_is_a_deletion_and_an_addition(repository: BoardRepository) -> None:
    repository.git("mv", "content/so/tin-tuc/cu.vi.md", "content/so/tin-tuc/tên mới.vi.md")
    repository.commit(day(2, 9))
    changes = {each.path: each.change for each in propose(repository).changes}
    assert changes["content/so/tin-tuc/cu.vi.md"].after is None
    assert changes["content/so/tin-tuc/tên mới.vi.md"].before is None


def test_a_file_that_became_a_link_has_another_mode(repository: BoardRepository) -> None:
    page = repository.root / "content/so/tin-tuc/cu.vi.md"
    page.unlink()
    page.symlink_to("hop-bao.vi.md")
    repository.commit(day(2, 9))
    change = next(each.change for each in propose(repository).changes if each.path.endswith("cu.vi.md"))
    assert change.before is not None and change.before.mode == "100644"
    assert change.after == FileState("120000", sha256(b"hop-bao.vi.md").hexdigest(), 13)


def test_what_main_got_meanwhile_is_no_part_of_the_submission(repository: BoardRepository) -> None:
    before = propose(repository)
    repository.checkout("main")
    tip = repository.page(day(2, 12), "content/so/tin-tuc/khac.vi.md", "so-khac")
    after = propose(repository)
    assert (after.changes, after.onto) == (before.changes, tip)


def test_changes_are_grouped_by_who_decides(repository: BoardRepository) -> None:
    repository.page(day(2, 9), "content/xa/tin-tuc/a.vi.md", "xa-a")
    repository.write("themes/default/x.css", "")
    repository.commit(day(2, 10))
    groups = group_changes(propose(repository).changes)
    assert [(each.path_class.id, each.site, len(each.changes)) for each in groups] == [
        ("content", "so", 4),
        ("content", "xa", 1),
        ("platform", "", 1),
    ]


def test_records_that_come_with_a_submission_are_no_change_of_it(repository: BoardRepository) -> None:
    before = propose(repository)
    repository.write("site-config/approvals/so/2026/x.json", "x")
    repository.commit(day(2, 9))
    after = propose(repository)
    assert after.changes == before.changes
    assert after.record_paths == ("site-config/approvals/so/2026/x.json",)


class TestRefusals:
    def test_a_conflict_is_named(self, repository: BoardRepository) -> None:
        repository.checkout("main")
        repository.page(day(2, 12), "content/so/tin-tuc/cu.vi.md", "so-cu", "Nội dung khác.")
        with pytest.raises(UsageError, match="main has changed the same place"):
            propose(repository)

    def test_a_submission_without_changes_is_nothing_to_sign(self, repository: BoardRepository) -> None:
        with pytest.raises(UsageError, match="does not differ from main"):
            propose(repository, "main")

    def test_a_path_that_is_not_nfc_is_never_normalised(self, repository: BoardRepository) -> None:
        told = refusal(repository, lambda made: made.write("content/so/tu\u031b\u0300.txt", "x"))
        assert "không phải NFC" in told and "APR214" in told

    def test_a_path_that_is_not_utf8_is_refused(self, repository: BoardRepository) -> None:
        def write(made: BoardRepository) -> None:
            (made.root / "content/so" / os.fsdecode(b"\xff.txt")).write_bytes(b"x")

        assert "không phải chữ UTF-8" in refusal(repository, write)

    def test_attributes_below_the_content_are_refused_and_may_be_taken_out(self, repository: BoardRepository) -> None:
        told = refusal(repository, lambda made: made.write("content/so/.gitattributes", "* ident\n"))
        assert ".gitattributes" in told and "APR215" in told
        repository.checkout("main")
        repository.fast_forward(SUBMISSION)
        repository.branch("bo-di")
        (repository.root / "content/so/.gitattributes").unlink()
        repository.commit(day(3))
        assert [each.path for each in propose(repository, "bo-di").changes] == ["content/so/.gitattributes"]

    def test_rules_of_approval_are_signed_for_alone(self, repository: BoardRepository) -> None:
        told = refusal(repository, lambda made: made.write("site-config/governance/roster/moi.yaml", "x"))
        assert "tách thành hai bài gửi" in told and "GOV203" in told and "APR223" in told

    def test_another_repository_is_refused_and_may_be_taken_out(self, repository: BoardRepository) -> None:
        path = "content/so/tin-tuc/kho-khac"
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{repository.tip},{path}")
        repository.git("commit", "--quiet", "-m", "x", at=day(2, 9))
        with pytest.raises(UsageError) as raised:
            propose(repository)
        assert path in raised.value.vi and "APR217" in raised.value.vi and "git rm" in raised.value.vi
        repository.git("update-ref", "refs/heads/main", SUBMISSION)
        repository.branch("bo-di")
        repository.git("rm", "--quiet", "--cached", path)
        repository.git("commit", "--quiet", "-m", "x", at=day(3))
        assert [each.path for each in propose(repository, "bo-di").changes] == [path]

    def test_records_of_main_are_neither_changed_nor_deleted(self, repository: BoardRepository) -> None:
        repository.checkout("main")
        repository.write("site-config/approvals/so/2026/x.json", "x")
        repository.commit(day(2, 9))
        repository.branch("doi-phieu")
        assert "phiếu đã lưu thì giữ nguyên" in refusal_of_branch(repository, "doi-phieu")


def refusal_of_branch(repository: BoardRepository, branch: str) -> str:
    repository.write("site-config/approvals/so/2026/x.json", "y")
    repository.commit(day(2, 10))
    with pytest.raises(UsageError) as raised:
        propose(repository, branch)
    return raised.value.vi


class TestMain:
    def test_main_is_the_servers_where_there_is_one(self, repository: BoardRepository) -> None:
        history = open_history(repository.root)
        assert require_undivided_main(history).reference == "refs/heads/main"
        repository.git("update-ref", "refs/remotes/origin/main", "main")
        server = require_undivided_main(history)
        assert server.reference == "refs/remotes/origin/main"
        repository.checkout("main")
        repository.page(day(2, 12), "content/so/tin-tuc/khac.vi.md", "so-khac")
        assert (require_undivided_main(history), count_unpublished(history, server)) == (server, 1)
        assert count_unpublished(history, Revision(server.commit, "refs/heads/main")) == 0
        repository.git("update-ref", "refs/remotes/origin/main", SUBMISSION)
        with pytest.raises(UsageError, match="have parted"):
            require_undivided_main(history)

    def test_a_tag_called_like_main_is_not_main(self, repository: BoardRepository) -> None:
        history = open_history(repository.root)
        honest = require_undivided_main(history)
        for tag in ("refs/tags/main", "refs/tags/origin/main"):
            repository.git("update-ref", tag, SUBMISSION)
        assert require_undivided_main(history) == honest

    def test_without_main_its_name_is_asked_for(self, repository: BoardRepository) -> None:
        repository.git("branch", "--move", "main", "chinh")
        with pytest.raises(UsageError, match="--base"):
            require_undivided_main(open_history(repository.root))


class TestLanded:
    def test_what_a_commit_of_main_brought_is_as_it_happened(self, repository: BoardRepository) -> None:
        submission = propose(repository)
        merged = repository.merge(day(4), SUBMISSION)
        repository.page(day(5), NEWS, "so-hop-bao", "Sửa sau.")
        history = open_history(repository.root)
        landed = propose_landed(history, "main", merged, ())
        assert (landed.onto, landed.onto_at, landed.changes) == (repository.tip, day(1), submission.changes)
        one = propose_landed(history, "main", merged, (NEWS,))
        assert [each.path for each in one.changes] == [NEWS]

    def test_a_file_names_the_commit_that_changed_it_last(self, repository: BoardRepository) -> None:
        merged = repository.merge(day(4), SUBMISSION)
        history = open_history(repository.root)
        assert find_last_change(history, "main", (NEWS, "content/so/tin-tuc/bo.vi.md")) == merged
        again = repository.page(day(5), NEWS, "so-hop-bao", "Sửa sau.")
        assert find_last_change(history, "main", (NEWS,)) == again
        with pytest.raises(UsageError, match="at different times"):
            find_last_change(history, "main", (NEWS, ATTACHMENT))
        with pytest.raises(UsageError, match="main never had"):
            find_last_change(history, "main", ("content/so/khong-co.md",))

    def test_only_a_commit_of_main_after_its_first_is_ratified(self, repository: BoardRepository) -> None:
        history = open_history(repository.root)
        with pytest.raises(UsageError, match="is no commit of main"):
            propose_landed(history, "main", SUBMISSION, ())
        with pytest.raises(UsageError, match="is adopted"):
            propose_landed(history, "main", repository.tip, ())
        merged = repository.merge(day(4), SUBMISSION)
        with pytest.raises(UsageError, match="changed nothing at"):
            propose_landed(history, "main", merged, ("content/so/khong-co.md",))


@pytest.mark.parametrize(("below", "form"), [("cong/con", "sha1"), ("", "sha256")])
def test_a_portal_below_the_top_and_other_forms_of_ids_change_nothing(
    submitted: BoardRepository, tmp_path: Path, below: str, form: str
) -> None:
    made = BoardRepository(tmp_path / "kho", below, form=form)
    made.submit_news()
    proposed = propose(made)
    assert proposed.changes == propose(submitted).changes
    assert len(proposed.onto) == (64 if form == "sha256" else 40)
    if below:
        (made.top / "ngoài cổng").write_text("x")
        made.commit(day(2, 9))
        assert propose(made).outside_count == 1
