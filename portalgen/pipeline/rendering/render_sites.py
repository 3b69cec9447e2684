"""Renders the sites of a selection in worker processes, batch by batch: from planned outputs to staged files.

The result does not depend on the number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache, partial
from typing import Final

from portalgen.config.places import ConfigurationPlaces
from portalgen.diagnostics.model import Diagnostic, sort_diagnostics
from portalgen.frozen import frozen
from portalgen.graph.moments import PageStatus
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.inputs import SiteInputs
from portalgen.outputs.output_renderer import OutputRenderer, RenderedOutput, TemplateKeys
from portalgen.pipeline.incremental.inputs import program_digest
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions, Progress, has_errors
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.pipeline.rendering.anchors import check_anchors, find_anchor_links
from portalgen.pipeline.rendering.faulty_bodies import check_faulty_bodies
from portalgen.pipeline.rendering.kept_outputs import find_kept_outputs, find_same_answers, find_site_inputs
from portalgen.pipeline.rendering.output_result import OutputResult
from portalgen.pipeline.sites.body_cache import BodyCache
from portalgen.pipeline.sites.loaded_sites import LoadedSites, RecordedQuery
from portalgen.pipeline.sites.root_causes import find_root_causes
from portalgen.pipeline.sites.suggestions import add_suggestions
from portalgen.plan.model import HOME_OUTPUT, PAGE_OUTPUT, REDIRECT_OUTPUT, SECTION_OUTPUT, Output
from portalgen.render.context import Context
from portalgen.render.keys import check_part
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.theme.template_limits import limited_memory
from portalgen.render.theme.templates import LIMIT_CODE
from portalgen.store.row_store import RowStore
from portalgen.writer.manifest import GoneReason, ManifestEntry
from portalgen.writer.staging import Staging

Batch = tuple[list[OutputResult], dict[RecordedQuery, str]]
"""A batch of outputs, with the answers used by their sites while it was rendered."""
BATCH_SIZE: Final = 48
"""The maximum number of outputs in a batch. At the end of a site, a batch can have fewer."""
PARALLEL_FROM: Final = 400
"""The number of outputs from which several processes are faster than one.

Starting and ending the processes takes a tenth of a second.
"""
TEXTS_FIRST_FROM: Final = 400
"""The number of outputs from which all texts are checked before any template runs.

