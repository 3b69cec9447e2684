"""Stages the title indexes of the rebuilt sites. They are files of the build like any other.

Their names and bytes depend only on their entries, so unchanged files are kept. `--no-search` keeps the present
indexes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portalgen.config.search_aliases import AliasTable
from portalgen.on_demand import on_demand
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.options import BuildOptions
from portalgen.plan.model import SEARCH_OUTPUT
from portalgen.plan.segments import TITLES_FOLDER
from portalgen.render.context import Context
from portalgen.search.titles.files import build_title_index, is_title_file
from portalgen.store.digest import digest_bytes
from portalgen.writer.manifest import ManifestEntry
from portalgen.writer.staging import Staging

with on_demand():
    from portalgen.pipeline.rendering import title_documents


def stage_title_indexes(
    options: BuildOptions,
    selection: Selection,
    inputs: RenderInputs,
    previous_entries: Mapping[str, ManifestEntry],
    staging: Staging,
) -> dict[str, ManifestEntry]:
    """Return the manifest entries of the rebuilt sites' title indexes. New files are staged.

    `previous_entries` are the entries with unmodified files on disk.
    """
    if not options.search:
        rebuilt = frozenset(selection.rebuild)
        return {
            path: entry for path, entry in previous_entries.items() if is_title_file(path) and entry.site in rebuilt
        }
    aliases = AliasTable(inputs.portal.search_aliases)
    return {
        path: _stage(site, path, data, previous_entries.get(path), staging)
        for site in selection.rebuild
        for path, data in _build_files(inputs.contexts.get(site), aliases)
    }


def _build_files(context: Context, aliases: AliasTable) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site's indexes: an index for each language with a search page."""
    site = context.site
    if SEARCH_OUTPUT not in site.generated_pages:
        return
    for code in site.codes:
        folder = f"{site.host}{site.prefix(code)}{TITLES_FOLDER}"
        documents = title_documents.list_title_documents(context, code, aliases)
        for name, data in build_title_index(documents).items():
            yield f"{folder}/{name}", data


def _stage(site: str, path: str, data: bytes, known: ManifestEntry | None, staging: Staging) -> ManifestEntry:
    key = digest_bytes(data)
    if known is not None and known.key == key:
        return known
    staged = staging.stage(path, data)
    return ManifestEntry(path, site, key, staged.digest, staged.size, time=staged.time)
