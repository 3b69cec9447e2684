"""Walks the files below `content/`, identifies pages and derives facts from their paths."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.content.file_stat import CONTENT_FOLDER, unreadable_error
from portalgen.content.page_names import suggest_page_name
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.slugs import SLUG_PATTERN, is_slug, slug_of

with on_demand():
    from portalgen.content import path_advice

_NAME: Final = re.compile(rf"(?P<name>_index|{SLUG_PATTERN})\.(?P<language>[a-z]{{2,3}}(?:-[a-z0-9]+)*)\.md")
_LANGUAGES: Final = ("vi",)
"""Languages of a portal with unreadable settings."""


@frozen
class _Unwritten:
    """A text replacing a file, or a folder of such texts; has the interface of `os.DirEntry`."""

    name: str
    is_folder: bool

    def is_symlink(self) -> bool:
        return False

    def is_dir(self) -> bool:
        return self.is_folder

    def is_file(self) -> bool:
        return not self.is_folder


@frozen
class ContentFile:
    """A possible page, with the facts derived from its path."""

    path: str
    """From the portal's root with `/`."""
    site: Site
    section: str
    name: str
    language: str
    has_declared_section: bool
    """True if the site declares its section; otherwise a diagnostic is reported for the folder."""


@frozen
class UnplacedFile:
    """A possible page of a site with unreadable configuration: its place is unknown."""

    path: str
    """From the portal's root with `/`."""


def walk_content(
    portal: Portal, sites: Collection[str] | None = None
) -> Iterator[ContentFile | UnplacedFile | Diagnostic]:
    """Yield every page file in the order of paths, and diagnostics for invalid files.

    With `sites`, yield only their files; names directly below `content/` are still reported.
    """
    known = {site.id: site for site in portal.sites}
    unread = portal.unread.sites if portal.unread is not None else frozenset()
    if (portal.root / CONTENT_FOLDER).is_symlink():
        yield diagnostic("FMT129", Place(CONTENT_FOLDER), path=CONTENT_FOLDER)
        return
    unsaved = _find_unsaved(portal)
    for entry in _entries(portal, CONTENT_FOLDER, unsaved):
        path = f"{CONTENT_FOLDER}/{entry.name}"
        if not _is_text(entry.name):
            yield _unreadable_name(path)
        elif entry.is_symlink():
            yield from _report_symlink(entry, path, portal)
        elif not entry.is_dir():
            if entry.name.lower().endswith(".md") and entry.name != "README.md":
                yield _unknown_site(path, entry.name, (*known, *unread), is_file=True)
        elif entry.name in known:
            if sites is None or entry.name in sites:
                yield from _walk_folder(portal, known[entry.name], (), unsaved)
        elif entry.name in unread:
            if sites is None or entry.name in sites:
                yield from _walk_unread(portal, (entry.name,), unsaved)
        else:
            yield _unknown_site(path, entry.name, (*known, *unread))


def parse_page_path(portal: Portal, path: str) -> ContentFile | None:
    """Return the facts that follow from the path of a page (from the portal's root). The file need not exist.

    Return None if no page of the portal's sites can have this path.
    """
    top, *parts = path.split("/")
    site = next((each for each in portal.sites if parts and each.id == parts[0]), None)
    if top != CONTENT_FOLDER or len(parts) < 2 or site is None:
        return None
    file = _parse_name(path, parts[-1], site, tuple(parts[1:-1]))
    return file if isinstance(file, ContentFile) else None


def _find_unsaved(portal: Portal) -> UnwrittenPages:
    """Return the texts replacing files; for a checkout, reuse its cached folders."""
    is_same = portal.replaced_texts is portal.unwritten
    return portal.unwritten if is_same else UnwrittenPages(portal.replaced_texts)


def _entries(portal: Portal, path: str, unsaved: UnwrittenPages) -> list[os.DirEntry[str] | _Unwritten]:
    """Return the entries of a folder, including unsaved files."""
    found: list[os.DirEntry[str] | _Unwritten] = []
    try:
        with os.scandir(portal.root / path) as scan:
            found += (each for each in scan if not each.name.startswith("."))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise unreadable_error(path, error) from None
    names = unsaved.names_in(path)
    if names:
        there = {each.name for each in found}
        found += (_Unwritten(*each) for each in names.items() if each[0] not in there and each[0][0] != ".")
    return sorted(found, key=_name)


def _name(entry: os.DirEntry[str] | _Unwritten) -> str:
    return entry.name


def _is_text(name: str) -> bool:
    """Return True if a name is UTF-8; other names cannot be shown or used in addresses."""
    return name.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in name)


