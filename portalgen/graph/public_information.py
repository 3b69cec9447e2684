"""Groups the pages in the list of information that an agency must make public (NĐ 13/2018 Art. 11)."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_sample
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind

NO_YEAR = 0
"""The year used for pages without a day."""


@frozen
class PublicGroup:
    """The pages of one kind and year, newest first. Samples are kept separately."""

    kind: Kind
    year: int
    """`NO_YEAR` for pages without a day."""
    pages: tuple[Page, ...]
    samples: tuple[Page, ...]

    @property
    def ordered_pages(self) -> tuple[Page, ...]:
        """All pages in the order of the list, with samples at the end."""
        return (*self.pages, *self.samples)


def must_be_public(page: Page) -> bool:
    """Return True if a visible page belongs to the list. Its front matter decides, or else its kind."""
    written = page.fields.get("must_be_public")
    return not page.is_index and (page.kind.must_be_public if written is None else written is True)


def group_public_pages(graph: Graph, kinds: Kinds, language: str) -> tuple[PublicGroup, ...]:
    """Return the pages of the list in `language`, grouped by kind and year.

    The groups are in the order of `kinds`, and within a kind from the latest year back. Withdrawn and superseded pages
    stay, since their addresses do; removed and expired pages are no longer public.
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
    ordered = sorted(pages, key=lambda page: page.age_sort_key, reverse=True)
    return PublicGroup(
        kind,
        year,
        tuple(page for page in ordered if not is_sample(page)),
        tuple(page for page in ordered if is_sample(page)),
    )
