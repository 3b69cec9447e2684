"""The page on checking pages: for each language, linked in the footer, honest about the key, with commands that work."""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

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


@pytest.mark.heavy
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
