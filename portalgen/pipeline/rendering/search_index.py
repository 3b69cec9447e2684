"""Builds the search indexes of the rebuilt sites from the written output."""

from __future__ import annotations

from dataclasses import replace

from portalgen.on_demand import on_demand
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.incremental.session import is_trusted
from portalgen.pipeline.options import BuildOptions, Progress
from portalgen.pipeline.rendering.search_bundles import list_bundle_folders, plan_bundles
from portalgen.writer.manifest import Manifest, ManifestBundle

with on_demand():
    from portalgen.search import indexing


def keep_bundles(
    selection: Selection, inputs: RenderInputs, previous: Manifest, *, suspect: bool
) -> dict[str, ManifestBundle]:
    """Return the search indexes kept from the previous build.

    While they are being rebuilt they are `suspect`, without keys: if this build is killed, the next build cannot know
    which ones were replaced.
    """
    portal = inputs.portal
    belonging = frozenset(
        folder for site in selection.rebuild for folder in list_bundle_folders(portal, portal.site(site))
    )
    kept = {folder: bundle for folder, bundle in previous.bundles.items() if folder in belonging}
    return {folder: replace(each, key="") for folder, each in kept.items()} if suspect else kept


def index_sites(
    options: BuildOptions,
    selection: Selection,
    inputs: RenderInputs,
    previous: Manifest,
    written: Manifest,
    progress: Progress,
) -> Manifest:
    """Rebuild the changed search indexes. Return the manifest with the keys of all search indexes."""
    planned = {
        bundle.folder: (site, bundle)
        for site in selection.rebuild
        for bundle in plan_bundles(inputs.contexts.get(site), options.out, written.entries)
    }
    keys = indexing.index_bundles(
        options.out,
        [bundle for _, bundle in planned.values()],
        {folder: bundle.key for folder, bundle in previous.bundles.items()},
        jobs=options.jobs,
        cache=options.cache if options.remember and is_trusted(options.cache) else None,
        progress=lambda done, total: progress("search", done, total),
    )
    return replace(written, bundles={folder: ManifestBundle(planned[folder][0], key) for folder, key in keys.items()})
