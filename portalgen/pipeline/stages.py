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

from portalgen.pipeline.incremental.key_log import write as write_keys
from portalgen.pipeline.incremental.selection import Ready, Selection, select
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import PORTAL, Before, row_of_portal, row_of_state
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, has_errors
from portalgen.pipeline.rendering.assets import needed_assets, picture_faults, stage_assets
from portalgen.pipeline.rendering.render_sites import Made, make
from portalgen.pipeline.rendering.results import refused, result_of
from portalgen.pipeline.rendering.search_bundles import bundles, folders
from portalgen.pipeline.stage_timer import Clock
from portalgen.search.indexing import index
from portalgen.writer.manifest import Bundle, Manifest, claim, is_intact, write_states
from portalgen.writer.manifest import read as read_manifest
from portalgen.writer.manifest import write as write_manifest
from portalgen.writer.publish import publish
from portalgen.writer.staging import Staging


def run(
    options: BuildOptions, progress: Progress, session: Session, before: Before, clock: Clock
) -> BuildResult | None:
    """A build of everything that may have changed since `before`; None where another build wrote meanwhile."""
    selection = select(options, session, before, clock)
    _look_for_garbage()
    if selection.ready is None or has_errors(selection.found()):
        return _looked_at(options, progress, session, selection, clock)
    claim(options.out, tuple(options.root / name for name in ("content", "site-config", "themes", ".git")))
    with Staging(options.out) as staging:
        if before.is_outdated():
            return None
        result = _written(options, progress, session, selection, selection.ready, before, staging, clock)
        if result.written:
            write_states(options.out, {site: row_of_state(selection.kept[site]) for site in selection.renewed})
        before.renew((*selection.touched, *selection.renewed))
        return result


def look_at_everything(options: BuildOptions, progress: Progress, session: Session, clock: Clock) -> BuildResult:
    """Everything that a build would refuse, without writing anything."""
    selection = select(options, session, None, clock)
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
    ready: Ready,
    before: Before,
    staging: Staging,
    clock: Clock,
) -> BuildResult:
    previous = read_manifest(options.out, selection.touched)
    out = str(options.out)
    known = {
        path: entry
        for path, entry in previous.entries.items()
        if entry.key and is_intact(out, path, entry.size, entry.time, entry.digest)
    }
    made = make(options, session, selection, ready, known, staging, progress)
    clock.lap("render")
    if has_errors(made.found):
        session.save()
        return refused(selection, made, clock)
    needed = needed_assets([ready.contexts.of(site) for site in selection.made], made.rendered)
    assets, faults = stage_assets(needed, known, staging, options, progress)
    made = made.with_faults(faults)
    clock.lap("assets")
    session.save()
    if has_errors(made.found):
        return refused(selection, made, clock)
    session.check_inputs()
    entries = {one.entry.path: one.entry for one in made.rendered if one.entry is not None} | assets
    new = Manifest(entries, _kept_bundles(selection, ready, previous, doubted=options.search))
    outcome = publish(staging, previous, new, selection.touched)
    new = outcome.manifest
    clock.lap("output")
    if options.search:
        new = _indexed(options, selection, ready, previous, new, progress)
        clock.lap("search")
    states = made.states(ready, needed)
    rows = {site: row_of_state(state) for site, state in states.items()}
    write_manifest(
        options.out,
        replace(new, states={**rows, PORTAL: row_of_portal(selection.portal)}),
        selection.touched,
    )
    write_keys(options.out, made.rendered, previous.entries, selection.made, selection.gone)
    session.retain(ready.world, selection.made)
    return result_of(selection, made, states, before, new, outcome, clock)


def _looked_at(
    options: BuildOptions, progress: Progress, session: Session, selection: Selection, clock: Clock
) -> BuildResult:
    """Every fault, those of rendering and of anchors too, with nothing written."""
    if selection.ready is None:
        session.save()
        return refused(selection, Made(selection), clock)
    made = make(options, session, selection, selection.ready, {}, None, progress)
    clock.lap("render")
    made = made.with_faults(picture_faults(list(made.rendered), options, progress))
    clock.lap("images")
    session.save()
    return refused(selection, made, clock)


def _kept_bundles(selection: Selection, ready: Ready, previous: Manifest, *, doubted: bool) -> dict[str, Bundle]:
    """The search indexes that stay. While they are made anew they are `doubted`, without keys: whoever finds them so
    after this build was killed cannot know which were replaced.
    """
    portal = ready.world.portal
    belonging = frozenset(folder for site in selection.made for folder in folders(portal, portal.site(site)))
    kept = {folder: bundle for folder, bundle in previous.bundles.items() if folder in belonging}
    return {folder: replace(each, key="") for folder, each in kept.items()} if doubted else kept


def _indexed(
    options: BuildOptions, selection: Selection, ready: Ready, previous: Manifest, new: Manifest, progress: Progress
) -> Manifest:
    """The manifest with the keys of the search indexes, which are made where what they hold changed."""
    asked = {
        bundle.folder: (site, bundle)
        for site in selection.made
        for bundle in bundles(ready.contexts.of(site), options.out, new.entries)
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
