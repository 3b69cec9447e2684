"""What a build answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from portalgen.diagnostics.model import in_order
from portalgen.pipeline.incremental.site_state import PreviousBuild, SiteState
from portalgen.pipeline.options import BuildResult, SiteCount
from portalgen.pipeline.stage_timer import StageTimer

if TYPE_CHECKING:
    from portalgen.pipeline.incremental.selection import Selection
    from portalgen.pipeline.rendering.render_sites import RenderedSites
    from portalgen.writer.manifest import Manifest
    from portalgen.writer.publish import Outcome


def result_of_refused(selection: Selection, made: RenderedSites, clock: StageTimer) -> BuildResult:
    """The result of a run that wrote nothing."""
    return BuildResult(made.diagnostics, stages=clock.stages, hosts=selection.portal.hosts)


def result_of_unchanged(before: PreviousBuild, sites: tuple[str, ...], clock: StageTimer) -> BuildResult:
    """The result where no site had to be looked at."""
    portal = before.portal_state()
    states = {site: state for site in sites if (state := before.site_state(site)) is not None}
    found = (each for state in states.values() for each in state.diagnostics)
    return BuildResult(
        diagnostics=in_order((*(portal.diagnostics if portal else ()), *found)),
        written=True,
        unchanged=sum(len(before.manifest(site).rows) for site in before.sites),
        stages=clock.stages,
        sites=_counts(states),
        hosts=portal.hosts if portal else (),
        sources=tuple(_sources_of_sheets(before, sites)),
    )


def result_of(
    selection: Selection,
    made: RenderedSites,
    states: Mapping[str, SiteState],
    before: PreviousBuild,
    new: Manifest,
    outcome: Outcome,
    clock: StageTimer,
) -> BuildResult:
    """The result of a build that wrote."""
    others = [site for site in before.sites if site not in selection.manifests]
    own = ((path, entry.source) for path, entry in new.entries.items() if entry.source)
    return BuildResult(
        diagnostics=made.diagnostics,
        written=True,
        changed=outcome.written,
        removed=outcome.removed,
        unchanged=len(new.entries) - len(outcome.written) + sum(len(before.manifest(site).rows) for site in others),
        stages=clock.stages,
        sites=_counts({**selection.reuse, **states}),
        hosts=selection.portal.hosts,
        sources=tuple(sorted((*own, *_sources_of_sheets(before, tuple(selection.reuse))))),
    )


def _counts(states: Mapping[str, SiteState]) -> tuple[SiteCount, ...]:
    return tuple(SiteCount(site, states[site].pages, states[site].files) for site in sorted(states))


def _sources_of_sheets(before: PreviousBuild, sites: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for site in sites:
        for path, row in before.manifest(site).rows.items():
            if row[4]:
                yield path, row[4]
