"""Existing pages that cannot be shown; their known facts prevent reports of missing pages."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping

from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Tree
from portalgen.content.front_matter import FrontMatter, find_written_id, head_keys_of, head_yaml_of, split_source
from portalgen.content.model import FaultyPage
from portalgen.content.translations import page_of
from portalgen.content.walk import ContentFile
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.kinds.definition import Kind
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.content import file_types, front_matter_reading


def read_faulty_pages(
    portal: Portal, readings: Iterable[tuple[ContentFile, FrontMatter | None]], diagnostics: Iterable[Diagnostic]
) -> Iterator[FaultyPage]:
    """Yield the faulty pages: pages of `readings` that are in no item, and files reported as invalid pages.

    `readings` are pages left out of all items, with None for faulty front matter. `diagnostics` are the diagnostics of
    reading.
    """
    left = tuple(readings)
    reported = {each.place.path for each in diagnostics if severity_of(each) is Severity.ERROR}
    causes = _find_causes(left, reported)
    for file, front_matter in left:
        if front_matter is not None:
            page = page_of(file, front_matter, front_matter.values)
            yield FaultyPage(file.path, page.id, causes[file.path], page)
        else:
            yield _read_partly(portal, file, causes[file.path])
    for path in sorted(reported.difference(causes)):
        if path.lower().endswith(".md"):
            yield FaultyPage(path, find_written_id(_read(portal, path)[0]), path, None)


def _find_causes(files: Iterable[tuple[ContentFile, FrontMatter | None]], reported: set[str]) -> Mapping[str, str]:
    """Return for each source the path at which its error is reported."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for file, _ in files:
        groups.setdefault((file.site.id, file.section, file.name), []).append(file.path)
    causes = {}
    for paths in groups.values():
        for path in paths:
            candidates = (path, *paths, *_folders_of(path))
            causes[path] = next((each for each in candidates if each in reported), path)
    return causes


def _folders_of(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _read_partly(portal: Portal, file: ContentFile, cause: str) -> FaultyPage:
    data, is_whole = _read(portal, file.path)
    front_matter = (
        front_matter_reading.read_partial_front_matter(data, file.path, _kind_at(portal, file), portal.kinds)
        if is_whole
        else None
    )
    if front_matter is None:
        return FaultyPage(file.path, find_written_id(data), cause, None)
    page = page_of(file, front_matter, front_matter.values)
    return FaultyPage(file.path, page.id, cause, page)


def read_written_keys(portal: Portal, file: ContentFile) -> Mapping[str, Tree]:
    """Return the keys of a file as they are written, even if they are not valid.

    Return an empty mapping if they cannot be parsed.
    """
    data, is_whole = _read(portal, file.path)
    parts = split_source(data) if is_whole else None
    return head_keys_of(head_yaml_of(data, parts, file.path)) if parts is not None else {}


def _kind_at(portal: Portal, file: ContentFile) -> Kind:
    """Return the presumed kind of a page without `kind`, from its place."""
    if file.name == "_index":
        return portal.kinds.index
    section = file.site.section(file.section) if file.section else None
    accepted = (portal.kinds.find(name) for name in (section.kinds if section else ()))
    return next((kind for kind in accepted if kind is not None), portal.kinds.default)


def _read(portal: Portal, path: str) -> tuple[bytes, bool]:
    """Return the bytes of a source, and True if complete; a large file is cut at the page limit."""
    if path in portal.replaced_texts:
        return portal.replaced_texts[path], True
    file = portal.root / path
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode):  # a symlink may lead outside the portal
            return b"", False
        with file.open("rb") as stream:
            data = stream.read(int(portal.settings.limits.page * file_types.MEBIBYTE))
    except OSError:
        return b"", False
    return data, len(data) == status.st_size
