"""Finds the diagnostics of page bodies by rendering them.

Results are cached page by page; no output is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from portalgen.config.places import ConfigurationPlaces
from portalgen.content.body import read_source
from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.content.places import place_in_data
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.rows import diagnostic_of_row, row_of_diagnostic, row_of_place
from portalgen.frozen import frozen
from portalgen.outputs.page_panels.table import build_page_panels
from portalgen.pipeline.linting.attachments import FileReference
from portalgen.pipeline.linting.lint_cache import LintCache
from portalgen.pipeline.options import Progress
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.pipeline.rendering.anchors import check_anchors, find_anchor_links
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.render.bodies import render_page_body
from portalgen.render.context import Context
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.markdown.parsed_body import ParsedBody
from portalgen.render.page_files import PageFiles
from portalgen.render.references import check_references
from portalgen.store.digest import digest_texts

CheckedBody = tuple[str, list[Any]]
"""(digest of the inputs of a body, rows of its diagnostics)."""

_BATCH: Final = 64


class BodyChecks:
    """Checks the bodies of `pages`, with the links, anchors and references in their front matter.

    Pages not shown now are skipped. Pages with an error above the body are checked as far as possible. Rendered bodies
    are shared with builds through the cache.
    """

    def __init__(self, contexts: ContextStore, sites: LoadedSites, pages: Iterable[Page], cached: LintCache) -> None:
        self._contexts = contexts
        self._sites = sites
        self._cached = cached
        self._table = cached.bodies
        self._surroundings = _surroundings(sites)
        self._listing = cache(partial(_listing, sites.portal.root))
        own = [each for site in sites.portal.sites for each in sites.get(site.id).library.faulty_pages]
        self._faulty = frozenset(each.source for each in own)
        shown = [page for page in pages if page.source in sites.pages(page.site) or page.source in self._faulty]
        self._pages = {page.source: page for page in shown}
        self._table.prefetch(self._pages)

    def check_parsed(self, page: Page, names: Iterable[str], parse: Callable[[], ParsedBody]) -> CheckedBody | None:
        """Check the body of a parsed page.

        Return None if the result is cached or the page is out of scope. `names` are the names of the files that the
        page uses.
        """
        digest = self._digest(page, names) if page.source in self._pages else ""
        if not digest or self._table.has_current(page.source, digest):
            return None
        return digest, _rows(self._context_of(page), page, parse)

    def keep(self, page: Page, checked: CheckedBody) -> None:
        """Cache the result of checking the body of `page`."""
        self._table.put(page.source, *checked)

    def prefetch(self, pages: Iterable[Page]) -> None:
        """Read the rendered bodies of these pages from the cache, all at once."""
        self._cached.rendered_bodies.prefetch([page.source for page in pages])

    def save_rendered(self) -> None:
        """Save newly rendered bodies to the cache. Each process saves the bodies that it rendered."""
        self._cached.rendered_bodies.save()

    def check(self, named: Iterable[FileReference], jobs: int, progress: Progress) -> tuple[Diagnostic, ...]:
        """Return the errors in all bodies. `named` are the files named in pages."""
        names: dict[str, list[str]] = {}
        for _, name, place in named:
            names.setdefault(place.path, []).append(name)
        shown = [(page, self._digest(page, names.get(page.source, ()))) for page in self._pages.values()]
        self._fill_cache(shown, jobs, progress)
        rendered = [_remembered(page, self._table.get_or_create(page.source, digest, list)) for page, digest in shown]
        found = [each for one in rendered for each in one.diagnostics]
        contexts = self._contexts
        places = ConfigurationPlaces(self._sites.portal.root)
        configured = (
            link for site in self._sites.portal.sites for link in find_anchor_links(contexts.get(site.id), (), places)
        )
        links = (
            AnchorLink(link.source or one.source, link.anchor, link.place) for one in rendered for link in one.links
        )
        anchors = {one.source: one.anchors for one in rendered}
        return (*found, *check_anchors(contexts, (*links, *configured), anchors))

    def _fill_cache(self, shown: Iterable[tuple[Page, str]], jobs: int, progress: Progress) -> None:
        """Check every body that is missing or outdated in the cache."""
        missing = [pair for pair in shown if not self._table.has_current(pair[0].source, pair[1])]

        def batch(start: int) -> list[list[Any]]:
            pages = [page for page, _ in missing[start : start + _BATCH]]
            self.prefetch(pages)
            rows = [_rows(self._context_of(page), page, None) for page in pages]
            self.save_rendered()
            return rows

        self._cached.build_rows.close()  # a connection must not be shared with forked processes
        if missing:
            progress("render", 0, len(missing))
        done = 0
        for rows_of_batch in map_in_processes(batch, range(0, len(missing), _BATCH), jobs):
            for rows in rows_of_batch:
                page, digest = missing[done]
                self.keep(page, (digest, rows))
                done += 1
            progress("render", done, len(missing))

    def _digest(self, page: Page, names: Iterable[str]) -> str:
        """Return a digest of the inputs of a body's diagnostics, without the bodies behind its links."""
        deeper = (f"{page.folder}/{name}" for name in names if "/" in name)
        stamps = _stamps(self._sites.portal.root, deeper)
        return digest_texts(page.digest, self._surroundings, self._listing(page.folder), *stamps)

    def _context_of(self, page: Page) -> Context:
        find = self._contexts.get_for_faulty if page.source in self._faulty else self._contexts.get
        return find(page.site)


