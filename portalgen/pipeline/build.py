"""`build(options)`: builds the portal as static files. Its steps are in `_rebuild` and `_write`, in their order.

A build rebuilds the sites that may have changed, and reuses the rest. First are the sites with changed files, inputs or
times, then the sites using changed data of another site. Within a site an output is rendered if its key changed. The
output folder is not modified before all diagnostics are known: rendered files wait in a staging folder, and are renamed
into place if there is no error. The search index follows, built from the written files.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portalgen.on_demand import load_now, on_demand
from portalgen.pipeline.check import check_selection, enable_garbage_collection
from portalgen.pipeline.incremental.prefetch import start_freshness_check
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import Session, shared_session
from portalgen.pipeline.incremental.site_state import PORTAL_MANIFEST, row_of_portal, row_of_state
from portalgen.pipeline.incremental.up_to_date import find_up_to_date
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, has_errors, no_progress
from portalgen.pipeline.rendering.results import build_unwritten_result, result_of, result_of_unchanged
from portalgen.pipeline.stage_timer import StageTimer
from portalgen.writer.manifest import (
    Manifest,
    claim_output_folder,
    find_intact_entries,
    read_manifest,
    write_manifest,
    write_states,
)

with on_demand():
    from portalgen.pipeline.incremental import selection as incremental_selection
    from portalgen.pipeline.releasing import build_revision
    from portalgen.pipeline.rendering import assets as rendering_assets
    from portalgen.pipeline.rendering import (
        kept_outputs,
        key_log,
        render_sites,
        search_index,
        site_states,
        title_indexes,
    )
    from portalgen.writer import publish
    from portalgen.writer import staging as writer_staging


def build(
    options: BuildOptions,
    progress: Progress = no_progress,
    session: Session | None = None,
    changed: frozenset[Path] | None = None,
) -> BuildResult:
    """Build the portal, or only the requested sites.

    `session` can be shared by successive builds of a process. `changed` lists the paths that may have changed since the
    last build; None means unknown. Raises PortalgenError for faults of the environment. If files have errors, no output
    is written and `is_written` is False.
    """
    with shared_session(session, options) as shared:
        result = _build(options, progress, shared, changed)
        while result is None:  # another build wrote while this one was reading
            result = _build(options, progress, shared, None)
        return result


def _build(
    options: BuildOptions, progress: Progress, session: Session, changed: frozenset[Path] | None
) -> BuildResult | None:
    """Rebuild if anything is out of date. None if another build wrote meanwhile."""
    timer = StageTimer()
    session.invalidate(changed)
    previous = session.previous_build(options.out)
    prefetch = start_freshness_check(options, session, previous) if changed is None else None
    if prefetch is not None:
        if prefetch.is_outdated():
            # Needed soon; another process is still checking the remaining files.
            load_now(incremental_selection, render_sites, search_index, publish)
        prefetch.finish(session, previous)
    up_to_date = find_up_to_date(options, session, previous)
    timer.lap("content")
    if up_to_date is not None:
        session.save()
        return result_of_unchanged(previous, up_to_date, timer)
    try:
        return _rebuild(options, progress, session, previous, timer)
    except BaseException:
        session.discard_previous_build(options.out)
        raise


def _rebuild(
    options: BuildOptions, progress: Progress, session: Session, previous: PreviousBuild, timer: StageTimer
) -> BuildResult | None:
    """Set up, choose the sites to rebuild, load them, and write them if there is no error."""
    progress("config", 0, 0)
    setup = session.load_setup()
    timer.lap("config")
    progress("content", 0, 0)
    choice = incremental_selection.choose_sites(options, session, setup, previous)
    incremental_selection.load_chosen_sites(options, session, choice)
    timer.lap("content")
    progress("plan", 0, 0)
    selection = incremental_selection.complete_selection(options, session, previous, choice)
    timer.lap("plan")
    enable_garbage_collection()
    if selection.inputs is None or has_errors(selection.diagnostics()):
        return check_selection(options, progress, session, selection, timer)
    claim_output_folder(
        options.out, tuple(options.root / name for name in ("content", "site-config", "themes", ".git"))
    )
    with writer_staging.Staging(options.out) as staging:
        if previous.is_outdated():
            return None
        result = _write(options, progress, session, selection, selection.inputs, previous, staging, timer)
        if result.is_written:
            write_states(options.out, {site: row_of_state(selection.reuse[site]) for site in selection.refresh})
        previous.reload((*selection.manifests, *selection.refresh))
        return result


def _write(
    options: BuildOptions,
    progress: Progress,
    session: Session,
    selection: incremental_selection.Selection,
    inputs: incremental_selection.RenderInputs,
    previous: PreviousBuild,
    staging: writer_staging.Staging,
    timer: StageTimer,
) -> BuildResult:
    """Render, make assets and title indexes, publish, index, and save the state for the next build."""
    before = read_manifest(options.out, selection.manifests)
    intact = find_intact_entries(options.out, before)

    rendered = render_sites.render_sites(options, session, selection, inputs, intact, staging, progress)
    timer.lap("render")
    if has_errors(rendered.diagnostics):
        session.save()
        return build_unwritten_result(rendered, timer)

    needed = rendering_assets.find_needed_assets(
        [inputs.contexts.get(site) for site in selection.rebuild], rendered.outputs
    )
    assets, asset_diagnostics = rendering_assets.stage_assets(needed, intact, staging, options, progress)
    rendered = rendered.with_diagnostics(asset_diagnostics)
    timer.lap("assets")
    session.save()
    if has_errors(rendered.diagnostics):
        return build_unwritten_result(rendered, timer)

    titles = title_indexes.stage_title_indexes(options, selection, inputs, intact, staging)
    timer.lap("titles")
    session.check_inputs()
    session.check_files(rendering_assets.map_content_digests(needed))
    entries = {output.entry.path: output.entry for output in rendered.outputs if output.entry is not None}
    entries |= assets | titles
    rules = site_states.build_manifest_rules(inputs.contexts, selection.rebuild)
    planned = Manifest(
        entries, search_index.keep_bundles(selection, inputs, before, suspect=options.search), rules=rules
    )
    build_revision.remove_revision(options.out)
    outcome = publish.publish(staging, before, planned, selection.manifests)
    manifest = outcome.manifest
    timer.lap("output")

    if options.search:
        manifest = search_index.index_sites(options, selection, inputs, before, manifest, progress)
        timer.lap("search")

    states = site_states.build_site_states(rendered, inputs, needed)
    rows = {site: row_of_state(state) for site, state in states.items()}
    rows[PORTAL_MANIFEST] = row_of_portal(selection.portal)
    write_manifest(options.out, replace(manifest, states=rows), selection.manifests)
    key_log.write_key_logs(options.out, rendered.outputs, before.entries, selection.rebuild, selection.removed)
    session.prune_bodies(inputs.sites, selection.rebuild)
    kept_outputs.write_input_rows(session, selection.rebuild, rendered.outputs, entries)
    return result_of(rendered, states, previous, outcome, manifest, timer)
