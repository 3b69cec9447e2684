"""The size to plan for: 10,000 articles on 150 sites, built cold and built again.

The time is compared with that of a fourth as many articles. docs/explanation/performance.md has the seconds.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from tests.makers.time_ratio import check_time_ratio

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
MOST = 5
"""How many times as long four times as many articles may take: a fourth more than four times."""
PROCESS_MEMORY = 400_000
"""Kilobytes of the largest process."""


def _write_corpus(folder: Path, pages: int) -> Path:
    corpus = [sys.executable, f"{ROOT}/scripts/bench/corpus.py", str(folder), "--pages", str(pages)]
    subprocess.run([*corpus, "--tools", "portalgen"], check=True, capture_output=True)
    return folder / "portalgen"


def _build(portal: Path, out: Path) -> None:
    command = [sys.executable, "-c", "from portalgen.cli.main import main; main()", "--root", str(portal)]
    subprocess.run([*command, "build", "--no-search", "--out", str(out)], check=True, capture_output=True, cwd=ROOT)


def _measure_children() -> float:
    """Return the processor seconds of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@pytest.mark.timeout(400)
def test_ten_thousand_articles_are_built_in_memory_and_not_written_twice(tmp_path: Path) -> None:
    portal, out = _write_corpus(tmp_path, 10_000), tmp_path / "out"
    _build(portal, out)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < PROCESS_MEMORY
    articles = list(out.glob("*/tin-tuc/*/index.html"))
    assert sum(not each.parent.name.startswith("trang-") for each in articles) == 10_000
    before = articles[0].stat().st_mtime_ns
    _build(portal, out)
    assert articles[0].stat().st_mtime_ns == before


@pytest.mark.timeout(900)
def test_ten_thousand_articles_take_about_four_times_as_long_as_a_fourth_of_them(tmp_path: Path) -> None:
    few, many = (_write_corpus(tmp_path / str(pages), pages) for pages in (2_500, 10_000))
    numbers = count()

    def build_cold(portal: Path) -> None:
        shutil.rmtree(portal / ".portalgen", ignore_errors=True)
        _build(portal, tmp_path / f"out{next(numbers)}")

    check_time_ratio(lambda: build_cold(many), lambda: build_cold(few), MOST, _measure_children)
