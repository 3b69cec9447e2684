"""Which pages stand in the list of information that must be public, and in which of its parts (NĐ 13/2018 Art. 11)."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_sample
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind

NO_YEAR = 0
"""Of pages without a day."""


@frozen
class PublicGroup:
    """The pages of one kind and year, the newest first; samples stand apart."""

    kind: Kind
    year: int
    """`NO_YEAR` for pages without a day."""
    pages: tuple[Page, ...]
    samples: tuple[Page, ...]

    @property
    def ordered_pages(self) -> tuple[Page, ...]:
        """All pages as the list has them: samples last."""
        return (*self.pages, *self.samples)


def must_be_public(page: Page) -> bool:
    """Whether a page that readers see stands in the list: as its front matter says, else as its kind does."""
    written = page.fields.get("must_be_public")
    return not page.is_index and (page.kind.must_be_public if written is None else written is True)


def group_public_pages(graph: Graph, kinds: Kinds, language: str) -> tuple[PublicGroup, ...]:
    """Return the pages of the list in one language: by the order of `kinds`, those of each from the last year on.

    What was withdrawn or superseded stays, since its address does; what was removed or has expired is no longer public.
    """
    found: dict[str, dict[int, list[Page]]] = {}
    for page in graph.shown_pages.values():
        if page.language == language and must_be_public(page):
            year = page.date.year if page.date is not None else NO_YEAR
            found.setdefault(page.kind.name, {}).setdefault(year, []).append(page)
    return tuple(
        _build_group(kind, year, pages)
        for kind in kinds.select(found)
        for year, pages in sorted(found[kind.name].items(), reverse=True)
    )


def _build_group(kind: Kind, year: int, pages: list[Page]) -> PublicGroup:
    ordered = sorted(pages, key=lambda page: page.age_order, reverse=True)
    return PublicGroup(
        kind,
        year,
        tuple(page for page in ordered if not is_sample(page)),
        tuple(page for page in ordered if is_sample(page)),
    )
