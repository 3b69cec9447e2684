"""What pages weigh and load, on the built output of the shipped portal."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.makers.output_reader import Output, Parsed, Shipped

MAIN = "lamdong.gov.vn"
KB = 1_000
STYLES, SCRIPTS = 12 * KB, 5 * KB
PAGES = {"": 150 * KB, "tin-tuc/mot-cong-cho-ca-tinh/": 120 * KB, "van-ban/qd-2111-2025/": 120 * KB}
"""Path, and what a first visit to it may weigh without pictures of the content."""
REQUESTS = 7
"""Page, what comes before painting, style, script, two weights of the font, icon."""


@pytest.fixture(scope="module")
def output(shipped: Shipped) -> Output:
    return shipped.output


def packed(file: Path) -> int:
    """The bytes of a file as a server sends it: fonts and pictures are packed already."""
    data = file.read_bytes()
    return len(data) if file.suffix in (".woff2", ".jpg", ".png", ".webp", ".avif") else len(gzip.compress(data, 9))


def chrome_files(output: Output, page: Parsed) -> Iterator[Path]:
    """What a browser loads for a page beside itself and the pictures of its content."""
    for element in html.parse(output.out / page.path).iter("link", "script"):
        address = element.get("src") or (element.get("href") if element.get("rel") in ("stylesheet", "icon") else None)
        if address:
            file = output.out / urlsplit(page.url).netloc / address.lstrip("/")
            yield file
            if file.suffix == ".css":
                yield from (
                    file.parent / each for each in re.findall(r"url\(\"?([^)\"]+\.woff2)", file.read_text("utf-8"))
                )


def test_styles_are_light_on_every_site(shipped: Shipped, output: Output) -> None:
    weights = {file.parent: packed(file) for file in output.out.glob("*/**/assets/*/site.css")}
    assert len(weights) == len(shipped.portal.sites)
    assert {folder: weight for folder, weight in weights.items() if weight > STYLES} == {}


def test_scripts_without_search_are_light(output: Output) -> None:
    folders = [file.parent for file in output.out.glob("*/**/assets/*/site.js")]
    assert folders
    weights = {folder: sum(map(packed, folder.glob("*.js"))) for folder in folders}
    assert {folder: weight for folder, weight in weights.items() if weight > SCRIPTS} == {}


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_is_light_and_asks_for_little(output: Output, path: str) -> None:
    page = output.pages[f"{MAIN}/{path}index.html"]
    files = [output.out / page.path, *chrome_files(output, page)]
    assert len(files) <= REQUESTS
    assert sum(file.suffix == ".woff2" for file in files) == 2
    assert sum(map(packed, files)) <= PAGES[path]


def test_the_first_picture_of_a_home_is_fetched_at_once_and_the_others_when_they_come_near(output: Output) -> None:
    pictures = html.parse(output.out / MAIN / "index.html").findall(".//img")
    loading = [
        picture.get("loading") or picture.get("fetchpriority")
        for picture in pictures
        if picture.get("class") != "emblem"
    ]
    assert loading[:1] == ["high"]
    assert set(loading[1:]) <= {"lazy"}
