"""The manifest: the files written by the last build, which tell the next build what to keep or remove.

It has a file for each site, so that an edit on a single site reads and writes little. An interrupted run leaves a
journal beside these files. The content of files named in the journal is unknown, so `read_manifest` gives them entries
without a match (`SUSPECT_SIZE`): they are rendered again, or removed.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args

from portalgen.errors import OutputError
from portalgen.frozen import frozen
from portalgen.store.atomic import make_own_folder, remove_own_file, replace_own_file
from portalgen.store.digest import digest_bytes
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.paths import OWN_FOLDER

MANIFEST_VERSION: Final = 2
SUSPECT_SIZE: Final = -1
"""Size of an entry with unknown file content, after a run interrupted while replacing it."""

_MARKER: Final = "output"
_MARKER_TEXT: Final = b"This folder is written by portalgen. Files that no longer belong are removed.\n"
_SITES_FOLDER: Final = "sites"
_JOURNAL: Final = "journal.json"
_HARMLESS: Final = frozenset({OWN_FOLDER, "lost+found"})


GoneReason = Literal["", "expired", "removed"]
"""The reason for a notice in place of a page: expired as scheduled, or removed for good."""

SiteManifestStat = tuple[int, int]
"""Time of modification in ns, and inode: a site's manifest is replaced and never written in place."""


@frozen
class ManifestEntry:
    """An output file: `key` identifies the source of its bytes, `digest` and `size` the bytes."""

    path: str
    """From the output folder's root: "sngv.lamdong.gov.vn/tin-tuc/index.html"."""
    site: str
    key: str
    digest: str
    size: int
    assets: tuple[str, ...] = ()
    """Other output paths used by this page."""
    source: str = ""
    """The text by an editor behind it; "" if there is none."""
    time: int = 0
    """Time of modification in ns."""
    gone_reason: GoneReason = ""
    """For a notice in place of a page: the fate of the page, for servers answering requests for it."""
    redirect_to: str = ""
    """For a page at an old address: its target permalink, with anchor."""


BUNDLE_ENTRY: Final = "pagefind-entry.json"
"""The file of a search bundle that names all its other files."""


@frozen
class ManifestBundle:
    """A search bundle: the folder's site, and the key of its content."""

    site: str
    key: str


@dataclass(frozen=True, slots=True, order=True)
class ManifestRule:
    """An old address that cannot be a file: with a query, or everything below a folder."""

    host: str
    path: str
    """Begins with a slash, decoded. A folder ends with a slash."""
    query: str
    """In its normal form (`portalgen.text.old_addresses`); empty for a folder."""
    to: str
    """The target permalink, with anchor."""
    is_prefix: bool = False
    """True if it covers everything below the path."""

    @property
    def address(self) -> str:
        """The counterpart of an output path: `host/path?query`."""
        return f"{self.host}{self.path}?{self.query}"


@frozen
class Manifest:
    """Output files of a build by path, its search bundles by folder, and further data of each site.

    `states` is a JSON value per site, opaque here; `rules` are its old addresses that are not files.
    """

    entries: Mapping[str, ManifestEntry] = field(default_factory=dict)
    bundles: Mapping[str, ManifestBundle] = field(default_factory=dict)
    states: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, tuple[ManifestRule, ...]] = field(default_factory=dict)


@frozen
class Journal:
    """The paths and search bundle folders about to be changed by a publication, each with its site."""

    paths: Mapping[str, str] = field(default_factory=dict)
    bundles: Mapping[str, str] = field(default_factory=dict)


def list_gone_paths(manifest: Manifest, *reasons: GoneReason) -> tuple[str, ...]:
    """Return the output paths of the notices for pages gone for any of `reasons`, in order.

    For permanently removed pages (`removed`) a web server answers with status 410, and the file as the body.
    """
    return tuple(
        sorted(path for path, entry in manifest.entries.items() if entry.gone_reason and entry.gone_reason in reasons)
    )


def claim_output_folder(out: Path, forbidden: tuple[Path, ...] = ()) -> None:
    """Claim `out`, or raise OutputError: it is a file, a foreign folder, or one of the sources."""
    with translate_os_errors(out):
        _refuse_sources(out.resolve(), forbidden)
        if out.exists() and not out.is_dir():
            raise OutputError(f"`{out}` là tệp, không phải thư mục", f"`{out}` is a file, not a folder")
        if out.is_dir() and not _is_ours(out):
            raise OutputError(
                f"thư mục `{out}` có sẵn tệp không do portalgen tạo, hoặc là bản dựng cũ đã mất thư mục con {OWN_FOLDER};"
                " chưa tệp nào bị động đến. Hãy chọn thư mục trống bằng --out; nếu là bản dựng cũ thì đổi tên thư mục ấy"
                " rồi chạy lại: mọi trang được dựng lại từ nội dung",
                f"folder `{out}` holds files that portalgen did not make, or is an earlier build that lost its"
                f" {OWN_FOLDER}; no file was touched. Choose an empty folder with --out; rename an earlier build and run"
                " again: every page is built again from the content",
            )
        (out / OWN_FOLDER).mkdir(parents=True, exist_ok=True)
        if not (out / OWN_FOLDER / _MARKER).is_file():
            replace_own_file(out / OWN_FOLDER / _MARKER, _MARKER_TEXT)


