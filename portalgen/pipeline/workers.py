"""Rendering in worker processes, batch by batch. The result does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.output.manifest import Entry
from portalgen.output.staging import Staging
from portalgen.pipeline.forked import forked
from portalgen.pipeline.options import Progress
from portalgen.plan.model import Output
from portalgen.render.context import Context
from portalgen.render.files import AssetSource
from portalgen.render.make import Made, Maker
from portalgen.render.markdown.resolver import AnchorLink

BATCH: Final = 48


@dataclass(frozen=True, slots=True)
class Rendered:
    """One output after rendering: its manifest entry (None where there are errors), and what it needs and tells."""

    entry: Entry | None
    assets: tuple[tuple[str, AssetSource], ...]
    diagnostics: tuple[Diagnostic, ...]
    anchors: frozenset[str]
    anchor_links: tuple[AnchorLink, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker has from the start. `staging` is None for a check, which writes nothing."""

    context: Context
    outputs: tuple[Output, ...]
    known: Mapping[str, Entry]
    """Entries of the last build whose files are still on disk as they were, by output path."""
    staging: Staging | None


class _Worker:
    def __init__(self, work: Work) -> None:
        self._work = work
        self._maker = Maker(work.context)

    def batch(self, start: int) -> list[Rendered]:
        return [self._one(output) for output in self._work.outputs[start : start + BATCH]]

    def _one(self, output: Output) -> Rendered:
        known = self._work.known.get(output.address.output_path)
        made = self._maker.make(output, known.key if known else "")
        entry = self._entry(made, known)
        return Rendered(entry, made.assets, made.diagnostics, made.anchors, made.anchor_links, made.source)

    def _entry(self, made: Made, known: Entry | None) -> Entry | None:
        if not made.key:
            return None
        assets = tuple(path for path, _ in made.assets)
        if made.data is None and known is not None:
            return Entry(made.path, made.site, made.key, known.digest, known.size, assets)
        if self._work.staging is None or made.data is None:
            return None
        staged = self._work.staging.stage(made.path, made.data)
        return Entry(made.path, made.site, made.key, staged.digest, staged.size, assets)


def render_all(work: Work, jobs: int, progress: Progress) -> Iterator[Rendered]:
    """Every output of `work`, in order."""
    starts = range(0, len(work.outputs), BATCH)
    yield from _counted(forked(_Worker(work).batch, starts, jobs), len(work.outputs), progress)


def _counted(batches: Iterator[list[Rendered]], total: int, progress: Progress) -> Iterator[Rendered]:
    done = 0
    for batch in batches:
        yield from batch
        done += len(batch)
        progress("render", done, total)
