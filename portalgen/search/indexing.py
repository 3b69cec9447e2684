"""Writes only the changed search bundles.

A bundle has changed if the digest of Pagefind's exact input has. (Pagefind's own files differ from run to run with
filters, so they are never compared.) If the bytes of all documents of a bundle are unchanged, none is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from portalgen.on_demand import on_demand
from portalgen.search.bundles import BundleTask, SearchIndex
from portalgen.search.folder import is_complete, is_removed
from portalgen.search.keys import BundleKey, digest_documents, parse_bundle_key

with on_demand():
    from portalgen.search import writing


def index_bundles(
    out: Path,
    bundles: Sequence[SearchIndex],
    previous: Mapping[str, str],
    *,
    jobs: int,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, str]:
    """Write `bundles` below `out`, `jobs` at a time, and return the key of each by folder.

    `previous` contains the known keys of all bundles below `out`. A bundle with a whole folder is skipped if its
    documents are unchanged (no page is then read), or if Pagefind's input would be. A bundle without a document to
    index has neither folder nor key. Written indexes are cached in the folder `cache`, if a trusted one is given, and
    reused from there. `progress` is called with (done, all) after each bundle.

    Raises `OutputError` or `UnusableEnvironmentError`; the bundles finished before stay.
    """
    folders = [bundle.folder for bundle in bundles]
    if len(set(folders)) < len(folders):
        raise ValueError("two bundles with one folder")
    known = {folder: parse_bundle_key(previous.get(folder, "")) for folder in folders}
    documents = {bundle.folder: digest_documents(bundle) for bundle in bundles}
    keys: dict[str, BundleKey] = {}
    for bundle in bundles:
        folder = bundle.folder
        if _is_settled(bundle, documents[folder], known[folder], out / folder):
            keys[folder] = known[folder]
            _report_progress(progress, len(keys), len(folders))
    tasks = [
        BundleTask(
            bundle, known[bundle.folder].text_digest, known[bundle.folder].files_digest, documents[bundle.folder]
        )
        for bundle in bundles
        if bundle.folder not in keys
    ]
    if tasks:
        twins = [out / folder for folder in dict.fromkeys((*folders, *previous))]
        with closing(writing.write_bundles(out, tasks, twins, jobs, cache)) as written:
            for folder, text, files in written:
                keys[folder] = BundleKey(documents[folder], text, files)
                _report_progress(progress, len(keys), len(folders))
    return {folder: str(keys[folder]) for folder in folders if keys[folder].text_digest}


def _is_settled(bundle: SearchIndex, documents: str, known: BundleKey, target: Path) -> bool:
    """Return True if the bundle needs no work, as far as known without reading pages."""
    if not known.text_digest and not bundle.pages and not bundle.summaries:
        return is_removed(target)
    return documents != "" and documents == known.documents_digest and is_complete(target, known.files_digest)


def _report_progress(progress: Callable[[int, int], None] | None, done: int, count: int) -> None:
    if progress:
        progress(done, count)