The check costs as much as reading the bodies from the cache, and saves all rendering if there is an error.
"""


@frozen
class RenderedSites:
    """The rendered outputs of the sites in a selection."""

    selection: Selection
    outputs: list[OutputResult] = field(default_factory=list)
    render_diagnostics: tuple[Diagnostic, ...] = ()
    """Diagnostics found during rendering, followed by those found while making assets."""
    anchor_links: Mapping[str, tuple[AnchorLink, ...]] = field(default_factory=dict)
    """The links to anchors, keyed by the site that contains them."""
    queries: Mapping[RecordedQuery, str] = field(default_factory=dict)
    """Digests of the answers received from other sites, keyed by query."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, including those of reused sites."""
        return sort_diagnostics((*self.selection.diagnostics(), *self.render_diagnostics))

    @property
    def reported_diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics to show to people: each root cause once, with suggestions for missing targets."""
        inputs, found = self.selection.inputs, self.diagnostics
        causes = [found[number] for number in find_root_causes(found)]
        return tuple(causes if inputs is None else add_suggestions(causes, inputs.sites))

    def with_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> RenderedSites:
        """Return a copy with `diagnostics` added."""
        return replace(self, render_diagnostics=(*self.render_diagnostics, *diagnostics))


def render_sites(
    options: BuildOptions,
    session: Session,
    selection: Selection,
    inputs: RenderInputs,
    previous_entries: Mapping[str, ManifestEntry],
    staging: Staging | None,
    progress: Progress,
    *,
    texts_only: bool = False,
) -> RenderedSites:
    """Render every output of the rebuilt sites whose key is not the key of its previous entry.

    Rendered outputs are staged; without a `staging` they are only checked. If there are many outputs and a text or
    anything else already known has an error, only the texts are checked; with `texts_only` always.
    """
    contexts = {site: inputs.contexts.get(site) for site in selection.rebuild}
    definitions = inputs.definitions.outputs_by_name
    every = tuple(output for context in contexts.values() for output in context.plan.outputs)
    streamed = tuple(output for output in every if definitions[output.type.name].stream is not None)
    queries = inputs.sites.drain()
    outputs: list[OutputResult] = []
    job = RenderJob(
        contexts=contexts,
        outputs=(),
        previous_entries=previous_entries,
        staging=staging,
        sites=inputs.sites,
        rows=session.rows,
        bodies=session.bodies,
        definitions=definitions,
        program=program_digest(),
    )
    if staging is not None:  # a check renders everything and caches no results
        find = lru_cache(maxsize=1)(partial(find_site_inputs, session, selection, inputs))
        job = replace(job, find_site_inputs=find)
        kept, answers = _keep_outputs(options, session, selection, inputs, job)
        outputs += kept
        queries |= answers
    kept_paths = {output.path for output in outputs}
    planned = tuple(
        output
        for output in every
        if definitions[output.type.name].stream is None and output.address.output_path not in kept_paths
    )
    complete = partial(_complete, options, session, selection, inputs, contexts)
    is_cheaper = session.rows.keeps_rows or has_errors(selection.diagnostics())
    if texts_only or (len(planned) > TEXTS_FIRST_FROM and is_cheaper):
        texts = tuple(output for output in planned if definitions[output.type.name].check_text is not None)
        checked = list(outputs)
        for batch, recorded in run_batches(
            replace(job, outputs=texts), _Worker.check_batch, "texts", options.jobs, progress
        ):
            checked += batch
            queries |= recorded
        refused = complete(checked, queries)
        if texts_only or has_errors(refused.diagnostics):
            return refused
    for batch, recorded in render_batches(replace(job, outputs=planned), options.jobs, progress):
        outputs += batch
        queries |= recorded
    # A check skips streamed outputs: they consist of the rows of other outputs, and so have no errors of their own.
    if streamed and staging is not None:
        inputs.fragments.prepare(options.jobs)
        for batch, recorded in render_batches(replace(job, outputs=streamed), options.jobs, progress):
            outputs += batch
            queries |= recorded
    if kept_paths:
        order = {output.address.output_path: number for number, output in enumerate((*every, *streamed))}
        outputs.sort(key=lambda output: order[output.path])
    return complete(outputs, queries)


def _complete(
    options: BuildOptions,
    session: Session,
    selection: Selection,
    inputs: RenderInputs,
    contexts: Mapping[str, Context],
    outputs: list[OutputResult],
    queries: Mapping[RecordedQuery, str],
) -> RenderedSites:
    """Return the sites with these outputs, and the errors of anchors and of pages without output."""
    by_site: dict[str, list[OutputResult]] = {site: [] for site in selection.rebuild}
    for output in outputs:
        by_site[output.site].append(output)
    places = ConfigurationPlaces(options.root)
    links = {site: find_anchor_links(contexts[site], of_site, places) for site, of_site in by_site.items()}
    session.rows.close()  # a connection must not be shared with forked processes
    faulty_bodies = check_faulty_bodies(options, inputs, selection.rebuild)
    own_links = (link for body in faulty_bodies for link in body.anchor_links)
    all_links = (*(link for each in links.values() for link in each), *own_links, *selection.incoming_links)
    diagnostics = list(_diagnostics_of(outputs, contexts))
    diagnostics += [each for body in faulty_bodies for each in body.diagnostics]
    anchors = {output.source: output.anchors for output in outputs if output.source}
    anchors |= {body.source: body.anchors for body in faulty_bodies if body.anchors is not None}
    diagnostics += check_anchors(inputs.contexts, all_links, anchors)
    return RenderedSites(selection, outputs, tuple(diagnostics), links, queries)


def _keep_outputs(
    options: BuildOptions, session: Session, selection: Selection, inputs: RenderInputs, job: RenderJob
) -> tuple[list[OutputResult], dict[RecordedQuery, str]]:
    """Return the kept outputs, with the answers used by their sites in the last build."""
    previous = session.previous_build(options.out)
    kept: list[OutputResult] = []
    answers: dict[RecordedQuery, str] = {}
    for site, context in job.contexts.items():
        same = find_same_answers(selection, inputs, previous.site_state(site)) if job.previous_entries else None
        if same is not None:
            renderer = _renderer_of(job, site, TemplateKeys(job.program))
            outputs = context.plan.outputs
            found = list(find_kept_outputs(session, options.out, site, outputs, job.previous_entries, renderer))
            kept += found
            answers |= {(site, other, query): digest for other, query, digest in same if found}
    return kept, answers


def _diagnostics_of(outputs: Iterable[OutputResult], contexts: Mapping[str, Context]) -> Iterator[Diagnostic]:
    """Yield the diagnostics; of templates exceeding a limit only the first per theme, since each process meets one."""
    exhausted: set[str] = set()
    for output in outputs:
        theme = contexts[output.site].site.theme
        for each in output.diagnostics:
            if each.code != LIMIT_CODE or theme not in exhausted:
                yield each
            if each.code == LIMIT_CODE:
                exhausted.add(theme)


@frozen
class RenderJob:
    """The input shared by all workers. `staging` is None for a check, which writes no files."""

    contexts: Mapping[str, Context]
    outputs: tuple[Output, ...]
    """The outputs to render. Outputs of the same site are adjacent."""
    previous_entries: Mapping[str, ManifestEntry]
    """Entries of the last build whose files on disk are unmodified, keyed by output path."""
    staging: Staging | None
    sites: LoadedSites
    rows: RowStore
    bodies: BodyCache
    definitions: Mapping[str, OutputDefinition]
    """The definition of each output type, keyed by the name of the type."""
    program: str
    """Digest of this program and its libraries."""
    find_site_inputs: Callable[[str], SiteInputs] | None = None
    """Returns the inputs of a site's outputs; None for a check."""


