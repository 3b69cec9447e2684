"""The sites of a selection, rendered: what each of them tells, asks and needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from portalgen.diagnostics.model import Diagnostic, in_order
from portalgen.pipeline.incremental.inputs import program
from portalgen.pipeline.incremental.selection import Ready, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import SiteState
from portalgen.pipeline.options import BuildOptions, Progress
from portalgen.pipeline.rendering.anchors import anchor_faults, anchor_links
from portalgen.pipeline.rendering.assets import Needed
from portalgen.pipeline.rendering.workers import Rendered, Work, render_all
from portalgen.pipeline.sites.loaded_sites import Note
from portalgen.plan.model import LISTED
from portalgen.plan.targets import site_of
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.writer.manifest import Entry
from portalgen.writer.staging import Staging


@dataclass(frozen=True, slots=True)
class Made:
    """Rendered outputs of the sites of a selection. `faults` are those that rendering found."""

    selection: Selection
    rendered: list[Rendered] = field(default_factory=list)
    faults: tuple[Diagnostic, ...] = ()
    links: Mapping[str, tuple[AnchorLink, ...]] = field(default_factory=dict)
    """Links to anchors, by site."""
    notes: Mapping[Note, str] = field(default_factory=dict)
    """What sites were told by others."""

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Everything that there is to tell, of the sites that were left alone as well."""
        return in_order((*self.selection.found(), *self.faults))

    def with_faults(self, faults: Iterable[Diagnostic]) -> Made:
        """The same with more faults."""
        return replace(self, faults=(*self.faults, *faults))

    def states(self, ready: Ready, needed: Needed) -> dict[str, SiteState]:
        """What is to be known of each site at the next build."""
        notes = {**self.notes, **ready.world.taken()}
        asked: dict[str, list[tuple[str, tuple[str, ...], str]]] = {site: [] for site in self.selection.made}
        for (asker, site, question), digest in sorted(notes.items()):
            if asker in asked:
                asked[asker].append((site, question, digest))
        told: dict[str, list[Diagnostic]] = {site: list(self.selection.faults.get(site, ())) for site in asked}
        for one in self.rendered:
            told[one.site] += one.diagnostics
        files: dict[str, int] = {}
        for site in needed.sites.values():
            files[site] = files.get(site, 0) + 1
        states = {}
        for site in self.selection.made:
            links = tuple(link for link in self.links.get(site, ()) if site_of(link.source) != site)
            part, outputs = ready.world.part(site), ready.contexts.of(site).plan.outputs
            states[site] = SiteState(
                inputs=self.selection.portal.inputs,
                contents=self.selection.contents[site],
                since=part.since,
                until=part.until,
                export=part.export,
                asked=tuple(asked[site]),
                heard=ready.hearing.heard(
                    (other for other, _, _ in asked[site]), (site_of(link.source) for link in links)
                ),
                diagnostics=in_order(told[site]),
                links=links,
                identifiers=tuple(item.id for item in part.library.items),
                pages=sum(output.role in LISTED for output in outputs),
                files=len(outputs) + files.get(site, 0),
            )
        return states


def make(
    options: BuildOptions,
    session: Session,
    selection: Selection,
    ready: Ready,
    known: Mapping[str, Entry],
    staging: Staging | None,
    progress: Progress,
) -> Made:
    """Every output of the sites that are made. What is rendered is staged; without a staging it is only looked at."""
    contexts = {site: ready.contexts.of(site) for site in selection.made}
    outputs = tuple(output for context in contexts.values() for output in context.plan.outputs)
    notes = ready.world.taken()
    rendered: list[Rendered] = []
    work = Work(contexts, outputs, known, staging, ready.world, session.rows, session.bodies, program())
    for batch, heard in render_all(work, options.jobs, progress):
        rendered += batch
        notes |= heard
    by_site: dict[str, list[Rendered]] = {site: [] for site in selection.made}
    for one in rendered:
        by_site[one.site].append(one)
    links = {site: anchor_links(contexts[site], ones) for site, ones in by_site.items()}
    asked = (*(link for each in links.values() for link in each), *selection.links_in)
    faults = [each for one in rendered for each in one.diagnostics]
    faults += anchor_faults(ready.contexts, asked, {one.source: one.anchors for one in rendered if one.source})
    return Made(selection, rendered, tuple(faults), links, notes)
