"""The gallery's answers: each theme on the host of a site that wears it, as its files are now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from portalgen.pipeline.sites.setup import Setup, load_setup
from portalgen.serve.addresses import AddressBook
from portalgen.serve.application import create_application
from portalgen.serve.gallery import GALLERY_PATH, Gallery
from portalgen.serve.gallery_pages import _make_ids_unique
from portalgen.serve.model import SiteHost
from portalgen.serve.preview_state import PreviewState, RebuildReport
from tests.makers.portal import SmallPortal

pytestmark = pytest.mark.heavy

HOSTS = (SiteHost("portal", "www.example.vn", True), SiteHost("so", "so.example.vn", False))
HTML = "themes/own/components/the/the.html"
YAML = "themes/own/components/the/the.yaml"
DECLARATION = """\
description: {vi: Thẻ mẫu, en: Sample card}
macros:
  the:
    description: {vi: Một thẻ có `title`., en: A card.}
    parameters:
      title: {type: text, description: {vi: Tên, en: Title}}
    examples:
      - {name: mot, title: {vi: Một thẻ, en: One card}, arguments: {title: {vi: Thẻ <b>, en: Card}}}
"""


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """The department wears a theme with a component of its own, in a colour of its own."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\ntokens: {brand: '#123456'}\nprofile:")
    portal.write(HTML, '{% macro the(title) %}<p id="the">{{ title }}</p>{% endmacro %}\n')
    portal.write(YAML, DECLARATION)
    return portal


def client_of(portal: SmallPortal, gallery: Gallery | None = None) -> TestClient:
    app = create_application(
        portal.out, AddressBook(HOSTS, 8000), PreviewState(), "vi", gallery or Gallery(portal.root)
    )
    return TestClient(app, base_url="http://so.localhost:8000")


def test_the_gallery_begins_in_the_language_of_the_preview(own: SmallPortal) -> None:
    answer = client_of(own).get(GALLERY_PATH)
    assert answer.url.path == f"{GALLERY_PATH}/vi/"
    assert '<html lang="vi">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_each_site_shows_its_own_theme_and_leads_to_the_others(own: SmallPortal) -> None:
    client = client_of(own)
    shown = client.get(f"{GALLERY_PATH}/vi/").text
    assert f'<a href="{GALLERY_PATH}/vi/the/">the</a>' in shown
    assert f'href="http://localhost:8000{GALLERY_PATH}/vi/">default</a>' in shown
    main = client.get(f"{GALLERY_PATH}/vi/", headers={"host": "localhost:8000"}).text
    assert "/the/" not in main
    assert f'href="http://so.localhost:8000{GALLERY_PATH}/vi/">own</a>' in main


def test_an_example_is_shown_in_both_languages_escaped_and_with_its_parameters(own: SmallPortal) -> None:
    client = client_of(own)
    shown = client.get(f"{GALLERY_PATH}/vi/the/").text
    assert '<p id="the">Thẻ &lt;b&gt;</p>' in shown
    assert "Một thẻ có <code>title</code>." in shown
    assert '<th scope="row"><code>title</code></th><td><code>text</code></td><td>bắt buộc</td>' in shown
    assert '<p id="the">Card</p>' in client.get(f"{GALLERY_PATH}/en/the/the/mot/").text


def test_styles_are_those_of_the_site_with_its_colours(own: SmallPortal) -> None:
    client = client_of(own)
    own_style = client.get(f"{GALLERY_PATH}/assets/site.css")
    assert own_style.headers["content-type"] == "text/css; charset=utf-8"
    assert "--brand:#123456" in own_style.text
    assert "--brand:#123456" not in client.get(f"{GALLERY_PATH}/assets/site.css", headers={"host": "localhost"}).text
    assert client.get(f"{GALLERY_PATH}/assets/site.js").status_code == 200
    assert client.get(f"{GALLERY_PATH}/theme/components/picture/sample.svg").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("path", ["/vi/", "/vi/the/", "/vi/the/the/mot/", "/fr/"])
def test_all_that_the_head_of_a_page_asks_for_is_there_and_an_icon_is_named(own: SmallPortal, path: str) -> None:
    client = client_of(own)
    head = client.get(GALLERY_PATH + path).text.partition("</head>")[0]
    asked = re.findall(r'(?:href|src)="([^"]+)"', head)
    assert 'rel="icon"' in head  # a browser would ask for /favicon.ico
    assert [client.get(each).status_code for each in asked] == [200] * len(asked)


@pytest.mark.parametrize(
    "path",
    [
        "/fr/",
        "/vi/mat/",
        "/vi/the/the/mat/",
        "/assets/mat.css",
        "/assets/../theme.yaml",
        "/theme/../../portal.yaml",
        "/theme/%2e%2e/x",
    ],
)
def test_what_is_not_there_is_not_found(own: SmallPortal, path: str) -> None:
    assert client_of(own).get(GALLERY_PATH + path).status_code == 404


def test_what_is_wrong_stands_at_the_head_of_the_component(own: SmallPortal) -> None:
    own.edit(YAML, "      title: {type", "      titel: {type")
    shown = client_of(own).get(f"{GALLERY_PATH}/vi/the/").text
    assert f"<code>{YAML}:6:7</code>" in shown
    assert "TPL124" in shown
    assert "<strong" in client_of(own).get(f"{GALLERY_PATH}/vi/").text


def test_an_example_that_fails_says_why_in_its_place(own: SmallPortal) -> None:
    own.write(HTML, "{% macro the(title) %}{{ title.mat.y }}{% endmacro %}\n")
    assert "`str` không có `mat`" in client_of(own).get(f"{GALLERY_PATH}/vi/the/").text


def test_without_a_theme_that_can_be_read_the_faults_are_shown(own: SmallPortal) -> None:
    own.write("themes/own/theme.yaml", "name: own\nextends: mat\n")
    answer = client_of(own).get(f"{GALLERY_PATH}/vi/")
    assert answer.status_code == 500
    assert "CFG123" in answer.text


def test_the_files_are_read_again_only_where_one_changed(own: SmallPortal) -> None:
    read: list[Path] = []

    def load(root: Path) -> Setup:
        read.append(root)
        return load_setup(root)

    client = client_of(own, Gallery(own.root, load))
    client.get(f"{GALLERY_PATH}/vi/")
    client.get(f"{GALLERY_PATH}/vi/the/")
    assert len(read) == 1
    own.edit(YAML, "vi: Một thẻ,", "vi: Thẻ đã sửa,")
    assert "Thẻ đã sửa" in client.get(f"{GALLERY_PATH}/vi/the/").text
    assert len(read) == 2


def test_a_changed_theme_is_news_though_no_page_changed() -> None:
    board = PreviewState()
    assert board.publish(RebuildReport(themes_digest="a"))
    assert not board.publish(RebuildReport(themes_digest="a"))
    assert board.publish(RebuildReport(themes_digest="b"))


def test_an_id_that_an_example_before_had_is_renamed_with_what_refers_to_it() -> None:
    seen: set[str] = set()
    text = '<nav aria-labelledby="a b" id="c"><p id="a">x</p><a href="#a">y</a><label for="a">z</label></nav>'
    assert _make_ids_unique(text, seen) == text
    assert _make_ids_unique(text, seen) == (
        '<nav aria-labelledby="a-2 b" id="c-2"><p id="a-2">x</p><a href="#a-2">y</a><label for="a-2">z</label></nav>'
    )
