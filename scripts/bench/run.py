"""Measure portalgen beside its peers on the same pages, in one run, in turn.

    scripts/bench/run --pages N --pairs K [--peers hugo,former,pelican,mkdocs,eleventy] [--measures cold,edit,…]
                      [--format text|json] [--sites 150] [--seed 1] [--programs FOLDER] [--work FOLDER] [--check]

Peers that are asked for and missing are installed below `--programs`, in the versions of `requirements-bench.txt` and
`eleventy/package.json`; `former` is a revision of portalgen itself (`former.py`). One that cannot be installed, or fails, is told in one sentence and left out.

| measure | what runs |
|---|---|
| `cold` | a fresh copy of the project, an empty output folder, empty caches |
| `edit` | the same project after one page was edited, with whatever each tool keeps |
| `restored` | portalgen: another fresh copy with new times, no output, the cache of the cold build copied over |
| `nothing` | portalgen: the project of `edit` once more |
| `serve` | portalgen: from saving a page to the event that tells the browser of it; the processor time of the server |
| `search` | portalgen: 3,000 pages of one site, a build with search less one without; `pagefind`: its command alone on the same documents |

The order of the tools turns with each pair. Every source is read once before a build is timed, and everything written
before is flushed, for each tool alike. Pages and bytes are counted after every cold build, and every edit is looked for
in the output, so that a build that leaves something out cannot look fast. A run that takes an hour, or four fifths of
the machine's memory, is ended and told like any other fault. Time on the wall means little on a machine
that does other work: the load found before each run is told, and processor time stands beside it.

The JSON:

    {"machine": {"processors", "model", "memory", "system", "python", "versions": {tool: version}},
     "pages": N, "pairs": K,
     "measures": {measure: {tool: {"wall", "user", "system", "memory", "load"[, "pages", "bytes"]}}},
     "ratios": {measure: {peer: {"wall", "processor", "memory"}}},
     "faults": {tool: sentence},
     "rounds": [{"pair", "measure", "tool", "load", "wall", "user", "system", "resident", "memory"}, …]}

Times are seconds and memory is bytes (proportional share of all processes together at the highest moment; for
`search` of the build with it); `measures` holds medians, and the highest load. A ratio is portalgen's median by the
peer's; `restored` is set beside the peer's `cold` and `nothing` beside the peer's `edit`, which is what the peer does
then. Ctrl+C ends the run, and what was measured until then is shown. Exit code 1 if portalgen itself failed or, with
`--check`, if a ratio is above its limit (`limits.py`), 130 if the run was interrupted.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from textwrap import shorten
from typing import Final

import builds
import corpus
import searched
import served
from builds import Sample
from former import FORMER, write_former_project
from install import install
from limits import list_exceeded
from measure import RunFailedError
from news import Shape
from results import report, text
from tools import PEERS, PORTALGEN, TOOLS, Place, default_folder

MEASURES: Final = (*builds.MEASURES, "serve", "search")
SENTENCE: Final = 600
"""Characters after which what a tool says when it fails is cut."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for."""

    shape: Shape
    pairs: int
    peers: tuple[str, ...]
    measures: tuple[str, ...]
    programs: Path
    work: Path | None = None
    search_pages: int = searched.PAGES


@dataclass(slots=True)
class CollectedSamples:
    """The samples so far, and why a tool was left out."""

    samples: list[Sample] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    interrupted: bool = False

    def add(self, name: str, samples: Iterator[Sample]) -> None:
        """Take the samples of one tool; where it fails, note it under `name`."""
        try:
            self.samples.extend(samples)
        except RunFailedError as fault:
            self.faults[name] = shorten(str(fault), SENTENCE, placeholder=" …")
            print(f"{name}: {self.faults[name]}", file=sys.stderr)


def room_needed(options: Options) -> int:
    """Bytes of disk that a run may need: each tool's project, and for each pair its copies and outputs; search apart.

    Nothing is removed before the end: a disk that is told of freed blocks (`discard`) is busy with them for a minute,
    and creates files several times more slowly meanwhile, which would be measured as the next tool's.
    """
    block = 8192
    tools = 1 + len(options.peers)
    copies = tools + ("restored" in options.measures) + ("serve" in options.measures)
    search = options.search_pages * 12 * block if "search" in options.measures else 0
    return options.shape.pages * block * (tools + options.pairs * copies * 4) + options.pairs * search


