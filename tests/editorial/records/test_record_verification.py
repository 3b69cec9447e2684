"""One record, verified by somebody who has its file or digest: who signed it, and whether it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.editorial.approving.record_making import SigningRequest, keep_record, prepare_record
from portalgen.editorial.records.record_drafts import RecordWords
from portalgen.editorial.records.record_verification import RecordVerification, verify_record
from portalgen.editorial.records.records import signature_path
from portalgen.errors import UnusableEnvironmentError, UsageError
from tests.makers.board_repository import SIGNED, SIGNERS, SUBMISSION, BoardRepository, portal_roster, so_roster
from tests.makers.repository import day, text

LANDED = day(4)
NOW = day(40)


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> tuple[BoardRepository, str]:
    """A repository with an approved submission on main, and the path of its record."""
    made = BoardRepository(tmp_path_factory.mktemp("landed") / "kho")
    made.submit_news()
    path = approve(made)
    made.merge(LANDED, SUBMISSION)
    return made, path


def approve(repository: BoardRepository) -> str:
    """Path of a record by which the chief approves what is checked out."""
    request = SigningRequest(
        repository.root, "approve", SIGNED, by="giam-doc-so", is_trial=True, words=RecordWords("Đủ hồ sơ")
    )
    prepared = prepare_record(request)
    keep_record(prepared, prepared.draft.files(SIGNERS["giam-doc-so"].sign(prepared.draft.data)), is_committed=True)
    return prepared.draft.path


@pytest.fixture
def copied(landed: tuple[BoardRepository, str], tmp_path: Path) -> tuple[BoardRepository, str]:
    return BoardRepository.copy(landed[0], tmp_path / "kho"), landed[1]


def verify(repository: BoardRepository, name: str) -> RecordVerification:
    return verify_record(repository.root, name, "", NOW)


def codes(verification: RecordVerification) -> list[str]:
    return [each.code for each in verification.checked.problems]


def test_a_record_on_main_is_found_by_its_file_its_signature_and_its_digest(
    landed: tuple[BoardRepository, str],
) -> None:
    repository, path = landed
    digest = Path(path).stem
    for name in (path, str(repository.root / path), signature_path(path), digest, digest[:8], Path(path).name):
        found = verify(repository, name)
        assert found.checked.counts and found.checked.digest == digest
        assert found.landing is not None and found.landing.at == LANDED
        assert found.content == "after"
        assert "Họp báo mẫu" in found.titles.values()


def test_a_bare_repository_knows_it_too(copied: tuple[BoardRepository, str], tmp_path: Path) -> None:
    repository, path = copied
    repository.git("clone", "--quiet", "--bare", str(repository.top), str(tmp_path / "bare.git"))
    found = verify_record(tmp_path / "bare.git", Path(path).stem[:12], "", NOW)
    assert found.checked.counts and found.content == "after"


def test_a_copy_elsewhere_is_verified_as_if_in_its_place(landed: tuple[BoardRepository, str], tmp_path: Path) -> None:
    repository, path = landed
    for each in (path, signature_path(path)):
        (tmp_path / f"phiếu{Path(each).suffix}").write_bytes((repository.root / each).read_bytes())
    assert verify(repository, str(tmp_path / "phiếu.json")).checked.counts
    (tmp_path / "phiếu.sig").unlink()
    assert codes(verify(repository, str(tmp_path / "phiếu.json"))) == ["APR111"]


def test_a_record_that_waits_is_judged_by_the_newest_roster(tmp_path: Path) -> None:
    repository = BoardRepository(tmp_path / "kho")
    repository.submit_news()
    path = approve(repository)
    found = verify(repository, path)
    assert found.checked.counts and found.landing is None and found.content == "before"
    repository.checkout("main")
    repository.write(
        "site-config/governance/roster/so.yaml",
        so_roster().replace(SIGNERS["giam-doc-so"].public, SIGNERS["bien-tap-so"].public),
    )
    repository.commit(day(4))
    repository.checkout(SUBMISSION)
    assert codes(verify(repository, path)) == ["APR117"]


def test_a_record_of_main_keeps_its_worth_when_its_signer_leaves(copied: tuple[BoardRepository, str]) -> None:
    repository, path = copied
    repository.write(
        "site-config/governance/roster/so.yaml",
        so_roster().replace(SIGNERS["giam-doc-so"].public, SIGNERS["bien-tap-so"].public),
    )
    repository.write("content/so/tin-tuc/hop-bao.vi.md", text("so-hop-bao", "Đã sửa.", title="Họp báo mẫu"))
    repository.commit(day(5))
    found = verify(repository, path)
    assert found.checked.counts and found.content == "other"


@pytest.mark.parametrize(
    ("since", "expected"), [("tip", ["APR119"]), ("landing", ["APR119"]), ("later", []), ("unknown", ["APR119"])]
)
def test_a_revoked_key_is_suspect_from_a_commit_on(
    copied: tuple[BoardRepository, str], since: str, expected: list[str]
) -> None:
    repository, path = copied
    landing = repository.head()
    later = repository.page(day(5), "content/so/tin-tuc/khac.vi.md", "so-khac")
    commit = {"tip": repository.tip, "landing": landing, "later": later, "unknown": "f" * 40}[since]
    key = SIGNERS["giam-doc-so"].fingerprint
    revocation = f'{{key: "{key}", since: {commit}, reason: Mất máy}}'
    repository.write("site-config/governance/roster.yaml", portal_roster(revocations=[revocation], version=2))
    repository.commit(day(6))
    assert codes(verify(repository, path)) == expected


def test_a_record_that_was_edited_in_the_folder_does_not_count(copied: tuple[BoardRepository, str]) -> None:
    repository, path = copied
    file = repository.root / path
    file.write_bytes(file.read_bytes().replace("Đủ hồ sơ".encode(), "Đã đủ hồ sơ".encode()))
    assert codes(verify(repository, path)) == ["APR104", "APR116"]


@pytest.mark.parametrize("name", ["khong-co.json", "abc", "0" * 64, "", "-x", "../../khong/co"])
def test_what_is_no_record_is_refused_with_what_to_give(landed: tuple[BoardRepository, str], name: str) -> None:
    with pytest.raises(UsageError, match="record"):
        verify(landed[0], name)


def test_without_a_repository_nothing_is_verified(tmp_path: Path) -> None:
    with pytest.raises(UnusableEnvironmentError):
        verify_record(tmp_path, "0" * 64, "", NOW)


@pytest.mark.parametrize(
    ("option", "expected"),
    [("--depth=1", "only a part of its history"), ("--filter=tree:0", "only a part of the files")],
)
def test_what_was_fetched_in_part_gives_no_verdict(
    landed: tuple[BoardRepository, str], tmp_path: Path, option: str, expected: str
) -> None:
    repository, path = landed
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git(
        "clone",
        "--quiet",
        "--no-checkout",
        "--branch=main",
        option,
        f"file://{repository.top}",
        str(tmp_path / "mot-phan"),
    )
    with pytest.raises(UnusableEnvironmentError, match=expected):
        verify_record(tmp_path / "mot-phan", Path(path).stem, "", NOW)
