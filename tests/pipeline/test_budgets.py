"""Builds stay within budgets of work: a capability that a portal does not use costs it nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.makers.cases import check_each
from tests.makers.portal import SmallPortal

pytestmark = pytest.mark.heavy

ROOT: Final = Path(__file__).resolve().parents[2]
_AT: Final = "2026-11-24T08:00"
_COUNTED: Final = """
import atexit, dataclasses, json, re, sys

counts = {"dataclasses": 0, "patterns": 0}

def counted(name, function):
    def call(*arguments, **named):
        counts[name] += 1
        return function(*arguments, **named)
    return call

dataclasses._process_class = counted("dataclasses", dataclasses._process_class)
re._compiler.compile = counted("patterns", re._compiler.compile)

def report():
    from portalgen.on_demand import is_loaded
    loaded = [name for name in sys.modules if is_loaded(name)]
    ours = [name for name in loaded if name.partition(".")[0] == "portalgen"]
    print(json.dumps({**counts, "modules": len(loaded), "own modules": len(ours)}), file=sys.stderr)

atexit.register(report)
from portalgen.cli.main import main
main()
"""
"""Runs a command and prints its counts on the last line of the error output."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a build may take of something; a higher limit needs a reason."""

    build: str
    """A name that `run_builds` yields."""
    measure: str
    """A key of what `_COUNTED` prints."""
    limit: int
    reason: str


BUDGETS: Final = (
    Budget("nothing", "modules", 245, "click, sqlite3, json and what compares digests; no library that renders"),
    Budget("nothing", "own modules", 84, "the command, the configuration's values, the store and the record of the last build"),
    Budget("nothing", "dataclasses", 68, "those of the configuration, the manifest and the state of sites"),
    Budget("nothing", "patterns", 30, "half of them belong to the standard library"),
    Budget("nothing but a warning", "modules", 250, "the same, the sentences and the family of the code that is shown"),
    Budget("nothing but a warning", "own modules", 88, "no linter is loaded for the word of a severity"),
    Budget("nothing but a warning", "dataclasses", 68, "the kinds of codes and of diagnostics"),
    Budget("nothing but a warning", "patterns", 32, "personal numbers have 46, which only a line with digits needs"),
    Budget("an edit", "modules", 800, "what plans and renders one site, markdown-it and Jinja, but no pydantic"),
    Budget("an edit", "own modules", 440, "every kind and output is defined, what writes data files is not loaded"),
    Budget("an edit", "dataclasses", 345, "views are half of them"),
    Budget("an edit", "patterns", 260, "those of Markdown, Jinja and slugs"),
    Budget("a first build", "modules", 1_150, "configuration and theme are read and checked as well"),
    Budget("a first build", "own modules", 470, "no command but this one, no linter, no history, no office"),
    Budget("a first build", "dataclasses", 410, "the same"),
    Budget("a first build", "patterns", 395, "the same"),
)  # fmt: skip


def test_builds_stay_within_their_budgets(portal: SmallPortal) -> None:
    counts = dict(run_builds(portal))

    def check(budget: Budget) -> None:
        taken = counts[budget.build][budget.measure]
        assert taken <= budget.limit, f"{taken}, at most {budget.limit}: {budget.reason}"

    check_each(BUDGETS, check, lambda budget: f"{budget.build}, {budget.measure}")


def run_builds(portal: SmallPortal) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield (name, counts) of builds of a small portal, each in a process of its own."""
    yield "a first build", count_work(portal)
    yield "nothing", count_work(portal)
    news = "content/so/tin-tuc/hop-bao.vi.md"
    portal.edit(news, "---\n\n", "---\n\nMột câu nữa. ")
    yield "an edit", count_work(portal)
    portal.edit(news, "Một câu nữa.", "[Một câu](https://so.example.vn/tin-tuc/) nữa.")
    count_work(portal)
    yield "nothing but a warning", count_work(portal)


def count_work(portal: SmallPortal) -> Mapping[str, int]:
    """Build in a new process; return what it loaded."""
    options = ("--out", str(portal.out), "--at", _AT, "--no-search", "--jobs", "1")
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, "--root", str(portal.root), "build", *options],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    counts: Mapping[str, int] = json.loads(done.stderr.splitlines()[-1])
    return counts
