"""The pages changed by a submission: their present and former versions, and their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Final

from portalgen.config.address_ledger import AddressLedger, parse_ledger, site_of_ledger
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.body import read_source
from portalgen.content.front_matter import split_source
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.content.model import Library, Page
from portalgen.content.walk import parse_page_path
from portalgen.frozen import frozen
from portalgen.history.blobs import list_files_at, read_blobs_at
from portalgen.history.model import ChangeSet
from portalgen.history.repository import Repository
from portalgen.lint.baseline import BASELINE, Baseline, parse_baseline
from portalgen.lint.context import PreviousPage
from portalgen.lint.findings import site_of_path
from portalgen.plan.model import Address
from portalgen.plan.segments import page_url
from portalgen.render.markdown.outline import outline_of

_CONTENT: Final = "content/"
_SETTINGS: Final = ("site-config/sites/", "site-config/legal/", "themes/")
_SETTING: Final = frozenset(f"site-config/{name}.yaml" for name in ("portal", "profiles", "taxonomies", "redirects"))
_OF_CONFIGURATION: Final = re.compile(r"site-config/|content/[^/]+/_index\.[^/]+\.md\Z")
"""Files needed to read a configuration: homes declared as written must exist."""
_SITES: Final = "site-config/sites/"
_ADDRESSING: Final = frozenset(f"site-config/{name}.yaml" for name in ("portal", "profiles", "redirects"))
"""Files that determine the addresses of pages, besides the files of the sites."""
_ANCHOR: Final = re.compile(r"\{[^{}\n]*#([\w-]+)")


@frozen
class Submission:
    """The changes of a submission to pages and files.

    A renamed page is recognised by its id, not by similar content.
    """

    paths: frozenset[str]
    """Every added, changed or removed path."""
    ids: frozenset[str]
    """Ids of the items whose pages changed, before or after the change."""
    previous_pages: Mapping[str, PreviousPage]
    baseline: Baseline
    names: frozenset[str]
    """Names in links that the change may have broken.

    They are names of files and folders, ids of items, and names of changed attachments.
    """
    is_configuration_changed: bool = False
    """True if the change may cause errors in pages that it does not touch."""
    previous_portal: Portal | None = None
    """The portal with the configuration of the base; None if the change does not affect addresses."""
    previous_ledgers: Mapping[str, AddressLedger] = field(default_factory=dict)
    """The ledgers touched by the submission, as they were at the base, keyed by site."""
    moved_files: frozenset[str] = frozenset()
    """Files below `content/` that were only renamed.

    Each existed with the same bytes under another name on the same site and in the same language.
    """
    replaced_files: frozenset[str] = frozenset()
    """Files below `content/`, other than pages, that had different content at the base."""


def read_submission(repository: Repository, changes: ChangeSet, portal: Portal, library: Library) -> Submission:
    """Describe these changes as a submission."""
    paths = frozenset((*changes.paths, *changes.deleted_paths))
    wanted = [path for path in sorted(paths) if path.startswith(_CONTENT) and path.endswith(".md")]
    arrived = {_site_and_endings(path) for path in changes.paths}
    gone = [path for path in changes.deleted_paths if path.startswith(_CONTENT) and _site_and_endings(path) in arrived]
    ledgers = [path for path in paths if site_of_ledger(path)]
    held = read_blobs_at(repository, changes.base, [*wanted, *gone, *ledgers, BASELINE]) if changes.base else {}
    now = {(page.id, page.language): page.source for page in library.pages}
    previous_portal = _read_previous_portal(repository, changes, portal)
    before = {
        path: _before(path, held[path], now, frozenset(changes.deleted_paths), previous_portal or portal)
        for path in wanted
        if path in held
    }
    known = {path: each for path, each in before.items() if each is not None}
    changed = [page for page in library.pages if page.source in paths]
    attached = (PurePosixPath(path).name for path in paths if path.startswith(_CONTENT) and not path.endswith(".md"))
    ids = frozenset((*(page.id for page in changed), *(each.id for each in known.values())))
    return Submission(
        paths=paths,
        ids=ids,
        previous_pages=known,
        baseline=parse_baseline(held.get(BASELINE)),
        names=frozenset((*attached, *_broken(known, held, {page.source: page for page in changed}, portal))),
        previous_portal=previous_portal,
        previous_ledgers={(site := site_of_ledger(path)): parse_ledger(site, held.get(path, b"")) for path in ledgers},
        moved_files=frozenset(_moved(changes.paths, {path: held[path] for path in gone if path in held}, portal)),
        replaced_files=frozenset(_list_replaced_files(repository, changes)),
        is_configuration_changed=any(path in _SETTING or path.startswith(_SETTINGS) for path in paths),
    )


def _list_replaced_files(repository: Repository, changes: ChangeSet) -> Iterator[str]:
    files = [path for path in changes.paths if path.startswith(_CONTENT) and not path.endswith(".md")]
    before = list_files_at(repository, changes.base) if files and changes.base else {}
    yield from (path for path in files if path in before)


def _facts(values: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    for key in ("event_end", "signed", "issued", "suspension_start"):
        if key in values:
            yield key, values[key]
    if "received" in values:
        yield "received.at", values["received"]["at"]


def _moved(paths: Iterable[str], gone: Mapping[str, bytes], portal: Portal) -> Iterator[str]:
    """Yield each of `paths` with the same content as a deleted file."""
    known = {(*_site_and_endings(path), data) for path, data in gone.items()}
    kinds = {each[:2] for each in known}
    for path in paths:
        kind = _site_and_endings(path)
        is_there = path in portal.unwritten or (portal.root / path).is_file()
        if kind in kinds and is_there and (*kind, read_source(portal, path)) in known:
            yield path


def _site_and_endings(path: str) -> tuple[str, str]:
    """Return (site, language and ending of a page, or ending of another file)."""
    endings = PurePosixPath(path).suffixes
    return site_of_path(path), "".join(endings[-2:] if endings[-1:] == [".md"] else endings[-1:])


def _before(
    path: str,
    data: bytes,
    now: Mapping[tuple[str, str], str],
    deleted: frozenset[str],
    portal: Portal,
) -> PreviousPage | None:
    front_matter, _ = read_front_matter(data, path, portal.kinds)
    if front_matter is None:
        return None
    values, is_tombstone = front_matter.values, front_matter.kind.is_tombstone
    language = PurePosixPath(path).name.split(".")[1]
    identity = str(values["id"])
    moved = now.get((identity, language), "")
    return PreviousPage(
        path=path,
        id=identity,
        language=language,
        kind=str(values.get("former_kind", "")) if is_tombstone else front_matter.kind.name,
        title=str(values["title"]),
        facts=tuple(_facts(values)),
        renamed_to=moved if path in deleted and moved != path else "",
        is_removed=path in deleted and not moved,
        slug=str(values.get("slug") or ""),
        url=_url_of(path, str(values.get("slug") or ""), portal),
        is_draft=bool(values.get("draft")),
        publish_at=values.get("publish_at"),
        expires_at=values.get("expires_at"),
        summary=str(values.get("summary") or ""),
        body=data[front_matter.body_start :].decode("utf-8", "replace"),
        note_count=len(values.get("change_notes", ())),
        fields=values,
        data=data,
        is_tombstone=is_tombstone,
        former_urls=tuple(_former_urls(path, values, portal)),
    )


def _former_urls(path: str, values: Mapping[str, Any], portal: Portal) -> Iterator[str]:
    """Yield the addresses redirected to the page at `path`."""
    file = parse_page_path(portal, path)
    for old in values.get("redirect_from", ()) if file is not None else ():
        assert file is not None
        yield Address(file.site.host, old).url


def _url_of(path: str, slug: str, portal: Portal) -> str:
    """Return the published address of the page at `path`; for a section's own page the address of its list."""
    file = parse_page_path(portal, path)
    if file is None or not file.has_declared_section:
        return ""
    return page_url(file.site, file.section, file.language, "" if file.name == "_index" else slug or file.name)


