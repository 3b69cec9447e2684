"""Input of a site's measures: its items and outputs, collected once."""

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
    """A site as shown. The clock decides visibility, the states of items, and which stated moments are past."""

    context: Context
    items: tuple[Item, ...]
    """Without samples; pages that describe a section or the home are not items."""
    samples: int
    outputs: tuple[Output, ...]
    pages: tuple[Page, ...]
    """The pages of `items`, in all languages."""
    proven: Mapping[str, datetime] = field(default_factory=dict)
    """Item id to first publication by the history of main, unknown to a build."""

    @property
    def site(self) -> Site:
        """The site."""
        return self.context.site

    @property
    def public_pages(self) -> tuple[Page, ...]:
        """The pages in the list of compulsory public information."""
        return tuple(page for page in self.pages if must_be_public(page))

    def find_publication(self, page: Page) -> datetime | None:
        """Return the publication time of a page, if stated and not after the clock; else None."""
        known = self.proven.get(page.id) or find_written_publication(page)
        known = known or find_exported_publication(self.context.portal, page)
        return known if known is not None and known <= self.context.graph.at else None

    def list_changes(self, page: Page) -> Iterator[datetime]:
        """Yield the times of publication and changes of a page, as far as stated and not after the clock."""
        published = self.find_publication(page)
        if published is not None:
            yield published
        yield from (each for each in list_correction_moments(page) if each <= self.context.graph.at)


def gather_site_facts(context: Context) -> SiteFacts:
    """Return the input for the measures of a site."""
    every = [item for item in context.graph.items.values() if not item.original.is_index]
    items = tuple(item for item in every if not is_sample(item.original))
    return SiteFacts(
        context=context,
        items=items,
        samples=len(every) - len(items),
        outputs=context.plan.outputs,
        pages=tuple(page for item in items for page in item.pages),
    )
