"""Rendering in worker processes, batch by batch. The result does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.options import Progress
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.pipeline.rendering.body_cache import BodyCache
from portalgen.pipeline.sites.loaded_sites import LoadedSites, RecordedQuery
from portalgen.plan.model import Output, Role
from portalgen.render.context import Context
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import AssetSource
from portalgen.render.render_output import OutputRenderer, RenderedOutput, TemplateKeys
from portalgen.store.row_store import RowStore
from portalgen.writer.manifest import ManifestEntry
from portalgen.writer.staging import Staging

BATCH_SIZE: Final = 48
_BODIES: Final = frozenset({Role.PAGE, Role.TEXT})
"""Roles that need the body of a page."""
DIGEST_LENGTH: Final = 16
"""Characters that are kept of the digest of a part of a key."""
PARALLEL_FROM: Final = 400
"""Outputs from which on several processes are quicker than one: to begin and end them takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class OutputResult:
    """One output after rendering: its manifest entry (None where there are errors), and what it needs and tells."""

    entry: ManifestEntry | None
    site: str
    path: str
    assets: tuple[tuple[str, AssetSource], ...]
    diagnostics: tuple[Diagnostic, ...]
    anchors: frozenset[str]
    anchor_links: tuple[AnchorLink, ...]
    source: str
    part_names: tuple[str, ...]
    """The parts of its key."""
    part_digests: str
    """Of these parts, one behind the other, each of the length `DIGEST`."""
    is_fresh: bool
    """Whether it was rendered again, because its key is not the known one."""


@dataclass(frozen=True, slots=True)
class RenderJob:
    """What every worker has from the start. `staging` is None for a check, which writes nothing."""

    contexts: Mapping[str, Context]
    outputs: tuple[Output, ...]
    """Those of one site beside each other."""
    previous_entries: Mapping[str, ManifestEntry]
    """Entries of the last build whose files are still on disk as they were, by output path."""
    staging: Staging | None
    sites: LoadedSites
    rows: RowStore
    bodies: BodyCache
    program: str
    """Digest of what makes pages: this program and its libraries."""


class _Worker:
    def __init__(self, work: RenderJob) -> None:
        self._work = work
        self._engines = TemplateKeys(work.program)
        self._makers: dict[str, OutputRenderer] = {}
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def batch(self, start: int) -> tuple[list[OutputResult], dict[RecordedQuery, str]]:
        outputs = self._work.outputs[start : start + BATCH_SIZE]
        self._work.bodies.prefetch(list(dict.fromkeys(output.source for output in outputs if output.role in _BODIES)))
        made = [self._one(output) for output in outputs]
        self._work.bodies.save()
        return made, self._work.sites.drain()

    def _one(self, output: Output) -> OutputResult:
        if output.site not in self._makers:
            self._makers[output.site] = OutputRenderer(self._work.contexts[output.site], self._engines)
        known = self._work.previous_entries.get(output.address.output_path)
        made = self._makers[output.site].render(output, known.key if known else "")
        entry = self._entry(made, known, _text_of(self._work.contexts[output.site], output))
        names = tuple(name for name, _ in made.key_parts)
        return OutputResult(
            entry,
            made.site,
            made.path,
            made.assets,
            made.diagnostics,
            made.anchors,
            made.anchor_links,
            made.source,
            self._names.setdefault(names, names),
            "".join(digest[:DIGEST_LENGTH] for _, digest in made.key_parts),
            made.data is not None,
        )

    def _entry(self, made: RenderedOutput, known: ManifestEntry | None, source: str) -> ManifestEntry | None:
        if not made.key:
            return None
        assets = tuple(path for path, _ in made.assets)
        if made.data is None and known is not None:
            return ManifestEntry(made.path, made.site, made.key, known.digest, known.size, assets, source, known.time)
        if self._work.staging is None or made.data is None:
            return None
        staged = self._work.staging.stage(made.path, made.data)
        return ManifestEntry(made.path, made.site, made.key, staged.digest, staged.size, assets, source, staged.time)


def _text_of(context: Context, output: Output) -> str:
    """The text that an editor wrote for an output: the page's, or the `_index` of a home or list."""
    if output.role is Role.PAGE:
        return output.source
    if output.role not in (Role.HOME, Role.SECTION):
        return ""
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return index.source if index is not None else ""


def render_batches(
    work: RenderJob, jobs: int, progress: Progress
) -> Iterator[tuple[list[OutputResult], dict[RecordedQuery, str]]]:
    """Every output of `work`, in order and batch by batch, with what its sites used of others meanwhile."""
    done = 0
    work.rows.close()
    processes = jobs if len(work.outputs) > PARALLEL_FROM else 1
    for batch, notes in map_in_processes(_Worker(work).batch, range(0, len(work.outputs), BATCH_SIZE), processes):
        yield batch, notes
        done += len(batch)
        progress("render", done, len(work.outputs))
