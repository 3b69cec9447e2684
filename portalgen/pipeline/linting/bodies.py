"""What rendering would report of the bodies of pages, cached page by page; nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

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
from portalgen.render.page_files import PageFiles
from portalgen.render.references import check_references
from portalgen.store.digest import digest_texts

_BATCH: Final = 64


def check_bodies(
    contexts: ContextStore,
    sites: LoadedSites,
    pages: Iterable[Page],
    named: Iterable[FileReference],
    cached: LintCache,
    jobs: int,
    progress: Progress,
) -> tuple[Diagnostic, ...]:
    """The faults of these bodies, of their links and anchors, and of what the front matter refers to.

    Pages that are not shown now are left out; those with an error above their body are judged as far as can be.

    `named` are the files that pages name. Bodies that are rendered are those that a build has from the cache, and the other
    way round.
    """
    table = cached.bodies
    deeper = _deeper(named)
    root = sites.portal.root
    surroundings = _surroundings(sites)
    listing = cache(lambda folder: _listing(root, folder))
    faulty = {each.source for site in sites.portal.sites for each in sites.get(site.id).library.faulty_pages}
    shown = [page for page in pages if page.source in sites.pages(page.site) or page.source in faulty]
    digests = [
        digest_texts(page.digest, surroundings, listing(page.folder), *_stamps(root, deeper.get(page.source, ())))
        for page in shown
    ]
    table.prefetch(page.source for page in shown)
    missing = [pair for pair in zip(shown, digests, strict=True) if not table.has_current(pair[0].source, pair[1])]

    def batch(start: int) -> list[list[Any]]:
        batched = [page for page, _ in missing[start : start + _BATCH]]
        cached.rendered_bodies.prefetch([page.source for page in batched])
        rows = [
            _rows((contexts.get_for_faulty if page.source in faulty else contexts.get)(page.site), page)
            for page in batched
        ]
        cached.rendered_bodies.save()
        return rows

    cached.build_rows.close()  # no forked process may use the same connection
    done = 0
    for rows_of_batch in map_in_processes(batch, range(0, len(missing), _BATCH), jobs):
        for rows in rows_of_batch:
            table.put(missing[done][0].source, missing[done][1], rows)
            done += 1
        progress("render", done, len(missing))
    rendered = [
        _remembered(page, table.get_or_create(page.source, digest, list))
        for page, digest in zip(shown, digests, strict=True)
    ]
    found = [each for one in rendered for each in one.diagnostics]
    configured = (link for site in sites.portal.sites for link in find_anchor_links(contexts.get(site.id), ()))
    links = (AnchorLink(link.source or one.source, link.anchor, link.place) for one in rendered for link in one.links)
    anchors = {one.source: one.anchors for one in rendered}
    return (*found, *check_anchors(contexts, (*links, *configured), anchors))


def _surroundings(sites: LoadedSites) -> str:
    """What the links of any page may depend on: which pages there are, where, and what they are called."""
    shown = (page for site in sites.portal.sites for page in sites.pages(site.id).values())
    faulty = [each for site in sites.portal.sites for each in sites.get(site.id).library.faulty_pages]
    return digest_texts(
        *(f"{page.source} {page.id} {sites.address(page).path} {page.title}" for page in shown),
        *(f"{each.source} {each.id} {each.cause}" for each in faulty),
    )


def _listing(root: Path, folder: str) -> str:
    """The files beside a page, by name, size and time: their content is read again where one of these differs."""
    return digest_texts(*sorted(_files(root / folder)))


def _deeper(named: Iterable[FileReference]) -> Mapping[str, Sequence[str]]:
    """By source, the paths of the files that it names in other folders than its own."""
    found: dict[str, list[str]] = {}
    for folder, name, place in named:
        if "/" in name:
            found.setdefault(place.path, []).append(f"{folder}/{name}")
    return found


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


def _rows(context: Context, page: Page) -> list[Any]:
    address = context.page_address(page)
    files = PageFiles(context, address, page.language)
    body, found = render_page_body(context, page, address, files)
    _, panel_faults = build_page_panels(context, page, address, files)
    faults = (*found, *_check_files(context, page, files), *panel_faults, *check_references(context, page))
    links = [[each.source, each.anchor, row_of_place(each.place)] for each in (body.anchor_links if body else ())]
    return [[row_of_diagnostic(each) for each in faults], sorted(body.anchors) if body else [], links]


def _check_files(context: Context, page: Page, files: PageFiles) -> Iterator[Diagnostic]:
    """The faults of the files in the front matter; those that a translation inherits are its original's."""
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
    """What is known of one body."""

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
