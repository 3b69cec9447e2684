"""Offers and answers are prepared, refused where they could not count, and kept on a branch of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.cli.record_report import format_kept, format_prepared
from portalgen.editorial.approving.record_making import (
    KeptRecord,
    PreparedRecord,
    SigningRequest,
    keep_record,
    prepare_record,
    require_place,
)
from portalgen.editorial.records.record_drafts import RecordWords
from portalgen.editorial.records.records import RecordAction
from portalgen.errors import UsageError
from tests.makers.board_repository import SIGNED, SIGNERS, SUBMISSION, BoardRepository
from tests.makers.repository import day, text

OLD = "content/so/tin-tuc/cu.vi.md"
FOLDER = "content/so/tin-tuc/hoi-nghi"


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> BoardRepository:
    """A page with a folder of its own on main, an attachment that another page names, and a submission."""
    made = BoardRepository(tmp_path_factory.mktemp("offers") / "kho")
    made.write(f"{FOLDER}/index.vi.md", text("so-hoi-nghi", title="Hội nghị mẫu"))
    made.write(f"{FOLDER}/index.en.md", text("so-hoi-nghi", title="Sample meeting", translated_from="vi"))
    made.write(f"{FOLDER}/anh.png", b"png")
    made.write("content/so/tin-tuc/toan-van.pdf", b"%PDF")
    made.write("content/so/tin-tuc/khac.pdf", b"%PDF khac")
    made.write(OLD, text("so-cu", "Xem toan-van.pdf.", title="Tin cũ"))
    made.tip = made.commit(day(1, 9))
    made.submit_news()
    return made


@pytest.fixture
def repository(submitted: BoardRepository, tmp_path: Path) -> BoardRepository:
    return BoardRepository.copy(submitted, tmp_path / "kho")


def prepare(repository: BoardRepository, action: RecordAction, by: str, **values: Any) -> PreparedRecord:
    words = RecordWords(values.pop("reason", ""), values.pop("details", {}))
    request = SigningRequest(repository.root, action, SIGNED, by=by, words=words, is_trial=True)
    return prepare_record(replace(request, **values))


def prepare_offer(repository: BoardRepository, item: str, by: str = "thu-ky-so", **values: Any) -> PreparedRecord:
    return prepare(repository, "offer", by, item=item, details={"to": values.pop("to", "xa")}, **values)


def keep(prepared: PreparedRecord) -> KeptRecord:
    assert not prepared.problems, prepared.problems
    files = prepared.draft.files(SIGNERS[prepared.signer.member.person.id].sign(prepared.draft.data))
    return keep_record(prepared, files, is_committed=True)


def offer_on_main(repository: BoardRepository, item: str = "so-hoi-nghi") -> str:
    """Its digest."""
    prepared = prepare_offer(repository, item)
    repository.merge(SIGNED, keep(prepared).branch)
    return prepared.draft.digest


def answer(repository: BoardRepository, name: str, by: str = "chu-tich-xa", **details: str) -> PreparedRecord:
    words = {"decision": "accept", **details}
    return prepare(repository, "answer", by, offer=name, reason="Đăng mục Tin tức", details=words)


def paths(prepared: PreparedRecord) -> list[str]:
    return [each.path for each in prepared.draft.record.changes]


class TestOffer:
    def test_all_languages_and_the_own_folder_are_offered_as_they_stand(self, submitted: BoardRepository) -> None:
        prepared = prepare_offer(submitted, "so-hoi-nghi")
        assert paths(prepared) == [f"{FOLDER}/{name}" for name in ("anh.png", "index.en.md", "index.vi.md")]
        assert all(each.before == each.after is not None for each in prepared.draft.record.changes)
        told = "\n".join(format_prepared(prepared, "vi"))
        assert "có sẵn   Hội nghị mẫu" in told and "Trang được đề nghị: xa" in told

    def test_of_the_files_beside_a_page_those_that_it_names_are_offered(self, repository: BoardRepository) -> None:
        repository.checkout("main")
        assert paths(prepare_offer(repository, "so-cu")) == [OLD, "content/so/tin-tuc/toan-van.pdf"]

    def test_what_waits_is_offered_as_main_would_hold_it(self, submitted: BoardRepository) -> None:
        new = prepare_offer(submitted, "so-hop-bao").draft.record.changes
        assert [(each.path, each.before) for each in new] == [("content/so/tin-tuc/hop-bao.vi.md", None)]
        changed = prepare_offer(submitted, "so-cu", head=SUBMISSION).draft.record.changes
        assert changed[0].path == OLD and changed[0].before != changed[0].after

    def test_the_record_goes_on_a_branch_of_its_own_from_main(self, repository: BoardRepository) -> None:
        before = repository.head()
        prepared = prepare_offer(repository, "so-hoi-nghi")
        kept = keep(prepared)
        assert kept.branch == f"phieu/offer-{prepared.draft.digest[:12]}"
        assert repository.git("diff", "--name-only", "main", kept.commit).splitlines() == sorted(kept.files)
        assert (repository.head(), repository.state()) == (before, "")
        assert f"git push origin {kept.branch}" in "\n".join(format_kept(prepared, kept, "vi"))

    def test_an_offer_to_nobody_or_to_itself_is_not_signed(self, submitted: BoardRepository) -> None:
        for to, code in (("xaa", "APR150"), ("so", "APR151"), ("Không phải mã", "APR146")):
            assert [each.code for each in prepare_offer(submitted, "so-hoi-nghi", to=to).problems] == [code]

    def test_what_is_not_of_the_own_site_or_nowhere_is_refused(self, submitted: BoardRepository) -> None:
        with pytest.raises(UsageError, match="no change for"):
            prepare_offer(submitted, "so-hoi-nghi", by="chu-tich-xa", to="so")
        with pytest.raises(UsageError, match="neither main nor the submission"):
            prepare_offer(submitted, "so-khong-co")
        with pytest.raises(UsageError, match="no id of an item"):
            prepare_offer(submitted, "Hội nghị")

    def test_what_was_offered_and_waits_is_not_offered_again(self, repository: BoardRepository) -> None:
        first = keep(prepare_offer(repository, "so-hoi-nghi"))
        repository.git("update-ref", f"refs/remotes/origin/{first.branch}", first.commit)
        repository.git("update-ref", "-d", f"refs/heads/{first.branch}")
        pushed = prepare_offer(repository, "so-hoi-nghi", at=day(3, 10))
        assert (pushed.same_record in first.files, pushed.same_record_branch) == (True, f"origin/{first.branch}")
        with pytest.raises(UsageError, match="ask for its merge"):
            require_place(pushed, is_committed=True)
        repository.merge(SIGNED, first.commit)
        again = prepare_offer(repository, "so-hoi-nghi")
        assert again.same_record
        with pytest.raises(UsageError, match="waits for its answer"):
            require_place(again, is_committed=True)


@pytest.fixture(scope="module")
def offered(submitted: BoardRepository, tmp_path_factory: pytest.TempPathFactory) -> tuple[BoardRepository, str]:
    """A repository with an offer on main, and the offer's digest; nobody changes it."""
    made = BoardRepository.copy(submitted, tmp_path_factory.mktemp("offered") / "kho")
    return made, offer_on_main(made)


