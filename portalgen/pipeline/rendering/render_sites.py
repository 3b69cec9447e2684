"""The sites of a selection, rendered: what each of them tells, asks and needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from portalgen.diagnostics.model import Diagnostic, in_order
from portalgen.pipeline.incremental.inputs import program_digest
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import SiteState
from portalgen.pipeline.options import BuildOptions, Progress
from portalgen.pipeline.rendering.anchors import check_anchors, find_anchor_links
from portalgen.pipeline.rendering.assets import NeededAssets
from portalgen.pipeline.rendering.workers import OutputResult, RenderJob, render_batches
from portalgen.pipeline.sites.loaded_sites import RecordedQuery
from portalgen.plan.model import LISTED
from portalgen.plan.targets import site_of
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.writer.manifest import Entry
from portalgen.writer.staging import Staging


@dataclass(frozen=True, slots=True)
class RenderedSites:
    """Rendered outputs of the sites of a selection. `faults` are those that rendering found."""

    selection: Selection
    outputs: list[OutputResult] = field(default_factory=list)
    render_diagnostics: tuple[Diagnostic, ...] = ()
    anchor_links: Mapping[str, tuple[AnchorLink, ...]] = field(default_factory=dict)
    """Links to anchors, by site."""
    queries: Mapping[RecordedQuery, str] = field(default_factory=dict)
    """What sites were told by others."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that there is to tell, of the sites that were left alone as well."""
        return in_order((*self.selection.diagnostics(), *self.render_diagnostics))

    def with_diagnostics(self, faults: Iterable[Diagnostic]) -> RenderedSites:
        """The same with more faults."""
        return replace(self, render_diagnostics=(*self.render_diagnostics, *faults))

    def site_states(self, ready: RenderInputs, needed: NeededAssets) -> dict[str, SiteState]:
        """What is to be known of each site at the next build."""
        notes = {**self.queries, **ready.sites.drain()}
        asked: dict[str, list[tuple[str, tuple[str, ...], str]]] = {site: [] for site in self.selection.rebuild}
        for (asker, site, question), digest in sorted(notes.items()):
            if asker in asked:
                asked[asker].append((site, question, digest))
        told: dict[str, list[Diagnostic]] = {
            site: list(self.selection.site_diagnostics.get(site, ())) for site in asked
        }
        for one in self.outputs:
            told[one.site] += one.diagnostics
        files: dict[str, int] = {}
        for site in needed.sites.values():
            files[site] = files.get(site, 0) + 1
        states = {}
        for site in self.selection.rebuild:
            links = tuple(link for link in self.anchor_links.get(site, ()) if site_of(link.source) != site)
            part, outputs = ready.sites.get(site), ready.contexts.get(site).plan.outputs
            states[site] = SiteState(
                inputs=self.selection.portal.inputs,
                contents=self.selection.contents[site],
                valid_from=part.valid_from,
                valid_until=part.valid_until,
                export=part.export,
                answers=tuple(asked[site]),
                dependencies=ready.dependencies.record(
                    (other for other, _, _ in asked[site]), (site_of(link.source) for link in links)
                ),
                diagnostics=in_order(told[site]),
                links=links,
                identifiers=tuple(item.id for item in part.library.items),
                pages=sum(output.role in LISTED for output in outputs),
                files=len(outputs) + files.get(site, 0),
            )
        return states


def render_sites(
    options: BuildOptions,
    session: Session,
    selection: Selection,
    ready: RenderInputs,
    known: Mapping[str, Entry],
    staging: Staging | None,
    progress: Progress,
) -> RenderedSites:
    """Every output of the sites that are made. What is rendered is staged; without a staging it is only looked at."""
    contexts = {site: ready.contexts.get(site) for site in selection.rebuild}
    outputs = tuple(output for context in contexts.values() for output in context.plan.outputs)
    notes = ready.sites.drain()
    rendered: list[OutputResult] = []
    work = RenderJob(contexts, outputs, known, staging, ready.sites, session.rows, session.bodies, program_digest())
    for batch, heard in render_batches(work, options.jobs, progress):
        rendered += batch
        notes |= heard
    by_site: dict[str, list[OutputResult]] = {site: [] for site in selection.rebuild}
    for one in rendered:
        by_site[one.site].append(one)
    links = {site: find_anchor_links(contexts[site], ones) for site, ones in by_site.items()}
    asked = (*(link for each in links.values() for link in each), *selection.incoming_links)
    faults = [each for one in rendered for each in one.diagnostics]
    faults += check_anchors(ready.contexts, asked, {one.source: one.anchors for one in rendered if one.source})
    return RenderedSites(selection, rendered, tuple(faults), links, notes)
