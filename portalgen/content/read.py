"""`read(portal)`: every page below `content/`, and every fault in them at once.

A faulty page is left out, and its neighbours are still checked.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.cache import FrontMatterCache, FrontMatterResult
from portalgen.content.file_stat import stat_signature_of, unreadable_error
from portalgen.content.file_types import MEBIBYTE
from portalgen.content.front_matter import FrontMatter, read_front_matter
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import NO_FIELDS, Item, Library, Page
from portalgen.content.places import place_in_file, place_in_page
from portalgen.content.translations import PageSource, build_item, page_of
from portalgen.content.walk import ContentFile, walk_content
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic, sort_diagnostics
from portalgen.diagnostics.sentences import find_closest


def read_library(
    portal: Portal,
    at_cache: FrontMatterCache | None = None,
    sites: Collection[str] | None = None,
    digests: Mapping[str, str] = NO_FIELDS,
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library of the portal, or of these of its sites, and what is wrong in its files.

    `digests` are those of the contents of files as far as they are known: then the cache is asked and not the file.
    """
    faults: list[Diagnostic] = []
    groups: dict[tuple[str, str, str], list[PageSource]] = {}
    seen: list[str] = []
    sheets: list[tuple[ContentFile, FrontMatter]] = []
    for found in walk_content(portal, sites):
        if isinstance(found, Diagnostic):
            faults.append(found)
            continue
        sheet, own = _reading(portal, found, at_cache, digests.get(found.path, ""))
        if sheet is not None:
            own += tuple(_misplaced(portal, found, sheet))
            sheets.append((found, sheet))
        faults.extend(own)
        seen.append(found.path)
        usable = sheet if found.has_declared_section and not own else None
        groups.setdefault((found.site.id, found.section, found.name), []).append(PageSource(found, usable))
    if at_cache is not None and sites is None:
        at_cache.retain(seen)
    items = [build_item(group, portal.root, faults) for group in groups.values()]
    kept = _unique([item for item in items if item is not None], portal, faults)
    return Library(kept, tuple(_refused(sheets, kept))), sort_diagnostics(faults)


def _refused(sheets: Iterable[tuple[ContentFile, FrontMatter]], items: Iterable[Item]) -> Iterator[Page]:
    """The pages whose front matter is sound by itself, and that became part of no item."""
    taken = {page.source for item in items for page in item.pages}
    return (page_of(found, sheet, sheet.values) for found, sheet in sheets if found.path not in taken)


def _reading(portal: Portal, found: ContentFile, cache_: FrontMatterCache | None, digest: str) -> FrontMatterResult:
    if found.path in portal.unsaved_files:
        return read_front_matter(portal.unsaved_files[found.path], found.path)
    known = cache_.get_by_digest(found.path, digest) if cache_ is not None and digest else None
    if known is not None:
        return known
    path = os.path.join(portal.root, found.path)
    limit = portal.settings.limits.page * MEBIBYTE
    try:
        if cache_ is None:
            return _read_file(path, found.path, limit)
        signature = stat_signature_of(os.stat(path, follow_symlinks=False))
        known = cache_.get(found.path, signature)
        if known is None or signature[2] > limit:
            known = _read_file(path, found.path, limit, cache_)
            cache_.put(found.path, signature, known)
        return known
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        raise unreadable_error(found.path, error) from None


def _read_file(path: str, source: str, limit: int, cache_: FrontMatterCache | None = None) -> FrontMatterResult:
    with open(path, "rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            return None, (diagnostic("FMT131", Place(source), size=_mebibytes(size), limit=_mebibytes(limit)),)
        status = os.fstat(stream.fileno())
        data = stream.readall()
    known = cache_.get_by_content(source, stat_signature_of(status), data) if cache_ is not None else None
    return known or read_front_matter(data, source)


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f}".removesuffix(".0") + " MiB"


def _misplaced(portal: Portal, found: ContentFile, sheet: FrontMatter) -> Iterator[Diagnostic]:
    """Whether the page may be of its kind here, and whether its terms exist."""
    kind = sheet.kind
    is_section = kind.name == "section"

    def place(*location: str | int) -> Place:
        return place_in_file(portal.root, found.path, location)

    if is_section != (found.name == "_index"):
        yield diagnostic("FMT130", place("kind"))
    elif not is_section and found.has_declared_section:
        allowed = _allowed(found)
        if kind.name not in allowed:
            yield diagnostic(
                "FMT127", place("kind"), section=found.section or "/", kind=kind.name, allowed=", ".join(allowed)
            )
    for location, taxonomy, term, suggestion in _unknown_terms(portal, sheet):
        yield diagnostic("FMT128", place(*location), term=term, taxonomy=taxonomy, suggestion=suggestion)


def _allowed(found: ContentFile) -> tuple[str, ...]:
    section = found.site.section(found.section) if found.section else None
    return section.kinds if section else _top_level()


@cache
def _top_level() -> tuple[str, ...]:
    return tuple(kind.name for kind in KINDS.values() if kind.top_level)


def _unknown_terms(portal: Portal, sheet: FrontMatter) -> Iterator[tuple[Location, str, str, str]]:
    for key in ("field", "tag"):
        terms = sheet.values.get(key, ())
        if not terms:
            continue
        taxonomy = next((each for each in portal.taxonomies if each.id == key), None)
        if taxonomy is not None and taxonomy.open:
            continue
        known = [term.id for term in taxonomy.terms] if taxonomy else []
        for number, term in enumerate(terms):
            if term not in known:
                yield (key, number), key, term, find_closest(term, known)


def _unique(items: list[Item], portal: Portal, faults: list[Diagnostic]) -> tuple[Item, ...]:
    """The items in the order of paths; one whose id is taken already is told and left out."""
    first: dict[str, Item] = {}
    for item in sorted(items, key=lambda each: each.original.source):
        other = first.setdefault(item.id, item)
        if other is not item:
            place = place_in_page(item.original, "id", portal.root)
            faults.append(diagnostic("FMT122", place, id=item.id, other=other.original.source))
    return tuple(first.values())
