"""Renders the sites of a selection, and says what each of them reported, asked and needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from portalgen.diagnostics.model import Diagnostic, sort_diagnostics
from portalgen.pipeline.incremental.inputs import program_digest
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import RecordedAnswers, SiteState
from portalgen.pipeline.options import BuildOptions, Progress
from portalgen.pipeline.rendering.anchors import check_anchors, find_anchor_links
from portalgen.pipeline.rendering.assets import NeededAssets
from portalgen.pipeline.rendering.workers import OutputResult, RenderJob, render_batches
from portalgen.pipeline.sites.loaded_sites import RecordedQuery
from portalgen.plan.model import LISTED_ROLES
from portalgen.plan.targets import site_of_source
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.writer.manifest import ManifestEntry
from portalgen.writer.staging import Staging


@dataclass(frozen=True, slots=True)
class RenderedSites:
    """Rendered outputs of the sites of a selection."""

    selection: Selection
    outputs: list[OutputResult] = field(default_factory=list)
    render_diagnostics: tuple[Diagnostic, ...] = ()
    """What rendering found, and after it the making of assets."""
    anchor_links: Mapping[str, tuple[AnchorLink, ...]] = field(default_factory=dict)
    """Links to anchors, by site."""
    queries: Mapping[RecordedQuery, str] = field(default_factory=dict)
    """What the sites used of others: digests of the answers."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that there is to report, of the sites that were left alone as well."""
        return sort_diagnostics((*self.selection.diagnostics(), *self.render_diagnostics))

    def with_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> RenderedSites:
        """Return the same with more diagnostics."""
        return replace(self, render_diagnostics=(*self.render_diagnostics, *diagnostics))


def render_sites(
    options: BuildOptions,
    session: Session,
    selection: Selection,
    inputs: RenderInputs,
    previous_entries: Mapping[str, ManifestEntry],
    staging: Staging | None,
    progress: Progress,
) -> RenderedSites:
    """Render every output of the sites that are rebuilt, where its key is not that of its previous entry.

    What is rendered is staged; without a staging it is only checked.
    """
    contexts = {site: inputs.contexts.get(site) for site in selection.rebuild}
    planned = tuple(output for context in contexts.values() for output in context.plan.outputs)
    queries = inputs.sites.drain()
    outputs: list[OutputResult] = []
    job = RenderJob(
        contexts, planned, previous_entries, staging, inputs.sites, session.rows, session.bodies, program_digest()
    )
    for batch, recorded in render_batches(job, options.jobs, progress):
        outputs += batch
        queries |= recorded
    by_site: dict[str, list[OutputResult]] = {site: [] for site in selection.rebuild}
    for output in outputs:
        by_site[output.site].append(output)
    links = {site: find_anchor_links(contexts[site], of_site) for site, of_site in by_site.items()}
    all_links = (*(link for each in links.values() for link in each), *selection.incoming_links)
    diagnostics = [each for output in outputs for each in output.diagnostics]
    anchors = {output.source: output.anchors for output in outputs if output.source}
    diagnostics += check_anchors(inputs.contexts, all_links, anchors)
    return RenderedSites(selection, outputs, tuple(diagnostics), links, queries)


def site_states(rendered: RenderedSites, inputs: RenderInputs, assets: NeededAssets) -> dict[str, SiteState]:
    """Return what the next build is to know of each site that was rendered."""
    selection = rendered.selection
    answers = _answers(rendered, inputs)
    diagnostics = {site: list(selection.site_diagnostics.get(site, ())) for site in selection.rebuild}
    for output in rendered.outputs:
        diagnostics[output.site] += output.diagnostics
    files = Counter(assets.sites.values())
    states = {}
    for site in selection.rebuild:
        links = tuple(link for link in rendered.anchor_links.get(site, ()) if site_of_source(link.source) != site)
        loaded, outputs = inputs.sites.get(site), inputs.contexts.get(site).plan.outputs
        states[site] = SiteState(
            inputs=selection.portal.inputs,
            contents=selection.contents[site],
            valid_from=loaded.valid_from,
            valid_until=loaded.valid_until,
            export=loaded.export,
            answers=answers[site],
            dependencies=inputs.dependencies.record(
                (other for other, _, _ in answers[site]), (site_of_source(link.source) for link in links)
            ),
            diagnostics=sort_diagnostics(diagnostics[site]),
            links=links,
            identifiers=tuple(item.id for item in loaded.library.items),
            pages=sum(output.role in LISTED_ROLES for output in outputs),
            files=len(outputs) + files[site],
        )
    return states


def _answers(rendered: RenderedSites, inputs: RenderInputs) -> dict[str, RecordedAnswers]:
    """What each site used of others, with what was recorded since rendering too."""
    by_site: dict[str, list[tuple[str, tuple[str, ...], str]]] = {site: [] for site in rendered.selection.rebuild}
    for (asker, site, query), digest in sorted({**rendered.queries, **inputs.sites.drain()}.items()):
        if asker in by_site:
            by_site[asker].append((site, query, digest))
    return {site: tuple(answers) for site, answers in by_site.items()}
