"""The files used by pages: theme assets of every site, pictures in all their sizes, and attachments."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from portalgen.content.body import changed_file_error
from portalgen.content.files import InvalidFile
from portalgen.diagnostics.model import Diagnostic, Place, place_in_line
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.pipeline.incremental.session import is_trusted
from portalgen.pipeline.options import BuildOptions, Progress
from portalgen.pipeline.rendering.output_result import OutputResult
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.images.plan import ImagePlan, ImageVariant
from portalgen.render.page_files import AssetSource
from portalgen.store.digest import digest_bytes
from portalgen.writer.manifest import ManifestEntry
from portalgen.writer.staging import Staging

with on_demand():
    from concurrent import futures as concurrent_futures

    from portalgen.render.images import encode


@frozen
class NeededAssets:
    """The site and the source of each needed asset, keyed by output path."""

    sites: Mapping[str, str]
    copied_files: Mapping[str, AssetSource]
    generated_files: Mapping[str, bytes]
    owners: Mapping[str, str]
    """The page that refers to a file, keyed by the file's output path."""
    kept_files: frozenset[str]
    """Output paths of the files of kept outputs.

    They are in place, and their sources were not looked up.
    """


def find_needed_assets(contexts: Iterable[Context], rendered: list[OutputResult]) -> NeededAssets:
    """Return the assets that the rendered outputs, and the header and footer of their sites, use."""
    sites: dict[str, str] = {}
    files: dict[str, AssetSource] = {}
    made: dict[str, bytes] = {}
    kept: set[str] = set()
    for context in contexts:
        site, assets = context.site, context.assets
        for name, data in assets.generated_files:
            path = Address(site.host, assets.base.path + name).output_path
            sites[path], made[path] = site.id, data
        for name, file in assets.copied_files:
            path = Address(site.host, assets.base.path + name).output_path
            sites[path], files[path] = site.id, AssetSource(file, f"{assets.base.path}{name}")
    for one in rendered:
        if one.entry is None:
            continue
        for path, source in one.assets:
            sites.setdefault(path, one.entry.site)
            files[path] = source
        if one.is_kept:
            for path in one.entry.assets:
                sites.setdefault(path, one.entry.site)
                kept.add(path)
    return NeededAssets(sites, files, made, _map_owners(rendered), frozenset(kept.difference(files, made)))


def map_content_digests(needed: NeededAssets) -> dict[Path, str]:
    """Return the digests of the pictures and attachments used by pages, as they were when inspected.

    Theme assets are not included.
    """
    named = (source for path, source in needed.copied_files.items() if path in needed.owners)
    return {source.path: source.plan.facts.digest if source.plan is not None else source.key for source in named}


def stage_assets(
    needed: NeededAssets,
    known: Mapping[str, ManifestEntry],
    staging: Staging,
    options: BuildOptions,
    progress: Progress,
) -> tuple[dict[str, ManifestEntry], list[Diagnostic]]:
    """Return the entries of all assets, and the errors found.

    Changed assets are staged. Up to `jobs` pictures are encoded at the same time.
    """
    entries: dict[str, ManifestEntry] = {path: known[path] for path in needed.kept_files}
    faults: list[Diagnostic] = []
    for path, data in needed.generated_files.items():
        entries[path] = _find_unchanged_entry(known, path, digest_bytes(data)) or _stage_bytes(
            needed, staging, path, data
        )
    waiting = {}
    for path, source in needed.copied_files.items():
        kept = _find_unchanged_entry(known, path, source.key)
        if kept is not None:
            entries[path] = kept
        elif source.convert is not None:
            staged = staging.stage(path, source.convert(source.path.read_bytes()))
            entries[path] = ManifestEntry(
                path, needed.sites[path], source.key, staged.digest, staged.size, time=staged.time
            )
        else:
            waiting[path] = source
    is_shared = options.remember and is_trusted(options.cache) and _is_writable(options.cache)
    spare = Path(staging.folder, "images")
    folders = (options.cache / "images", spare) if is_shared else (spare, None)
    ready = _encode_pictures(waiting, needed.owners, options, folders, progress, faults)
    for path, (source, file) in ready.items():
        staged = staging.stage_file(path, file)
        if source.plan is None and path in needed.owners and staged.digest != source.key:
            raise changed_file_error(_path_of(source, needed.owners[path], options))
        entries[path] = ManifestEntry(
            path, needed.sites[path], source.key, staged.digest, staged.size, time=staged.time
        )
    return entries, faults


