"""Lighthouse's judgement of the shipped portal on a phone. `scripts/test --full` installs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.makers.browser.search_reader import served

MAIN = "lamdong.gov.vn"
HERE = Path(__file__).resolve().parents[1] / "lighthouse"
PROGRAM = HERE / "node_modules" / ".bin" / "lighthouse"
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}

pytestmark = [pytest.mark.long, pytest.mark.timeout(900), pytest.mark.needs("chromium", "node", "npm")]


@pytest.fixture(scope="module")
def port(shipped: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Port of a server for the main site at `localhost`, which browsers trust as they do https."""
    folder = tmp_path_factory.mktemp("trusted")
    (folder / "localhost").symlink_to(shipped.output.out / MAIN)
    with served(folder) as port:
        yield port


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        ("/", ""),
        ("/sites/en/", ""),
        ("/tin-tuc/mot-cong-cho-ca-tinh/", ""),
        ("/van-ban/qd-2111-2025/", ""),
        ("/tin-tuc/", ""),
        ("/tim-kiem/", "is-crawlable"),  # answers to a search are no pages of their own, and are kept out of engines
    ],
)
def test_lighthouse_finds_a_page_as_good_as_can_be(port: int, tmp_path: Path, path: str, left_out: str) -> None:
    if not PROGRAM.exists():
        pytest.fail(f"no Lighthouse; scripts/install-lighthouse puts it into {HERE.name}/", pytrace=False)
    report = _report(f"http://localhost:{port}{path}", tmp_path / "report.json", left_out)
    scores = {name: round(100 * category["score"]) for name, category in report["categories"].items()}
    assert {name: score for name, score in scores.items() if score < LEAST[name]} == {}, _complaints(report)


def _report(url: str, file: Path, left_out: str) -> Any:
    chromium = next(
        found
        for name in ("chromium", "chromium-browser", "google-chrome", "chrome", "chromium-headless-shell")
        if (found := shutil.which(name))
    )
    command = [
        str(PROGRAM),
        url,
        "--output=json",
        f"--output-path={file}",
        f"--only-categories={','.join(LEAST)}",
        "--chrome-flags=--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking",
        "--no-enable-error-reporting",
        "--quiet",
        *([f"--skip-audits={left_out}"] if left_out else []),
    ]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(file.read_text("utf-8"))


def _complaints(report: Any) -> list[str]:
    """The audits that are not perfect, with what they show."""
    return [
        f"{name}: {audit.get('displayValue') or audit['title']}"
        for name, audit in report["audits"].items()
        if audit["score"] is not None and audit["score"] < 1
    ]