def _renderer_of(job: RenderJob, site: str, template_keys: TemplateKeys) -> OutputRenderer:
    site_inputs = job.find_site_inputs(site) if job.find_site_inputs is not None else None
    return OutputRenderer(job.contexts[site], template_keys, job.definitions, site_inputs)


class _Worker:
    def __init__(self, work: RenderJob, ends: Mapping[int, int]) -> None:
        self._work = work
        self._ends = ends
        self._template_keys = TemplateKeys(work.program)
        self._site = ""
        self._renderer: OutputRenderer | None = None
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def batch(self, start: int) -> Batch:
        return self._run(start, self._render)

    def check_batch(self, start: int) -> Batch:
        return self._run(start, self._check)

    def _run(self, start: int, work: Callable[[Output], OutputResult]) -> Batch:
        outputs = self._work.outputs[start : self._ends[start]]
        self._work.bodies.prefetch(list(dict.fromkeys(output.source for output in outputs if output.type.needs_bodies)))
        with limited_memory():
            made = [work(output) for output in outputs]
        self._work.bodies.save()
        return made, self._work.sites.drain()

    def _check(self, output: Output) -> OutputResult:
        made = self._renderer_for(output.site).check(output)
        return OutputResult(
            entry=None,
            site=made.site,
            path=made.path,
            assets=made.assets,
            diagnostics=made.diagnostics,
            anchors=made.anchors,
            anchor_links=made.anchor_links,
            source=made.source,
            part_names=(),
            part_checks="",
            is_fresh=False,
        )

    def _render(self, output: Output) -> OutputResult:
        known = self._work.previous_entries.get(output.address.output_path)
        made = self._renderer_for(output.site).render(output, known.key if known else "")
        entry = self._entry(made, known, output)
        names = tuple([name for name, _ in made.key_parts])
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
            "".join([check_part(data) for _, data in made.key_parts]),
            made.data is not None,
            made.input_key,
            made.linked_items,
        )

    def _renderer_for(self, site: str) -> OutputRenderer:
        """Return the renderer of a site. Outputs come site by site, so only the last site's renderer is kept."""
        if self._renderer is None or site != self._site:
            if self._renderer is not None:
                self._work.contexts[self._site].cache.clear()
            self._site, self._renderer = site, _renderer_of(self._work, site, self._template_keys)
        return self._renderer

    def _entry(self, made: RenderedOutput, known: ManifestEntry | None, output: Output) -> ManifestEntry | None:
        if not made.key:
            return None
        if made.data is None and known is not None:
            digest, size, time = known.digest, known.size, known.time
        elif self._work.staging is None or made.data is None:
            return None
        else:
            staged = (
                self._work.staging.stage(made.path, made.data)
                if isinstance(made.data, bytes)
                else self._work.staging.stage_pieces(made.path, made.data)
            )
            digest, size, time = staged.digest, staged.size, staged.time
        context = self._work.contexts[output.site]
        return ManifestEntry(
            path=made.path,
            site=made.site,
            key=made.key,
            digest=digest,
            size=size,
            assets=tuple([path for path, _ in made.assets]),
            source=_text_of(context, output),
            time=time,
            gone_reason=_gone_reason_of(context, output),
            redirect_to=output.subject if output.type.name == REDIRECT_OUTPUT else "",
        )


