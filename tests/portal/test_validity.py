"""The HTML of every page is valid, by the Nu checker (https://validator.github.io/validator/), run with Java."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.makers.output_reader import Shipped

pytestmark = [pytest.mark.long, pytest.mark.needs("java", "npm")]

CHECKER = "vnu-jar@26.9.27"
"""Name and version at npm."""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checker's program, fetched by npm's own client."""
    folder = tmp_path_factory.mktemp("checker")
    arguments = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", CHECKER]
    subprocess.run(arguments, cwd=folder, check=True, timeout=240)
    return folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(checker: Path, folder: Path) -> list[str]:
    arguments = ["java", "-Xss2m", "-jar", str(checker), "--skip-non-html", "--errors-only", "--format", "gnu"]
    done = subprocess.run([*arguments, str(folder)], capture_output=True, text=True, check=False, timeout=280)
    return done.stderr.splitlines()


def test_the_checker_finds_what_is_wrong(checker: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=vi><title>a</title><p><ul><li>a</ul></p>", "utf-8")
    assert any("No “p” element in scope" in each for each in faults(checker, tmp_path))


def test_every_page_is_valid(checker: Path, shipped: Shipped) -> None:
    assert faults(checker, shipped.output.out)[:20] == []