class TestAnswer:
    def test_an_answer_names_the_offer_and_the_site_that_was_asked(
        self, offered: tuple[BoardRepository, str], tmp_path: Path
    ) -> None:
        repository, digest = BoardRepository.copy(offered[0], tmp_path / "kho"), offered[1]
        prepared = answer(repository, digest[:8], item="xa-hoi-nghi")
        assert dict(prepared.draft.record.details) == {
            "decision": "accept",
            "item": "xa-hoi-nghi",
            "offer": digest,
            "site": "xa",
        }
        kept = keep(prepared)
        with pytest.raises(UsageError, match="reaches main first"):
            require_place(answer(repository, digest, decision="decline"), is_committed=True)
        assert kept.branch.startswith("phieu/answer-") and all("/approvals/xa/" in path for path in kept.files)
        repository.merge(day(3, 10), kept.branch)
        with pytest.raises(UsageError, match="answered already"):
            answer(repository, digest)

    def test_another_board_does_not_answer(self, offered: tuple[BoardRepository, str]) -> None:
        assert [each.code for each in answer(*offered, by="giam-doc-so").problems] == ["APR133"]

    def test_contradictory_answers_are_not_signed(self, offered: tuple[BoardRepository, str]) -> None:
        for details in ({"decision": "decline", "item": "xa-a"}, {"way": "list", "item": "xa-a"}):
            assert [each.code for each in answer(*offered, **details).problems] == ["APR153"]

    def test_what_is_no_offer_on_main_has_no_answer(self, submitted: BoardRepository) -> None:
        for name in ("khong-phai", "abc", "0" * 64):
            with pytest.raises(UsageError, match="offer"):
                answer(submitted, name)
