"""`why(options, url)`: explains why an output was last rendered, and why it would be rendered again.

No file is written. The last build recorded the parts of each key (`portalgen.pipeline.rendering.key_log`). Present
reasons are found as in a build: first the sites it would check again, then the view of this output.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from portalgen.diagnostics.model import Diagnostic
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.outputs.output_renderer import OutputRenderer, RenderedOutput, TemplateKeys
from portalgen.pipeline.incremental.address_lookup import (
    list_candidate_paths,
    search_index_error,
    unknown_address_error,
)
from portalgen.pipeline.incremental.inputs import program_digest
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.rebuild_reasons import RebuildReason, find_rebuild_reasons
from portalgen.pipeline.incremental.selection import Selection, choose_sites, complete_selection, load_chosen_sites
from portalgen.pipeline.incremental.session import Session, shared_session
from portalgen.pipeline.options import BuildOptions, has_errors
from portalgen.pipeline.rendering.key_log import LoggedKey, RenderCause, find_differing_parts, read_key_log
from portalgen.plan.model import Address, Output
from portalgen.render.context import Context
from portalgen.render.keys import check_part
from portalgen.search.titles.files import is_title_file
from portalgen.store.digest import digest_bytes
from portalgen.writer.manifest import SUSPECT_SIZE, ManifestEntry, is_intact, read_manifest

OutputStatus = Literal["same", "again", "new", "gone", "refused"]
"""What the next build does with the output. `refused`: errors prevent the build."""

CONTENT_PART: Final = "content"
"""The only key part of a copied or encoded file: its bytes and, for a picture, its size and format."""


@frozen
class LastOutput:
    """The output as it exists now. `written_at` is the time at which its file got its bytes, in +07:00."""

    written_at: datetime
    was_rendered: bool | None
    """True if the last build of its site rendered it; None if unknown."""
    cause: RenderCause | Literal["copied"]
    """The reason for rendering it. `copied` is for assets, pictures and attachments, which have no view."""
    changed_parts: tuple[str, ...]
    """The parts of its key that had changed when it was last rendered."""
    is_intact: bool
    """True if its file has not been modified since."""


@frozen
class OutputExplanation:
    """The known facts about an output. `last_output` is None if it does not exist yet."""

    path: str
    site: str
    source: str
    last_output: LastOutput | None
    reasons: tuple[RebuildReason, ...]
    """The reasons why the next build checks its site again; empty if it does not."""
    status: OutputStatus
    changed_parts: tuple[str, ...] = ()
    """The parts of its key that would change in the next build."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The known errors that prevent the next build from writing."""


def why(options: BuildOptions, url: str, session: Session | None = None) -> OutputExplanation:
    """Explain the output meant by `url`: an address, an output path, a file below `out`, or the source of a page.

    `options` must be the options of a build of all sites. Raises UsageError if there is no build in `out`, or for an
    address without output, suggesting the closest.
    """
    with shared_session(session, options) as shared:
        shared.invalidate(None)
        before = shared.previous_build(options.out)
        if not before.sites:
            raise UsageError(
                f"chưa có bản dựng nào trong `{options.out}`; chạy `portalgen build`, hoặc chỉ thư mục bằng --out",
                f"there is no build in `{options.out}`; run `portalgen build`, or name the folder with --out",
            )
        everything = replace(options, sites=())
        choice = choose_sites(everything, shared, shared.load_setup(), before)
        load_chosen_sites(everything, shared, choice)
        selection = complete_selection(everything, shared, before, choice)
        found = _find_output(options, url, selection)
        return _explain(options, shared, before, selection, found)


@frozen
class _FoundOutput:
    path: str
    site: str
    entry: ManifestEntry | None
    output: Output | None


def _find_output(options: BuildOptions, url: str, selection: Selection) -> _FoundOutput:
    """Return the existing output meant by `url`, else the output of the next build."""
    planned = {output.address.output_path: output for output in _planned_outputs(selection)}
    wanted = list_candidate_paths(url, options.root, options.out)
    manifest = read_manifest(options.out)
    entries = {path: entry for path, entry in manifest.entries.items() if entry.size != SUSPECT_SIZE}
    title_file = next((path for path in wanted if path in entries and is_title_file(path)), "")
    if title_file:
        raise search_index_error(url, title_file.rpartition("/")[0])
    for path in wanted:
        entry, output = entries.get(path), planned.get(path)
        if entry is not None or output is not None:
            return _FoundOutput(path, output.site if output else entry.site if entry else "", entry, output)
    for path, output in planned.items():
        if output.source in wanted:
            return _FoundOutput(path, output.site, entries.get(path), output)
    for path, entry in entries.items():
        if entry.source in wanted:
            return _FoundOutput(path, entry.site, entry, None)
    for site, name in _new_assets(selection):
        if name in wanted:
            return _FoundOutput(name, site, None, None)
    for folder in manifest.bundles:
        if any(path.startswith(f"{folder}/") for path in wanted):
            raise search_index_error(url, folder)
    raise unknown_address_error(
        url, wanted, (*entries, *planned, *(each.source for each in entries.values() if each.source))
    )


