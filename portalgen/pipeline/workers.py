"""Rendering in worker processes, batch by batch. The result does not depend on how many there are."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.errors import EnvironmentFault
from portalgen.output.manifest import Entry
from portalgen.output.staging import Staging
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


_worker: _Worker | None = None


def render_all(work: Work, jobs: int, progress: Progress) -> Iterator[Rendered]:
    """Every output of `work`, in order."""
    starts = range(0, len(work.outputs), BATCH)
    if jobs < 2 or len(starts) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        batches: Iterator[list[Rendered]] = map(_Worker(work).batch, starts)
        yield from _counted(batches, len(work.outputs), progress)
        return
    global _worker  # noqa: PLW0603 - what forked children inherit has to be a module's variable
    _worker = _Worker(work)
    gc.freeze()
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _ignore_interrupts)
    try:
        yield from _counted(pool.map(_run, starts), len(work.outputs), progress)
    except BrokenProcessPool:
        raise EnvironmentFault(
            "một tiến trình dựng trang bị hệ thống dừng (thường do thiếu bộ nhớ); chạy lại với --jobs 1",
            "a worker process was ended by the system (often for want of memory); run again with --jobs 1",
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _worker = None
        gc.unfreeze()


def _counted(batches: Iterator[list[Rendered]], total: int, progress: Progress) -> Iterator[Rendered]:
    done = 0
    for batch in batches:
        yield from batch
        done += len(batch)
        progress("render", done, total)


def _ignore_interrupts() -> None:
    """Ctrl-C is the parent's to handle: it ends its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(start: int) -> list[Rendered]:
    assert _worker is not None
    return _worker.batch(start)
