"""Each kind of tampering is named as what it is; what is as released is established."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import tracemalloc
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import brotli
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.cli.main import portalgen
from portalgen.config.roster import Revocation, Roster
from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.publish.layout import FILES_FILE, MANIFEST_FILE, RECORDS_ADDRESS, RELEASE_ADDRESS, SIGNATURE_FILE
from portalgen.publish.verifying import verifier
from portalgen.publish.verifying.answers import ANSWERS, ReleaseVerification
from portalgen.publish.verifying.release_chain import KnownRelease, parse_known
from portalgen.publish.verifying.release_keys import GivenKeys, RosterKeys, read_release_keys
from portalgen.publish.verifying.sources import Connecting, FolderSource, HttpsSource, Response, decode_body
from portalgen.publish.verifying.verifier import Verifier, VerifyOptions, judge_headers
from tests.makers.audits import audit, roster
from tests.makers.releases import (
    MAIN,
    RELEASE_SIGNER,
    SITE,
    MadeFile,
    ReleasedPortal,
    ReleaseServer,
    html_page,
    minify,
    serve_releases,
    zip_bytes,
)
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

NEWS = "/tin-tuc/hop-bao/"
PDF = b"%PDF-1.7 " + b"quyet dinh mau " * 40
KEYS = GivenKeys((parse_public_key(RELEASE_SIGNER.public),))


def files(words: str = "Nội dung đã duyệt.", link: str = "/") -> dict[str, dict[str, MadeFile]]:
    page = MadeFile(html_page("Họp báo", words, link), "content/so/tin-tuc/hop-bao.vi.md")
    return {
        MAIN: {"index.html": MadeFile(html_page("Cổng", "Trang chủ."))},
        SITE: {
            "index.html": MadeFile(html_page("Sở", "Trang chủ.")),
            "tin-tuc/hop-bao/index.html": page,
            "tin-tuc/hop-bao/quyet-dinh.pdf": MadeFile(PDF),
            "tin-tuc/da-go/index.html": MadeFile(html_page("Đã gỡ", "Bài đã gỡ."), gone_reason="removed"),
            "cu/index.html": MadeFile(html_page("Chuyển", "Đã chuyển."), redirect_to=NEWS),
        },
    }


def released(*contents: dict[str, dict[str, MadeFile]]) -> ReleasedPortal:
    portal = ReleasedPortal()
    for each in contents or (files("Bản đầu."), files()):
        portal.release(each)
    return portal


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReleaseServer]:
    with serve_releases(tmp_path_factory.mktemp("https")) as running:
        yield running


def source_of(server: ReleaseServer) -> HttpsSource:
    addresses = {(host, server.port): "127.0.0.1" for host in (MAIN, SITE)}
    return HttpsSource(Connecting(server.port, addresses, server.authorities))


def verify(server: ReleaseServer, portal: ReleasedPortal, url: str = "", **options: Any) -> ReleaseVerification:
    server.serve(portal)
    source = source_of(server)
    try:
        verifier = Verifier(source, VerifyOptions(**{"trust": KEYS, **options}))
        return verifier.verify_address(url or server.url(SITE, NEWS))
    finally:
        source.close()


def bad_codes(found: ReleaseVerification) -> list[str]:
    return [each.code for each in found.answers if each.tone == "bad"]


def test_a_page_as_released_is_established_under_the_key_that_was_given(server: ReleaseServer) -> None:
    found = verify(server, released())
    assert (found.verdict, bad_codes(found), found.is_established) == ("identical", [], True)
    assert all(map(found.has, ("identical", "signature_good", "chain_good", "twins_good", "approval_not_asked")))


def test_every_answer_is_a_sentence_in_both_languages(server: ReleaseServer) -> None:
    for each in verify(server, released()).answers:
        for language in ("vi", "en"):
            assert each.sentence(language)
            assert "{" not in each.sentence(language)
    assert all(each.words.vi and each.words.en for each in ANSWERS.values())


def test_a_changed_byte_is_shown_where_the_words_differ(server: ReleaseServer, tmp_path: Path) -> None:
    portal = released()
    prepared = portal.write_prepared(tmp_path / "chuan-bi", files())
    portal.answers[SITE][NEWS] = html_page("Họp báo", "Nội dung đã đổi.")
    portal.twins[SITE].clear()
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("different", ["different"])
    found = verify(server, portal, originals=FolderSource(prepared))
    assert (found.verdict, bad_codes(found)) == ("different", ["different_words"])
    assert "bản phát hành có “duyệt" in found.answers[1].sentence("vi")


def test_a_link_that_leads_elsewhere_is_named(server: ReleaseServer) -> None:
    portal = released()
    portal.answers[SITE][NEWS] = html_page("Họp báo", "Nội dung đã duyệt.", "https://xau.example.org/")
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("different", ["different_links"])
    assert "dẫn đến “/”, bản nhận được dẫn đến “https://xau.example.org/”" in found.answers[1].sentence("vi")


def test_a_proxy_that_minifies_is_told_from_a_change(server: ReleaseServer) -> None:
    portal = released()
    portal.transform = minify
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("equal_words", ["equal_words"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"</main>", b"</main><script>doi()</script>"),
        (b"</main>", b"</main><style>main{display:none}</style>"),
        (b"</main>", b"</main><form></form>"),
        (b"</head>", b'<meta http-equiv="refresh" charset="0"></head>'),
        (b"</head>", b"<base></head>"),
        (b"<main>", b"<main hidden>"),
        (b"<main>", b'<main style="opacity:0">'),
        (b"<main>", b"<main onclick=doi()>"),
        (b"</main>", b"</main><iframe srcdoc='x'></iframe>"),
    ],
)
def test_what_acts_or_hides_is_no_work_of_a_minifier(server: ReleaseServer, before: bytes, after: bytes) -> None:
    portal = released()
    portal.transform = lambda page: minify(page).replace(before, after)
    found = verify(server, portal, has_all_encodings=False)
    assert (found.verdict, bad_codes(found)) == ("different", ["different_parts"])


def test_words_that_were_added_at_the_end_are_shown_against_nothing(server: ReleaseServer) -> None:
    portal = released()
    portal.transform = lambda page: page.replace(b"</main>", "</main>\x1b[2JThêm\u202e".encode())
    sentence = verify(server, portal).answers[1].sentence("vi")
    assert "bản phát hành có “(không có gì)”" in sentence
    assert "\\u001b" in sentence
    assert not {"\x1b", "\u202e"} & set(sentence)


def test_a_changed_manifest_has_no_good_signature(server: ReleaseServer) -> None:
    portal = released()
    address = f"{RELEASE_ADDRESS}{MANIFEST_FILE}"
    changed = portal.answers[SITE][address].replace(b"b" * 40, b"c" * 40)
    portal.answers[SITE][address] = changed
    found = verify(server, portal)
    assert (found.verdict, [each.code for each in found.answers]) == ("not_signed", ["signature_bad"])


def test_a_changed_list_is_not_the_one_that_the_manifest_names(server: ReleaseServer) -> None:
    portal = released()
    address = f"{RELEASE_ADDRESS}{FILES_FILE}"
    portal.answers[SITE][address] = portal.answers[SITE][address].replace(b"hop-bao.vi", b"hop-bap.vi")
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("unknown", ["list_differs"])


def test_the_manifest_of_another_portal_does_not_count(server: ReleaseServer) -> None:
    portal = ReleasedPortal("cong-khac")
    portal.release(files())
    found = verify(server, portal, trust=replace(KEYS, portal="cong-mau"))
    assert (found.verdict, bad_codes(found)) == ("unknown", ["other_portal"])


def test_a_host_without_a_manifest_gives_no_answer(server: ReleaseServer) -> None:
    portal = released()
    del portal.answers[SITE][f"{RELEASE_ADDRESS}{MANIFEST_FILE}"]
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("unknown", ["no_manifest"])


def test_a_chain_that_was_rolled_back_is_named(server: ReleaseServer) -> None:
    portal, former = released(), released(files("Bản đầu."))
    portal.show_former(former)
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("identical", ["rolled_back"])
    known = KnownRelease(2, sha256(portal.manifests[1]).hexdigest())
    assert bad_codes(verify(server, former, known_release=known)) == ["older_than_known"]


def test_a_chain_that_was_forked_is_named(server: ReleaseServer) -> None:
    portal, other = released(), released(files("Bản đầu."), files("Bản khác."))
    known = KnownRelease(2, sha256(portal.manifests[1]).hexdigest())
    assert bad_codes(verify(server, portal, known_release=known)) == []
    assert bad_codes(verify(server, other, known_release=known)) == ["forked"]
    portal.release(files("Bản ba."), previous="d" * 64)
    assert bad_codes(verify(server, portal)) == ["forked"]


def test_a_record_that_is_gone_is_a_gap(server: ReleaseServer) -> None:
    portal = released()
    del portal.answers[MAIN][f"{RECORDS_ADDRESS}manifests/1.json"]
    assert bad_codes(verify(server, portal)) == ["gap"]


def test_a_release_that_was_replaced_is_named_with_the_one_that_replaced_it(server: ReleaseServer) -> None:
    portal = released(files("Bản đầu."), files("Bản hai."), files())
    portal.answers[SITE][NEWS] = files("Bản hai.")[SITE]["tin-tuc/hop-bao/index.html"].data
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("replaced", ["replaced"])
    assert "lần phát hành 2, đã được thay bằng lần 3" in found.answers[1].sentence("vi")
    known = KnownRelease(3, sha256(portal.manifests[2]).hexdigest())
    assert verify(server, portal, known_release=known).verdict == "replaced"


def test_a_twin_that_holds_other_content_is_named(server: ReleaseServer) -> None:
    portal = released()
    portal.twins[SITE][NEWS] = portal.twins[SITE]["/"]
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("identical", ["twin_differs"])
    portal.twins[SITE][NEWS] = zip_bytes(bytes(40 << 20))
    assert bad_codes(verify(server, portal)) == ["encoding_unreadable"]
    assert verify(server, portal, has_all_encodings=False).is_established


@pytest.mark.parametrize(
    ("signer", "namespace", "code", "verdict"),
    [
        (Signer("khoa-la"), "release@portalgen", "key_unknown", "not_signed"),
        (RELEASE_SIGNER, "approval@portalgen", "signature_namespace", "not_signed"),
        (None, "", "signature_missing", "identical"),
    ],
)
def test_a_signature_that_is_not_of_the_release_key_is_named(
    server: ReleaseServer, signer: Signer | None, namespace: str, code: str, verdict: str
) -> None:
    portal = ReleasedPortal()
    portal.release(files(), signer=signer, namespace=namespace)
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == (verdict, [code])


def test_without_a_key_nothing_is_established(server: ReleaseServer) -> None:
    assert bad_codes(verify(server, released(), trust=GivenKeys())) == ["key_not_given"]


def rosters(*keys: Signer, revoked: Signer | None = None, since: int = 0) -> Roster:
    made = roster("so", ())
    revocations = (Revocation(revoked.fingerprint, f"{since:040x}", "mất máy (mẫu)"),) if revoked is not None else ()
    release_keys = tuple(parse_public_key(each.public) for each in keys)
    return replace(
        made, portal=replace(made.portal, portal="cong-mau", release_keys=release_keys, revocations=revocations)
    )


def rotated(*, revoked_since: int | None = None) -> ApprovalAudit:
    """The old key is in force from commit 0 on, the new one from commit 4 on."""
    old, new = RELEASE_SIGNER, Signer("khoa-moi")
    revoked = {} if revoked_since is None else {"revoked": old, "since": revoked_since}
    return audit([(0, rosters(old)), (4, rosters(new, **revoked))])  # type: ignore[arg-type]


def test_after_a_rotation_old_releases_stay_good_under_the_old_key_alone(server: ReleaseServer) -> None:
    new = Signer("khoa-moi")
    portal = ReleasedPortal()
    portal.release(files("Bản đầu."), f"{3:040x}")
    portal.release(files(), f"{4:040x}", new)
    found = verify(server, portal, trust=RosterKeys(rotated()))
    assert found.is_established
    portal.answers[SITE][NEWS] = files("Bản đầu.")[SITE]["tin-tuc/hop-bao/index.html"].data
    found = verify(server, portal, trust=RosterKeys(rotated()))
    assert bad_codes(found) == ["replaced"]
    assert [each.values["key"] for each in found.answers if each.code == "signature_good"] == [
        new.fingerprint,
        RELEASE_SIGNER.fingerprint,
    ]
    portal.release(files(), f"{5:040x}", RELEASE_SIGNER)
    assert bad_codes(verify(server, portal, trust=RosterKeys(rotated()))) == ["key_not_in_force"]


def test_releases_from_the_commit_of_a_compromise_on_are_suspect_and_those_before_are_not(
    server: ReleaseServer,
) -> None:
    trust = RosterKeys(rotated(revoked_since=2))
    portal = ReleasedPortal()
    portal.release(files("Bản đầu."), f"{1:040x}")
    assert bad_codes(verify(server, portal, trust=trust)) == ["key_doubtful"]
    portal.release(files("Bản hai."), f"{2:040x}")
    assert bad_codes(verify(server, portal, trust=trust)) == ["key_suspect"]
    portal.release(files(), f"{1:040x}")
    assert bad_codes(verify(server, portal, trust=trust)) == ["key_suspect"], "an old commit does not save it"


def test_a_release_of_a_stolen_key_is_doubtful_until_an_honest_one_follows_or_it_is_known(
    server: ReleaseServer,
) -> None:
    trust, new = RosterKeys(rotated(revoked_since=2)), Signer("khoa-moi")
    portal = ReleasedPortal()
    for words in ("Bản đầu.", "Bản giả."):
        portal.release(files(words), f"{1:040x}")
    digests = [sha256(each).hexdigest() for each in portal.manifests]
    known = [KnownRelease(number + 1, each) for number, each in enumerate(digests)]
    assert bad_codes(verify(server, portal, trust=trust)) == ["key_doubtful"]
    assert bad_codes(verify(server, portal, trust=trust, known_release=known[0])) == ["key_doubtful"]
    found = verify(server, portal, trust=trust, known_release=known[1])
    assert found.is_established
    assert found.has("key_revoked_known")
    former = deepcopy(portal)
    portal.release(files(), f"{5:040x}", new)
    assert verify(server, portal, trust=trust).is_established
    portal.answers[SITE][NEWS] = former.answers[SITE][NEWS]
    found = verify(server, portal, trust=trust)
    assert bad_codes(found) == ["replaced"]
    assert found.has("key_revoked_followed")
    portal.show_former(former)
    assert bad_codes(verify(server, portal, trust=trust)) == ["rolled_back"]


def test_a_file_of_a_former_release_is_judged_by_the_signature_of_that_release(server: ReleaseServer) -> None:
    later = files()
    del later[SITE]["tin-tuc/hop-bao/quyet-dinh.pdf"]
    portal = ReleasedPortal()
    portal.release(files(), signer=Signer("khoa-la"))
    portal.release(later)
    assert bad_codes(verify_file(server, PDF, "quyet-dinh.pdf", portal)) == ["replaced", "key_unknown"]


def test_a_release_of_a_commit_that_main_does_not_have_is_named(server: ReleaseServer) -> None:
    assert bad_codes(verify(server, released(), trust=RosterKeys(rotated()))) == ["commit_unknown"]


def test_tombstones_and_old_addresses_are_known(server: ReleaseServer) -> None:
    portal = released()
    found = verify(server, portal, server.url(SITE, "/tin-tuc/da-go/"))
    assert found.is_established
    portal.gone = {(SITE, NEWS)}
    for path in (NEWS, "/tin-tuc/da-go/"):
        assert bad_codes(verify(server, portal, server.url(SITE, path))) == ["status_differs"]
    notice = verify(server, portal, server.url(SITE, "/cu/"))
    assert notice.is_established
    assert notice.has("redirect_notice")
    assert not notice.has("redirected")
    assert "410" in next(each for each in found.answers if each.code == "tombstone").sentence("vi")
    portal.gone = {(SITE, "/tin-tuc/da-go/")}
    portal.redirects = {
        (SITE, "/cu/"): f"https://{SITE}:{server.port}{NEWS}",
        (SITE, "/xau/"): "https://xau.example.org/",
        (SITE, "/tho/"): f"http://{SITE}{NEWS}",
        (SITE, "/vong/"): "/vong/",
        (SITE, "/hong/"): "https://[hong",
    }
    found = verify(server, portal, server.url(SITE, "/cu/"))
    assert found.is_established
    assert found.has("redirected")
    for path, code in (
        ("/xau/", "redirected_elsewhere"),
        ("/tho/", "redirected_elsewhere"),
        ("/hong/", "redirected_elsewhere"),
        ("/vong/", "too_many_redirects"),
    ):
        assert code in bad_codes(verify(server, portal, server.url(SITE, path)))
    portal.redirects = {(SITE, "/cu/"): "/tin-tuc/da-go/"}
    assert bad_codes(verify(server, portal, server.url(SITE, "/cu/"))) == ["redirect_differs"]


@pytest.mark.parametrize("goal", ["/", f"https://{MAIN}:PORT/", "/khong-co/"])
def test_a_page_of_the_release_must_not_lead_elsewhere(server: ReleaseServer, goal: str) -> None:
    portal = released()
    portal.redirects = {(SITE, NEWS): goal.replace("PORT", str(server.port))}
    found = verify(server, portal)
    assert (found.verdict, bad_codes(found)) == ("different", ["redirected_away"])


def test_only_the_port_that_was_asked_for_is_followed(server: ReleaseServer) -> None:
    portal = released()
    portal.redirects = {
        (SITE, "/cu/"): f"https://{SITE}:8443{NEWS}",
        (SITE, "/tin-tuc/hop-bao"): NEWS,
        (SITE, "/tin-tuc/hop-bao/index.html"): NEWS,
        (SITE, "/xua/"): NEWS,
    }
    found = verify(server, portal, server.url(SITE, "/cu/"))
    assert (found.verdict, bad_codes(found)) == ("different", ["redirected_to_port"])
    for path, code in (
        ("/tin-tuc/hop-bao", "redirected_to_folder"),
        ("/tin-tuc/hop-bao/index.html", "redirected_to_folder"),
        ("/xua/", "redirected_by_server"),
    ):
        found = verify(server, portal, server.url(SITE, path))
        assert found.is_established
        assert found.has(code)


def test_a_later_record_that_cannot_be_read_is_named(server: ReleaseServer) -> None:
    portal = released()
    portal.answers[MAIN][f"{RECORDS_ADDRESS}manifests/3.json"] = b"{}"
    assert bad_codes(verify(server, portal)) == ["record_unreadable"]


def test_a_page_that_no_release_has_is_named(server: ReleaseServer) -> None:
    portal = released()
    portal.answers[SITE]["/them/"] = html_page("Thêm", "Không ai phát hành.")
    found = verify(server, portal, server.url(SITE, "/them/"))
    assert (found.verdict, bad_codes(found)) == ("different", ["not_listed"])
    del portal.answers[SITE][NEWS]
    assert bad_codes(verify(server, portal)) == ["not_served"]


def verify_file(server: ReleaseServer, data: bytes, name: str, portal: ReleasedPortal) -> ReleaseVerification:
    server.serve(portal)
    return Verifier(source_of(server), VerifyOptions(KEYS)).verify_file(data, name, MAIN)


def test_an_attachment_matches_wherever_it_was_saved(server: ReleaseServer) -> None:
    found = verify_file(server, PDF, "tai-ve (1).pdf", released())
    assert found.is_established
    assert f"https://{SITE}/tin-tuc/hop-bao/quyet-dinh.pdf" in found.answers[1].sentence("vi")
    assert bad_codes(verify_file(server, PDF + b" ", "tai-ve.pdf", released())) == ["file_unknown"]


def test_an_attachment_of_a_former_release_is_found(server: ReleaseServer) -> None:
    later = files()
    del later[SITE]["tin-tuc/hop-bao/quyet-dinh.pdf"]
    found = verify_file(server, PDF, "quyet-dinh.pdf", released(files(), later))
    assert (found.verdict, bad_codes(found)) == ("replaced", ["replaced"])


def test_a_page_that_a_browser_saved_is_named_as_that_with_its_address(server: ReleaseServer) -> None:
    mark = f"<!-- saved from url=(0040)https://{SITE}{NEWS} -->\n".encode()
    saved = html_page("Họp báo", "Nội dung đã duyệt.").replace(b"<html", mark + b"<html")
    found = verify_file(server, saved, "Hop bao.html", released())
    assert (found.verdict, bad_codes(found)) == ("unknown", ["saved_page"])
    assert f"https://{SITE}{NEWS}" in found.answers[1].sentence("vi")


def test_a_file_is_looked_up_in_a_prepared_release_without_any_server(tmp_path: Path) -> None:
    portal = released(files())
    folder = FolderSource(portal.write_prepared(tmp_path / "chuan-bi", files()))
    found = Verifier(folder, VerifyOptions(KEYS)).verify_file(PDF, "a.pdf", folder.main_host)
    assert found.is_established
    assert found.has("chain_not_yet")
    with pytest.raises(UnusableEnvironmentError):
        FolderSource(tmp_path)


def test_a_thousand_pages_are_established_with_one_look_at_manifest_and_list(server: ReleaseServer) -> None:
    many = files()
    many[SITE] |= {f"bai/{number}/index.html": MadeFile(html_page(str(number), "Bài mẫu.")) for number in range(1000)}
    server.serve(released(many))
    verifier = Verifier(source_of(server), VerifyOptions(KEYS, has_all_encodings=False))
    found = [verifier.verify_address(server.url(SITE, f"/bai/{number}/")) for number in range(1000)]
    assert [each.subject for each in found if not each.is_established] == []


class MemorySource:
    """Answers as a portal does, without any server."""

    has_records = True

    def __init__(self, portal: ReleasedPortal) -> None:
        self.portal = portal
        self.headers: tuple[tuple[str, str], ...] = ()

    def read(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        body = self.portal.answers.get(host, {}).get(path)
        return Response(404) if body is None else Response(200, body[: most + 1], headers=self.headers)


class WatchedSource(MemorySource):
    """Keeps what was asked of it."""

    def __init__(self, portal: ReleasedPortal) -> None:
        super().__init__(portal)
        self.asked: list[str] = []

    def read(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        self.asked.append(path)
        return super().read(host, path, headers, most)


def test_what_the_signature_is_worth_is_answered_first() -> None:
    source = WatchedSource(released())
    found = Verifier(source, VerifyOptions(KEYS)).verify_address(f"https://{SITE}{NEWS}")
    assert found.answers[0] == found.signature
    assert found.answers[0].code == "signature_good"
    assert source.asked[:2] == [f"{RELEASE_ADDRESS}{MANIFEST_FILE}", f"{RELEASE_ADDRESS}{SIGNATURE_FILE}"]


@pytest.mark.parametrize("is_readable", [True, False])
def test_with_a_bad_signature_nothing_else_is_read(is_readable: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = released()
    address = f"{RELEASE_ADDRESS}{MANIFEST_FILE}"
    portal.answers[SITE][address] = portal.answers[SITE][address] + b" " if is_readable else b"[" * 99
    monkeypatch.setattr(verifier, "parse_manifest", pytest.fail)
    source = WatchedSource(portal)
    found = Verifier(source, VerifyOptions(KEYS)).verify_address(f"https://{SITE}{NEWS}")
    assert (found.verdict, [each.code for each in found.answers]) == ("not_signed", ["signature_bad"])
    assert source.asked == [address, f"{RELEASE_ADDRESS}{SIGNATURE_FILE}"]
    assert found.answers[0].sentence("en").startswith("the signature is not one of this manifest: ")
    attached = Verifier(source, VerifyOptions(KEYS)).verify_file(PDF, "a.pdf", SITE)
    assert (attached.verdict, attached.is_established) == ("not_signed", False)


def test_a_key_that_no_roster_has_is_refused_before_the_manifest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    portal = ReleasedPortal()
    portal.release(files(), f"{3:040x}", Signer("khoa-la"))
    monkeypatch.setattr(verifier, "parse_manifest", pytest.fail)
    found = Verifier(MemorySource(portal), VerifyOptions(RosterKeys(rotated()))).verify_address(f"https://{SITE}{NEWS}")
    assert (found.verdict, bad_codes(found)) == ("not_signed", ["key_unknown"])


PORTAL = released()
ANSWERED = [
    (SITE, NEWS),
    *((SITE, f"{RELEASE_ADDRESS}{name}") for name in (MANIFEST_FILE, SIGNATURE_FILE, FILES_FILE)),
    *((MAIN, f"{RECORDS_ADDRESS}manifests/{number}.json") for number in (1, 2)),
]


@settings(deadline=None)
@given(st.sampled_from(ANSWERED), st.data())
def test_whatever_stands_in_the_place_of_a_file_nothing_is_established(
    place: tuple[str, str], data: st.DataObject
) -> None:
    host, path = place
    true = PORTAL.answers[host][path]
    cut = st.integers(0, len(true) - 1).map(lambda end: true[:end])
    swapped = st.integers(0, len(true) - 1).map(lambda at: true[:at] + bytes([true[at] ^ 1]) + true[at + 1 :])
    false = data.draw(st.binary(max_size=200) | cut | swapped | st.just(true + b" "))
    portal = ReleasedPortal(answers={host: dict(there) for host, there in PORTAL.answers.items()})
    assert verify_in_memory(portal).is_established
    portal.answers[host][path] = false
    found = verify_in_memory(portal)
    assert not found.is_established
    assert all(each.sentence("vi") for each in found.answers)


@pytest.mark.parametrize(
    ("path", "name", "value", "code"),
    [
        ("a/index.html", "Refresh", "0; url=https://xau.example/", "different_headers"),
        ("a/index.html", "Content-Type", "application/octet-stream", "different_headers"),
        ("a/index.html", "Content-Type", "text/html; charset=utf-7", "different_headers"),
        ("a.pdf", "Content-Type", "text/html", "different_headers"),
        ("a/index.html", "Content-Disposition", "attachment", "doubtful_headers"),
        ("a/index.html", "Link", "<https://xau.example/x.css>; rel=stylesheet", "doubtful_headers"),
        ("a/index.html", "Content-Location", "/b/", "doubtful_headers"),
        ("a/index.html", "Content-Type", "Text/HTML; charset=UTF-8", ""),
        ("a/index.html", "Link", "</x.css>; rel=preload", ""),
        ("a.pdf", "Content-Disposition", "attachment", ""),
        ("a.pdf", "Content-Type", "application/pdf", ""),
    ],
)
def test_headers_that_change_what_a_visitor_gets_are_named(path: str, name: str, value: str, code: str) -> None:
    answers = list(judge_headers(Response(200, headers=((name, value),)), path))
    assert [each.code for each in answers] == ([code] if code else [])
    assert all(value in each.sentence("vi") for each in answers)


def test_a_page_with_a_header_that_leads_away_is_not_established() -> None:
    source = MemorySource(released())
    source.headers = (("Refresh", "0; url=https://xau.example/"),)
    found = Verifier(source, VerifyOptions(KEYS)).verify_address(f"https://{SITE}{NEWS}")
    assert (found.verdict, bad_codes(found)) == ("identical", ["different_headers"])


def verify_in_memory(portal: ReleasedPortal) -> ReleaseVerification:
    return Verifier(MemorySource(portal), VerifyOptions(KEYS)).verify_address(f"https://{SITE}{NEWS}")


@pytest.mark.parametrize(
    "url", ["http://so.example.vn/", "so.example.vn", "https://", "https://a@so.example.vn/", "https://[x/"]
)
def test_what_is_no_address_of_https_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        Verifier(FolderSource.__new__(FolderSource), VerifyOptions()).verify_address(url)


@pytest.mark.parametrize("text", ["", "3", "3:abc", f"0:{'a' * 64}", f"3:{'A' * 64}"])
def test_what_is_no_known_release_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_known(text)


def test_a_server_that_cannot_be_read_is_said_without_the_words_of_the_system(server: ReleaseServer) -> None:
    for connecting, words in (
        (Connecting(1, {(MAIN, 1): "127.0.0.1"}), "không có máy chủ ở đó"),
        (Connecting(server.port, {(MAIN, server.port): "127.0.0.1"}), "chứng chỉ không được tin"),
    ):
        with pytest.raises(UnusableEnvironmentError) as raised:
            Verifier(HttpsSource(connecting), VerifyOptions()).verify_address(f"https://{MAIN}/")
        assert words in raised.value.vi


@pytest.mark.parametrize("head", ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"])
def test_a_server_that_sends_byte_after_byte_gains_no_time(server: ReleaseServer, head: str) -> None:
    """Whoever waits for its end waits longer than a test may take."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server.authorities)
    is_over = threading.Event()

    def drip(listener: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(listener.accept()[0], server_side=True) as answered:
            answered.sendall(head.encode())
            while not is_over.wait(0.05):
                answered.sendall(b"y")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        thread = threading.Thread(target=drip, args=(listener,), daemon=True)
        thread.start()
        for seconds, words in (({"request_seconds": 0.3}, "không trả lời kịp"), ({"run_seconds": 0}, "đã quá 0 phút")):
            connecting = Connecting(port, {(SITE, port): "127.0.0.1"}, server.authorities, **seconds)
            with pytest.raises(UnusableEnvironmentError) as raised:
                Verifier(HttpsSource(connecting), VerifyOptions()).verify_address(f"https://{SITE}:{port}/")
            assert words in raised.value.vi
        is_over.set()
        thread.join()


@pytest.mark.parametrize("is_told", [True, False])
def test_an_answer_that_is_cut_short_is_told_as_that(server: ReleaseServer, is_told: bool) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server.authorities)

    def cut(listener: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(listener.accept()[0], server_side=True) as answered:
            answered.recv(1 << 16)
            answered.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\nabc")
            if is_told:
                answered.unwrap()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        thread = threading.Thread(target=cut, args=(listener,), daemon=True)
        thread.start()
        source = HttpsSource(Connecting(port, {(SITE, port): "127.0.0.1"}, server.authorities))
        with pytest.raises(UnusableEnvironmentError) as raised:
            source.read(SITE, "/", {}, 1000)
        source.close()
        thread.join()
    assert "bị cắt giữa chừng" in raised.value.vi


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_no_more_is_decompressed_than_is_wanted(encoding: str) -> None:
    pressed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": lambda data: brotli.compress(data, quality=1)}
    data = bytes(range(256)) * 4000
    body = pressed[encoding](data)
    assert decode_body(body, encoding) == decode_body(body, encoding, len(data)) == data
    assert decode_body(body, encoding, len(data) - 1) is None
    assert decode_body(body[:-1], encoding) is None
    bomb = pressed[encoding](bytes(64 << 20))
    tracemalloc.start()
    assert decode_body(bomb, encoding, 1 << 20) is None
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()


def test_keys_are_read_from_a_public_key_and_from_allowed_signers(tmp_path: Path) -> None:
    file = tmp_path / "khoa"
    file.write_text(f"{RELEASE_SIGNER.public}\n", "utf-8")
    assert read_release_keys(file) == KEYS.keys
    file.write_text(
        f'# mẫu\ncong namespaces="release@portalgen" {RELEASE_SIGNER.public}\nkhac namespaces="file" {Signer("x").public}\n',
        "utf-8",
    )
    assert [each.fingerprint for each in read_release_keys(file)] == [RELEASE_SIGNER.fingerprint]
    for refused in (
        "",
        "ssh-rsa AAAA",
        f'a valid-before="20200101" {RELEASE_SIGNER.public}',
        f"a cert-authority {RELEASE_SIGNER.public}",
    ):
        file.write_text(refused, "utf-8")
        with pytest.raises(UsageError):
            read_release_keys(file)


def test_the_command_answers_in_words_and_by_its_exit_code(server: ReleaseServer, tmp_path: Path) -> None:
    portal = released()
    server.serve(portal)
    key = tmp_path / "khoa.pub"
    key.write_text(RELEASE_SIGNER.public, "utf-8")
    where = [f"--resolve={host}:{server.port}:127.0.0.1" for host in (MAIN, SITE)]
    words = ["verify", server.url(SITE, NEWS), f"--release-key={key}", f"--ca={server.authorities}", *where]
    done = CliRunner().invoke(portalgen, words, standalone_mode=False)
    assert done.return_value == 0, done.output
    assert "giống hệt lần phát hành 2" in done.output
    assert "giống hệt bản mà máy chủ này nêu là đang phát hành" in done.output
    for refused, missing in ((["--genesis=a:b"], "--root"), (["--identity-only", "--all-encodings"], "contradict")):
        with pytest.raises(UsageError, match=missing):
            CliRunner().invoke(portalgen, [*words, *refused], standalone_mode=False, catch_exceptions=False)
    portal.redirects = {(SITE, NEWS): "/"}
    listed = tmp_path / "dia-chi"
    listed.write_text(f"{server.url(SITE, '/')}\n", "utf-8")
    done = CliRunner().invoke(portalgen, [*words, f"--from={listed}"], standalone_mode=False)
    assert done.return_value == 1
    assert "1/2 địa chỉ" in done.output
    portal.redirects = {}
    portal.answers[SITE][f"{RELEASE_ADDRESS}{SIGNATURE_FILE}"] = b"x"
    done = CliRunner().invoke(portalgen, ["--language", "en", *words, "--format=json"], standalone_mode=False)
    assert done.return_value == 1
    assert '"code": "signature_bad"' in done.output
    assert '"signature": "signature_bad"' in done.output
    done = CliRunner().invoke(portalgen, words, standalone_mode=False)
    _, first, second, *rest = done.output.splitlines()
    assert first.startswith("  Chữ ký: ✗ chữ ký không phải của bản kê này")
    assert second == "  Kết luận: bản kê của máy chủ này không mang chữ ký của cổng, nên không so gì với nó"
    assert [each for each in rest if each.startswith("  ")] == []
    del portal.answers[SITE][f"{RELEASE_ADDRESS}{SIGNATURE_FILE}"]
    done = CliRunner().invoke(portalgen, words, standalone_mode=False)
    assert "nhưng có điều không khớp (✗)" in done.output
