"""`read_library(portal)`: reads all pages below `content/` and reports all faults at once.

A faulty page is skipped, and its neighbours are still checked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.config.portal import Portal
from portalgen.config.taxonomies import Taxonomy
from portalgen.config.yaml_text import Location
from portalgen.content.banner_sites import check_banner_sites
from portalgen.content.cache import FrontMatterCache, FrontMatterResult
from portalgen.content.faulty_pages import read_faulty_pages, read_written_keys
from portalgen.content.file_stat import NO_SIGNATURE, StatSignature, stat_signature_of, unreadable_error
from portalgen.content.fresh_pages import FreshPages
from portalgen.content.front_matter import FrontMatter
from portalgen.content.model import NO_FIELDS, Item, Library, Page
from portalgen.content.placement import misplaced_page_diagnostic
from portalgen.content.places import place_in_file, place_in_page
from portalgen.content.translations import (
    PageSource,
    advise_on_contradiction,
    build_item,
    page_of,
    two_originals_diagnostic,
)
from portalgen.content.walk import ContentFile, UnplacedFile, walk_content
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Place, diagnostic, sort_diagnostics
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Field, Kind
from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_texts
from portalgen.text.bilingual import BILINGUAL_CODES, Bilingual
from portalgen.text.normalization import fold
from portalgen.text.slugs import slug_of

with on_demand():
    from portalgen.config import key_labels
    from portalgen.content import file_types, front_matter_reading, path_advice

_REPORT_INTERVAL: Final = 500
"""Pages between two reports of progress."""
_MISSING: Final = "FMT105"
_KEY_CODES: Final = frozenset(("FMT104", _MISSING))
"""Codes for unknown or missing keys of a kind."""


def read_library(
    portal: Portal,
    front_matter_cache: FrontMatterCache | None = None,
    sites: Collection[str] | None = None,
    digests: Mapping[str, str] = NO_FIELDS,
    *,
    fresh_pages: FreshPages | None = None,
    listed_only: bool = False,
    report: Callable[[int], None] = lambda count: None,
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Return the library of the portal, or of the given sites, and its diagnostics.

    `digests` are known content digests by path: such a file is taken from the cache without reading it, or else from
    `fresh_pages` if held. With `listed_only`, files without a digest are skipped: they were created later. `report`
    receives the number of pages read so far, from time to time.
    """
    diagnostics: list[Diagnostic] = []
    groups: dict[tuple[str, str, str], list[PageSource]] = {}
    seen_paths: list[str] = []
    readings: list[tuple[ContentFile, FrontMatter | None]] = []
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for file in walk_content(portal, sites):
        if isinstance(file, Diagnostic):
            diagnostics.append(file)
            continue
        if listed_only and file.path not in digests:
            continue
        front_matter, file_diagnostics = _read_or_reuse(
            portal, file.path, front_matter_cache, digests.get(file.path, ""), fresh_pages
        )
        if isinstance(file, UnplacedFile):
            diagnostics.extend(file_diagnostics)
            seen_paths.append(file.path)
            continue
        if front_matter is not None:
            file_diagnostics += tuple(_check_placement(portal, file, front_matter))
        readings.append((file, front_matter))
        if len(readings) % _REPORT_INTERVAL == 0:
            report(len(readings))
        found[file.path] = file_diagnostics
        seen_paths.append(file.path)
        usable = front_matter if file.has_declared_section and not file_diagnostics else None
        groups.setdefault((file.site.id, file.section, file.name), []).append(PageSource(file, usable))
    if front_matter_cache is not None and sites is None:
        front_matter_cache.retain(seen_paths)
    for group in groups.values():
        diagnostics.extend(_list_causes(portal, group, found))
    items = [build_item(group, portal, diagnostics) for group in groups.values()]
    diagnostics.extend(each for item in items if item is not None for each in _check_translated_terms(portal, item))
    unique_items = _unique([item for item in items if item is not None], portal, diagnostics)
    taken = {page.source for item in unique_items for page in item.pages}
    left = [(file, front_matter) for file, front_matter in readings if file.path not in taken]
    refused = tuple(page_of(file, each, each.values) for file, each in left if each is not None)
    faulty = tuple(read_faulty_pages(portal, left, diagnostics))
    return Library(_schedule_successors(unique_items), refused, faulty), sort_diagnostics(diagnostics)


