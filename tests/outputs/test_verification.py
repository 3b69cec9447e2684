"""The page on checking pages: for each language, linked in the footer, honest about the key, with commands that work."""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from portalgen.publish.manifest import Blob, ReleasedFile
from portalgen.publish.verifying.commit_texts import ReceivedFile, find_missing_words, parse_text
from portalgen.writer.manifest import read_manifest
from tests.makers.portal import SO, SmallPortal
from tests.makers.releases import MAIN, RELEASE_SIGNER, MadeFile, ReleasedPortal, html_page, serve_releases

ADDRESSES = {"vi": f"{SO}/kiem-tra-tinh-xac-thuc/index.html", "en": f"{SO}/en/verification/index.html"}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("verification") / "portal")
    pages = "profile: department\ngenerated_pages: [contact, site_map, search, verification]\n"
    portal.edit("site-config/sites/so.yaml", "profile: department\n", pages)
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring(portal.html(path))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_names_the_host_in_its_commands_and_says_that_no_document_is_confirmed(
    portal: SmallPortal, language: str
) -> None:
    main = read(portal, ADDRESSES[language]).xpath("//main")[0]
    commands = "\n".join(each.text_content() for each in main.xpath(".//pre"))
    assert f"https://{SO}/.well-known/portal-release/manifest.json" in commands
    assert "ssh-keygen -Y verify" in commands and "-n release@portalgen" in commands
    assert "unconfirmed" not in main.text_content()
    assert {"vi": "chưa được cơ quan chủ quản xác nhận", "en": "has not been confirmed"}[
        language
    ] in main.text_content()
    assert not main.xpath(".//pre[not(@tabindex)]"), "what scrolls can be scrolled with the keyboard"


def test_the_document_that_prints_the_key_is_named_where_it_is_confirmed(portal: SmallPortal) -> None:
    portal.edit(
        "site-config/portal.yaml",
        "main_site:",
        "release_document: Văn bản mẫu của Văn phòng\nrelease_fingerprint: SHA256:mau\nmain_site:",
    )
    portal.build_successfully()
    text = read(portal, ADDRESSES["vi"]).xpath("//main")[0].text_content()
    assert "Văn bản mẫu của Văn phòng" in text and "SHA256:mau" in text


def test_footer_and_site_map_lead_to_it_where_the_site_names_it_alone(portal: SmallPortal) -> None:
    assert read(portal, f"{SO}/index.html").xpath("//footer//a[@href='/kiem-tra-tinh-xac-thuc/']")
    assert read(portal, f"{SO}/so-do-trang/index.html").xpath("//main//a[@href='/kiem-tra-tinh-xac-thuc/']")
    assert not read(portal, "xa.example.vn/index.html").xpath("//a[contains(@href, 'xac-thuc')]")


def test_every_page_that_is_built_shows_title_and_words_of_its_text(portal: SmallPortal) -> None:
    entries = [each for each in read_manifest(portal.out).entries.values() if each.source]
    bodies = {each.path: (portal.out / each.path).read_bytes() for each in entries}
    texts = {each.path: parse_text((portal.root / each.source).read_bytes(), each.source) for each in entries}

    def find_missing(path: str, body: bytes) -> str:
        row = ReleasedFile(Blob("a" * 64, len(body)))
        return find_missing_words(texts[path], "bai.vi.md", ReceivedFile("", path, row, body))

    assert len(entries) > 3
    assert {path: find_missing(path, body) for path, body in bodies.items() if find_missing(path, body)} == {}
    titles = {path: texts[path].title for path in bodies}
    others = [(one, other) for one in bodies for other in bodies if titles[one] not in titles[other]]
    assert others
    assert [pair for pair in others if not find_missing(pair[0], bodies[pair[1]])] == []


@pytest.mark.heavy
@pytest.mark.needs("curl", "ssh-keygen")
def test_the_commands_of_the_page_work_as_they_stand(portal: SmallPortal, tmp_path: Path) -> None:
    commands = [each.text_content() for each in read(portal, ADDRESSES["vi"]).xpath("//main//ol//pre")]
    home = html_page("Sở", "Trang chủ mẫu.")
    files = {MAIN: {"index.html": MadeFile(home)}, SO: {"index.html": MadeFile(home)}}
    released = ReleasedPortal()
    released.release(files)
    with serve_releases(tmp_path) as server:
        server.serve(released)
        (tmp_path / ".curlrc").write_text(
            f'silent\ncacert = "{server.authorities}"\nconnect-to = "{SO}:443:127.0.0.1:{server.port}"\n', "utf-8"
        )
        key = " ".join(RELEASE_SIGNER.public.split()[:2])
        script = "\n".join(commands).replace("ssh-ed25519 AAAA…", key)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "CURL_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    page, listed, list_digest, entry, verdict = done.stdout.splitlines()
    assert page.split()[0] == listed == sha256(home).hexdigest()
    assert list_digest.split()[0] in entry
    assert verdict.startswith('Good "release@portalgen" signature for release')
