"""Records are prepared, shown to be right, and kept: with the submission, on a branch of their own, or in the folder."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from portalgen.cli.record_report import format_draft_problems, format_kept, format_prepared, prepared_as_json
from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.approving.record_making import (
    KeptRecord,
    PreparedRecord,
    SigningRequest,
    keep_record,
    prepare_record,
    require_place,
    require_second_person,
)
from portalgen.editorial.approving.submission_records import check_submitted_records
from portalgen.editorial.records.record_drafts import RecordWords
from portalgen.editorial.records.record_files import RecordCircumstances, check_record, list_records_at
from portalgen.editorial.records.records import RecordAction, digest_of_record
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import open_history
from tests.makers.board_repository import SIGNED, SIGNERS, SUBMISSION, BoardRepository, portal_roster, so_roster
from tests.makers.repository import day, text

NEWS = "content/so/tin-tuc/hop-bao.vi.md"


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> BoardRepository:
    made = BoardRepository(tmp_path_factory.mktemp("submitted") / "kho")
    made.submit_news()
    return made


@pytest.fixture
def repository(submitted: BoardRepository, tmp_path: Path) -> BoardRepository:
    """A copy of it, to be changed; the submission is checked out."""
    return BoardRepository.copy(submitted, tmp_path / "kho")


def prepare(
    repository: BoardRepository, action: RecordAction, by: str = "giam-doc-so", **values: Any
) -> PreparedRecord:
    words = RecordWords(values.pop("reason", ""), values.pop("details", {}))
    request = SigningRequest(repository.root, action, SIGNED, by=by, words=words, is_trial=True)
    return prepare_record(replace(request, **values))


def sign(repository: BoardRepository, action: RecordAction, by: str = "giam-doc-so", **values: Any) -> KeptRecord:
    """A record that was prepared, signed by a key of the tests, and kept."""
    is_committed = values.pop("is_committed", True)
    prepared = prepare(repository, action, by, **values)
    assert not prepared.problems, prepared.problems
    files = prepared.draft.files(SIGNERS[by].sign(prepared.draft.data))
    kept = keep_record(prepared, files, is_committed=is_committed)
    assert all(list(format_kept(prepared, kept, language)) for language in ("vi", "en"))
    return kept


def written_by_the_chief(folder: Path, level: str = "person", path: str = NEWS, **boards: str) -> BoardRepository:
    """A submission that the chief of `so` wrote alone, where the policy asks for an approval of this level."""
    made = BoardRepository(folder / "kho", **boards)
    classes = f"{{content: {{level: {level}}}, site_settings: {{level: person}}}}"
    made.write("site-config/governance/policy.yaml", f"approval: {{classes: {classes}}}\n")
    made.commit(day(1, 10))
    made.branch(SUBMISSION)
    made.page(day(2), path, "so-hop-bao", "Trưởng Ban tự soạn.")
    author = "--author=Giám đốc (mẫu) <giam-doc-so@example.vn>"
    made.git("commit", "--quiet", "--amend", "--no-edit", author, at=day(2))
    return made


def codes(prepared: PreparedRecord) -> list[str]:
    return [each.code for each in prepared.problems]


class TestWithTheSubmission:
    def test_a_command_to_copy_holds_the_name_of_a_stranger_as_one_word(self, repository: BoardRepository) -> None:
        name = "bai;touch${IFS}x"
        repository.git("branch", name)
        prepared = prepare(repository, "approve", head=name)
        kept = KeptRecord({}, "c" * 40, name)
        assert f"`git push origin '{name}'`" in "\n".join(format_kept(prepared, kept, "vi"))

    def test_one_commit_brings_the_record_and_its_signature_alone(self, repository: BoardRepository) -> None:
        before = repository.head()
        kept = sign(repository, "approve")
        assert repository.head() == repository.head(SUBMISSION) == kept.commit
        assert repository.head("HEAD^") == before
        added = repository.git("diff", "--name-status", before, kept.commit).splitlines()
        assert added == [f"A\t{path}" for path in sorted(kept.files)]
        assert repository.state() == ""

    def test_what_is_staged_or_unsaved_survives(self, repository: BoardRepository) -> None:
        repository.write("content/so/tin-tuc/cu.vi.md", text("so-cu", "Dở dang."))
        repository.write("content/so/tin-tuc/chờ lưu.txt", "chờ")
        repository.git("add", "content/so/tin-tuc/chờ lưu.txt")
        repository.write("content/so/tin-tuc/mới.txt", "chưa thêm")
        repository.git("rm", "--quiet", "--cached", NEWS)
        before = repository.state()
        kept = sign(repository, "approve")
        assert repository.state() == before
        assert all((repository.root / path).read_bytes() == data for path, data in kept.files.items())

    def test_the_record_counts_and_speaks_of_what_was_committed(self, repository: BoardRepository) -> None:
        repository.write(NEWS, "Thay đổi chưa lưu.")
        prepared = prepare(repository, "approve")
        assert prepared.leaves_work_out
        sign(repository, "approve")
        proposed = prepared.proposed
        assert proposed is not None and prepared.draft.record.changes == tuple(each.change for each in proposed.changes)
        (checked,) = checked_records(repository)
        assert checked.counts and checked.person is not None and checked.person.id == "giam-doc-so"

    def test_a_submission_that_is_not_checked_out_moves_alone(self, repository: BoardRepository) -> None:
        repository.checkout("main")
        repository.write("dở dang.txt", "x")
        kept = sign(repository, "review", by="thu-ky-so", head=SUBMISSION)
        assert (repository.head(), repository.head(SUBMISSION)) == (repository.tip, kept.commit)
        assert repository.state() == '?? "d\\341\\273\\237 dang.txt"'

    def test_reviews_and_approvals_stand_one_upon_the_other(self, repository: BoardRepository) -> None:
        sign(repository, "review", by="thu-ky-so")
        sign(repository, "confirm", by="thu-ky-so", details={"supplier": "Phòng chuyên môn", "via": "công văn"})
        sign(repository, "approve")
        assert [each.record.action for each in checked_records(repository) if each.record] == [
            "approve",
            "confirm",
            "review",
        ]

    def test_a_submission_that_moved_meanwhile_keeps_no_record(self, repository: BoardRepository) -> None:
        prepared = prepare(repository, "approve")
        newest = repository.page(day(3, 10), "content/so/tin-tuc/them.vi.md", "so-them")
        files = prepared.draft.files(SIGNERS["giam-doc-so"].sign(prepared.draft.data))
        with pytest.raises(UsageError, match="changed during signing"):
            keep_record(prepared, files, is_committed=True)
        assert (repository.head(), repository.state()) == (newest, "")
        assert not (repository.root / prepared.draft.path).exists()

    def test_a_submission_that_is_open_in_another_folder_is_not_moved_below_it(
        self, repository: BoardRepository, tmp_path: Path
    ) -> None:
        repository.checkout("main")
        repository.git("worktree", "add", "--quiet", str(tmp_path / "khac"), SUBMISSION)
        with pytest.raises(UsageError, match="checked out in"):
            sign(repository, "approve", head=SUBMISSION)

    @pytest.mark.parametrize("revision", ["HEAD", "tag"])
    def test_without_a_branch_the_record_has_no_place(self, repository: BoardRepository, revision: str) -> None:
        repository.git("tag", "tag")
        repository.checkout(repository.head())
        prepared = prepare(repository, "approve", head="tag" if revision == "tag" else "")
        with pytest.raises(UsageError, match="--head"):
            require_place(prepared, is_committed=True)
        sign(repository, "approve", is_committed=False)
        assert repository.state().count("?? site-config/approvals/so/2026/") == 2

    def test_a_folder_that_is_a_link_is_not_followed(self, repository: BoardRepository, tmp_path: Path) -> None:
        (tmp_path / "ngoai").mkdir()
        (repository.root / "site-config/approvals").symlink_to(tmp_path / "ngoai")
        before = repository.head()
        with pytest.raises(UsageError, match="is a link"):
            sign(repository, "approve")
        assert (repository.head(), list((tmp_path / "ngoai").iterdir())) == (before, [])

    def test_nobody_commits_in_a_name_that_git_made_up(
        self, repository: BoardRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
            monkeypatch.delenv(name, raising=False)
        repository.git("config", "--unset", "user.email")
        with pytest.raises(UnusableEnvironmentError, match=r"git config --global user\.name"):
            require_place(prepare(repository, "approve"), is_committed=True)

    def test_on_a_server_the_branch_moves_in_the_bare_repository(
        self, repository: BoardRepository, tmp_path: Path
    ) -> None:
        repository.git("clone", "--quiet", "--bare", str(repository.top), str(tmp_path / "bare.git"))
        bare = BoardRepository.copy(repository, tmp_path / "khac")
        bare.top = bare.root = tmp_path / "bare.git"
        bare.git("config", "user.name", "Bàn biên tập (mẫu)")
        bare.git("config", "user.email", "ban@example.vn")
        kept = sign(bare, "approve", head=SUBMISSION)
        assert bare.head(SUBMISSION) == kept.commit
        with pytest.raises(UsageError, match="no folder"):
            require_place(prepare(bare, "review", by="thu-ky-so", head=SUBMISSION), is_committed=False)


class TestWhatTheSignerShouldKnow:
    def test_what_somebody_signed_already_is_not_signed_again(self, repository: BoardRepository) -> None:
        kept = sign(repository, "approve")
        again = prepare(repository, "approve", reason="Lần nữa")
        assert again.same_record in kept.files
        assert any("đã ký rồi" in line for line in format_prepared(again, "vi"))
        with pytest.raises(UsageError, match="signed already"):
            require_place(again, is_committed=True)
        assert prepare(repository, "review", by="thu-ky-so").same_record == ""
        repository.page(day(3, 10), NEWS, "so-hop-bao", "Sửa thêm.")
        assert prepare(repository, "approve").same_record == ""

    def test_self_approval_is_told_before_signing(self, repository: BoardRepository) -> None:
        assert prepare(repository, "approve").own_paths == ()
        repository.page(day(2, 9), NEWS, "so-hop-bao", "Tự sửa.")
        author = "--author=Giám đốc (mẫu) <giam-doc-so@example.vn>"
        repository.git("commit", "--quiet", "--amend", "--no-edit", author, at=day(2, 9))
        prepared = prepare(repository, "approve")
        assert prepared.own_paths == (NEWS,)
        (told,) = (line for line in format_prepared(prepared, "vi") if "APR204" in line)
        assert f"chính người ký đã soạn 1 tệp của phiếu này, ví dụ {NEWS}" in told

    def test_what_the_server_would_refuse_as_self_approval_is_not_signed(self, tmp_path: Path) -> None:
        repository = written_by_the_chief(tmp_path)
        prepared = prepare(repository, "approve")
        assert prepared.self_approved == (NEWS,)
        with pytest.raises(UsageError) as refused:
            require_second_person(prepared)
        assert f"chính người ký đã soạn `{NEWS}`" in refused.value.vi
        for way_out in ("portalgen approve --head", "portalgen emergency", "allow_single_editor"):
            assert way_out in refused.value.vi and way_out in refused.value.en

    @pytest.mark.parametrize("action", ["emergency", "review"])
    def test_nobody_else_is_asked_for_where_the_server_takes_it(self, tmp_path: Path, action: RecordAction) -> None:
        repository = written_by_the_chief(tmp_path)
        require_second_person(prepare(repository, action, reason="Lộ dữ liệu"))

    @pytest.mark.parametrize("line", ["allow_single_editor: true", "mode: report_only"])
    def test_a_board_that_allows_it_may_approve_its_own_work(self, tmp_path: Path, line: str) -> None:
        repository = written_by_the_chief(tmp_path, so=f"{so_roster()}{line}\n")
        prepared = prepare(repository, "approve")
        assert (prepared.own_paths, prepared.self_approved) == ((NEWS,), ())

    def test_a_policy_that_asks_for_no_signature_refuses_none(self, tmp_path: Path) -> None:
        prepared = prepare(written_by_the_chief(tmp_path, level="platform"), "approve")
        assert (prepared.own_paths, prepared.self_approved) == ((NEWS,), ())

    def test_a_file_that_others_wrote_too_is_signed(self, tmp_path: Path) -> None:
        repository = written_by_the_chief(tmp_path)
        repository.page(day(2, 10), NEWS, "so-hop-bao", "Biên tập viên sửa thêm.")
        prepared = prepare(repository, "approve")
        assert (prepared.own_paths, prepared.self_approved) == ((NEWS,), ())

    def test_somebody_elses_approval_is_enough_and_ones_own_may_stand_beside_it(self, tmp_path: Path) -> None:
        repository = written_by_the_chief(tmp_path)
        sign(repository, "approve", by="thu-ky-so", on_behalf_of="giam-doc-so")
        prepared = prepare(repository, "approve")
        assert (prepared.own_paths, prepared.self_approved) == ((NEWS,), ())

    def test_a_class_that_somebody_else_has_to_sign_too_is_no_self_approval(self, tmp_path: Path) -> None:
        repository = written_by_the_chief(tmp_path, path="site-config/sites/so.yaml")
        prepared = prepare(repository, "approve")
        assert (prepared.own_paths, prepared.self_approved) == (("site-config/sites/so.yaml",), ())
        assert [each.roles for each in prepared.open_needs] == [("platform",)]

    def test_records_build_on_the_servers_main_and_say_what_it_lacks(self, repository: BoardRepository) -> None:
        repository.git("update-ref", "refs/remotes/origin/main", "main")
        repository.merge(day(3, 8), SUBMISSION)
        prepared = prepare(repository, "approve", head=SUBMISSION)
        assert (prepared.tip, prepared.base) == (repository.tip, "origin/main")
        assert any("`origin/main`" in line and "2 lần lưu" in line for line in format_prepared(prepared, "vi"))


class TestApart:
    @pytest.mark.parametrize("action", ["reject", "return"])
    def test_what_is_not_published_goes_to_main_alone(self, repository: BoardRepository, action: RecordAction) -> None:
        before = repository.head()
        kept = sign(repository, action, reason="Chưa có văn bản gốc", details={"via": "thư công vụ"})
        assert kept.branch.startswith(f"phieu/{action}-") and len(kept.branch) == len(f"phieu/{action}-") + 12
        assert repository.head(f"{kept.commit}^") == repository.tip
        assert repository.git("diff", "--name-only", "main", kept.commit).splitlines() == sorted(kept.files)
        assert (repository.head(), repository.state()) == (before, "")

    def test_a_directive_is_about_no_file(self, repository: BoardRepository) -> None:
        document = {"document": "12/CĐ-BBT (mẫu)", "place": "Văn thư Sở (mẫu)"}
        kept = sign(repository, "direct", reason="Cập nhật giới thiệu", details=document)
        value = json.loads(next(data for path, data in kept.files.items() if path.endswith(".json")))
        assert (value["changes"], value["details"]) == ([], document | {"site": "so"})
        everywhere = sign(repository, "direct", by="van-phong-1", reason="Rà soát", details=document)
        assert all(path.startswith("site-config/approvals/_portal/2026/") for path in everywhere.files)

    def test_a_directive_says_where_its_document_is(self, repository: BoardRepository, tmp_path: Path) -> None:
        def details(**values: Any) -> dict[str, str]:
            given = {"document": "12/CĐ (mẫu)", **({"place": values.pop("place")} if "place" in values else {})}
            prepared = prepare(repository, "direct", reason="Cập nhật", details=given, **values)
            assert not prepared.problems
            return {key: text for key, text in prepared.draft.record.details.items() if key in ("place", "sha256")}

        file, page = tmp_path / "12.pdf", repository.root / "content/so/tin-tuc/cu.vi.md"
        file.write_bytes(b"%PDF-1.4")
        digest = sha256(b"%PDF-1.4").hexdigest()
        assert details(document_file=file) == {"sha256": digest}
        assert details(document_file=file, place="Văn thư") == {"place": "Văn thư", "sha256": digest}
        with pytest.raises(UsageError, match="--file DOCUMENT"):
            details(place=" ")
        with pytest.raises(UsageError, match="publish it first"):
            details(document_file=page)
        repository.checkout("main")
        on_main = {"place": "content/so/tin-tuc/cu.vi.md", "sha256": sha256(page.read_bytes()).hexdigest()}
        assert details(document_file=page) == on_main
        file.write_bytes(b"")
        with pytest.raises(UsageError, match="is empty"):
            details(document_file=file, place="Văn thư")

    def test_what_was_published_is_ratified_as_it_happened(self, repository: BoardRepository) -> None:
        merged = repository.merge(day(2, 12), SUBMISSION)
        by_path = prepare(repository, "ratify", reason="Đăng khẩn", paths=(NEWS,))
        by_commit = prepare(repository, "ratify", reason="Đăng khẩn", commit=merged)
        assert by_path.draft.record.onto == by_commit.draft.record.onto == repository.tip
        assert [each.path for each in by_path.draft.record.changes] == [NEWS]
        assert len(by_commit.draft.record.changes) == 4
        (left_out,) = by_path.cautions
        assert "3 more file(s)" in left_out.en and f"--commit {merged[:12]}" in left_out.en
        assert by_commit.cautions == ()
        kept = sign(repository, "ratify", reason="Đăng khẩn", commit=merged)
        assert repository.head(f"{kept.commit}^") == merged
        with pytest.raises(UsageError, match="name the files"):
            prepare(repository, "ratify", reason="Đăng khẩn")

    def test_what_is_left_of_a_signed_submission_can_be_signed_again(self, repository: BoardRepository) -> None:
        sign(repository, "approve")
        assert prepare(repository, "approve").same_record
        repository.checkout(SUBMISSION)
        (repository.root / NEWS).unlink()
        repository.commit(SIGNED)
        left = prepare(repository, "approve", at=SIGNED + timedelta(hours=1))
        assert left.same_record == ""
        assert NEWS not in [each.path for each in left.draft.record.changes]

    def test_what_was_published_at_once_and_then_corrected_is_what_is_ratified(
        self, repository: BoardRepository
    ) -> None:
        sign(repository, "emergency", by="thu-ky-so", reason="Bão")
        published = repository.merge(day(3, 12), SUBMISSION)
        repository.checkout("main")
        repository.page(day(3, 13), NEWS, "so-hop-bao", "Đã đính chính.")
        at = day(3, 14)
        meant = prepare(repository, "ratify", reason="Đã xem lại", paths=(NEWS,), at=at)
        named = prepare(repository, "ratify", reason="Đã xem lại", commit=published, paths=(NEWS,), at=at)
        assert meant.draft.record.changes == named.draft.record.changes

    def test_nobody_settles_the_debt_of_their_own_emergency(self, repository: BoardRepository) -> None:
        sign(repository, "emergency", by="thu-ky-so", reason="Lộ dữ liệu")
        merged = repository.merge(day(3, 12), SUBMISSION)
        at = day(3, 13)
        own = prepare(repository, "ratify", "thu-ky-so", on_behalf_of="giam-doc-so", reason="x", commit=merged, at=at)
        with pytest.raises(UsageError) as refused:
            require_second_person(own)
        assert "để người khác" in refused.value.vi and own.own_emergency in refused.value.en
        others = prepare(repository, "ratify", reason="x", commit=merged, at=at)
        assert [each.path for each in others.draft.record.changes] == [each.path for each in own.draft.record.changes]
        require_second_person(others)

    def test_a_record_that_was_made_already_is_not_made_again(self, repository: BoardRepository) -> None:
        document = {"document": "12/CĐ (mẫu)", "place": "Văn thư (mẫu)"}
        sign(repository, "direct", reason="Cập nhật", details=document)
        with pytest.raises(UsageError, match="there is a branch"):
            sign(repository, "direct", reason="Cập nhật", details=document)


class TestWhoSigns:
    def test_nobody_signs_for_what_is_not_theirs(self, repository: BoardRepository) -> None:
        for by in ("chu-tich-xa", "thu-ky-so", "van-phong-1", "van-hanh"):
            with pytest.raises(UsageError, match=r"there is no change for .*\(APR134\)"):
                prepare(repository, "approve", by)

    def test_each_board_signs_for_its_own_part(self, repository: BoardRepository) -> None:
        repository.page(day(2, 9), "content/xa/tin-tuc/a.vi.md", "xa-a")
        own = prepare(repository, "approve")
        assert {each.file.site for each in own.draft.changes} == {"so"}
        assert [(each.group.site, each.roles, [person.id for person in each.people]) for each in own.open_needs] == [
            ("xa", ("chief",), ["chu-tich-xa"])
        ]
        sign(repository, "approve")
        assert prepare(repository, "approve", "chu-tich-xa").open_needs == ()
        with pytest.raises(UsageError, match="there is no change for"):
            prepare(repository, "approve", site="xa")
        with pytest.raises(UsageError, match="has a site `xaa`"):
            prepare(repository, "approve", site="xaa")

    def test_who_was_delegated_signs_for_the_chief_and_in_the_delegated_sections_alone(
        self, repository: BoardRepository
    ) -> None:
        repository.page(day(2, 9), "content/so/van-ban/a.vi.md", "so-a")
        prepared = prepare(repository, "approve", "thu-ky-so", on_behalf_of="giam-doc-so")
        assert not prepared.problems
        assert {each.file.section for each in prepared.draft.changes} == {"tin-tuc"}
        assert [len(each.group.changes) for each in prepared.open_needs] == [1]

    def test_what_was_not_delegated_is_said_before_anybody_signs(self, repository: BoardRepository) -> None:
        assert codes(prepare(repository, "approve", "pho-giam-doc-so", on_behalf_of="giam-doc-so")) == ["APR137"]
        with pytest.raises(UsageError, match="did you mean `giam-doc-so`"):
            prepare(repository, "approve", "thu-ky-so", on_behalf_of="giam-doc")

    def test_an_expired_appointment_is_said_before_anybody_signs(self, tmp_path: Path) -> None:
        made = BoardRepository(tmp_path / "kho", so=so_roster(chief_until="2026-03-01"))
        made.submit_news()
        assert codes(prepare(made, "approve")) == ["APR135"]

    def test_a_revoked_key_signs_nothing_more(self, repository: BoardRepository) -> None:
        key = SIGNERS["giam-doc-so"].fingerprint
        revoked = portal_roster(revocations=[f'{{key: "{key}", since: {repository.tip}, reason: Mất máy}}'], version=2)
        repository.checkout("main")
        repository.write("site-config/governance/roster.yaml", revoked)
        repository.commit(day(2, 9))
        repository.checkout(SUBMISSION)
        with pytest.raises(UsageError, match=r"is revoked \(APR119\)"):
            prepare(repository, "approve")

    def test_a_change_of_the_roster_without_effect_is_not_signed(self, repository: BoardRepository) -> None:
        path = "site-config/governance/roster.yaml"
        stolen = parse_public_key(SIGNERS["giam-doc-so"].public).fingerprint
        entry = f'{{key: "{stolen}", since: {repository.tip}, reason: Mất máy}}'
        repository.checkout("main")
        repository.git("switch", "--quiet", "--create", "thu-hoi")
        repository.write(path, portal_roster(revocations=[entry]))
        repository.commit(day(3))
        assert codes(prepare(repository, "approve", by="van-phong-1")) == ["APR224"]
        repository.write(path, portal_roster(revocations=[entry], version=2))
        repository.commit(day(3, 1))
        prepared = prepare(repository, "approve", by="van-phong-1")
        assert (prepared.problems, prepared.open_needs) == ((), ())

    def test_a_portal_without_a_roster_says_how_to_make_one(self, repository: BoardRepository) -> None:
        with pytest.raises(UsageError, match="governance init"):
            prepare(repository, "approve", base=repository.git("commit-tree", "-m", "x", repository.git("mktree")))

    def test_the_roster_is_mains_and_not_the_submissions(self, repository: BoardRepository) -> None:
        own = so_roster().replace(SIGNERS["giam-doc-so"].public, SIGNERS["bien-tap-so"].public)
        repository.branch("tu-phong", "main")
        repository.write("site-config/governance/roster/so.yaml", own)
        repository.commit(day(2, 9))
        with pytest.raises(UsageError, match="there is no change for"):
            prepare(repository, "approve", "bien-tap-so")


class TestWords:
    def test_private_words_are_refused_with_the_rule(self, repository: BoardRepository) -> None:
        prepared = prepare(repository, "reject", reason="Gọi 0912 345 678", details={"via": "thư đến ai@gmail.com"})
        assert [(each.code, each.place.path) for each in prepared.problems] == [
            ("PRV204", "--reason"),
            ("PRV205", "--via"),
        ]

    def test_words_stand_on_one_line_in_one_form(self, repository: BoardRepository) -> None:
        words = "  Thiếu\nso\u0302\u0301   văn bản\x1b[2J \ud800 "
        prepared = prepare(repository, "return", reason=words, details={"via": "thư", "sender": " "})
        assert prepared.draft.record.reason == "Thiếu số văn bản [2J"
        assert dict(prepared.draft.record.details) == {"via": "thư"}

    def test_what_is_missing_is_said_before_anybody_signs(self, repository: BoardRepository) -> None:
        assert codes(prepare(repository, "reject", reason="", details={})) == ["APR144", "APR145"]
        told = {"via": "thư", "told_at": "2030-01-01T00:00:00+07:00"}
        assert codes(prepare(repository, "reject", reason="Trùng", details=told)) == ["APR147"]

    def test_the_faults_of_a_record_that_nobody_signed_are_in_no_file(self, repository: BoardRepository) -> None:
        prepared = prepare(repository, "reject", reason="Gọi 0912 345 678", details={})
        shown = list(format_draft_problems(prepared, "vi"))
        assert shown[1].startswith("  --reason: PRV204: ") and shown[3].startswith("  APR145: ")
        assert not any("site-config/approvals" in line for line in shown)

    def test_a_clock_that_is_slow_is_not_believed(self, repository: BoardRepository) -> None:
        with pytest.raises(UnusableEnvironmentError, match="clock"):
            prepare(repository, "approve", at=day(1) - timedelta(hours=1))


def test_what_would_be_signed_is_shown_in_the_boards_words(repository: BoardRepository) -> None:
    repository.page(day(2, 9), "content/xa/tin-tuc/a.vi.md", "xa-a", title="Tin \x1b[31mđỏ")
    prepared = prepare(repository, "approve", reason="Đủ hồ sơ")
    told = "\n".join(format_prepared(prepared, "vi"))
    for expected in (
        "Phiếu: duyệt",
        "Người ký: Giám đốc Sở (mẫu) (`giam-doc-so`), Trưởng Ban Biên tập của trang `so`",
        "mới      Họp báo mẫu",
        "sửa      Tin cũ, đã sửa",
        "xóa      Tin bỏ",
        "Lý do: Đủ hồ sơ",
        f"Mã phiếu (SHA-256): {prepared.draft.digest}",
        "duyệt: Trưởng Ban Biên tập của trang `xa` (Chủ tịch UBND xã (mẫu) (`chu-tich-xa`)); 1 tệp nội dung",
    ):
        assert expected in told
    assert told.isprintable() or all(line.isprintable() for line in told.split("\n"))
    value = json.loads(prepared_as_json(prepared))
    assert value["digest"] == prepared.draft.digest and value["open_needs"][0]["people"] == ["chu-tich-xa"]
    assert "Signed by" in "\n".join(format_prepared(prepared, "en"))


def checked_records(repository: BoardRepository) -> list[Any]:
    """The records on the submission, checked as they would be, by action."""
    prepared = prepare(repository, "approve")
    assert prepared.proposed is not None
    checked = check_submitted_records(
        open_history(repository.root), prepared.signers, prepared.proposed, repository.head(), prepared.tip, SIGNED
    )
    listed = list_records_at(open_history(repository.root), "HEAD").records
    times = RecordCircumstances({prepared.tip: day(1)}, SIGNED)
    assert [check_record(each, prepared.signers, times).counts for each in listed] == [each.counts for each in checked]
    return sorted(checked, key=lambda each: each.record.action if each.record else "")


class TestRefusedBefore:
    """What somebody refused is signed only by who names the refusal and has the rank for it."""

    @pytest.fixture
    def refusal(self, repository: BoardRepository) -> str:
        """The digest of a refusal by the secretary, which waits on its own branch."""
        kept = sign(repository, "reject", by="thu-ky-so", reason="Chưa có văn bản gốc", details={"via": "thư"})
        return digest_of_record(next(data for path, data in kept.files.items() if path.endswith(".json")))

    def test_it_is_shown_and_not_signed(self, repository: BoardRepository, refusal: str) -> None:
        prepared = prepare(repository, "approve")
        assert codes(prepared) == ["APR155"]
        told = "\n".join(format_draft_problems(prepared, "vi"))
        assert "Chưa có văn bản gốc" in told and f"--despite {refusal[:12]}" in told

    def test_the_chief_names_it_and_signs(self, repository: BoardRepository, refusal: str) -> None:
        prepared = prepare(repository, "approve", despite=(refusal[:8],))
        assert codes(prepared) == [] and prepared.draft.record.details == {"refusal": refusal}
        assert next(format_prepared(prepared, "vi")).startswith("ĐÃ BỊ TỪ CHỐI: ")
        sign(repository, "approve", despite=(refusal,))
        assert codes(prepare(repository, "approve")) == []

    def test_a_lower_rank_does_not_lift_it(self, repository: BoardRepository) -> None:
        kept = sign(repository, "reject", reason="Chưa có văn bản gốc", details={"via": "thư"})
        digest = digest_of_record(next(data for path, data in kept.files.items() if path.endswith(".json")))
        prepared = prepare(repository, "emergency", by="thu-ky-so", reason="Bão", despite=(digest,))
        assert codes(prepared) == ["APR155"] and "hạng" in "\n".join(format_draft_problems(prepared, "vi"))

    def test_a_name_that_is_no_refusal_is_refused(self, repository: BoardRepository) -> None:
        with pytest.raises(UsageError, match="--despite"):
            prepare(repository, "approve", despite=("0" * 12,))

    def test_a_nearly_equal_text_shows_it_and_may_be_signed(self, repository: BoardRepository, refusal: str) -> None:
        repository.write("content/so/tin-tuc/cu.vi.md", text("so-cu", "Nội dung mới, đã sửa.", title="Tin cũ, đã sửa"))
        repository.commit(day(2, 12))
        prepared = prepare(repository, "approve")
        assert codes(prepared) == [] and [each.digest for each in prepared.refusals] == [refusal]
        assert "gần giống" in next(format_prepared(prepared, "vi"))


def test_who_approves_is_told_when_that_lapses(tmp_path: Path) -> None:
    repository = BoardRepository(tmp_path / "kho")
    repository.write(POLICY_FILE, "approval: {classes: {content: {level: person}}, lapses_after_days: 14}\n")
    repository.tip = repository.commit(day(1, 12))
    repository.submit_news()
    prepared = prepare(repository, "approve")
    assert prepared.lapses_at == SIGNED + timedelta(days=14)
    assert "sẽ hết hiệu lực" in "\n".join(format_prepared(prepared, "vi"))
    assert prepare(repository, "review", by="thu-ky-so").lapses_at is None
    sign(repository, "approve")
    assert prepare(repository, "approve", at=SIGNED + timedelta(days=13)).same_record
    later = prepare(repository, "approve", at=SIGNED + timedelta(days=15))
    assert (later.same_record, later.open_needs) == ("", ())
    review = prepare(repository, "review", by="thu-ky-so", at=SIGNED + timedelta(days=15))
    assert [each.action for each in review.open_needs] == ["approve"]