def read_manifest(out: Path, sites: Collection[str] | None = None) -> Manifest:
    """Return the manifest of `out` for `sites`; for all if none are named.

    Entries possibly touched by an interrupted run are suspect; an unreadable site manifest counts as empty.
    """
    entries: dict[str, ManifestEntry] = {}
    bundles: dict[str, ManifestBundle] = {}
    states: dict[str, Any] = {}
    rules: dict[str, tuple[ManifestRule, ...]] = {}
    for site in list_manifest_sites(out) if sites is None else sorted(sites):
        site_manifest = read_site_manifest(out, site)
        entries.update((path, _entry(path, site, row)) for path, row in site_manifest.rows.items())
        bundles.update((folder, ManifestBundle(site, key)) for folder, key in site_manifest.bundles.items())
        states[site] = site_manifest.state
        if site_manifest.rules:
            rules[site] = site_manifest.rules
    journal = read_journal(out)
    for path, site in journal.paths.items():
        if sites is None or site in sites:
            entries[path] = ManifestEntry(path, site, "", "", SUSPECT_SIZE)
    for folder, site in journal.bundles.items():
        if sites is None or site in sites:
            bundles[folder] = ManifestBundle(site, "")
    return Manifest(entries, bundles, {site: state for site, state in states.items() if state is not None}, rules)


@frozen
class SiteManifest:
    """The manifest of a site, as stored."""

    rows: Mapping[str, list[Any]] = field(default_factory=dict)
    """Key, digest, size, assets, source and time by path.

    For a notice also the fate of its page; for a page at an old address an empty fate, and the target.
    """
    bundles: Mapping[str, str] = field(default_factory=dict)
    state: Any = None
    rules: tuple[ManifestRule, ...] = ()


_EMPTY: Final = SiteManifest()


def list_manifest_sites(out: Path) -> tuple[str, ...]:
    """Return the sites with entries in the manifest of `out`."""
    try:
        names = os.listdir(out / OWN_FOLDER / _SITES_FOLDER)
    except OSError:
        return ()
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


def stat_site_manifest(out: Path, site: str) -> SiteManifestStat:
    """Return a stat that changes when a site's manifest is rewritten; zeros if there is none."""
    try:
        status = os.stat(_site_manifest_file(out, site))
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def read_site_manifest(out: Path, site: str) -> SiteManifest:
    """Return the manifest of a site; empty if it cannot be read.

    A manifest from before rules existed has no state, so the site is rebuilt and its old addresses are recorded.
    """
    try:
        stored = _document(_site_manifest_file(out, site))
        rows = dict(stored["entries"])
        if stored["site"] != site or not all(map(_is_row, rows.values())):
            raise ValueError(site)
        rules = tuple(_rule(row) for row in stored.get("rules", ()))
        state = stored["state"] if "rules" in stored else None
        return SiteManifest(rows, _texts(stored["bundles"].items()), state, rules)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return SiteManifest()


def write_manifest(out: Path, manifest: Manifest, sites: Collection[str]) -> None:
    """Replace the manifests of `sites`, and remove manifests of sites without entries in `manifest`.

    Unchanged files are not written.
    """
    rows: dict[str, dict[str, Any]] = {site: {} for site in sites}
    bundles: dict[str, dict[str, str]] = {site: {} for site in sites}
    for path, entry in manifest.entries.items():
        if entry.site in rows:
            rows[entry.site][path] = _row(entry)
    for folder, bundle in manifest.bundles.items():
        if bundle.site in bundles:
            bundles[bundle.site][folder] = bundle.key
    with translate_os_errors(out / OWN_FOLDER):
        make_own_folder(out / OWN_FOLDER / _SITES_FOLDER)
        for site in sorted(sites):
            written = SiteManifest(rows[site], bundles[site], manifest.states.get(site), manifest.rules.get(site, ()))
            if written == _EMPTY:
                remove_own_file(_site_manifest_file(out, site))
                continue
            _write_site_manifest(out, site, written)
        (out / OWN_FOLDER / "manifest.json").unlink(missing_ok=True)


def _write_site_manifest(out: Path, site: str, manifest: SiteManifest) -> None:
    document = {
        "version": MANIFEST_VERSION,
        "site": site,
        "entries": dict(manifest.rows),
        "bundles": dict(manifest.bundles),
        "state": manifest.state,
        "rules": [[each.host, each.path, each.query, each.to, each.is_prefix] for each in sorted(manifest.rules)],
    }
    target, data = _site_manifest_file(out, site), _compact(document)
    if not target.is_file() or target.read_bytes() != data:
        replace_own_file(target, data)


