"""The graph: which pages are shown at a moment, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.graph.references import ItemReference
from portalgen.kinds.definition import Choice, FacetField, Kind

SectionKey = tuple[str, str, str]
"""(site, language, section path); the path is empty for the home."""


@frozen
class Term:
    """A term of a taxonomy that is used on a site, with its pages, newest first."""

    taxonomy: str
    id: str
    """Of a text that is no term's, its slug."""
    pages: tuple[Page, ...]
    written: str = ""
    """A text that is no term's, as most of the pages write it; else empty."""


@frozen
class Neighbours:
    """The pages beside a page in its section's list, in its own language; of a list by the state, beside it by their days."""

    newer: Page | None
    older: Page | None


@frozen
class FacetList:
    """One value of a facet in one section's list: the pages that have it, in the order of the list, if there are any."""

    id: str
    """The same in all languages: a choice, the id of a term or an item, a year, `true`; a slug of any other text."""
    written: str
    """A text that is no term's, as the first of the pages writes it; else empty."""
    pages: tuple[Page, ...]


@frozen
class FacetLists:
    """A facet of one section's list; `kind` is the first of its kinds that has it."""

    kind: Kind
    facet: FacetField
    values: tuple[FacetList, ...]
    """In the order in which they are shown."""

    @property
    def is_standing(self) -> bool:
        """Whether its values stand by themselves, because they are declared and lead the kind (`Kind.lead_facet`)."""
        return self.kind.lead_facet == self.facet.field and bool(self.kind.choices_of_facet(self.facet))

    def find_choice(self, identifier: str) -> Choice | None:
        """The declared choice, state or yes-or-no that a value is; None for a value of another type."""
        return next((each for each in self.kind.choices_of_facet(self.facet) if each.value == identifier), None)

    def value(self, identifier: str) -> FacetList | None:
        """The value with this id, or None."""
        return next((each for each in self.values if each.id == identifier), None)


@frozen
class Graph:
    """Built once for a moment `at` and never changed."""

    at: datetime
    items: Mapping[str, Item]
    """Items with at least one shown page, holding only their shown pages."""
    notice_items: Mapping[str, Item]
    """Items without a shown page, in whose place readers find notices."""
    shown_pages: Mapping[str, Page]
    """Shown pages by source."""
    notice_pages: Mapping[str, Page]
    """Pages in whose place readers find a notice (removed, expired), by source: in no list, but their addresses stay."""
    addressed_pages: Mapping[str, Page]
    """Pages that have an address, by source: those that are shown, and those in whose place there is a notice."""
    hidden_pages: Mapping[str, Page]
    """Pages that are read but have no address now (draft, scheduled), by source."""
    lists: Mapping[SectionKey, tuple[Page, ...]]
    """Each section's list. A page in another language than the key's stands for a missing translation."""
    indexes: Mapping[SectionKey, Page]
    """The `_index` pages."""
    sections: Mapping[tuple[str, str], tuple[str, ...]]
    """Paths of the sections that exist for (site, language), in the order of the configuration."""
    terms: Mapping[tuple[str, str], tuple[Term, ...]]
    """Terms in use for (site, language)."""
    neighbours: Mapping[str, Neighbours]
    """By source."""
    references: Mapping[str, tuple[ItemReference, ...]]
    """By the id of an item, the items that point at it by a relation of their kind, of other sites as well: those that are
    shown, and those whose page is gone where what they did to the item lasts."""
    states: Mapping[str, str]
    """The state of each item whose kind has states, at `at`; an item about which nothing can be said is not among them."""
    facets: Mapping[SectionKey, tuple[FacetLists, ...]]
    """The facets of each section's list that have values, in the order of their kinds."""
    facet_values_left_out: Mapping[str, int]
    """How many values of facets a site has beyond those of `facets`, where there are more than it gives pages to."""

    def item_of(self, page: Page) -> Item:
        """The item that a page with an address belongs to."""
        return self.items.get(page.id) or self.notice_items[page.id]

    def find_item(self, identifier: str) -> Item | None:
        """The item with this id that readers find at its address, be it only as a notice; None where there is none."""
        return self.items.get(identifier) or self.notice_items.get(identifier)