def _planned_outputs(selection: Selection) -> Iterator[Output]:
    if selection.inputs is not None:
        for site in selection.rebuild:
            yield from selection.inputs.contexts.get(site).plan.outputs


def _new_assets(selection: Selection) -> Iterator[tuple[str, str]]:
    if selection.inputs is not None:
        for site in selection.rebuild:
            yield from ((site, path) for path in _asset_keys(selection.inputs.contexts.get(site)))


def _explain(
    options: BuildOptions, session: Session, before: PreviousBuild, selection: Selection, found: _FoundOutput
) -> OutputExplanation:
    source = found.entry.source if found.entry else ""
    explanation = OutputExplanation(
        path=found.path,
        site=found.site,
        source=source or (found.output.source if found.output else ""),
        last_output=_read_last_output(options, found),
        reasons=find_rebuild_reasons(options, session, before, selection, found.site),
        status="same",
    )
    errors = tuple(each for each in selection.diagnostics() if has_errors((each,)))
    if selection.inputs is None:
        return replace(explanation, status="refused", diagnostics=errors)
    if found.site in selection.removed:
        return replace(explanation, status="gone", diagnostics=errors)
    if found.site not in selection.rebuild:
        return replace(explanation, diagnostics=errors)
    context = selection.inputs.contexts.get(found.site)
    made = (
        _explain_page(options, explanation, context, found)
        if found.output
        else _explain_asset(options, explanation, context, found)
    )
    return replace(made, diagnostics=(*errors, *made.diagnostics))


def _read_last_output(options: BuildOptions, found: _FoundOutput) -> LastOutput | None:
    entry = found.entry
    if entry is None:
        return None
    parted = _read_logged_key(options, entry)
    rows = read_key_log(options.out, entry.site).rows
    copied = bool(rows) and entry.path not in rows
    return LastOutput(
        written_at=datetime.fromtimestamp(entry.time // 1_000_000_000, VIETNAM),
        was_rendered=parted.in_last_build if parted else None,
        cause=parted.cause if parted else "copied" if copied else "unknown",
        changed_parts=parted.changed_parts if parted else (),
        is_intact=is_intact(str(options.out), entry.path, entry.size, entry.time, entry.digest),
    )


def _read_logged_key(options: BuildOptions, entry: ManifestEntry) -> LoggedKey | None:
    """Return the logged key of an entry; None if it is of another build."""
    parted = read_key_log(options.out, entry.site).get(entry.path)
    return parted if parted is not None and parted.key == entry.key else None


def _explain_page(
    options: BuildOptions, explanation: OutputExplanation, context: Context, found: _FoundOutput
) -> OutputExplanation:
    """Return the explanation with the results of rendering a planned output."""
    if found.output is None:
        return explanation
    entry = found.entry
    made = _renderer(options, context).render(found.output, entry.key if entry else "")
    if not made.key:
        return replace(explanation, status="refused", diagnostics=made.diagnostics)
    if entry is None:
        return replace(explanation, status="new")
    if made.key == entry.key:
        return replace(
            explanation, status="same" if explanation.last_output and explanation.last_output.is_intact else "again"
        )
    return replace(explanation, status="again", changed_parts=_find_differing_parts(options, entry, made))


def _find_differing_parts(options: BuildOptions, entry: ManifestEntry, made: RenderedOutput) -> tuple[str, ...]:
    parted = _read_logged_key(options, entry)
    if parted is None:
        return ()
    return find_differing_parts(parted.checks, {name: check_part(data) for name, data in made.key_parts})


def _explain_asset(
    options: BuildOptions, explanation: OutputExplanation, context: Context, found: _FoundOutput
) -> OutputExplanation:
    """Return the explanation from the site's assets and the files of its pages, which have a key of a single part."""
    keys = _asset_keys(context)
    now = keys.get(found.path) or _file_key(options, context, found.path)
    if found.entry is None:
        return replace(explanation, status="new")
    if now is None:
        return replace(explanation, status="gone")
    if now != found.entry.key:
        return replace(explanation, status="again", changed_parts=(CONTENT_PART,))
    return replace(
        explanation, status="same" if explanation.last_output and explanation.last_output.is_intact else "again"
    )


def _asset_keys(context: Context) -> dict[str, str]:
    """Return the keys of a site's theme assets by output path; copied files are not read."""
    site, assets = context.site, context.assets
    made = {
        Address(site.host, assets.base.path + name).output_path: digest_bytes(data)
        for name, data in assets.generated_files
    }
    copied = {
        Address(site.host, assets.base.path + name).output_path: f"{assets.base.path}{name}"
        for name, _ in assets.copied_files
    }
    return made | copied


def _file_key(options: BuildOptions, context: Context, path: str) -> str | None:
    """Return the key of a picture or attachment used in a page of the site; None if no longer used."""
    known = read_manifest(options.out, (context.site.id,)).entries
    maker = _renderer(options, context)
    for output in context.plan.outputs:
        entry = known.get(output.address.output_path)
        for name, source in maker.render(output, entry.key if entry else "").assets:
            if name == path:
                return source.key
    return None


def _renderer(options: BuildOptions, context: Context) -> OutputRenderer:
    return OutputRenderer(context, TemplateKeys(program_digest()), options.definitions().outputs_by_name)