def _is_writable(cache: Path) -> bool:
    """Return True if pictures can be cached there. Else they are made for this build alone."""
    try:
        (cache / "images").mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(cache / "images", os.W_OK | os.X_OK)


def check_pictures(rendered: list[OutputResult], options: BuildOptions, progress: Progress) -> list[Diagnostic]:
    """Decode the pictures as a build does, and return the errors. No file is written."""
    owners = _map_owners(rendered)
    pictures = {
        source.path: (path, source) for one in rendered for path, source in one.assets if source.plan is not None
    }
    faults: list[Diagnostic] = []
    for done, (path, source) in enumerate(pictures.values(), start=1):
        try:
            if source.plan is not None:
                encode.verify_image(source.plan)
        except encode.BrokenImageError as problem:
            faults.append(_locate_in_page(problem.invalid_file, source, owners.get(path, ""), options))
        progress("images", done, len(pictures))
    return faults


def _map_owners(rendered: Iterable[OutputResult]) -> dict[str, str]:
    """Return the page naming each file, by output path."""
    owners: dict[str, str] = {}
    for one in rendered:
        if one.source:
            for path, _ in one.assets:
                owners.setdefault(path, one.source)
    return owners


def _find_unchanged_entry(known: Mapping[str, ManifestEntry], path: str, key: str) -> ManifestEntry | None:
    entry = known.get(path)
    return entry if entry is not None and entry.key == key else None


def _stage_bytes(needed: NeededAssets, staging: Staging, path: str, data: bytes) -> ManifestEntry:
    staged = staging.stage(path, data)
    return ManifestEntry(path, needed.sites[path], staged.digest, staged.digest, staged.size, time=staged.time)


def _encode_pictures(
    waiting: Mapping[str, AssetSource],
    owners: Mapping[str, str],
    options: BuildOptions,
    folders: tuple[Path, Path | None],
    progress: Progress,
    faults: list[Diagnostic],
) -> dict[str, tuple[AssetSource, Path]]:
    """Return the file to copy for each path, in the cache or in the second of `folders`.

    Threads suffice, since Pillow releases the interpreter's lock while encoding.
    """
    ready = {path: (source, source.path) for path, source in waiting.items() if source.variant is None}
    with concurrent_futures.ThreadPoolExecutor(max_workers=max(options.jobs, 1)) as pool:
        futures = [
            (paths, pool.submit(encode.encode_variants, plan, paths, *folders))
            for plan, paths in _group_by_picture(waiting).items()
        ]
        try:
            for done, (paths, future) in enumerate(futures, start=1):
                try:
                    files = future.result()
                    ready |= {path: (waiting[path], files[each]) for each in paths for path in paths[each]}
                except encode.BrokenImageError as problem:
                    faults += (
                        _locate_in_page(problem.invalid_file, waiting[path], owners.get(path, ""), options)
                        for each in paths.values()
                        for path in each
                    )
                progress("images", done, len(futures))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return ready


def _group_by_picture(waiting: Mapping[str, AssetSource]) -> dict[ImagePlan, dict[ImageVariant, list[str]]]:
    """Return the output paths by picture and variant: a picture is decoded once for all of its variants."""
    pictures: dict[ImagePlan, dict[ImageVariant, list[str]]] = {}
    for path, source in waiting.items():
        if source.plan is not None and source.variant is not None:
            pictures.setdefault(source.plan, {}).setdefault(source.variant, []).append(path)
    return pictures


def _locate_in_page(fault: InvalidFile, source: AssetSource, owner: str, options: BuildOptions) -> Diagnostic:
    """Return the error at the first line of the page with the file's name, else at the file itself."""
    name = source.path.name
    unwritten = options.unwritten.get(owner) if options.unwritten is not None else None
    data = b"" if not owner else (options.root / owner).read_bytes() if unwritten is None else unwritten
    text = data.decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines(), start=1):
        if name in line:
            return Diagnostic(
                fault.code, place_in_line(owner, number, line.index(name) + 1, len(name), line), fault.values
            )
    return Diagnostic(fault.code, Place(_path_of(source, owner, options)), fault.values)


def _path_of(source: AssetSource, owner: str, options: BuildOptions) -> str:
    """Return the path of a file from the root; for a held copy it is derived from the page naming it."""
    if source.path.is_relative_to(options.root):
        return source.path.relative_to(options.root).as_posix()
    return f"{owner.rpartition('/')[0]}/{source.path.name}"
