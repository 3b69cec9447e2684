"""`build(options)`: the stages in their order. This page is the architecture, running.

Nothing in the output folder is replaced before every diagnostic is known: what is rendered waits in a staging
folder, and is put in place by rename when there is no error; the search index follows, over what was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portalgen.content.cache import FrontMatterCache
from portalgen.diagnostics.model import Diagnostic, in_order
from portalgen.output.manifest import Entry, Manifest, claim, is_intact
from portalgen.output.manifest import read as read_manifest
from portalgen.output.manifest import write as write_manifest
from portalgen.output.publish import publish
from portalgen.output.staging import Staging
from portalgen.pipeline.anchors import anchor_faults
from portalgen.pipeline.assets import Needed, needed_assets, picture_faults, stage_assets
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, SiteCount, has_errors
from portalgen.pipeline.prepare import Clock, Prepared, prepare
from portalgen.pipeline.search import bundles, covers
from portalgen.pipeline.workers import Rendered, Work, render_all
from portalgen.plan.model import LISTED, Output, Role
from portalgen.render.context import Context
from portalgen.search.indexing import index


def silent(stage: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


def check(options: BuildOptions, progress: Progress = silent, memory: FrontMatterCache | None = None) -> BuildResult:
    """Everything that `build` would refuse, without writing anything."""
    clock = Clock()
    return _checked(prepare(options, clock, memory), options, clock, progress)


def build(options: BuildOptions, progress: Progress = silent, memory: FrontMatterCache | None = None) -> BuildResult:
    """Builds the portal, or those of its sites that are asked for.

    Raises PortalgenError for faults of the world; on errors in files nothing is written and `written` is False.
    """
    clock = Clock()
    prepared = prepare(options, clock, memory)
    if prepared.context is None or has_errors(prepared.diagnostics):
        return _checked(prepared, options, clock, progress)
    claim(options.out, tuple(options.root / name for name in ("content", "site-config", "themes", ".git")))
    previous = read_manifest(options.out)
    with Staging(options.out) as staging:
        return _written(prepared, options, clock, progress, previous, staging)


def _written(
    prepared: Prepared,
    options: BuildOptions,
    clock: Clock,
    progress: Progress,
    previous: Manifest,
    staging: Staging,
) -> BuildResult:
    context = prepared.context
    assert context is not None
    outputs = _asked(context, options)
    known = {path: entry for path, entry in previous.entries.items() if entry.key and is_intact(options.out, entry)}
    rendered = list(render_all(Work(context, outputs, known, staging), options.jobs, progress))
    found = [*(each for one in rendered for each in one.diagnostics), *anchor_faults(context, rendered)]
    clock.lap("render")
    if has_errors(found) or has_errors(prepared.diagnostics):
        return _refused(prepared, found, clock)
    needed = needed_assets(context, rendered, options)
    entries, asset_faults = stage_assets(needed, known, staging, options, progress)
    found += asset_faults
    clock.lap("assets")
    if has_errors(found):
        return _refused(prepared, found, clock)
    new = _manifest(context, options, previous, rendered, entries)
    outcome = publish(staging, previous, new)
    clock.lap("output")
    if options.search:
        made = index(
            options.out,
            bundles(context, outputs, options),
            previous.bundles,
            jobs=options.jobs,
            progress=lambda done, total: progress("search", done, total),
        )
        write_manifest(options.out, Manifest(entries=new.entries, bundles={**new.bundles, **made}))
        clock.lap("search")
    return BuildResult(
        diagnostics=in_order((*prepared.diagnostics, *found)),
        written=True,
        changed=outcome.written,
        removed=outcome.removed,
        unchanged=len(new.entries) - len(outcome.written),
        stages=tuple(clock.stages),
        sites=_counts(outputs, needed),
        hosts=_hosts(prepared),
        sources=tuple(_sources(context, outputs)),
    )


def _checked(prepared: Prepared, options: BuildOptions, clock: Clock, progress: Progress) -> BuildResult:
    """Every fault, those of rendering and of anchors too, with nothing written."""
    if prepared.context is None:
        return _refused(prepared, (), clock)
    work = Work(prepared.context, _asked(prepared.context, options), {}, None)
    rendered = list(render_all(work, options.jobs, progress))
    found = [*(each for one in rendered for each in one.diagnostics), *anchor_faults(prepared.context, rendered)]
    clock.lap("render")
    found += picture_faults(rendered, options, progress)
    clock.lap("images")
    return _refused(prepared, found, clock)


def _refused(prepared: Prepared, found: list[Diagnostic] | tuple[Diagnostic, ...], clock: Clock) -> BuildResult:
    diagnostics = in_order((*prepared.diagnostics, *found))
    return BuildResult(diagnostics, stages=tuple(clock.stages), hosts=_hosts(prepared))


def _hosts(prepared: Prepared) -> tuple[tuple[str, str, str], ...]:
    if prepared.portal is None:
        return ()
    main = prepared.portal.main
    ordered = sorted(prepared.portal.sites, key=lambda site: site.id != main.id)
    return tuple((site.id, site.host, site.path) for site in ordered)


def _sources(context: Context, outputs: tuple[Output, ...]) -> Iterator[tuple[str, str]]:
    """(output path, source) of pages, and of homes and lists that an `_index` introduces."""
    for output in outputs:
        if output.role is Role.PAGE:
            yield output.address.output_path, output.source
        elif output.role in {Role.HOME, Role.SECTION}:
            index = context.graph.indexes.get((output.site, output.language, output.subject))
            if index is not None:
                yield output.address.output_path, index.source


def _asked(context: Context, options: BuildOptions) -> tuple[Output, ...]:
    if not options.sites:
        return context.plan.outputs
    return tuple(output for output in context.plan.outputs if output.site in options.sites)


def _manifest(
    context: Context,
    options: BuildOptions,
    previous: Manifest,
    rendered: list[Rendered],
    assets: Mapping[str, Entry],
) -> Manifest:
    """What will stand in the output folder: for a build of some sites, the others' entries as they were."""
    entries: dict[str, Entry] = {}
    if options.sites:
        configured = {site.id for site in context.portal.sites}
        entries = {
            path: entry
            for path, entry in previous.entries.items()
            if entry.site not in options.sites and entry.site in configured
        }
    entries |= {one.entry.path: one.entry for one in rendered if one.entry is not None}
    entries |= assets
    kept = {folder: digest for folder, digest in previous.bundles.items() if covers(context, folder)}
    return Manifest(entries=entries, bundles=kept)


def _counts(outputs: tuple[Output, ...], needed: Needed) -> tuple[SiteCount, ...]:
    pages: dict[str, int] = {}
    files: dict[str, int] = {}
    for output in outputs:
        files[output.site] = files.get(output.site, 0) + 1
        if output.role in LISTED:
            pages[output.site] = pages.get(output.site, 0) + 1
    for site in needed.sites.values():
        files[site] = files.get(site, 0) + 1
    return tuple(SiteCount(site, pages.get(site, 0), files[site]) for site in sorted(files))
