"""A finished build is shown on all of its hosts as a web server would, and never changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.built_application import create_built_application
from portalgen.serve.built_folder import read_built_folder

PAGE = """<!doctype html><body><a href="https://so.example.vn/tin/">Sở</a> <a href="https://chinhphu.vn/">ngoài</a>
<a href="https://khac.example.vn/">khác</a><div class="search" data-search data-bundle="/pagefind/"></div></body>
"""
REDIRECT = '<!doctype html><meta http-equiv="refresh" content="0; url=https://so.example.vn/tin/">'
FILES = {
    "example.vn/index.html": PAGE,
    "example.vn/404.html": "<!doctype html>không thấy",
    "example.vn/en/404.html": "<!doctype html>not found",
    "example.vn/cu/index.html": REDIRECT,
    "example.vn/pagefind/pagefind.js": "1",
    "example.vn/pagefind/a.pf_meta": "1",
    "so.example.vn/tin/index.html": "<!doctype html>Tin của Sở",
}
CHANGES = [
    {
        "url": "https://so.example.vn/tin/",
        "title": "Tin <b>mới</b>",
        "language": "vi",
        "change": "changed",
        "source": "content/so/tin.vi.md",
    },
    {"url": "https://moi.example.vn/a%20b/", "title": "Đã bỏ", "language": "vi", "change": "removed"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def client_of(folder: Path, language: str = "vi") -> TestClient:
    built = read_built_folder(folder)
    addresses = LocalAddresses.from_hosts(built.hosts, 8000)
    return TestClient(create_built_application(built, addresses, language), base_url="http://localhost:8000")


def write_changes(folder: Path) -> None:
    (folder / "changed-pages.json").write_text(json.dumps({"pages": CHANGES, "sites": ["so"]}), "utf-8")


def test_pages_are_as_they_were_built_but_for_the_addresses_of_their_hosts(folder: Path) -> None:
    client = client_of(folder)
    shown = client.get("/").text
    assert '<a href="http://so.localhost:8000/tin/">' in shown
    assert "https://chinhphu.vn/" in shown and "https://khac.example.vn/" in shown
    assert "<script" not in shown and "live.js" not in shown
    assert client.get("http://so.localhost:8000/tin/").text == FILES["so.example.vn/tin/index.html"]
    assert client.get("http://so.localhost:8000/tin", follow_redirects=False).headers["location"] == "/tin/"


def test_redirect_pages_and_search_work(folder: Path) -> None:
    client = client_of(folder)
    assert "url=http://so.localhost:8000/tin/" in client.get("/cu/").text
    assert "data-hosts=" in client.get("/").text
    assert client.get("/pagefind/pagefind.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/pagefind/a.pf_meta").status_code == 200


@pytest.mark.parametrize(
    ("path", "text"), [("/khong/", "không thấy"), ("/en/no/x", "not found"), ("/../a", "không thấy")]
)
def test_what_is_missing_has_the_404_page_of_its_host_and_language(folder: Path, path: str, text: str) -> None:
    answer = client_of(folder).get(path)
    assert answer.status_code == 404
    assert text in answer.text


def test_a_host_without_a_404_page_names_the_live_address(folder: Path) -> None:
    answer = client_of(folder).get('http://so.localhost:8000/b/<i>"/')
    assert answer.status_code == 404
    assert "Trang này không nằm trong bản xem thử" in answer.text
    assert 'Bản đang có: <a href="https://so.example.vn/b/%3Ci%3E%22/"' in answer.text


def test_the_overview_lists_every_site_and_pages_of_one_without_its_home(folder: Path) -> None:
    shown = client_of(folder).get("/_portalgen/").text
    assert '<a href="http://localhost:8000/">portal</a> (example.vn)' in shown
    assert '<a href="http://so.localhost:8000/tin/">/tin/</a>' in shown
    assert "bài gửi" not in shown


def test_an_unknown_name_gets_the_overview(folder: Path) -> None:
    answer = client_of(folder, "en").get("http://khong.localhost:8000/a/")
    assert (answer.status_code, "There is no site at khong.localhost:8000." in answer.text) == (404, True)


def test_a_build_without_the_main_site_opens_with_the_overview(tmp_path: Path) -> None:
    (tmp_path / "so.example.vn").mkdir()
    (tmp_path / "so.example.vn/index.html").write_text("Sở", "utf-8")
    answer = client_of(tmp_path).get("/")
    assert (answer.status_code, "http://so.localhost:8000/" in answer.text) == (200, True)


def test_changed_pages_come_first_with_links_that_lead_to_them(folder: Path) -> None:
    write_changes(folder)
    client = client_of(folder)
    shown = client.get("/_portalgen/").text
    assert "Các trang mà bài gửi thay đổi: 2" in shown
    assert 'đổi: <a href="http://so.localhost:8000/tin/">Tin &lt;b&gt;mới&lt;/b&gt;</a>' in shown
    assert 'mất: <a href="http://moi.localhost:8000/a%20b/">Đã bỏ</a>' in shown
    assert "content/so/tin.vi.md" in shown
    assert shown.index("Đã bỏ") < shown.index("Các trang thông tin trong thư mục")


@pytest.mark.parametrize(
    ("address", "live"),
    [
        ("http://moi.localhost:8000/a%20b/", "https://moi.example.vn/a%20b/"),
        ("http://localhost:8000/khong/", "https://example.vn/khong/"),
    ],
)
def test_a_page_that_a_submission_left_out_names_the_live_one(folder: Path, address: str, live: str) -> None:
    write_changes(folder)
    answer = client_of(folder).get(address)
    assert answer.status_code == 404
    assert f'Bản đang có: <a href="{live}"' in answer.text


def test_its_doors_are_those_of_the_preview(folder: Path) -> None:
    client = client_of(folder)
    assert client.get("/", headers={"host": "evil.example.com"}).status_code == 421
    assert client.get("/_portalgen/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/" + "a" * 3000).status_code == 414
    assert client.post("/").status_code == 405
    assert "default-src 'none'" in client.get("/").headers["content-security-policy"]
    assert client.get("/_portalgen/live.js").status_code == 404


def test_nothing_outside_of_the_hosts_is_sent(folder: Path) -> None:
    write_changes(folder)
    (folder / "so.example.vn/link.html").symlink_to(folder / "changed-pages.json")
    client = client_of(folder)
    for path in ("/../changed-pages.json", "/link.html", "/..%2fchanged-pages.json"):
        answer = client.get("http://so.localhost:8000" + path)
        assert (answer.status_code, "Tin <b>" in answer.text) == (404, False)
