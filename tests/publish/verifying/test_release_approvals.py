"""What approved a page of a release, and which key counts, by a repository: at the release's commit, from genesis on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.publish.manifest import Blob, ReleasedFile, ReleaseManifest, parse_manifest
from portalgen.publish.verifying.answers import Answer
from portalgen.publish.verifying.release_approvals import AuditedApprovals
from portalgen.publish.verifying.release_keys import RosterKeys, SignedRelease
from tests.makers.board import ROSTER, Board, Content
from tests.makers.releases import MAIN, RELEASE_SIGNER, MadeFile, ReleasedPortal
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

PAGE, OTHER, LATE = (f"content/so/tin/{name}.vi.md" for name in ("bai", "khac", "muon"))
NEW = Signer("khoa-moi")


class Office:
    """A repository with approved, unapproved and ratified pages, whose release key was replaced and then revoked."""

    def __init__(self, folder: Path) -> None:
        self.board = board = Board(folder)
        old = {"public": RELEASE_SIGNER.public, "label": "khóa mẫu"}
        board.govern(self._edit(release_keys=[old]), by=("owner-1", "owner-2"))
        self.approved = board.publish({PAGE: "Nội dung."})
        self.missing = board.push({OTHER: "Không ai duyệt."}, by="editor-so")
        unapproved = board.push({LATE: "Duyệt sau."}, by="editor-so")
        board.ratify(unapproved, by="chief-so")
        board.govern(self._edit(release_keys=[{"public": NEW.public}]), by=("owner-2", "owner-3"))
        self.rotated = board.publish({PAGE: "Nội dung mới."})
        revoked = {"key": RELEASE_SIGNER.fingerprint, "since": self.missing, "reason": "mất máy (mẫu)"}
        board.govern(self._edit(revocations=[revoked]), by=("owner-1",))
        self.audit = audit_approvals(board.repository, "main", board.genesis, board.now)

    def _edit(self, **values: object) -> dict[str, Content]:
        return self.board.edit_roster(ROSTER, lambda roster: roster.update(values))

    def approvals_of(self, source: str, commit: str) -> list[Answer]:
        file = ReleasedFile(Blob("a" * 64, 1), source)
        return list(AuditedApprovals(self.board.repository, self.audit).list_answers(file, manifest_of(commit)))

    def judge(self, signer: Signer, *commits: str) -> Answer:
        """What the signature of the last of the releases of these commits is worth."""
        portal = ReleasedPortal("tinh-mau")
        for commit in commits:
            portal.release({MAIN: {"index.html": MadeFile(b"x")}}, commit, signer)
        manifests = [parse_manifest(each) for each in portal.manifests]
        data = portal.manifests[-1]
        signed = SignedRelease(manifests[-1], data, signer.sign(data, "release@portalgen"), manifests[:-1])
        return RosterKeys(self.audit).judge(signed)


def manifest_of(commit: str) -> ReleaseManifest:
    return ReleasedPortal().release({MAIN: {"index.html": MadeFile(b"x")}}, commit)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office") / "kho")


def codes(answers: Sequence[Answer]) -> list[str]:
    return [each.code for each in answers]


def test_an_approved_page_names_who_signed_and_when(office: Office) -> None:
    (answer,) = office.approvals_of(PAGE, office.approved)
    sentence = answer.sentence("vi")
    assert answer.code == "approved"
    assert all(words in sentence for words in (PAGE, "người duyệt đã ký", "Trưởng Ban so", "ký lúc"))


def test_a_missing_approval_is_named_as_that(office: Office) -> None:
    (answer,) = office.approvals_of(OTHER, office.rotated)
    assert (answer.code, answer.tone) == ("approval_missing", "bad")


def test_what_was_ratified_or_stood_at_genesis_is_no_more_than_that(office: Office) -> None:
    (late,) = office.approvals_of(LATE, office.rotated)
    (old,) = office.approvals_of("content/so/tin/cu.vi.md", office.approved)
    assert (late.code, old.code) == ("approval_weak", "approval_weak")
    assert "chỉ duyệt sau khi đăng" in late.sentence("vi")
    assert "có sẵn khi bắt đầu" in old.sentence("vi")


def test_a_page_is_judged_as_it_stood_at_the_commit_of_the_release(office: Office) -> None:
    first, later = office.approvals_of(PAGE, office.approved), office.approvals_of(PAGE, office.rotated)
    assert codes(first) == codes(later) == ["approved"]
    assert first[0].sentence("en") != later[0].sentence("en")


def test_what_nobody_wrote_is_said_to_be_generated(office: Office) -> None:
    assert codes(office.approvals_of("", office.approved)) == ["approval_generated"]


def test_the_key_that_counts_is_that_of_the_roster_in_force_at_the_commit(office: Office) -> None:
    assert office.judge(RELEASE_SIGNER, office.approved).code == "signature_good"
    assert office.judge(NEW, office.rotated).code == "signature_good"
    assert office.judge(NEW, office.approved).code == "key_not_in_force"
    assert office.judge(Signer("khoa-la"), office.approved).code == "key_unknown"


def test_a_genesis_that_was_not_given_is_said_beside_the_key(office: Office) -> None:
    audit = audit_approvals(office.board.repository, "main", None, office.board.now)
    data = format_release(office.approved)
    signed = SignedRelease(parse_manifest(data), data, RELEASE_SIGNER.sign(data, "release@portalgen"))
    assert "chưa đưa --genesis" in RosterKeys(audit).judge(signed).sentence("vi")
    assert "--genesis" not in RosterKeys(office.audit).judge(signed).sentence("vi")


def test_a_stolen_key_is_suspect_from_the_commit_that_its_revocation_names(office: Office) -> None:
    assert office.judge(RELEASE_SIGNER, office.missing).code == "key_suspect"
    assert office.judge(RELEASE_SIGNER, office.missing, office.approved).code == "key_suspect"


def test_a_release_key_that_one_owner_alone_adds_does_not_count(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    files = board.edit_roster(ROSTER, lambda roster: roster.update(release_keys=[{"public": RELEASE_SIGNER.public}]))
    board.govern(files, by=("owner-1",), is_valid=False)
    audit = audit_approvals(board.repository, "main", board.genesis, board.now)
    data = format_release(board.tip.id)
    signed = SignedRelease(parse_manifest(data), data, RELEASE_SIGNER.sign(data, "release@portalgen"))
    assert RosterKeys(audit).judge(signed).code == "key_unknown"


def format_release(commit: str) -> bytes:
    portal = ReleasedPortal("tinh-mau")
    portal.release({MAIN: {"index.html": MadeFile(b"x")}}, commit)
    return portal.manifests[-1]