_GONE_REASONS: Final[Mapping[PageStatus, GoneReason]] = {"expired": "expired", "removed": "removed"}
"""The reason for the absence of a page with this status, if a notice replaces it."""


def _gone_reason_of(context: Context, output: Output) -> GoneReason:
    """Return the reason for the absence of the page that a notice replaces; empty for any other output."""
    return _GONE_REASONS.get(output.status, "") if output.subject in context.graph.notice_pages else ""


def _text_of(context: Context, output: Output) -> str:
    """Return the text written by an editor for an output: the page's, or the `_index` of a home or list."""
    if output.type.name == PAGE_OUTPUT:
        return output.source
    if output.type.name not in (HOME_OUTPUT, SECTION_OUTPUT):
        return ""
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return index.source if index is not None else ""


def render_batches(work: RenderJob, jobs: int, progress: Progress) -> Iterator[Batch]:
    """Yield the outputs of `work` in order, batch by batch, with the answers used by their sites."""
    return run_batches(work, _Worker.batch, "render", jobs, progress)


def run_batches(
    work: RenderJob, run: Callable[[_Worker, int], Batch], stage: str, jobs: int, progress: Progress
) -> Iterator[Batch]:
    """Call `run` for each batch of the outputs of `work`, and yield the results in order."""
    done = 0
    work.rows.close()
    processes = jobs if len(work.outputs) > PARALLEL_FROM else 1
    ends = dict(_cut_batches(work.outputs))
    for batch in map_in_processes(partial(run, _Worker(work, ends)), tuple(ends), processes):
        yield batch
        done += len(batch[0])
        progress(stage, done, len(work.outputs))


def _cut_batches(outputs: Sequence[Output]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each batch.

    Most small sites fit into a single batch: parts built per site, such as its chrome, are built in each process that
    renders some of it.
    """
    start = 0
    for number in range(1, len(outputs)):
        size = number - start
        is_other_site = outputs[number].site != outputs[number - 1].site
        if size >= (BATCH_SIZE // 2 if is_other_site else BATCH_SIZE):
            yield start, number
            start = number
    if outputs:
        yield start, len(outputs)
