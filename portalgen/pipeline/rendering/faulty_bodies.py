"""Checks the bodies of pages whose front matter has errors, so that all errors are reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.graph.moments import is_shown
from portalgen.outputs.page import check_page
from portalgen.pipeline.incremental.selection import RenderInputs
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import PageFiles

_BATCH: Final = 64
_PARALLEL_FROM: Final = 400


@frozen
class FaultyBody:
    """The errors in the body of a faulty page, with its files and references."""

    source: str
    diagnostics: tuple[Diagnostic, ...]
    anchors: frozenset[str] | None
    """The anchors of the body; None if errors prevent rendering it."""
    anchor_links: tuple[AnchorLink, ...]


def check_faulty_bodies(options: BuildOptions, inputs: RenderInputs, sites: Iterable[str]) -> tuple[FaultyBody, ...]:
    """Check the bodies of the faulty pages of `sites`, and return their errors.

    Only pages that would be shown now are checked.
    """
    pages = [page for site in sites for page in _pages_of(options, inputs, site)]

    def check_batch(start: int) -> list[FaultyBody]:
        return [_check(inputs, page) for page in pages[start : start + _BATCH]]

    jobs = options.jobs if len(pages) > _PARALLEL_FROM else 1
    batches = map_in_processes(check_batch, range(0, len(pages), _BATCH), jobs)
    return tuple(body for batch in batches for body in batch)


def _pages_of(options: BuildOptions, inputs: RenderInputs, site: str) -> Iterator[Page]:
    for faulty in inputs.sites.get(site).library.faulty_pages:
        if faulty.page is not None and (options.unpublished or is_shown(faulty.page, options.at)):
            yield faulty.page


def _check(inputs: RenderInputs, page: Page) -> FaultyBody:
    context = inputs.contexts.get_for_faulty(page.site)
    address = context.page_address(page)
    body, diagnostics = check_page(context, page, address, PageFiles(context, address, page.language))
    links = (
        [AnchorLink(each.source or page.source, each.anchor, each.place) for each in body.anchor_links] if body else ()
    )
    return FaultyBody(page.source, diagnostics, body.anchors if body else None, tuple(links))
