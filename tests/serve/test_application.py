"""The preview's answers: by Host, rewritten, never from outside a host's folder."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.lint.model import Finding
from portalgen.serve.addresses import AddressBook
from portalgen.serve.application import create_application
from portalgen.serve.model import SiteHost
from portalgen.serve.preview_state import CheckResult, PreviewState, RebuildReport

HOSTS = (
    SiteHost("sngv", "sngv.lamdong.gov.vn", False),
    SiteHost("portal", "lamdong.gov.vn", True),
    SiteHost("dulich", "lamdong.gov.vn", False, "/sites/dulich/"),
)
PAGE = """<!doctype html><html lang="vi"><head><link rel="stylesheet" href="/assets/s.1.css">
<link rel="canonical" href="https://lamdong.gov.vn/"></head><body>
<a href="https://sngv.lamdong.gov.vn/tin/">Sở</a> <a href='https://lamdong.gov.vn'>Cổng</a>
<a href="https://lamdong.gov.vn.example.com/">lạ</a> <a href="https://sngv.lamdong.gov.vn:8443/">lạ</a>
<div class="search" data-search data-bundle="/pagefind/"></div></body></html>
"""
ERROR = diagnostic("MRK111", Place("content/sngv/tin/x.vi.md", 3, 2, 4, "a <b>xấu</b> c"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "preview"
    files = {
        "lamdong.gov.vn/index.html": PAGE,
        "lamdong.gov.vn/404.html": "<!doctype html><body>không thấy</body>",
        "lamdong.gov.vn/sites/en/404.html": "<!doctype html><body>not found</body>",
        "lamdong.gov.vn/sites/en/index.html": "<!doctype html><body>English</body>",
        "lamdong.gov.vn/feed.xml": '<feed><link href="https://sngv.lamdong.gov.vn/tin/"/></feed>',
        "lamdong.gov.vn/video.mp4": "0123456789",
        "lamdong.gov.vn/pagefind/pagefind.js": "export {}",
        "lamdong.gov.vn/pagefind/wasm.vi.pagefind": "x",
        "lamdong.gov.vn/pagefind/a.wasm": "x",
        "lamdong.gov.vn/.env": "secret",
        "lamdong.gov.vn/tin tức/index.html": "<!doctype html><body>tin</body>",
        "sngv.lamdong.gov.vn/index.html": "<!doctype html><body>Sở Ngoại vụ</body>",
        ".portalgen/sites/_portal.json": "{}",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret")
    (folder / "lamdong.gov.vn" / "link.html").symlink_to(tmp_path / "secret.html")
    return folder


@pytest.fixture
def board() -> PreviewState:
    return PreviewState()


@pytest.fixture
def client(out: Path, board: PreviewState) -> TestClient:
    app = create_application(out, AddressBook(HOSTS, 8000), board, "vi")
    return TestClient(app, base_url="http://localhost:8000", follow_redirects=False)


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "portal.localhost:8000"]
)
def test_the_main_site_is_at_localhost(client: TestClient, host: str) -> None:
    assert "Cổng" in client.get("/", headers={"host": host}).text


def test_every_other_site_is_at_its_own_name(client: TestClient) -> None:
    assert "Sở Ngoại vụ" in client.get("/", headers={"host": "sngv.localhost:8000"}).text


def test_a_site_below_a_path_is_led_to_it(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "dulich.localhost:8000"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/sites/dulich/")


def test_an_unknown_name_lists_the_sites(client: TestClient) -> None:
    answer = client.get("/x", headers={"host": "<script>.localhost"})
    assert answer.status_code == 404
    assert 'href="http://sngv.localhost:8000/"' in answer.text
    assert "<script>.localhost" not in answer.text


def test_absolute_addresses_become_local(client: TestClient) -> None:
    text = client.get("/").text
    assert '<a href="http://sngv.localhost:8000/tin/">' in text
    assert "<a href='http://localhost:8000'>" in text
    assert '"canonical" href="http://localhost:8000/"' in text
    assert "https://lamdong.gov.vn.example.com/" in text
    assert "https://sngv.lamdong.gov.vn:8443/" in text
    assert 'href="http://sngv.localhost:8000/tin/"' in client.get("/feed.xml").text


def test_a_measuring_script_is_shown_and_not_let_through(client: TestClient, out: Path) -> None:
    element = '<script src="https://do.example.vn/do.js" async></script>'
    (out / "lamdong.gov.vn/do").mkdir()
    (out / "lamdong.gov.vn/do/index.html").write_text(f"<!doctype html><head>{element}</head><body></body>", "utf-8")
    answer = client.get("/do/")
    assert element in answer.text
    assert "https:" not in answer.headers["content-security-policy"], "who reads unpublished pages is not measured"


def test_search_is_reported_where_the_hosts_live(client: TestClient) -> None:
    found = re.search(r'<div class="search" data-search data-hosts="([^"]*)" data-bundle=', client.get("/").text)
    assert found is not None
    assert json.loads(html.unescape(found[1])) == {
        "https://lamdong.gov.vn": "http://localhost:8000",
        "https://sngv.lamdong.gov.vn": "http://sngv.localhost:8000",
    }


def test_the_live_script_is_external_and_the_policy_strict(client: TestClient) -> None:
    answer = client.get("/")
    assert re.search(
        r'<script src="/_portalgen/live.js" data-revision="\d+" [^>]*defer></script>\n</body>', answer.text
    )
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe-inline" not in policy
    for name in ("live.js", "live.css"):
        assert client.get(f"/_portalgen/{name}").status_code == 200


def test_a_folder_gets_its_slash(client: TestClient) -> None:
    answer = client.get("/sites/en?q=%C4%91")
    assert (answer.status_code, answer.headers["location"]) == (307, "/sites/en/?q=%C4%91")
    assert client.get("/tin%20t%E1%BB%A9c").headers["location"] == "/tin%20t%E1%BB%A9c/"
    assert "tin" in client.get("/tin%20t%E1%BB%A9c/").text


@pytest.mark.parametrize(
    ("path", "text"), [("/x/y/", "không thấy"), ("/sites/en/x/y", "not found"), ("/sites/x", "không")]
)
def test_what_is_missing_gets_the_nearest_404_page(client: TestClient, path: str, text: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert text in answer.text


def test_a_site_without_a_404_page_still_answers(client: TestClient) -> None:
    answer = client.get("/x", headers={"host": "sngv.localhost"})
    assert answer.status_code == 404
    assert "Không có trang" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/../.portalgen/sites/_portal.json",
        "/%2e%2e/.portalgen/sites/_portal.json",
        "/..%2f..%2fsecret.html",
        "/%2e%2e/%2e%2e/secret.html",
        "/sites/..%5c..%5csecret.html",
        "//sngv.lamdong.gov.vn/",
        "//etc/passwd",
        "/.env",
        "/link.html",
        "/a%00b",
        "/" + "x" * 2000,
        "/404.html/x",
    ],
)
def test_no_path_leaves_the_folder(client: TestClient, path: str) -> None:
    answer = client.get("http://localhost:8000" + path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/pagefind/pagefind.js", "text/javascript; charset=utf-8"),
        ("/pagefind/wasm.vi.pagefind", "application/octet-stream"),
        ("/pagefind/a.wasm", "application/wasm"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/video.mp4", "video/mp4"),
    ],
)
def test_files_have_their_types(client: TestClient, path: str, media_type: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/video.mp4", "/feed.xml"])
def test_what_is_known_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_video_is_sent_in_parts(client: TestClient) -> None:
    part = client.get("/video.mp4", headers={"range": "bytes=2-4"})
    assert (part.status_code, part.content) == (206, b"234")
    assert part.headers["content-range"] == "bytes 2-4/10"


def test_head_and_other_methods(client: TestClient) -> None:
    assert client.head("/video.mp4").headers["content-length"] == "10"
    assert client.head("/").status_code == 200
    answer = client.post("/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_the_overlay_gets_place_sentence_excerpt_and_help(client: TestClient, board: PreviewState) -> None:
    board.publish(RebuildReport((ERROR,)))
    told = client.get("/_portalgen/diagnostics").json()
    assert told["failed"] is True
    item = told["items"][0]
    assert item["place"] == "content/sngv/tin/x.vi.md:3:2"
    assert item["excerpt"] == ["a", " <b>", "xấu</b> c"]
    assert item["help"].startswith("cách sửa: ")
    assert "Cổng" in client.get("/").text
    board.publish(RebuildReport())
    assert client.get("/_portalgen/diagnostics").json()["failed"] is False


def test_without_any_good_build_the_findings_are_the_page(tmp_path: Path, board: PreviewState) -> None:
    board.publish(RebuildReport((ERROR,)))
    app = create_application(tmp_path / "nothing", AddressBook(HOSTS, 8000), board, "en")
    answer = TestClient(app, base_url="http://localhost:8000").get("/")
    assert answer.status_code == 500
    assert "content/sngv/tin/x.vi.md:3:2" in answer.text
    assert "a<mark> &lt;b&gt;</mark>xấu&lt;/b&gt; c" in answer.text
    assert "/_portalgen/live.js" in answer.text


def test_a_new_name_of_the_theme_folder_is_no_change_but_a_changed_script_is(client: TestClient, out: Path) -> None:
    def shown(folder: str, script: str) -> str:
        site = out / "lamdong.gov.vn"
        (site / f"assets/{folder}").mkdir(parents=True, exist_ok=True)
        (site / f"assets/{folder}/site.js").write_text(script)
        page = (
            f'<!doctype html><script src="/assets/{folder}/site.js" defer></script><img src="/assets/{folder}/a.svg">'
        )
        (site / "index.html").write_text(page)
        digest = str(client.get("/_portalgen/page?path=/").json()["digest"])
        assert f'data-digest="{digest}"' in client.get("/").text
        return digest

    assert shown("64fa60eb47", "1") == shown("0123456789", "1") != shown("abcdef0123", "2")


def test_a_change_of_styles_leaves_the_digest_of_the_page(client: TestClient, out: Path) -> None:
    before = client.get("/_portalgen/page?path=/").json()
    page = out / "lamdong.gov.vn/index.html"
    page.write_text(PAGE.replace("s.1.css", "s.2.css"), encoding="utf-8")
    styles = client.get("/_portalgen/page?path=/").json()
    assert styles == {"digest": before["digest"], "styles": ["/assets/s.2.css"]}
    page.write_text(PAGE.replace("Sở", "Sở mới"), encoding="utf-8")
    assert client.get("/_portalgen/page?path=/").json()["digest"] != before["digest"]
    assert client.get("/_portalgen/page?path=/../x").json()["digest"] == ""


class TestRebuilds:
    """What a rebuild brings: sites that come, and a configuration that could not be read at first."""

    MORE = (*HOSTS[1:2], HOSTS[0], SiteHost("xa", "xa.lamdong.gov.vn", False))

    def test_a_new_site_is_shown_and_its_links_are_local(self, out: Path, board: PreviewState) -> None:
        (out / "xa.lamdong.gov.vn").mkdir()
        (out / "xa.lamdong.gov.vn" / "index.html").write_text(
            "<body><a href='https://xa.lamdong.gov.vn/a/'>x</a></body>"
        )
        book = AddressBook(HOSTS, 8000)
        client = TestClient(create_application(out, book, board, "vi"), base_url="http://xa.localhost:8000")
        listed = client.get("/")
        assert (listed.status_code, "/_portalgen/live.js" in listed.text) == (404, True)
        book.update(self.MORE, written=True)
        assert "http://xa.localhost:8000/a/" in client.get("/").text

    def test_what_was_built_stays_where_it_is_while_a_rebuild_is_refused(self) -> None:
        book = AddressBook(HOSTS, 8000)
        book.update((), written=False)
        book.update(self.MORE, written=False)
        assert book.addresses.host_of("xa.localhost:8000") is None
        assert book.addresses.host_of("sngv.localhost:8000") == "sngv.lamdong.gov.vn"

    def test_the_same_sites_again_are_the_same_addresses(self) -> None:
        book = AddressBook(HOSTS, 8000)
        known = book.addresses
        book.update(tuple(HOSTS), written=True)
        assert book.addresses is known
        book.update(self.MORE, written=True)
        assert book.addresses is not known

    def test_findings_are_the_page_while_no_site_is_known(self, tmp_path: Path, board: PreviewState) -> None:
        book = AddressBook((), 8000)
        client = TestClient(create_application(tmp_path, book, board, "vi"), base_url="http://localhost:8000")
        board.publish(RebuildReport((ERROR,)))
        shown = client.get("/tin/")
        assert (shown.status_code, "MRK111" in shown.text, "live.js" in shown.text) == (500, True, True)
        book.update(HOSTS, written=False)
        assert book.addresses.host_of("localhost:8000") == "lamdong.gov.vn"


class TestFindings:
    """What is found in a page is told on that page, and everything on one page."""

    SOURCE = "content/portal/_index.vi.md"

    def publish(self, board: PreviewState) -> None:
        place = Place(self.SOURCE, 4, 8, 5, "title: <B>ỦY")
        shared = diagnostic("CFG128", Place("site-config/portal.yaml", 2), target="x", suggestion="")
        board.publish(RebuildReport(sources=(("lamdong.gov.vn/index.html", self.SOURCE),)))
        board.publish_check(
            CheckResult(
                (
                    Finding(diagnostic("TXT203", place), Severity.WARNING, "1", "editor"),
                    Finding(shared, Severity.NOTE, "2", "operator"),
                )
            )
        )

    def test_a_named_page_is_reported_with_its_findings_by_host(self, client: TestClient, board: PreviewState) -> None:
        self.publish(board)
        told = client.get("/_portalgen/diagnostics?path=/").json()
        assert [(each["code"], each["line"]) for each in told["page"]["items"]] == [("TXT203", 4)]
        assert (told["failed"], told["items"]) == (False, [])
        for address, host in (("/sites/en/", "localhost"), ("/", "sngv.localhost"), ("/../x", "localhost")):
            answer = client.get(f"/_portalgen/diagnostics?path={address}", headers={"host": host}).json()
            assert answer["page"]["items"] == []

    def test_without_a_page_the_answer_has_the_keys_that_it_always_had(
        self, client: TestClient, board: PreviewState
    ) -> None:
        self.publish(board)
        keys = {"revision", "language", "failed", "title", "fault", "close", "more", "items"}
        assert set(client.get("/_portalgen/diagnostics").json()) == keys

    def test_everything_is_listed_by_file_and_by_severity(self, client: TestClient, board: PreviewState) -> None:
        assert "Đang kiểm tra" in client.get("/_portalgen/findings").text
        self.publish(board)
        answer = client.get("/_portalgen/findings")
        assert (answer.status_code, answer.headers["content-security-policy"][:18]) == (200, "default-src 'none'")
        assert "1 cảnh báo, 1 lưu ý trong 2 tệp" in answer.text
        assert f"<h2><code>{self.SOURCE}</code></h2>" in answer.text
        assert 'href="http://localhost:8000/"' in answer.text
        assert "title: <mark>&lt;B&gt;ỦY</mark>" in answer.text
        only = client.get("/_portalgen/findings?severity=note").text
        assert ("CFG128" in only, "TXT203" in only) == (True, False)
        assert "live.js" in only

    def test_a_list_that_is_too_long_to_read_says_how_much_is_left(
        self, client: TestClient, board: PreviewState
    ) -> None:
        many = (
            Finding(diagnostic("TXT203", Place(f"content/{n // 50:02}.vi.md", n)), Severity.NOTE, str(n), "")
            for n in range(510)
        )
        board.publish_check(CheckResult(tuple(many)))
        text = client.get("/_portalgen/findings").text
        assert text.count("<li class=") == 500
        assert "… và 10 mục khác" in text

    def test_of_a_file_the_first_findings_are_listed_and_the_rest_is_counted(
        self, client: TestClient, board: PreviewState
    ) -> None:
        many = (
            Finding(diagnostic("TXT203", Place("content/a.vi.md", n)), Severity.NOTE, str(n), "") for n in range(1, 61)
        )
        board.publish_check(CheckResult(tuple(many)))
        text = client.get("/_portalgen/findings").text
        assert text.count("<li class=") == 50
        assert ("… và 10 mục nữa trong tệp này" in text, "60 lưu ý" in text) == (True, True)

    def test_a_portal_without_findings_says_so(self, client: TestClient, board: PreviewState) -> None:
        board.publish_check(CheckResult())
        assert "Không có gì phải sửa." in client.get("/_portalgen/findings").text