def write_states(out: Path, states: Mapping[str, Any]) -> None:
    """Replace the states in the manifests of these sites, otherwise unchanged."""
    with translate_os_errors(out / OWN_FOLDER):
        for site, state in states.items():
            _write_site_manifest(out, site, replace(read_site_manifest(out, site), state=state))


def open_journal(out: Path, journal: Journal) -> None:
    """Record the files about to be changed."""
    data = _compact({"version": MANIFEST_VERSION, "paths": dict(journal.paths), "bundles": dict(journal.bundles)})
    with translate_os_errors(out / OWN_FOLDER):
        replace_own_file(out / OWN_FOLDER / _JOURNAL, data)


def close_journal(out: Path) -> None:
    """Remove the journal: everything is in place and the manifest is written."""
    with translate_os_errors(out / OWN_FOLDER):
        remove_own_file(out / OWN_FOLDER / _JOURNAL)


def is_intact(out: str, path: str, size: int, time: int, digest: str) -> bool:
    """Return True if the file at the output path `path` is on disk as written.

    Size and time of modification (ns) decide; if only the time differs, as after a copy, the content decides.
    """
    place = f"{out}/{path}"
    try:
        status = os.lstat(place)
        if status.st_size != size or not stat.S_ISREG(status.st_mode):
            return False
        return status.st_mtime_ns == time or digest_bytes(Path(place).read_bytes()) == digest
    except OSError:
        return False


def find_intact_entries(out: Path, manifest: Manifest) -> dict[str, ManifestEntry]:
    """Return the entries with a key whose files are on disk as written, by path."""
    folder = str(out)
    return {
        path: entry
        for path, entry in manifest.entries.items()
        if entry.key and is_intact(folder, path, entry.size, entry.time, entry.digest)
    }


def _is_ours(out: Path) -> bool:
    if (out / OWN_FOLDER / _MARKER).is_file() or (out / OWN_FOLDER / _SITES_FOLDER).is_dir():
        return True
    return set(os.listdir(out)) <= _HARMLESS


def _refuse_sources(out: Path, forbidden: tuple[Path, ...]) -> None:
    for source in (each.resolve() for each in forbidden):
        if out.is_relative_to(source) or source.is_relative_to(out):
            raise OutputError(
                f"thư mục đầu ra `{out}` trùng hoặc lồng với thư mục nguồn `{source}`; hãy chọn thư mục khác",
                f"the output folder `{out}` is, holds or lies in the source folder `{source}`; choose another",
            )


def _site_manifest_file(out: Path, site: str) -> Path:
    return out / OWN_FOLDER / _SITES_FOLDER / f"{site}.json"


def _row(entry: ManifestEntry) -> list[Any]:
    last = [entry.gone_reason, entry.redirect_to]
    while last and not last[-1]:
        last.pop()
    return [entry.key, entry.digest, entry.size, list(entry.assets), entry.source, entry.time, *last]


def _is_row(row: Any) -> bool:
    key, digest, size, assets, source, time, *last = row
    gone, redirect_to = (*last, "", "")[:2]
    return (
        type(key) is type(digest) is type(source) is type(redirect_to) is str
        and type(size) is type(time) is int
        and type(assets) is list
        and all(type(each) is str for each in assets)
        and len(last) <= 2
        and gone in get_args(GoneReason)
    )


def _entry(path: str, site: str, row: list[Any]) -> ManifestEntry:
    key, digest, size, assets, source, time, *last = row
    return ManifestEntry(path, site, key, digest, size, tuple(assets), source, time, *last)


def _rule(row: Any) -> ManifestRule:
    host, path, query, to, is_prefix = row
    if not (type(host) is type(path) is type(query) is type(to) is str and type(is_prefix) is bool):
        raise ValueError(row)
    return ManifestRule(host, path, query, to, is_prefix)


def has_journal(out: Path) -> bool:
    """Return True if a run is writing into `out`, or was interrupted."""
    return os.path.lexists(out / OWN_FOLDER / _JOURNAL)


def read_journal(out: Path) -> Journal:
    """Return the files an interrupted run was about to change; empty if the last run ended well."""
    try:
        stored = _document(out / OWN_FOLDER / _JOURNAL)
        return Journal(_texts(stored["paths"].items()), _texts(stored["bundles"].items()))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Journal()


def _document(file: Path) -> Any:
    """Return the stored JSON. Raises ValueError if it is absent, damaged or of another version."""
    try:
        data = file.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise ValueError(file) from error
    except OSError as error:
        raise OutputError(
            f"không đọc được `{file}`: {error.strerror}", f"`{file}` could not be read: {error.strerror}"
        ) from error
    document = json.loads(data)
    if document["version"] != MANIFEST_VERSION:
        raise ValueError(document["version"])
    return document


def _texts(pairs: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    texts = dict(pairs)
    if not all(isinstance(name, str) and isinstance(value, str) for name, value in texts.items()):
        raise ValueError(texts)
    return texts


def _compact(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
