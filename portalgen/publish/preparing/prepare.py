"""Prepares a release: the folder to sign, send and archive, written completely or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.publish.details import ReleaseDetails, format_details
from portalgen.publish.manifest import (
    Blob,
    Encoding,
    HostEntry,
    HostList,
    ReleaseManifest,
    format_list,
    format_manifest,
)
from portalgen.publish.preparing.compressing import (
    compress_contents,
    is_compressible,
    locate_twin,
    remove_unused_twins,
)
from portalgen.publish.preparing.digests import digest_output
from portalgen.publish.preparing.host_lists import find_kept_bundles, key_bundles, list_hosts, omit_bundles
from portalgen.publish.preparing.inputs import (
    CompressionSettings,
    PrepareProgress,
    ReleaseFacts,
    ReleaseOrigin,
    show_no_progress,
)
from portalgen.publish.preparing.output_files import require_finished_build, require_same_files, scan_output
from portalgen.publish.preparing.probes import list_probes
from portalgen.publish.preparing.release_folder import require_release_place, stage_release, write_release
from portalgen.publish.preparing.release_store import TWINS, TWINS_FOLDER, DatedRows, open_release_store
from portalgen.publish.preparing.unwritten_files import require_written
from portalgen.publish.reading_rules import read_server_rules
from portalgen.publish.server_rules import ServerRules
from portalgen.store.atomic import make_own_folder
from portalgen.store.row_store import RowStore
from portalgen.writer.lock import lock_output_folder
from portalgen.writer.manifest import Manifest, read_manifest
from portalgen.writer.paths import OWN_FOLDER

STANDARD_COMPRESSION: Final = CompressionSettings()


@frozen
class _Contents:
    """The files of all hosts, and the places of their bytes by SHA-256."""

    lists: Mapping[str, HostList]
    places: Mapping[str, str]


def prepare_release(
    public: Path,
    folder: Path,
    origin: ReleaseOrigin,
    facts: ReleaseFacts,
    *,
    cache: Path | None = None,
    former_lists: Mapping[str, HostList] = MappingProxyType({}),
    compression: CompressionSettings = STANDARD_COMPRESSION,
    complete: bool = False,
    sent_only: bool = False,
    progress: PrepareProgress = show_no_progress,
) -> ReleaseManifest:
    """Write the prepared release of a build's output in `public` to `folder`, and return its manifest.

    `cache` is the cache folder, if trusted. `former_lists` are those of the live release, by host: search bundles made
    from the same texts keep its files, and their bytes are not in `folder`; with `complete`, none are kept. With
    `sent_only`, bytes of the live release are left out: such a folder is for that target alone. An existing prepared
    release in `folder` is replaced. Raises UsageError if the build is unfinished, has errors, was changed since, or has
    anything other than files of hosts; OutputError if `folder` cannot be written.
    """
    require_release_place(folder, public)
    require_finished_build(public, facts)
    cache = cache if cache is not None and _make_twins_folder(cache) else None
    day = facts.prepared.date()
    with _lock(public), stage_release(folder) as staged, closing(open_release_store(cache)) as store:
        built = read_manifest(public)
        former = MappingProxyType({}) if complete else former_lists
        present = _list_present(former) if sent_only else frozenset()
        twins_folder = staged / TWINS_FOLDER if cache is None else cache / TWINS_FOLDER
        compressor = _Compressor(compression, DatedRows(store, TWINS, day), twins_folder, present)
        contents = _list_contents(public, built, former, compressor, store, day, progress)
        lists = {host: format_list(listed) for host, listed in contents.lists.items()}
        manifest = _describe(origin, contents.lists, lists)
        details = _detail(facts, read_server_rules(public, built), contents.lists)
        write_release(staged, format_manifest(manifest), lists, format_details(details), contents.places, progress)
        if cache is None:
            shutil.rmtree(twins_folder, ignore_errors=True)
        else:
            remove_unused_twins(store, compressor.cached, twins_folder, day, compression.keep_days)
    return manifest


@frozen
class _Compressor:
    """Makes twins, with their settings and location."""

    settings: CompressionSettings
    cached: DatedRows
    folder: Path
    present: frozenset[str]
    """The SHA-256 of contents already at the release's target."""

    def compress(
        self, public: Path, blobs: Mapping[str, Blob], progress: PrepareProgress
    ) -> dict[str, dict[Encoding, Blob]]:
        """Return the twins of the compressible files, by the SHA-256 of the content."""
        sources = {
            blob.sha256: f"{public}/{path}"
            for path, blob in blobs.items()
            if is_compressible(path, blob.size, self.settings)
        }
        return compress_contents(sources, self.settings, self.cached, self.folder, self.present, progress)