def _read_previous_portal(repository: Repository, changes: ChangeSet, portal: Portal) -> Portal | None:
    """Return the portal by the base's configuration if that differs, else None; its root no longer exists."""
    paths = (*changes.paths, *changes.deleted_paths)
    if not changes.base or not any(path in _ADDRESSING or path.startswith(_SITES) for path in paths):
        return None
    files = [path for path in list_files_at(repository, changes.base) if _OF_CONFIGURATION.match(path)]
    with TemporaryDirectory(prefix="portalgen-") as folder:
        for path, data in read_blobs_at(repository, changes.base, files).items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return load_portal(Path(folder), portal.kinds)[0] if files else None


def _broken(
    before: Mapping[str, PreviousPage], held: Mapping[str, bytes], now: Mapping[str, Page], portal: Portal
) -> Iterator[str]:
    """Yield the names of pages deleted, moved, or with a changed id or lost heading: links to them may be broken."""
    for path, each in before.items():
        page = now.get(path)
        own = each.slug or _name(path)
        if page is not None and page.id == each.id and (page.slug or _name(path)) == own:
            lost = _headings(held[path], path) - _headings(read_source(portal, path), path)
            if not lost:
                continue
        yield from (each.id, _name(path), own)


def _headings(data: bytes, path: str) -> set[str]:
    parts = split_source(data)
    body = data[parts.body_start :].decode("utf-8", "replace") if parts else ""
    return {each.text for each in outline_of(body, path, 1).headings} | set(_ANCHOR.findall(body))


def _name(path: str) -> str:
    """Return the name at the end of links to a page: its file name, or the folder of a bundle."""
    file = PurePosixPath(path)
    stem = file.name.split(".")[0]
    return file.parent.name if stem == "index" else stem
