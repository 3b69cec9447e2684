"""Finds the pages that differ between two builds of a portal, and copies only these pages to a folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.inspection.document import Document
from portalgen.plan.segments import ASSET_FOLDER
from portalgen.search.titles.files import is_title_file
from portalgen.text.bilingual import Bilingual
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.manifest import Manifest, ManifestEntry, list_manifest_sites, read_manifest
from portalgen.writer.new_folder import require_new_folder

PageChangeKind = Literal["added", "changed", "removed"]

LIST_FILE: Final = "changed-pages.json"
"""The file in the new folder that lists its pages, for `portalgen serve --built`."""
_INDEX: Final = "index.html"
PAGE_CHANGE_WORDS: Final[Mapping[PageChangeKind, Bilingual]] = MappingProxyType(
    {
        "added": Bilingual("mới", "new"),
        "changed": Bilingual("đổi", "changed"),
        "removed": Bilingual("mất", "gone"),
    }
)
_KINDS: Final[tuple[PageChangeKind, ...]] = ("removed", "added", "changed")


@frozen
class ChangedPage:
    """An added, changed or removed page."""

    url: str
    """Its address, or its former address if it was removed."""
    path: str
    """Path of its file from the output folder."""
    site: str
    title: str
    language: str
    change: PageChangeKind
    source: str
    """The text file from which it is made, as a path from the portal's root.

    Empty for lists and other generated pages.
    """
    is_redirect: bool = False
    """True if it only redirects to another address."""


@frozen
class BuildChanges:
    """The changed pages: first pages written by editors, then lists and homes, each sorted by site and address."""

    pages: tuple[ChangedPage, ...]
    redirects: tuple[ChangedPage, ...] = ()
    """Changed pages that only redirect."""
    other_files: tuple[str, ...] = ()
    """Changed files other than pages: feeds, site maps, pictures, files of the theme."""
    file_sites: tuple[str, ...] = ()
    """Ids of the sites of `other_files`, in the same order."""


NO_CHANGES: Final = BuildChanges(())


def find_changed_pages(before: Path, after: Path) -> BuildChanges:
    """Compare the builds in the folders `before` and `after`.

    Raises UsageError if either folder is not a build.
    """
    old, new = _read_build(before), _read_build(after)
    pages: list[ChangedPage] = []
    redirects: list[ChangedPage] = []
    others: list[str] = []
    for path, change in _compare(old, new):
        entry = new.entries.get(path) or old.entries[path]
        if is_title_file(path):  # changes only with its pages, which are listed themselves
            continue
        if not path.endswith(".html"):
            others.append(path)
            continue
        document = _read_page((before if change == "removed" else after) / path)
        page = _describe_page(entry, change, document)
        # A page that becomes a redirect counts as a change of the page.
        was_page = change == "changed" and document.is_redirect and not _read_page(before / path).is_redirect
        page = replace(page, is_redirect=document.is_redirect and not was_page and not page.source)
        (redirects if page.is_redirect else pages).append(page)
    return BuildChanges(
        tuple(sorted(pages, key=_order_of)),
        tuple(sorted(redirects, key=_order_of)),
        tuple(others),
        tuple((new.entries.get(path) or old.entries[path]).site for path in others),
    )


def _order_of(page: ChangedPage) -> tuple[bool, str, int, str]:
    return not page.source, page.site, _KINDS.index(page.change), page.url


def _read_build(folder: Path) -> Manifest:
    if not list_manifest_sites(folder):
        raise UsageError(
            f"`{folder}` không phải là bản dựng của portalgen; ghi thư mục mà `portalgen build --out` đã tạo",
            f"`{folder}` is not a build of portalgen; name the folder made by `portalgen build --out`",
        )
    return read_manifest(folder)


def _compare(old: Manifest, new: Manifest) -> Iterator[tuple[str, PageChangeKind]]:
    for path in sorted({*old.entries, *new.entries}):
        before, after = old.entries.get(path), new.entries.get(path)
        if before is None:
            yield path, "added"
        elif after is None:
            yield path, "removed"
        elif before.digest != after.digest:
            yield path, "changed"


def _read_page(file: Path) -> Document:
    with translate_os_errors(file):
        return Document(file.read_text("utf-8", "replace"), "")


def _describe_page(entry: ManifestEntry, change: PageChangeKind, document: Document) -> ChangedPage:
    title = next((each.text() for each in document.by_name["h1"]), "") or next(
        (each.text() for each in document.by_name["title"]), ""
    )
    return ChangedPage(
        url=f"https://{entry.path.removesuffix(_INDEX)}",
        path=entry.path,
        site=entry.site,
        title=" ".join(title.split()),
        language=document.language,
        change=change,
        source=entry.source if entry.source.startswith("content/") else "",
    )


def copy_changed_pages(after: Path, changes: BuildChanges, target: Path) -> int:
    """Copy the added and changed pages, with all files they need, to the new folder `target`.

    Add a list of them. Search bundles are excluded: they would be larger than everything else. Return the number of
    copied files. Raises UsageError if `target` is not empty.
    """
    require_new_folder(target)
    with translate_os_errors(target):
        paths = sorted(_find_needed(read_manifest(after), changes))
        for path in paths:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(after / path, target / path)
        target.mkdir(parents=True, exist_ok=True)
        (target / LIST_FILE).write_text(format_changes_as_json(changes), "utf-8")
    return len(paths)


def _find_needed(manifest: Manifest, changes: BuildChanges) -> set[str]:
    shown = [each for each in (*changes.pages, *changes.redirects) if each.change != "removed"]
    sites = {each.site for each in shown}
    needed = {each.path for each in shown}
    for each in shown:
        needed.update(manifest.entries[each.path].assets)
    needed.update(path for path in changes.other_files if path in manifest.entries)
    needed.update(
        path for path, entry in manifest.entries.items() if entry.site in sites and _is_of_theme(path.split("/"))
    )
    return {path for path in needed if path in manifest.entries}


def _is_of_theme(parts: list[str]) -> bool:
    """Return True for a file of the theme, or the page shown by a web server for a missing page."""
    return ASSET_FOLDER in parts[1:-1] or parts[-1] == "404.html"


def format_changes_as_json(changes: BuildChanges) -> str:
    """Return the changes as JSON.

    `pages` and `redirects` have the fields of `ChangedPage`. `other_files` is a list of paths.
    """
    rows = {name: [asdict(each) for each in pages] for name, pages in _groups(changes)}
    return json.dumps({**rows, "other_files": list(changes.other_files)}, ensure_ascii=False, indent=2) + "\n"


def _groups(changes: BuildChanges) -> Iterable[tuple[str, tuple[ChangedPage, ...]]]:
    return ("pages", changes.pages), ("redirects", changes.redirects)
