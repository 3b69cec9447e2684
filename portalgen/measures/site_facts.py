"""What the measures of a site are computed from: its items and outputs, looked through once."""

from __future__ import annotations

from dataclasses import dataclass

from portalgen.config.portal import Site
from portalgen.content.model import Item, Page
from portalgen.graph.moments import is_sample
from portalgen.graph.public_information import must_be_public
from portalgen.plan.model import Output
from portalgen.render.context import Context


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A site as it is shown. Nothing here depends on the clock but by what is shown and by the states of items."""

    context: Context
    items: tuple[Item, ...]
    """Those that are no sample; what describes a section or the home is no item."""
    samples: int
    outputs: tuple[Output, ...]
    pages: tuple[Page, ...]
    """The pages of `items`, in all languages."""

    @property
    def site(self) -> Site:
        """The site."""
        return self.context.site

    @property
    def public_pages(self) -> tuple[Page, ...]:
        """The pages that stand in the list of information that must be public."""
        return tuple(page for page in self.pages if must_be_public(page))


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
