"""What the measures of a site are computed from: its items and outputs, looked through once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime

from portalgen.config.portal import Site
from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_sample
from portalgen.graph.public_information import must_be_public
from portalgen.graph.publication_days import (
    find_exported_publication,
    find_written_publication,
    list_correction_moments,
)
from portalgen.plan.model import Output
from portalgen.render.context import Context


@frozen
class SiteFacts:
    """A site as it is shown. The clock decides what is shown, the states of items, and which written moments have come."""

    context: Context
    items: tuple[Item, ...]
    """Those that are no sample; what describes a section or the home is no item."""
    samples: int
    outputs: tuple[Output, ...]
    pages: tuple[Page, ...]
    """The pages of `items`, in all languages."""
    proven: Mapping[str, datetime] = field(default_factory=dict)
    """When readers had items for the first time, by the history of main, which a build does not know; by id."""

    @property
    def site(self) -> Site:
        """The site."""
        return self.context.site

    @property
    def public_pages(self) -> tuple[Page, ...]:
        """The pages that stand in the list of information that must be public."""
        return tuple(page for page in self.pages if must_be_public(page))

    def find_publication(self, page: Page) -> datetime | None:
        """Return since when a page is public, as far as anything says it; nothing after the clock."""
        known = self.proven.get(page.id) or find_written_publication(page)
        known = known or find_exported_publication(self.context.portal, page)
        return known if known is not None and known <= self.context.graph.at else None

    def list_changes(self, page: Page) -> Iterator[datetime]:
        """Yield when a page was published and changed, as far as anything says it; nothing after the clock."""
        published = self.find_publication(page)
        if published is not None:
            yield published
        yield from (each for each in list_correction_moments(page) if each <= self.context.graph.at)


def gather_site_facts(context: Context) -> SiteFacts:
    """Return what the measures of a site are computed from."""
    every = [item for item in context.graph.items.values() if not item.original.is_index]
    items = tuple(item for item in every if not is_sample(item.original))
    return SiteFacts(
        context=context,
        items=items,
        samples=len(every) - len(items),
        outputs=context.plan.outputs,
        pages=tuple(page for item in items for page in item.pages),
    )
