"""Keeps outputs without building a view if their inputs are the same as in the last build (`outputs.inputs`).

The cache has a row per site with the last build's results for each output: input key, key, and the values derived from
a view besides its bytes. Without the row every view is built, as after an upgrade. Outputs with diagnostics, or built
from more than their inputs, have no entry in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portalgen.diagnostics.model import Place
from portalgen.diagnostics.rows import row_of_place
from portalgen.outputs.inputs import SiteInputs
from portalgen.outputs.output_renderer import OutputRenderer
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import RecordedAnswers, SiteState
from portalgen.pipeline.rendering.key_log import read_key_log
from portalgen.pipeline.rendering.output_result import OutputResult
from portalgen.pipeline.sites.body_cache import INPUT_TABLE
from portalgen.plan.model import Output
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.writer.manifest import ManifestEntry

InputRow = list[Any]
"""[input key, key, ids of linked items, anchors, links to anchors, source, keys of files by path] of an output."""


def find_site_inputs(session: Session, selection: Selection, inputs: RenderInputs, site: str) -> SiteInputs:
    """Return the inputs of the outputs of `site`."""
    loaded = inputs.sites.get(site)
    common = f"{selection.portal.inputs} {loaded.incoming}"
    files = session.folders.read_contents(site).files
    return SiteInputs(inputs.contexts.get(site), common, str(loaded.valid_from), loaded.marks, files)


def find_same_answers(selection: Selection, inputs: RenderInputs, state: SiteState | None) -> RecordedAnswers | None:
    """Return the answers recorded in a site's `state` if they are still the same.

    Return None if any answer or the configuration has changed.
    """
    if state is None or state.inputs != selection.portal.inputs:
        return None
    changed = inputs.dependencies.find_changed(state)
    if any(inputs.sites.answer(other, query) != digest for other, query, digest in state.answers if other in changed):
        return None
    return state.answers


def find_kept_outputs(
    session: Session,
    out: Path,
    site: str,
    outputs: Iterable[Output],
    known: Mapping[str, ManifestEntry],
    renderer: OutputRenderer,
) -> Iterator[OutputResult]:
    """Yield the outputs of `site` whose inputs are unchanged.

    `known` are the entries of intact files, keyed by path.
    """
    rows = session.rows.get(INPUT_TABLE, site)
    if not isinstance(rows, dict):
        return
    logged = read_key_log(out, site).rows
    for output in outputs:
        path = output.address.output_path
        row, entry, parts = rows.get(path), known.get(path), logged.get(path)
        if row is None or entry is None or parts is None or not row[1] == entry.key == parts[1]:
            continue  # also if the parts of its key are missing, since `portalgen why` shows them
        if not _has_files(row[6], entry, known):
            continue
        inputs = renderer.find_inputs(output)
        if inputs is not None and renderer.complete(inputs, row[2]) == row[0]:
            yield _result_of(row, entry)


def _has_files(files: Mapping[str, str], entry: ManifestEntry, known: Mapping[str, ManifestEntry]) -> bool:
    """Return True if the files of an output are its own: another folder with the same cache may have older files."""
    there = all(name in known and known[name].key == key for name, key in files.items())
    return there and files.keys() == set(entry.assets)


def write_input_rows(
    session: Session, sites: Iterable[str], outputs: Iterable[OutputResult], entries: Mapping[str, ManifestEntry]
) -> None:
    """Store the inputs of these sites' outputs for the next build.

    `entries` are all manifest entries, keyed by path.
    """
    rows: dict[str, dict[str, InputRow]] = {site: {} for site in sites}
    for output in outputs:
        if output.input_key and output.entry is not None:
            files = {name: entries[name].key for name in output.entry.assets}
            rows[output.site][output.path] = _row_of(output, output.entry.key, files)
    session.rows.put(INPUT_TABLE, rows)


def _row_of(output: OutputResult, key: str, files: Mapping[str, str]) -> InputRow:
    links = [[each.source, each.anchor, row_of_place(each.place)] for each in output.anchor_links]
    return [output.input_key, key, list(output.linked_items), sorted(output.anchors), links, output.source, files]


def _result_of(row: InputRow, entry: ManifestEntry) -> OutputResult:
    input_key, _, linked, anchors, links, source, _ = row
    return OutputResult(
        entry=entry,
        site=entry.site,
        path=entry.path,
        assets=(),
        diagnostics=(),
        anchors=frozenset(anchors),
        anchor_links=tuple(AnchorLink(to, anchor, Place(*place)) for to, anchor, place in links),
        source=source,
        part_names=(),
        part_checks="",
        is_fresh=False,
        input_key=input_key,
        linked_items=tuple(linked),
        is_kept=True,
    )