def measure(options: Options) -> CollectedSamples:
    """Install, make the corpus, and run everything `options.pairs` times, or until Ctrl+C: then with what there is."""
    taken = CollectedSamples(faults=install(options.peers, options.programs))
    peers = [peer for peer in options.peers if peer not in taken.faults]
    try:
        with TemporaryDirectory(prefix="bench-", dir=options.work) as folder:
            _measure(taken, Path(folder), (PORTALGEN, *peers), options)
    except KeyboardInterrupt:
        taken.interrupted = True
    return taken


def _measure(taken: CollectedSamples, folder: Path, names: tuple[str, ...], options: Options) -> None:
    sources, work = folder / "sources", folder / "work"
    corpus.write(sources, options.shape, [name for name in names if name != FORMER])
    if FORMER in names:
        write_former_project(options.programs, sources / FORMER, options.shape)
    if "search" in options.measures:
        corpus.write(sources / searched.SOURCES, searched.shape(options.search_pages), [PORTALGEN])
        searched.use_default_theme(sources / searched.SOURCES / PORTALGEN)
    for pair in range(options.pairs):
        for name in names if pair % 2 == 0 else tuple(reversed(names)):
            if name not in taken.faults:
                _one(taken, name, sources, work, options, pair)
        _own(taken, sources, work, options.measures, pair)


def _one(taken: CollectedSamples, name: str, sources: Path, work: Path, options: Options, pair: int) -> None:
    round_ = work / f"{pair}-{name}"
    place = Place(round_ / "project", round_ / "public", round_ / "cache", options.programs)
    taken.add(name, builds.samples(TOOLS[name], sources, place, options.measures, pair))


def _own(taken: CollectedSamples, sources: Path, work: Path, measures: Collection[str], pair: int) -> None:
    """What only portalgen has to show."""
    if "serve" in measures and "serve" not in taken.faults:
        taken.add("serve", (served.sample(sources, work / f"{pair}-serve", pair) for _ in range(1)))
    if "search" in measures and "search" not in taken.faults:
        taken.add("search", searched.samples(sources / searched.SOURCES / PORTALGEN, work / f"{pair}-search", pair))


def _names(allowed: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    def parse(written: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(filter(None, written.split(","))))
        unknown = [name for name in names if name not in allowed]
        if unknown:
            raise argparse.ArgumentTypeError(f"`{unknown[0]}` is not one of {', '.join(allowed)}")
        return names

    return parse


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure portalgen beside its peers on the same pages.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--sites", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=_names(PEERS), default=("hugo",), help=f"of {','.join(PEERS)}")
    parser.add_argument("--measures", type=_names(MEASURES), default=("cold", "edit"), help=f"of {','.join(MEASURES)}")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--programs", type=Path, default=default_folder(), help="where peers are installed")
    parser.add_argument(
        "--work", type=Path, default=None, help="where the corpus is made and built; emptied at the end"
    )
    parser.add_argument("--check", action="store_true", help="fail if a ratio is above its limit")
    return parser


def main() -> int:
    """Command line."""
    asked = _parser().parse_args()
    shape = Shape(asked.pages, asked.sites, asked.seed)
    options = Options(shape, asked.pairs, asked.peers, asked.measures, asked.programs, asked.work)
    free = shutil.disk_usage(options.work or gettempdir()).free
    if free < room_needed(options):
        _parser().error(f"{room_needed(options) / 2**30:.1f} GiB of disk are needed and {free / 2**30:.1f} are free")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    taken = measure(options)
    value = report(taken.samples, asked.pages, asked.pairs, taken.faults)
    print(json.dumps(value, indent=2, ensure_ascii=False) if asked.format == "json" else text(value))
    if taken.interrupted:
        return 130
    exceeded = tuple(list_exceeded(value["ratios"])) if asked.check else ()
    for sentence in exceeded:
        print(sentence, file=sys.stderr)
    return 1 if exceeded or {PORTALGEN, "serve", "search"} & taken.faults.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
