"""Creates the results of builds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from portalgen.diagnostics.model import sort_diagnostics
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.site_state import SiteState
from portalgen.pipeline.options import BuildResult, SiteCount
from portalgen.pipeline.sites.root_causes import find_root_causes
from portalgen.pipeline.stage_timer import StageTimer

if TYPE_CHECKING:
    from portalgen.pipeline.rendering.render_sites import RenderedSites
    from portalgen.writer.manifest import Manifest
    from portalgen.writer.publish import PublishResult


def build_unwritten_result(rendered: RenderedSites, timer: StageTimer) -> BuildResult:
    """Return the result of a run without output."""
    return BuildResult(rendered.reported_diagnostics, stages=timer.stages, hosts=rendered.selection.portal.hosts)


def result_of_unchanged(previous: PreviousBuild, sites: tuple[str, ...], timer: StageTimer) -> BuildResult:
    """Return the result of a build without outdated sites."""
    portal = previous.portal_state()
    states = {site: state for site in sites if (state := previous.site_state(site)) is not None}
    diagnostics = (each for state in states.values() for each in state.diagnostics)
    found = sort_diagnostics((*(portal.diagnostics if portal else ()), *diagnostics))
    return BuildResult(
        diagnostics=tuple(found[number] for number in find_root_causes(found)),
        is_written=True,
        unchanged_count=sum(len(previous.manifest(site).rows) for site in previous.sites),
        stages=timer.stages,
        sites=_counts(states),
        hosts=portal.hosts if portal else (),
        sources=tuple(_sources_of_manifests(previous, sites)),
    )


def result_of(
    rendered: RenderedSites,
    states: Mapping[str, SiteState],
    previous: PreviousBuild,
    outcome: PublishResult,
    manifest: Manifest,
    timer: StageTimer,
) -> BuildResult:
    """Return the result of a build with output."""
    selection = rendered.selection
    others = [site for site in previous.sites if site not in selection.manifests]
    own = ((path, entry.source) for path, entry in manifest.entries.items() if entry.source)
    return BuildResult(
        diagnostics=rendered.reported_diagnostics,
        is_written=True,
        changed_paths=outcome.written_paths,
        removed_paths=outcome.removed_paths,
        unchanged_count=len(manifest.entries)
        - len(outcome.written_paths)
        + sum(len(previous.manifest(site).rows) for site in others),
        stages=timer.stages,
        sites=_counts({**selection.reuse, **states}),
        hosts=selection.portal.hosts,
        sources=tuple(sorted((*own, *_sources_of_manifests(previous, selection.reuse)))),
    )


def _counts(states: Mapping[str, SiteState]) -> tuple[SiteCount, ...]:
    return tuple(SiteCount(site, states[site].pages, states[site].files) for site in sorted(states))


def _sources_of_manifests(previous: PreviousBuild, sites: Iterable[str]) -> Iterator[tuple[str, str]]:
    for site in sites:
        for path, row in previous.manifest(site).rows.items():
            if row[4]:
                yield path, row[4]