def _surroundings(sites: LoadedSites) -> str:
    """Return a digest of the pages that links may lead to: their sources, ids, addresses and titles."""
    shown = (page for site in sites.portal.sites for page in sites.pages(site.id).values())
    faulty = [each for site in sites.portal.sites for each in sites.get(site.id).library.faulty_pages]
    return digest_texts(
        *(f"{page.source} {page.id} {sites.address(page).path} {page.title}" for page in shown),
        *(f"{each.source} {each.id} {each.cause}" for each in faulty),
    )


def _listing(root: Path, folder: str) -> str:
    """Return a digest of the names, sizes and times of the files beside a page; they are read again if it changes."""
    return digest_texts(*sorted(_files(root / folder)))


def _stamps(root: Path, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            status = os.stat(root / path)
        except (OSError, ValueError):
            yield path
        else:
            yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _files(folder: os.PathLike[str]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.endswith(".md"):
                    status = entry.stat(follow_symlinks=False)
                    yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"
    except FileNotFoundError:
        return


def _rows(context: Context, page: Page, parse: Callable[[], ParsedBody] | None) -> list[Any]:
    address = context.page_address(page)
    files = PageFiles(context, address, page.language)
    body, found = render_page_body(context, page, address, files, parse)
    _, panel_faults = build_page_panels(context, page, address, files)
    faults = (*found, *_check_files(context, page, files), *panel_faults, *check_references(context, page))
    links = [[each.source, each.anchor, row_of_place(each.place)] for each in (body.anchor_links if body else ())]
    return [[row_of_diagnostic(each) for each in faults], sorted(body.anchors) if body else [], links]


def _check_files(context: Context, page: Page, files: PageFiles) -> Iterator[Diagnostic]:
    """Yield the errors of files in the front matter; files inherited by a translation are reported in the original."""
    item = context.graph.items.get(page.id)
    original = item.original if item is not None and page in item.pages else page
    for key, look in (("attachments", files.use_attachment), ("images", files.use_image)):
        entries = page.fields.get(key, ())
        if page != original and entries == original.fields.get(key):
            continue
        for index, entry in enumerate(entries):
            made = look(page, entry["file"], "")
            if isinstance(made, InvalidFile):
                place = place_in_data(read_source(context.portal, page.source), page.source, (key, index, "file"))
                yield Diagnostic(made.code, place, made.values)


@frozen
class _Remembered:
    """The cached results of a body."""

    source: str
    diagnostics: tuple[Diagnostic, ...]
    anchors: frozenset[str]
    links: tuple[AnchorLink, ...]


def _remembered(page: Page, rows: list[Any]) -> _Remembered:
    faults, anchors, links = rows
    return _Remembered(
        source=page.source,
        diagnostics=tuple(diagnostic_of_row(each) for each in faults),
        anchors=frozenset(anchors),
        links=tuple(AnchorLink(source, anchor, Place(*place)) for source, anchor, place in links),
    )
