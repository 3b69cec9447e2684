"""The stages of a build in their order. This page is the architecture, running.

A build makes again the sites that may have changed and leaves the others alone: first those whose own files, inputs or
moment are no longer the same, then those that another site would now answer differently. Within a site a page is
rendered where its key changed. Nothing in the output folder is replaced before every diagnostic is known: what is
rendered waits in a staging folder, and is put in place by rename when there is no error; the search index follows, over
what was written.
"""

from __future__ import annotations

import gc
from dataclasses import replace

from portalgen.pipeline.incremental.key_log import write_key_logs as write_keys
from portalgen.pipeline.incremental.selection import RenderInputs, Selection, select_sites
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import PORTAL_MANIFEST, PreviousBuild, row_of_portal, row_of_state
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, has_errors
from portalgen.pipeline.rendering.assets import check_pictures, find_needed_assets, stage_assets
from portalgen.pipeline.rendering.render_sites import RenderedSites, render_sites
from portalgen.pipeline.rendering.results import result_of, result_of_refused
from portalgen.pipeline.rendering.search_bundles import bundle_folders, plan_bundles
from portalgen.pipeline.stage_timer import StageTimer
from portalgen.search.indexing import index
from portalgen.writer.manifest import Bundle, Manifest, claim, is_intact, write_states
from portalgen.writer.manifest import read as read_manifest
from portalgen.writer.manifest import write as write_manifest
from portalgen.writer.publish import publish
from portalgen.writer.staging import Staging


def run(
    options: BuildOptions, progress: Progress, session: Session, before: PreviousBuild, clock: StageTimer
) -> BuildResult | None:
    """A build of everything that may have changed since `before`; None where another build wrote meanwhile."""
    selection = select_sites(options, session, before, clock)
    _look_for_garbage()
    if selection.inputs is None or has_errors(selection.diagnostics()):
        return _looked_at(options, progress, session, selection, clock)
    claim(options.out, tuple(options.root / name for name in ("content", "site-config", "themes", ".git")))
    with Staging(options.out) as staging:
        if before.is_outdated():
            return None
        result = _written(options, progress, session, selection, selection.inputs, before, staging, clock)
        if result.written:
            write_states(options.out, {site: row_of_state(selection.reuse[site]) for site in selection.refresh})
        before.reload((*selection.manifests, *selection.refresh))
        return result


def look_at_everything(options: BuildOptions, progress: Progress, session: Session, clock: StageTimer) -> BuildResult:
    """Everything that a build would refuse, without writing anything."""
    selection = select_sites(options, session, None, clock)
    _look_for_garbage()
    return _looked_at(options, progress, session, selection, clock)


def _look_for_garbage() -> None:
    """Have a collector that was off begin, and pass over what was loaded and read: all of that stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _written(
    options: BuildOptions,
    progress: Progress,
    session: Session,
    selection: Selection,
    ready: RenderInputs,
    before: PreviousBuild,
    staging: Staging,
    clock: StageTimer,
) -> BuildResult:
    previous = read_manifest(options.out, selection.manifests)
    out = str(options.out)
    known = {
        path: entry
        for path, entry in previous.entries.items()
        if entry.key and is_intact(out, path, entry.size, entry.time, entry.digest)
    }
    made = render_sites(options, session, selection, ready, known, staging, progress)
    clock.lap("render")
    if has_errors(made.diagnostics):
        session.save()
        return result_of_refused(selection, made, clock)
    needed = find_needed_assets([ready.contexts.get(site) for site in selection.rebuild], made.outputs)
    assets, faults = stage_assets(needed, known, staging, options, progress)
    made = made.with_diagnostics(faults)
    clock.lap("assets")
    session.save()
    if has_errors(made.diagnostics):
        return result_of_refused(selection, made, clock)
    session.check_inputs()
    entries = {one.entry.path: one.entry for one in made.outputs if one.entry is not None} | assets
    new = Manifest(entries, _kept_bundles(selection, ready, previous, doubted=options.search))
    outcome = publish(staging, previous, new, selection.manifests)
    new = outcome.manifest
    clock.lap("output")
    if options.search:
        new = _indexed(options, selection, ready, previous, new, progress)
        clock.lap("search")
    states = made.site_states(ready, needed)
    rows = {site: row_of_state(state) for site, state in states.items()}
    write_manifest(
        options.out,
        replace(new, states={**rows, PORTAL_MANIFEST: row_of_portal(selection.portal)}),
        selection.manifests,
    )
    write_keys(options.out, made.outputs, previous.entries, selection.rebuild, selection.removed)
    session.prune_bodies(ready.sites, selection.rebuild)
    return result_of(selection, made, states, before, new, outcome, clock)


def _looked_at(
    options: BuildOptions, progress: Progress, session: Session, selection: Selection, clock: StageTimer
) -> BuildResult:
    """Every fault, those of rendering and of anchors too, with nothing written."""
    if selection.inputs is None:
        session.save()
        return result_of_refused(selection, RenderedSites(selection), clock)
    made = render_sites(options, session, selection, selection.inputs, {}, None, progress)
    clock.lap("render")
    made = made.with_diagnostics(check_pictures(list(made.outputs), options, progress))
    clock.lap("images")
    session.save()
    return result_of_refused(selection, made, clock)


def _kept_bundles(selection: Selection, ready: RenderInputs, previous: Manifest, *, doubted: bool) -> dict[str, Bundle]:
    """The search indexes that stay. While they are made anew they are `doubted`, without keys: whoever finds them so
    after this build was killed cannot know which were replaced.
    """
    portal = ready.sites.portal
    belonging = frozenset(folder for site in selection.rebuild for folder in bundle_folders(portal, portal.site(site)))
    kept = {folder: bundle for folder, bundle in previous.bundles.items() if folder in belonging}
    return {folder: replace(each, key="") for folder, each in kept.items()} if doubted else kept


def _indexed(
    options: BuildOptions,
    selection: Selection,
    ready: RenderInputs,
    previous: Manifest,
    new: Manifest,
    progress: Progress,
) -> Manifest:
    """The manifest with the keys of the search indexes, which are made where what they hold changed."""
    asked = {
        bundle.folder: (site, bundle)
        for site in selection.rebuild
        for bundle in plan_bundles(ready.contexts.get(site), options.out, new.entries)
    }
    keys = index(
        options.out,
        [bundle for _, bundle in asked.values()],
        {folder: bundle.key for folder, bundle in previous.bundles.items()},
        jobs=options.jobs,
        progress=lambda done, total: progress("search", done, total),
    )
    made = {folder: Bundle(asked[folder][0], key) for folder, key in keys.items()}
    return replace(new, bundles=made)
