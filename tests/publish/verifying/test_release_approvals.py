"""What approved a page of a release, and which key counts, by a repository: at the release's commit, from genesis on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.publish.manifest import Blob, ReleasedFile, ReleaseManifest, parse_manifest
from portalgen.publish.verifying.answers import Answer
from portalgen.publish.verifying.commit_texts import ReceivedFile
from portalgen.publish.verifying.release_approvals import AuditedApprovals
from portalgen.publish.verifying.release_keys import RosterKeys, SignedRelease
from tests.makers.board import ROSTER, Board, Content
from tests.makers.releases import MAIN, RELEASE_SIGNER, SITE, MadeFile, ReleasedPortal, html_page
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

PAGE, OTHER, LATE = (f"content/so/tin/{name}.vi.md" for name in ("bai", "khac", "muon"))
OLD, GONE, OVER = (f"content/so/tin/{name}.vi.md" for name in ("cu", "go", "het"))
PDF, PDF_BYTES = "content/so/tin/quyet-dinh.pdf", b"%PDF-1.7 mau"
NEW = Signer("khoa-moi")
BODY = """---
kind: news
title: "Họp *báo*"
---

Giá **1,5** triệu, [xem thêm](khac.vi.md) và ![hình](a.png).

{{ contact }}

- Một
- Hai
"""
AT_START: dict[str, Content] = {
    "site-config/profiles.yaml": "profiles:\n  co-quan:\n    languages: [{code: vi, prefix: /}, {code: en, prefix: /en/}]\n",
    "site-config/sites/so.yaml": "id: so\nhost: so.example.vn\nprofile: co-quan\nsections: [{path: tin, slugs: {en: news}}]\n",
    **{f"content/so/tin/_index.{code}.md": "---\nkind: section\ntitle: Tin\n---\n" for code in ("vi", "en")},
    "content/xa/tin/_index.vi.md": "---\nkind: section\ntitle: Tin\n---\n",
    "site-config/sites/xa.yaml": "id: xa\nhost: xa.example.vn\n",
    "content/so/tin/dai.vi.md": BODY,
    GONE: "---\nkind: tombstone\ntitle: Đã gỡ\n---\n",
    OVER: "---\nkind: news\ntitle: Đã hết\nexpires_at: 2026-11-01T08:00\n---\nLời cũ.\n",
    "content/so/khac/bai.vi.md": "---\nkind: news\n---\nTrùng tên.\n",
    PDF: PDF_BYTES,
}
SHOWN = {
    PAGE: "Nội dung. Nội dung mới.",
    OTHER: "Không ai duyệt.",
    LATE: "Duyệt sau.",
    OLD: "Bài cũ của so.",
}
"""What an honest page says, by its text."""


class Office:
    """A repository with approved, unapproved and ratified pages, whose release key was replaced and then revoked."""

    def __init__(self, folder: Path) -> None:
        self.board = board = Board(folder, files=AT_START)
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

    def approvals_of(
        self, source: str, commit: str, body: bytes | None = None, path: str = "", host: str = SITE, gone: str = ""
    ) -> list[Answer]:
        name = source.rpartition("/")[2].partition(".")[0]
        row = ReleasedFile(Blob("a" * 64, 1), source, gone_reason=gone)
        served = ReceivedFile(
            host, path or f"tin/{name}/index.html", row, html_page("", SHOWN.get(source, "")) if body is None else body
        )
        return list(AuditedApprovals(self.board.repository, self.audit).list_answers(served, manifest_of(commit)))

    def judge(self, signer: Signer, *commits: str, given: Signer | None = None, **known: Any) -> Answer:
        """What the signature of the last of the releases of these commits is worth."""
        portal = ReleasedPortal("tinh-mau")
        for commit in commits:
            portal.release({MAIN: {"index.html": MadeFile(b"x")}}, commit, signer)
        manifests = [parse_manifest(each) for each in portal.manifests]
        data = portal.manifests[-1]
        signed = SignedRelease(manifests[-1], data, signer.sign(data, "release@portalgen"), manifests[:-1], **known)
        return RosterKeys(self.audit, () if given is None else (parse_public_key(given.public),)).judge(signed)


def manifest_of(commit: str) -> ReleaseManifest:
    return ReleasedPortal().release({MAIN: {"index.html": MadeFile(b"x")}}, commit)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office") / "kho")


def codes(answers: Sequence[Answer]) -> list[str]:
    return [each.code for each in answers]


def test_an_approved_page_names_who_signed_and_when(office: Office) -> None:
    words, answer = office.approvals_of(PAGE, office.approved)
    sentence = answer.sentence("vi")
    assert (words.code, answer.code) == ("words_of_source", "approved")
    assert "theo bản kê, trang dựng từ content/so/tin/bai.vi.md" in words.sentence("vi")
    assert all(words in sentence for words in (PAGE, "người duyệt đã ký", "Trưởng Ban so", "ký lúc"))


def test_a_missing_approval_is_named_as_that(office: Office) -> None:
    _, answer = office.approvals_of(OTHER, office.rotated)
    assert (answer.code, answer.tone) == ("approval_missing", "bad")


def test_what_was_ratified_or_stood_at_genesis_is_no_more_than_that(office: Office) -> None:
    _, late = office.approvals_of(LATE, office.rotated)
    _, old = office.approvals_of(OLD, office.approved)
    assert (late.code, old.code) == ("approval_weak", "approval_weak")
    assert f"{LATE}: chỉ duyệt sau khi đăng\n    duyệt bổ sung sau khi đăng: Trưởng Ban so" in late.sentence("vi")
    assert "có sẵn khi bắt đầu" in old.sentence("vi")


def test_a_page_is_judged_as_it_stood_at_the_commit_of_the_release(office: Office) -> None:
    first, later = office.approvals_of(PAGE, office.approved), office.approvals_of(PAGE, office.rotated)
    assert codes(first) == codes(later) == ["words_of_source", "approved"]
    assert first[1].sentence("en") != later[1].sentence("en")


def test_a_page_of_no_text_is_not_said_to_be_approved(office: Office) -> None:
    (answer,) = office.approvals_of("", office.approved, path="tim-kiem/index.html")
    assert (answer.code, answer.tone) == ("approval_generated", "note")
    assert "restore-drill" in answer.sentence("vi")
    assert codes(office.approvals_of("", office.approved, path="tin/bai/index.html")) == ["source_not_named"]


@pytest.mark.parametrize(
    ("source", "path", "host", "code"),
    [
        ("../../etc/passwd", "", SITE, "source_invalid"),
        ("content/so/../so/tin/bai.vi.md", "", SITE, "source_invalid"),
        ("themes/default/x.vi.md", "", SITE, "source_invalid"),
        ("content/so/tin/khong-co.vi.md", "", SITE, "source_not_in_commit"),
        (PAGE, "", MAIN, "source_of_other_site"),
        ("content/xa/tin/cu.vi.md", "", SITE, "source_of_other_site"),
        (PAGE, "tin/khac/index.html", SITE, "source_elsewhere"),
        (PAGE, "tin/bai.pdf", SITE, "source_elsewhere"),
    ],
)
def test_a_source_that_the_commit_does_not_have_in_that_place_is_named(
    office: Office, source: str, path: str, host: str, code: str
) -> None:
    answers = office.approvals_of(source, office.approved, html_page("", SHOWN[PAGE]), path, host)
    assert codes(answers) == [code]
    assert answers[0].tone == "bad"


def test_a_page_has_to_show_title_and_words_of_its_text_in_their_order(office: Office) -> None:
    def judge(*lines: str) -> list[str]:
        page = html_page(lines[0], "</p><p>".join(lines[1:]))
        return codes(office.approvals_of("content/so/tin/dai.vi.md", office.approved, page))

    honest = ("Họp *báo*", "Giá <b>1,5</b> triệu, <a href='/'>xem thêm</a> (tin) và <img>.", "Thêm", "Một</p><p>Hai")
    good, bad = ["words_of_source", "approval_weak"], ["words_not_of_source"]
    assert judge(*honest) == good
    for place, words in (
        (0, "Họp báo"),
        (1, "Giá 15 triệu, xem thêm và."),
        (1, "<span hidden>Giá 1,5 triệu, xem thêm và.</span>"),
        *((1, f"<{tag}>Giá 1,5 triệu, xem thêm và.</{tag}>") for tag in UNSEEN),
        (1, "<p popover>Giá 1,5 triệu, xem thêm và.</p>"),
        (1, "<p style='display:none' style=x>Giá 1,5 triệu, xem thêm và.</p>"),
        (1, "<p style='display: /**/none'>Giá 1,5 triệu, xem thêm và.</p>"),
        (1, "<textarea/>Giá 1,5 triệu, xem thêm và.</textarea>"),
        (1, "<template><template></template>Giá 1,5 triệu, xem thêm và.</template>"),
        (1, "<!-- Giá 1,5 triệu, xem thêm và. --><script>Giá 1,5 triệu, xem thêm và.</script>"),
        (3, "Hai</p><p>Một"),
    ):
        assert judge(*honest[:place], words, *honest[place + 1 :]) == bad, words


UNSEEN = ("noscript", "dialog", "textarea", "iframe", "object", "template", "title", "canvas")


def test_words_in_a_dialog_that_is_open_are_seen(office: Office) -> None:
    page = html_page("", "<dialog open>Nội dung.</dialog>")
    assert codes(office.approvals_of(PAGE, office.approved, page)) == ["words_of_source", "approved"]


@pytest.mark.parametrize(
    ("title", "heading", "is_good"),
    [
        ("Tin - Sở mẫu", "", True),
        ("Khác", "Tin", True),
        ("Tin khẩn - Sở mẫu", "Tin khẩn", False),
        ("Tin - tức khẩn - Sở mẫu", "", False),
        ("Khác", "Tin</title> khẩn", False),
        ("Khác", "<svg><title>Tin</title></svg>Khác", False),
    ],
)
def test_a_title_counts_as_a_whole(office: Office, title: str, heading: str, is_good: bool) -> None:
    page = f"<title>{title}</title><h1>{heading}</h1>".encode()
    found = office.approvals_of("content/so/tin/_index.vi.md", office.approved, page, "tin/index.html")
    assert (codes(found)[0] == "words_of_source") is is_good


@pytest.mark.parametrize(
    ("source", "path", "code"),
    [
        ("content/so/tin/_index.vi.md", "tin/index.html", "words_of_source"),
        ("content/so/tin/_index.vi.md", "tin/trang-2/index.html", "words_of_source"),
        ("content/so/tin/_index.en.md", "en/news/index.html", "words_of_source"),
        ("content/so/tin/_index.en.md", "en/tin/index.html", "source_elsewhere"),
        ("content/so/tin/_index.vi.md", "tin/bai/index.html", "source_elsewhere"),
        ("content/so/tin/_index.vi.md", "index.html", "source_elsewhere"),
        ("content/xa/tin/_index.vi.md", "tin/index.html", "source_not_judged"),
    ],
)
def test_the_text_of_a_section_counts_at_the_address_of_that_section_alone(
    office: Office, source: str, path: str, code: str
) -> None:
    host = "xa.example.vn" if "/xa/" in source else SITE
    assert codes(office.approvals_of(source, office.approved, html_page("Tin", "Giả mạo."), path, host))[0] == code


def test_where_a_text_lies_it_is_the_one_that_has_to_be_named(office: Office) -> None:
    namesake = "content/so/khac/bai.vi.md"
    (answer,) = office.approvals_of(namesake, office.approved, html_page("", "Trùng tên."), "tin/bai/index.html")
    assert (answer.code, answer.values["other"]) == ("other_text_there", PAGE)


def test_bytes_that_nobody_approved_are_not_those_of_an_approved_text(office: Office) -> None:
    (answer,) = office.approvals_of(PAGE, office.approved, html_page("Bài", "Lời khác."))
    assert (answer.code, answer.tone) == ("words_not_of_source", "bad")
    assert "chữ trên trang không phải chữ của nguồn" in answer.sentence("vi")
    assert "“Nội dung.”" in answer.sentence("vi")


def test_a_notice_needs_a_text_that_was_removed_or_is_over(office: Office) -> None:
    for source, title, gone in ((GONE, "Đã gỡ", "removed"), (OVER, "Đã hết", "expired")):
        answers = office.approvals_of(source, office.approved, html_page(title, "Thông báo."), gone=gone)
        assert codes(answers) == ["notice_of_source", "approval_weak"]
        assert codes(office.approvals_of(source, office.approved, html_page("Khác", "x"), gone=gone)) == [
            "words_not_of_source"
        ]
    forged = html_page("Đã gỡ", "Nộp tiền ngay.")
    assert codes(office.approvals_of(GONE, office.approved, forged)) == ["notice_not_named"]
    for gone in ("removed", "expired"):
        assert codes(office.approvals_of(PAGE, office.approved, gone=gone)) == ["notice_unfounded"]


def test_an_attachment_is_known_by_its_bytes(office: Office) -> None:
    same, answer = office.approvals_of("", office.approved, PDF_BYTES, "tin/a/quyet-dinh.pdf")
    assert (same.code, answer.code) == ("same_as_file", "approval_weak")
    assert PDF in same.sentence("vi")
    changed = office.approvals_of("", office.approved, PDF_BYTES + b" ", "tin/a/quyet-dinh.pdf")
    assert codes(changed) == ["other_bytes_of_file"]
    assert (changed[0].tone, PDF in changed[0].sentence("vi")) == ("bad", True)
    assert codes(office.approvals_of("", office.approved, b"gia", "tin/quyet-dinh.pdf")) == ["other_bytes_of_file"]
    assert codes(office.approvals_of("", office.approved, b"gia", "tin/bai/la.DOCX")) == ["file_not_in_commit"]
    assert codes(office.approvals_of("", office.approved, b"gia", "tin/bai/index.txt")) == ["approval_generated"]


def test_the_key_that_counts_is_that_of_the_roster_in_force_at_the_commit(office: Office) -> None:
    assert office.judge(NEW, office.rotated).code == "signature_good"
    assert office.judge(NEW, office.approved).code == "key_not_in_force"
    assert office.judge(Signer("khoa-la"), office.approved).code == "key_unknown"


def test_a_roster_without_any_release_key_is_said_with_what_the_given_key_is_worth(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    audit = audit_approvals(board.repository, "main", board.genesis, board.now)
    data = format_release(board.tip.id)
    signed = SignedRelease(parse_manifest(data), data, NEW.sign(data, "release@portalgen"))
    for given, is_said in ((NEW, True), (RELEASE_SIGNER, False)):
        answer = RosterKeys(audit, (parse_public_key(given.public),)).judge(signed)
        assert (answer.code, answer.tone) == ("roster_without_keys", "bad")
        assert ("đúng là của khóa đưa bằng --release-key" in answer.sentence("vi")) is is_said


def test_a_genesis_that_was_not_given_is_said_beside_the_key(office: Office) -> None:
    audit = audit_approvals(office.board.repository, "main", None, office.board.now)
    data = format_release(office.rotated)
    signed = SignedRelease(parse_manifest(data), data, NEW.sign(data, "release@portalgen"))
    assert "chưa đưa --genesis" in RosterKeys(audit).judge(signed).sentence("vi")
    assert "--genesis" not in RosterKeys(office.audit).judge(signed).sentence("vi")


def test_a_stolen_key_is_suspect_from_the_commit_that_its_revocation_names(office: Office) -> None:
    assert office.judge(RELEASE_SIGNER, office.missing).code == "key_suspect"
    assert office.judge(RELEASE_SIGNER, office.missing, office.approved).code == "key_suspect"
    assert office.judge(RELEASE_SIGNER, office.missing, is_known=True).code == "key_suspect"


def test_what_a_revoked_key_signed_for_an_older_commit_is_doubtful_unless_something_else_vouches_for_it(
    office: Office,
) -> None:
    doubtful = office.judge(RELEASE_SIGNER, office.approved)
    assert (doubtful.code, doubtful.tone) == ("key_doubtful", "bad")
    assert "đã bị thu hồi" in doubtful.sentence("vi")
    known = office.judge(RELEASE_SIGNER, office.approved, is_known=True)
    assert (known.code, known.tone) == ("key_revoked_known", "note")
    for signer, commit, code in (
        (NEW, office.rotated, "key_revoked_followed"),
        (NEW, office.approved, "key_doubtful"),
        (RELEASE_SIGNER, office.approved, "key_doubtful"),
        (Signer("khoa-la"), office.rotated, "key_doubtful"),
    ):
        data = format_release(commit)
        later = [SignedRelease(parse_manifest(data), data, signer.sign(data, "release@portalgen"))]
        assert office.judge(RELEASE_SIGNER, office.approved, later=later).code == code


def test_a_key_that_was_given_beside_the_repository_has_to_be_in_its_roster(office: Office) -> None:
    assert office.judge(NEW, office.rotated, given=NEW).code == "signature_good"
    answer = office.judge(NEW, office.rotated, given=Signer("khoa-la"))
    assert (answer.code, answer.tone) == ("given_key_not_in_roster", "bad")


def test_a_release_key_that_one_owner_alone_adds_does_not_count(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    files = board.edit_roster(ROSTER, lambda roster: roster.update(release_keys=[{"public": RELEASE_SIGNER.public}]))
    board.govern(files, by=("owner-1",), is_valid=False)
    audit = audit_approvals(board.repository, "main", board.genesis, board.now)
    data = format_release(board.tip.id)
    signed = SignedRelease(parse_manifest(data), data, RELEASE_SIGNER.sign(data, "release@portalgen"))
    assert RosterKeys(audit).judge(signed).code == "roster_without_keys"


def format_release(commit: str) -> bytes:
    portal = ReleasedPortal("tinh-mau")
    portal.release({MAIN: {"index.html": MadeFile(b"x")}}, commit)
    return portal.manifests[-1]
