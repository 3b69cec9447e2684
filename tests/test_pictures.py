"""The README shows three small pictures, with words for those who do not see them, and says what made them."""

from __future__ import annotations

import re
import runpy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
FOLDER = ROOT / "docs" / "pictures"


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append({name: value or "" for name, value in attrs})


def shown() -> list[dict[str, str]]:
    """The attributes of each picture of the README."""
    images = _Images()
    images.feed(README)
    return images.found


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """The names of `scripts/screenshots`, without running it."""
    return runpy.run_path(str(ROOT / "scripts" / "screenshots"))


def test_the_readme_shows_the_three_pictures_that_the_script_takes(script: dict[str, Any]) -> None:
    taken = [script["README_FOLDER"] / crop.file for crop in script["README"]]
    assert [ROOT / image["src"] for image in shown()] == taken
    assert len(taken) == 3
    assert sorted(FOLDER.iterdir()) == sorted(taken)
    assert "`scripts/screenshots --readme`" in README


def test_each_picture_has_the_size_that_the_script_says(script: dict[str, Any]) -> None:
    for crop in script["README"]:
        with Image.open(FOLDER / crop.file) as picture:
            assert picture.size == (crop.width, crop.height), crop.file


def test_the_pictures_are_small_together() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 200_000


def test_each_picture_is_described_in_words_of_its_own() -> None:
    words = [image["alt"] for image in shown()]
    assert [alt for alt in words if len(alt.split()) < 8] == []
    assert len(set(words)) == 3


def test_the_pictures_fit_beside_each_other_and_are_of_one_height(script: dict[str, Any]) -> None:
    widths = [int(image["width"]) for image in shown()]
    assert sum(widths) <= 800
    heights = [width * crop.height / crop.width for width, crop in zip(widths, script["README"], strict=True)]
    assert max(heights) - min(heights) < 3


def test_the_pictures_are_of_a_phone_a_tablet_in_the_dark_and_a_wide_screen(script: dict[str, Any]) -> None:
    assert {(crop.width, crop.scheme) for crop in script["README"]} == {(360, "light"), (768, "dark"), (1280, "light")}


def test_the_drawing_of_the_readme_fits_a_terminal_and_names_the_stages_in_their_order() -> None:
    drawing = re.findall(r"^## From a text to a page\n\n```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert len(drawing) == 1
    assert [line for line in drawing[0].splitlines() if len(line) > 78] == []
    stages = re.findall(r"│ ([a-z]+) +│", drawing[0])
    assert stages == ["read", "link", "plan", "render", "write", "index"]