def _list_causes(
    portal: Portal, group: Iterable[PageSource], found: Mapping[str, tuple[Diagnostic, ...]]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics in `found` for files of the same name; key errors are replaced by an obvious cause.

    For example, a page of a kind not accepted there lacks the keys of that kind, and a translation without
    `translated_from` lacks the keys of its original.
    """
    sources = tuple(group)
    for source in sources:
        own = found[source.file.path]
        if source.front_matter is None and _KEY_CODES.intersection(each.code for each in own):
            own = _find_causes(portal, source, sources, own)
        yield from own


def _find_causes(
    portal: Portal, source: PageSource, group: Iterable[PageSource], own: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    keys, file = read_written_keys(portal, source.file), source.file
    kind = portal.kinds.find(keys.get("kind"))
    if kind is None:
        return own
    wrong_kind = _describe_wrong_kind(portal, file, kind, str(keys.get("title") or ""))
    if wrong_kind is not None:
        return (wrong_kind,)
    before = file.site.codes[: file.site.codes.index(file.language)]
    original = next((each.file for each in group if each.file.language in before and _is_original(portal, each)), None)
    if original is None or "translated_from" in keys:
        return own
    shared = {field.name for field in kind.fields if field.shared}
    lacking = {each for each in own if each.code == _MISSING and dict(each.values)["key"] in shared}
    if not lacking:
        return own
    return two_originals_diagnostic(original, file), *(each for each in own if each not in lacking)


def _is_original(portal: Portal, source: PageSource) -> bool:
    """Return True if a file, faulty or not, does not state that it is a translation."""
    keys = source.front_matter.values if source.front_matter is not None else read_written_keys(portal, source.file)
    return "id" in keys and "translated_from" not in keys


def _schedule_successors(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items; each replaced item gets the publication time of its successor.

    The time becomes part of the head digest, so that dependents of the head also depend on it.
    """
    scheduled = {(item.original.site, item.id): item.original.publish_at for item in items}

    def renew(page: Page) -> Page:
        moment = scheduled.get((page.site, page.fields.get("superseded_by", "")))
        if moment is None:
            return page
        digest = digest_texts(page.head_digest, moment.isoformat())
        return replace(page, superseded_from=moment, head_digest=digest)

    return tuple(
        replace(item, pages=tuple(renew(page) for page in item.pages))
        if "superseded_by" in item.original.fields
        else item
        for item in items
    )


def _read_or_reuse(
    portal: Portal,
    source: str,
    front_matter_cache: FrontMatterCache | None,
    digest: str,
    fresh_pages: FreshPages | None,
) -> FrontMatterResult:
    limit = portal.settings.limits.page * file_types.MEBIBYTE
    unwritten = portal.unwritten.get(source)
    if unwritten is None and source in portal.replaced_texts:
        return _read_text(portal, source, portal.replaced_texts[source], limit, front_matter_cache)
    cached = front_matter_cache.get_by_digest(source, digest) if front_matter_cache is not None and digest else None
    if cached is not None:
        return cached
    if unwritten is not None:
        reading = _read_text(portal, source, unwritten, limit, front_matter_cache)
        if front_matter_cache is not None:
            front_matter_cache.put(source, NO_SIGNATURE, reading)
        return reading
    fresh = fresh_pages.take(source) if fresh_pages is not None else None
    if fresh is not None and front_matter_cache is not None and len(fresh[1]) <= limit:
        reading = _read_bytes(portal.kinds, source, *fresh, front_matter_cache)
        front_matter_cache.put(source, fresh[0], reading)
        return reading
    path = os.path.join(portal.root, source)
    try:
        if front_matter_cache is None:
            return _read_file(portal.kinds, path, source, limit)
        signature = stat_signature_of(os.stat(path, follow_symlinks=False))
        cached = front_matter_cache.get(source, signature)
        if cached is None or signature[2] > limit:
            cached = _read_file(portal.kinds, path, source, limit, front_matter_cache)
            front_matter_cache.put(source, signature, cached)
        return cached
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        raise unreadable_error(source, error) from None


def _read_text(
    portal: Portal, source: str, data: bytes, limit: int, front_matter_cache: FrontMatterCache | None
) -> FrontMatterResult:
    """Read the text replacing a file. It is cached only by content, without a stat."""
    if len(data) > limit:
        return None, (_too_large(source, len(data), limit),)
    return _read_bytes(portal.kinds, source, NO_SIGNATURE, data, front_matter_cache)


def _read_file(
    kinds: Kinds, path: str, source: str, limit: int, front_matter_cache: FrontMatterCache | None = None
) -> FrontMatterResult:
    with open(path, "rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            return None, (_too_large(source, size, limit),)
        status = os.fstat(stream.fileno())
        data = stream.readall()
    return _read_bytes(kinds, source, stat_signature_of(status), data, front_matter_cache)


def _read_bytes(
    kinds: Kinds, source: str, signature: StatSignature, data: bytes, front_matter_cache: FrontMatterCache | None
) -> FrontMatterResult:
    if front_matter_cache is not None:
        cached = front_matter_cache.get_by_content(source, signature, data)
        cached = cached or front_matter_cache.get_by_head(source, data)
        if cached is not None:
            return cached
    return front_matter_reading.read_front_matter(data, source, kinds)


def _too_large(source: str, size: int, limit: int) -> Diagnostic:
    return diagnostic("FMT131", Place(source), size=_mebibytes(size), limit=_mebibytes(limit))


def _mebibytes(size: int) -> str:
    return f"{size / file_types.MEBIBYTE:.1f}".removesuffix(".0") + " MiB"


def _check_placement(portal: Portal, file: ContentFile, front_matter: FrontMatter) -> Iterator[Diagnostic]:
    """Yield diagnostics for a kind not accepted here, unknown terms, invalid periods and banners."""
    kind = front_matter.kind

    def place(*location: str | int) -> Place:
        return place_in_file(portal, file.path, location)

    wrong_kind = _describe_wrong_kind(portal, file, kind, front_matter.values["title"])
    if wrong_kind is not None:
        yield wrong_kind
    has_terms = portal.unread is None or not portal.unread.has_taxonomies
    for field, taxonomy, terms in _list_unknown_terms(portal, front_matter) if has_terms else ():
        known = _TermNames(taxonomy)
        for location, term in terms:
            if slug_of(term):
                suggestion, choices = known.find_closest(term), known.list_near(term)
                values = {"term": term, "taxonomy": field.taxonomy, "suggestion": suggestion, "choices": choices}
                yield diagnostic("FMT128", place(*location), **values)
            else:
                yield diagnostic("FMT134", place(*location), term=term)
    yield from _check_period(front_matter, place)
    if portal.unread is None:
        yield from check_banner_sites(portal, file.site, front_matter, place)


def _describe_wrong_kind(portal: Portal, file: ContentFile, kind: Kind, title: str) -> Diagnostic | None:
    """Return the diagnostic for a page with this kind and title at its place; None if it is valid."""
    found = _find_wrong_kind(portal, file, kind)
    if found is None:
        return None
    place = place_in_file(portal, file.path, ("kind",))
    misplaced = misplaced_page_diagnostic(file.site, file.section, file.name, file.language, title, place)
    return misplaced or diagnostic(found[0], place, **found[1])


def _find_wrong_kind(portal: Portal, file: ContentFile, kind: Kind) -> tuple[str, dict[str, MessageValue]] | None:
    """Return (code, values) if the page may not be of this kind here; else None."""
    if kind.is_index != (file.name == "_index"):
        return "FMT130", {"remedy": _advise_on_index(file)}
    if kind.is_index or kind.is_tombstone or not file.has_declared_section:
        return None
    allowed = _allowed(portal, file)
    if kind.name in allowed or any(each not in portal.kinds for each in allowed):
        return None  # an unknown kind, reported in the configuration, may have been meant for this page
    return "FMT127", {
        "section": file.section or "/",
        "kind": kind.name,
        "allowed": ", ".join(allowed),
        "remedy": path_advice.advise_on_kind(file.site, kind.name),
    }


def _advise_on_index(file: ContentFile) -> LocalizedText:
    if file.name == "_index":
        vi, en = "sửa dòng này thành `kind: section`", "change this line to `kind: section`"
        return LocalizedText(f"{vi}; nếu là một bài thì đổi tên tệp", f"{en}; if it is a page, rename the file")
    name = f"_index.{file.language}.md"
    return LocalizedText(
        f"đổi tên tệp thành `{name}` trong thư mục của chuyên mục; nếu là một bài thì đổi `kind`",
        f"rename the file to `{name}` in the folder of the section; if it is a page, change its `kind`",
    )


def _check_period(front_matter: FrontMatter, place: Callable[..., Place]) -> Iterator[Diagnostic]:
    """Yield FMT133 for a period that ends before it begins, FMT140 for a banner's period that ends as it begins.

    An end without an hour is the end of its day.
    """
    kind, values = front_matter.kind, front_matter.values
    if kind.period is None:
        return
    opens, closes = kind.period.opens, kind.period.closes
    if kind.ends_before_it_begins(values):
        yield diagnostic("FMT133", place(closes), opens=opens, closes=closes)
    elif kind.banner is not None and values.get(closes) is not None and values.get(opens) == values.get(closes):
        yield diagnostic("FMT140", place(closes), opens=opens, closes=closes)


def _allowed(portal: Portal, file: ContentFile) -> tuple[str, ...]:
    section = file.site.section(file.section) if file.section else None
    return section.kinds if section else _top_level(portal.kinds)


@cache
def _top_level(kinds: Kinds) -> tuple[str, ...]:
    return tuple(kind.name for kind in kinds.values() if kind.top_level)


def _check_translated_terms(portal: Portal, item: Item) -> Iterator[Diagnostic]:
    """Yield LNG102 for a translation with another term than its original; texts that are not terms are not compared."""
    for field in (each for each in item.original.kind.terms if not each.shared and not each.is_list):
        taxonomy = next((each for each in portal.taxonomies if each.id == field.taxonomy), None)
        original = item.original.fields.get(field.name)
        if taxonomy is None or original is None:
            continue
        term = taxonomy.find_term(original)
        for page in item.pages[1:]:
            written = page.fields.get(field.name, original)
            other = taxonomy.find_term(written)
            if term is not None and other is not None and other.id != term.id:
                place = place_in_page(page, field.name, portal)
                yield diagnostic(
                    "LNG102",
                    place,
                    key=field.name,
                    original=original,
                    remedy=advise_on_contradiction(field.name),
                )


def _list_unknown_terms(
    portal: Portal, front_matter: FrontMatter
) -> Iterator[tuple[Field, Taxonomy | None, list[tuple[Location, str]]]]:
    """Yield (field, taxonomy, [(location, text)]) for texts that must be terms and are not."""
    for field in front_matter.kind.terms:
        written = front_matter.values.get(field.name)
        if not written:
            continue
        taxonomy = next((each for each in portal.taxonomies if each.id == field.taxonomy), None)
        may_be_text = field.accepts_text if taxonomy is None else taxonomy.open
        needs_address = taxonomy is not None or front_matter.kind.facet_of(field.name) is not None
        unknown: list[tuple[Location, str]] = []
        for number, term in enumerate(written) if field.is_list else ((None, written),):
            known = taxonomy is not None and taxonomy.find_term(term) is not None
            if not known and not (may_be_text and (slug_of(term) or not needs_address)):
                unknown.append(((field.name,) if number is None else (field.name, number), term))
        if unknown:
            yield field, taxonomy, unknown


class _TermNames:
    """The terms of a taxonomy, for suggestions in messages about unknown terms."""

    def __init__(self, taxonomy: Taxonomy | None) -> None:
        terms = taxonomy.terms if taxonomy is not None else ()
        self._ids = {_folded(spelling): term.id for term in reversed(terms) for spelling in term.spellings}
        self._spellings = KnownNames(self._ids)
        self._names = {
            term.id: Bilingual(*(choose_for_language(tuple(term.names.items()), code) for code in BILINGUAL_CODES))
            for term in terms
        }

    def find_closest(self, written: str) -> str:
        """Return the id of the term with the closest id, name or alias, ignoring diacritics and case."""
        return self._ids.get(self._spellings.find_closest(_folded(written)), "")

    def list_near(self, written: str) -> MessageValue:
        """Return the terms nearest to `written`, with their names. Return `—` if the taxonomy has no terms."""
        word = written if self._spellings.admit_for_comparison(_folded(written)) else ""
        return key_labels.format_names(word, self._names) if self._names else "—"


def _folded(text: str) -> str:
    return fold(text).casefold()


def _unique(items: list[Item], portal: Portal, diagnostics: list[Diagnostic]) -> tuple[Item, ...]:
    """Return the items in the order of paths; items repeating the id of an older item are reported and skipped."""
    first: dict[str, Item] = {}
    for item in sorted(items, key=lambda each: each.original.age_sort_key):
        other = first.setdefault(item.id, item)
        if other is not item:
            place = place_in_page(item.original, "id", portal)
            diagnostics.append(diagnostic("FMT122", place, id=item.id, other=other.original.source))
    return tuple(sorted(first.values(), key=lambda each: each.original.source))