def _list_contents(
    public: Path,
    built: Manifest,
    former: Mapping[str, HostList],
    compressor: _Compressor,
    store: RowStore,
    day: date,
    progress: PrepareProgress,
) -> _Contents:
    files = scan_output(public)
    require_same_files(public, files, built)
    require_written(public, files, built)
    keys = key_bundles(built)
    kept = find_kept_bundles(keys, former)
    own = {path: files[path] for path in omit_bundles(files, kept)}
    blobs = digest_output(public, own, built, store, day, compressor.settings.keep_days, progress)
    twins = compressor.compress(public, blobs, progress)
    lists = list_hosts(blobs, twins, built, keys, kept)
    places = {blob.sha256: f"{public}/{path}" for path, blob in blobs.items()}
    made = {twin.sha256 for each in twins.values() for twin in each.values()}
    used = {
        twin.sha256 for listed in lists.values() for file in listed.files.values() for twin in file.compressed.values()
    }
    places |= {digest: locate_twin(compressor.folder, digest) for digest in sorted(used & made)}
    return _Contents(lists, {digest: place for digest, place in places.items() if digest not in compressor.present})


def _list_present(former: Mapping[str, HostList]) -> frozenset[str]:
    return frozenset(
        blob.sha256
        for listed in former.values()
        for file in listed.files.values()
        for blob in (file.content, *file.compressed.values())
    )


def _describe(origin: ReleaseOrigin, files: Mapping[str, HostList], lists: Mapping[str, bytes]) -> ReleaseManifest:
    if origin.main_host not in lists:
        raise UsageError(
            f"kết quả dựng không có trang nào của tên miền chính `{origin.main_host}`; hãy dựng lại cả cổng",
            f"what was built has no page of the main host `{origin.main_host}`; build the whole portal again",
        )
    hosts = {
        host: HostEntry(Blob(sha256(data).hexdigest(), len(data)), len(files[host].files))
        for host, data in lists.items()
    }
    return ReleaseManifest(
        origin.portal,
        origin.main_host,
        origin.number,
        origin.previous,
        origin.commit,
        origin.clock,
        hosts,
        origin.receipts,
    )


def _detail(facts: ReleaseFacts, rules: ServerRules, lists: Mapping[str, HostList]) -> ReleaseDetails:
    return ReleaseDetails(facts.prepared, facts.program, rules, facts.findings, facts.codes, list_probes(lists))


def _make_twins_folder(cache: Path) -> bool:
    """Make the folder of twins; return False, without a folder, if the cache cannot be written."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        make_own_folder(cache / TWINS_FOLDER)
    except OSError:
        return False
    return os.access(cache / TWINS_FOLDER, os.W_OK)


@contextmanager
def _lock(public: Path) -> Iterator[None]:
    """Keep builds from writing into `public`. Raises OutputError if a build is writing.

    A read-only folder can be neither locked nor written.
    """
    if not os.access(public / OWN_FOLDER, os.W_OK):
        yield
        return
    descriptor = lock_output_folder(public)
    try:
        yield
    finally:
        os.close(descriptor)
