"""Builds stay within budgets of work: a capability that a portal does not use costs it nothing, an edit costs what changed.

Work is counted (modules, calls, openings, rows), so that the numbers are the same on every machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from portalgen.outputs.output_renderer import OutputRenderer, RenderedOutput
from portalgen.plan.model import Output
from tests.makers.cases import check_each
from tests.makers.counted_work import Work, count_work
from tests.makers.portal import FILES, SmallPortal, page

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
    """What is counted: a name that `count_loaded`, `count_pages` or `count_edits` yields."""
    measure: str
    """A key of its counts."""
    limit: int
    reason: str


LOADED: Final = (
    Budget("nothing", "modules", 235, "click, sqlite3, json and what compares digests; no library that renders"),
    Budget("nothing", "own modules", 84, "the command, the configuration's values, the store and the record of the last build"),
    Budget("nothing", "dataclasses", 69, "those of the configuration, the manifest and the state of sites"),
    Budget("nothing", "patterns", 27, "half of them belong to the standard library"),
    Budget("nothing but a warning", "modules", 240, "the same, the sentences and the family of the code that is shown"),
    Budget("nothing but a warning", "own modules", 91, "no linter is loaded for the word of a severity; what is printed is masked"),
    Budget("nothing but a warning", "dataclasses", 69, "the kinds of codes and of diagnostics"),
    Budget("nothing but a warning", "patterns", 29, "personal numbers have 46, which only a line with digits needs"),
    Budget("an edit", "modules", 740, "what plans and renders one site, markdown-it and Jinja, but no pydantic"),
    Budget("an edit", "own modules", 410, "the rows of outputs, of the kinds those that the portal has; what writes data files is not loaded"),
    Budget("an edit", "dataclasses", 351, "views are half of them"),
    Budget("an edit", "patterns", 255, "those of Markdown, Jinja and slugs"),
    Budget("a first build", "modules", 1_150, "configuration and theme are read and checked as well"),
    Budget("a first build", "own modules", 473, "no command but this one, no linter, no history, no office"),
    Budget("a first build", "dataclasses", 416, "one a value that a stage hands on: of configuration, content, graph, plan and views"),
    Budget("a first build", "patterns", 395, "those of the parsers of front matter and Markdown, and of the theme's checks"),
)  # fmt: skip
"""What the process of a build of a small portal has loaded at its end."""

FEW, MANY = 12, 60
"""Pages of the two portals of a further page: more than a home page shows, and fewer than a list has on one page."""

PAGES: Final = (
    Budget("a further page", "calls", 2_800, "functions of Python for a page with its place in the list, the feed and the maps of its site: two fifths are its Markdown, a third its view with key and inputs, the rest the template, of which each value is looked at before it is printed, the plan, what is read and written"),
    Budget("a further page", "openings of its source", 2, "its digest and its front matter are taken of one reading, its body of another one when the page is rendered, so that the bodies of all pages are not held"),
    Budget("a further page", "other openings in a hundred", 105, "its output; each batch of outputs looks once how much memory it has"),
    Budget("a further page", "rows", 1, "that of its body: its front matter and its inputs stand in those of its site"),
    Budget("48 further pages", "other statements", 1, "a batch more of outputs is one read and one transaction more"),
)  # fmt: skip
"""What each further page costs a first build: the difference of two portals by the difference of their pages. So what a
build does once is no part of it, and what lists, feeds and site maps do for each page is."""

EDITS: Final = (
    Budget("an edit among 50", "calls", 44_500, "the page and those beside it; configuration, theme and folders are compared"),
    Budget("an edit among 600", "calls", 192_000, "550 further pages are listed, taken from the cache, linked, planned and found to be as they were"),
    Budget("an edit among 600", "views", 3, "the page that was edited and the two beside it"),
    Budget("an edit among 600", "openings", 240, "the page that was edited, the cache and the record of the last build; the others are those of the theme and the configuration, which are compared by content, as many in a site of any size"),
    Budget("an edit among 600", "rows", 8, "one each for what changed of the site, and the body"),
)  # fmt: skip
"""An edit of one text in a site of so many pages, in a process that has built before."""


@pytest.mark.heavy
def test_builds_load_no_more_than_they_use(portal: SmallPortal) -> None:
    _check(LOADED, dict(count_loaded(portal)))


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a comprehension is a call before Python 3.12")
def test_a_further_page_costs_a_first_build_little(tmp_path: Path) -> None:
    _check(PAGES, dict(count_pages(tmp_path)))


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a comprehension is a call before Python 3.12")
def test_an_edit_costs_what_changed(tmp_path: Path) -> None:
    """Takes 7 s: a site of 600 pages is built."""
    _check(EDITS, dict(count_edits(tmp_path)))


def _check(budgets: tuple[Budget, ...], counts: Mapping[str, Mapping[str, float]]) -> None:
    def check(budget: Budget) -> None:
        taken = counts[budget.build][budget.measure]
        assert taken <= budget.limit, f"{taken}, at most {budget.limit}: {budget.reason}"

    check_each(budgets, check, lambda budget: f"{budget.build}, {budget.measure}")


def count_loaded(portal: SmallPortal) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield (name, counts) of builds of a small portal, each in a process of its own."""
    yield "a first build", _load(portal)
    yield "nothing", _load(portal)
    news = "content/so/tin-tuc/hop-bao.vi.md"
    portal.edit(news, "---\n\n", "---\n\nMột câu nữa. ")
    yield "an edit", _load(portal)
    portal.edit(news, "Một câu nữa.", "[Một câu](https://so.example.vn/tin-tuc/) nữa.")
    _load(portal)
    yield "nothing but a warning", _load(portal)


