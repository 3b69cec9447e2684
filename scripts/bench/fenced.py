"""Measure what each fenced part saves of a cold build: the same corpus built with it and without it, in turn.

    python scripts/bench/fenced.py [--pages 3000] [--pairs 5] [--parts markdown,templates,…] [--work FOLDER]

A fenced part is code that follows private parts of a library (docs/decisions/0033, 0034). In each round the corpus is
built once with all of them, and once without each part; the order turns with each round. Every build starts from a
fresh copy of the project, without a cache. Printed are the medians over all rounds: the processor time of the whole
build with all its processes, how much more it is without the part, in per cent of the same round's build with all, and
the same of the time on the wall, which means little on a machine that does other work.

`markdown` and `templates` leave out all parts of one decision, as under another version of the library; a name with a
full stop leaves out one part, and `markdown.inline` with it `markdown.emphasis`, which stands on it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, gettempdir
from types import MappingProxyType
from typing import Final

import corpus
from builds import prepare
from measure import Measure, run
from tools import PORTALGEN

WITH_ALL: Final = "all"


def leave_out_markdown() -> None:
    """Leave out all of `markdown/fast`."""
    from portalgen.render.markdown import parser

    parser.are_installed = lambda _versions: False  # type: ignore[assignment]


def leave_out_templates() -> None:
    """Leave out all of `fast_templates`."""
    from portalgen.render.theme import templates

    templates.are_installed = lambda _versions: False  # type: ignore[assignment]


def leave_out_markdown_part(name: str) -> None:
    """Leave out one part of `FAST_PARTS`."""
    from portalgen.render.markdown.fast import parser

    parser.FAST_PARTS = {part: put for part, put in parser.FAST_PARTS.items() if part != name}  # type: ignore[misc]


def leave_out_emphasis() -> None:
    """Leave out the reader of stars."""
    from portalgen.render.markdown.fast.emphasis import EmphasisReader

    EmphasisReader.read = lambda _self, _src: None  # type: ignore[method-assign]


def leave_out_beginnings() -> None:
    """Leave out what rules ask for beyond the first letter of a line."""
    from portalgen.render.markdown.fast import block_ruler

    block_ruler._BEGINNINGS = MappingProxyType({})  # type: ignore[misc]


def leave_out_tokens() -> None:
    """Leave tokens of blocks to their own constructor."""
    from markdown_it.rules_block import StateBlock

    from portalgen.render.markdown.fast import block_parser

    block_parser.BlockState = StateBlock  # type: ignore[misc,assignment]


def leave_out_methods(owner: str, *names: str) -> None:
    """Leave a class of `fast_templates` with the methods of its library."""
    from portalgen.render.theme import fast_templates

    for name in names:
        delattr(getattr(fast_templates, owner), name)


PARTS: Final[Mapping[str, Callable[[], None]]] = {
    "markdown": leave_out_markdown,
    "markdown.core": partial(leave_out_markdown_part, "core"),
    "markdown.options": partial(leave_out_markdown_part, "options"),
    "markdown.destinations": partial(leave_out_markdown_part, "destinations"),
    "markdown.blocks": partial(leave_out_markdown_part, "blocks"),
    "markdown.tokens": leave_out_tokens,
    "markdown.beginnings": leave_out_beginnings,
    "markdown.inline": partial(leave_out_markdown_part, "inline"),
    "markdown.emphasis": leave_out_emphasis,
    "templates": leave_out_templates,
    "templates.attributes": partial(leave_out_methods, "DirectCodeGenerator", "visit_Getattr"),
    "templates.calls": partial(leave_out_methods, "DirectCodeGenerator", "visit_Call"),
    "templates.output": partial(leave_out_methods, "DirectCodeGenerator", "_output_child_pre", "_output_child_post"),
    "templates.macros": partial(leave_out_methods, "DirectCodeGenerator", "macro_def", "return_buffer_contents"),
    "templates.loaded": partial(leave_out_methods, "DirectEnvironment", "get_template"),
    "templates.modules": partial(leave_out_methods, "DirectTemplate", "_get_default_module"),
}
"""By name: what leaves the part out of a process that has not built yet."""


def build_without(part: str, arguments: list[str]) -> int:
    """Run portalgen with `arguments` in this process, without `part`."""
    from portalgen.cli.main import main as portalgen

    if part != WITH_ALL:
        PARTS[part]()
    sys.argv = [PORTALGEN, *arguments]
    return portalgen()


def measure_build(part: str, source: Path, folder: Path) -> Measure:
    """One cold build of a fresh copy of the project in `source`, without `part`. RunFailedError where it fails."""
    project, output = folder / "project", folder / "public"
    for each in (project, output):
        shutil.rmtree(each, ignore_errors=True)
    prepare(source, project)
    os.sync()
    arguments = ["--root", str(project), "build", "--out", str(output), "--no-search"]
    return run([sys.executable, __file__, "--build-without", part, *arguments], folder, {})


def measure_parts(parts: Sequence[str], pairs: int, source: Path, folder: Path) -> dict[str, list[Measure]]:
    """The measures of each part, and of `all`, one a round."""
    builds = [WITH_ALL, *parts]
    measure_build(WITH_ALL, source, folder)  # so that everything is compiled and in the page cache
    taken: dict[str, list[Measure]] = {build: [] for build in builds}
    for number in range(pairs):
        for build in builds if number % 2 == 0 else reversed(builds):
            taken[build].append(measure_build(build, source, folder))
            print(f"{number + 1} {build}: {taken[build][-1].processor:.2f} s", file=sys.stderr, flush=True)
    return taken


def format_gains(taken: Mapping[str, Sequence[Measure]]) -> str:
    """The table that is printed."""
    base = taken[WITH_ALL]
    lines = [
        f"with all parts: {median(each.processor for each in base):.2f} s of processor time, "
        f"{median(each.wall for each in base):.2f} s on the wall",
        f"{'without':24}{'processor':>10}{'least':>9}{'most':>9}{'wall':>9}",
    ]
    for part, measures in taken.items():
        if part != WITH_ALL:
            more = [one.processor / other.processor - 1 for one, other in zip(measures, base, strict=True)]
            wall = median(one.wall / other.wall - 1 for one, other in zip(measures, base, strict=True))
            lines.append(f"{part:24}{median(more):>+10.1%}{min(more):>+9.1%}{max(more):>+9.1%}{wall:>+9.1%}")
    return "\n".join(lines)


def main() -> int:
    """Command line."""
    if sys.argv[1:2] == ["--build-without"]:
        return build_without(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description="Measure what each fenced part saves of a cold build.")
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--sites", type=int, default=150)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--parts", default=",".join(PARTS), help="parted by commas")
    parser.add_argument("--work", type=Path, default=Path(gettempdir()), help="where the builds are made")
    options = parser.parse_args()
    parts = options.parts.split(",")
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        parser.error(f"no part is named {', '.join(unknown)}; there are {', '.join(PARTS)}")
    with TemporaryDirectory(prefix="portalgen-fenced-", dir=options.work) as temporary:
        folder = Path(temporary)
        corpus.write(folder / "corpus", corpus.Shape(options.pages, options.sites, 1), [PORTALGEN])
        print(format_gains(measure_parts(parts, options.pairs, folder / "corpus" / PORTALGEN, folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