def _unreadable_name(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    name = shown.rpartition("/")[2]
    proposal = slug_of(name.partition(".")[0]) or "bai"
    return diagnostic("FMT123", Place(shown), name=name, **path_advice.advise_on_name(name, "", proposal))


def _unknown_site(path: str, name: str, known: Collection[str], *, is_file: bool = False) -> Diagnostic:
    suggestion = "" if is_file else find_closest(name, known)
    remedy = path_advice.advise_on_site_folder(name, suggestion, known, is_file)
    return diagnostic("FMT126", Place(path), site=name, suggestion=suggestion, remedy=remedy)


def _walk_folder(
    portal: Portal, site: Site, parts: tuple[str, ...], unsaved: UnwrittenPages
) -> Iterator[ContentFile | Diagnostic]:
    folder = "/".join((CONTENT_FOLDER, site.id, *parts))
    undeclared: set[str] = set()
    entries = _entries(portal, folder, unsaved)
    siblings = [each.name for each in entries]
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if not _is_text(entry.name):
            yield _unreadable_name(path)
        elif entry.is_symlink():
            yield from _report_symlink(entry, path, portal)
        elif entry.is_dir():
            yield from _walk_folder(portal, site, (*parts, entry.name), unsaved)
        elif entry.is_file() and entry.name.lower().endswith(".md"):
            file = _parse_name(path, entry.name, site, parts, siblings)
            if isinstance(file, ContentFile) and not file.has_declared_section and file.section not in undeclared:
                undeclared.add(file.section)
                yield _undeclared_section(file, folder)
            yield file


def _walk_unread(
    portal: Portal, parts: tuple[str, ...], unsaved: UnwrittenPages
) -> Iterator[UnplacedFile | Diagnostic]:
    """Yield the files of a site with unreadable configuration, and diagnostics of their names."""
    folder = "/".join((CONTENT_FOLDER, *parts))
    languages = portal.settings.languages or _LANGUAGES
    entries = _entries(portal, folder, unsaved)
    siblings = [each.name for each in entries]
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if not _is_text(entry.name):
            yield _unreadable_name(path)
        elif entry.is_symlink():
            yield from _report_symlink(entry, path, portal)
        elif entry.is_dir():
            yield from _walk_unread(portal, (*parts, entry.name), unsaved)
        elif entry.is_file() and entry.name.lower().endswith(".md"):
            is_page = _NAME.fullmatch(entry.name) is not None
            yield UnplacedFile(path) if is_page else _bad_name(path, entry.name, parts[1:], languages, siblings)


def _report_symlink(entry: os.DirEntry[str] | _Unwritten, path: str, portal: Portal) -> Iterator[Diagnostic]:
    """Yield a diagnostic for a symlinked page or folder; other symlinks are reported where a page uses them.

    If the portal's configuration is incomplete, the uses are unknown, so any link leading outside is reported.
    """
    is_page = entry.name.lower().endswith(".md")
    if is_page or _is_folder_or_loop(entry) or (portal.unread is not None and _leads_out(path, portal)):
        yield diagnostic("FMT129", Place(path), path=path)


def _is_folder_or_loop(link: os.DirEntry[str] | _Unwritten) -> bool:
    """Return True if a symlink leads to a folder or to itself."""
    try:
        return link.is_dir()
    except OSError:  # too many levels of links
        return True


def _leads_out(path: str, portal: Portal) -> bool:
    return not (portal.root / path).resolve().is_relative_to(portal.root.resolve())


def _bad_name(
    path: str, file_name: str, parts: tuple[str, ...], languages: Sequence[str], siblings: Collection[str]
) -> Diagnostic:
    """Return FMT123 for an invalid page name. `parts` are the folders below the site's folder."""
    name = "/".join((*parts[-1:], file_name)) if _NAME.fullmatch(file_name) is not None else file_name
    proposal = suggest_page_name(file_name, parts[-1] if parts else "", languages, siblings)
    advice = path_advice.advise_on_name(file_name, languages[0], proposal, siblings)
    return diagnostic("FMT123", Place(path), name=name, **advice)


def _parse_name(
    path: str, file_name: str, site: Site, parts: tuple[str, ...], siblings: Collection[str] = ()
) -> ContentFile | Diagnostic:
    """Parse a page's file name. `siblings` are names in the same folder, which are never suggested."""
    match = _NAME.fullmatch(file_name)
    bundle = match is not None and match["name"] == "index"
    if match is None or (bundle and not (parts and is_slug(parts[-1]))):
        return _bad_name(path, file_name, parts, site.codes, siblings)
    language = match["language"]
    if language not in site.codes:
        advice = path_advice.advise_on_language(site, match["name"], language, siblings)
        return diagnostic("FMT124", Place(path), site=site.id, **advice)
    section = "/".join(parts[:-1] if bundle else parts)
    declared = not section or site.section(section) is not None
    return ContentFile(path, site, section, parts[-1] if bundle else match["name"], language, declared)


def _undeclared_section(file: ContentFile, folder: str) -> Diagnostic:
    suggestion = find_closest(file.section, [section.path for section in file.site.sections])
    known = path_advice.format_sections(file.site)
    return diagnostic(
        "FMT125", Place(folder), section=file.section, site=file.site.id, suggestion=suggestion, known=known
    )