def _load(portal: SmallPortal) -> Mapping[str, int]:
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


BODY = """**Kết quả**: *tháng* này đã hoàn thành các chỉ tiêu; xem [bài trước](bai-{before:03}.vi.md).

## Nhiệm vụ {number}

Một đoạn chữ không có dấu hiệu gì, dài vừa phải, như hầu hết các đoạn của các bài.

- Giao các đơn vị rà soát;
- Báo cáo trước ngày 20.

> Trích ý kiến của lãnh đạo.
"""


def source_of(number: int) -> str:
    return f"content/so/tin-tuc/bai-{number:03}.vi.md"


def portal_of(root: Path, pages: int) -> SmallPortal:
    sites = {path: text for path, text in FILES.items() if path.startswith("site-config/") and isinstance(text, str)}
    lists = {path: text.replace("page_size: 2", "page_size: 100") for path, text in sites.items()}
    news = {
        source_of(number): page(
            f"bai-{number:03}",
            BODY.format(number=number, before=(number - 1) % pages),
            kind="news",
            title=f"Bài số {number:03}",
            date="2026-11-20",
            origin="own",
            summary="Tóm tắt của bài.",
        )
        for number in range(pages)
    }
    return SmallPortal(root, lists | news)


def count_pages(folder: Path) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Yield what a further page costs, when what is loaded and compiled once is there."""
    portal_of(folder / "first", FEW).build_successfully(jobs=1)
    few, many = (_count(portal_of(folder / str(number), number)) for number in (FEW, MANY))
    openings = {times for path, times in many.opened.items() if path.endswith(".md")}
    opened = many.opened.total() - few.opened.total()
    words = many.statements.keys() - {"INSERT"}
    yield (
        "a further page",
        {
            "calls": (many.calls - few.calls) / (MANY - FEW),
            "openings of its source": max(openings),
            "other openings in a hundred": 100 * (opened / (MANY - FEW) - max(openings)),
            "rows": (many.statements["INSERT"] - few.statements["INSERT"]) / (MANY - FEW),
        },
    )
    yield "48 further pages", {"other statements": max(many.statements[word] - few.statements[word] for word in words)}


def count_edits(folder: Path) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Yield what an edit of one text costs among few and among many pages of its site."""
    for number in (50, 600):
        portal = portal_of(folder / str(number), number)
        with pytest.MonkeyPatch.context() as patched:
            # Files that were written a moment ago are read again, as their times say nothing yet; these stay as they are.
            patched.setattr("portalgen.content.listing.may_change_with_same_signature", lambda *_: False)
            portal.build_successfully(jobs=1)
            portal.edit(source_of(20), "Một đoạn chữ", "Một đoạn")
            with counted_views() as views:
                work = _count(portal)
        yield (
            f"an edit among {number}",
            {
                "calls": work.calls,
                "views": len(views),
                "openings": work.opened.total(),
                "rows": work.statements["INSERT"],
            },
        )


def _count(portal: SmallPortal) -> Work:
    return count_work(partial(portal.build_successfully, jobs=1))


@contextmanager
def counted_views() -> Iterator[list[str]]:
    """The paths of the outputs whose views are built meanwhile."""
    render, built = OutputRenderer.render, list[str]()

    def noted(self: OutputRenderer, output: Output, known: str) -> RenderedOutput:
        built.append(output.address.output_path)
        return render(self, output, known)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(OutputRenderer, "render", noted)
        yield built
