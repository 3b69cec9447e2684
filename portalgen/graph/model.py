"""The graph: the pages shown at a moment, and their relations."""

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
    """A term of a taxonomy in use on a site, with its pages, newest first."""

    taxonomy: str
    id: str
    """The slug of a text without a term."""
    pages: tuple[Page, ...]
    written: str = ""
    """A text without a term, in its most frequent spelling; otherwise empty."""


@frozen
class Neighbours:
    """The pages beside a page in its section's list, in its own language; of a list by the state, beside it by their days."""

    newer: Page | None
    older: Page | None


@frozen
class FacetList:
    """A value of a facet in a section's list. `pages` are in the order of the list, and may be empty."""

    id: str
    """The same in all languages: a choice, the id of a term or an item, a year, `true`; a slug of any other text."""
    written: str
    """A text without a term, as written on its first page; otherwise empty."""
    pages: tuple[Page, ...]


@frozen
class FacetLists:
    """A facet of a section's list. `kind` is the first of the section's kinds that has the facet."""

    kind: Kind
    facet: FacetField
    values: tuple[FacetList, ...]
    """In display order."""

    @property
    def is_standing(self) -> bool:
        """True if its values exist without pages, because they are declared and lead the kind (`Kind.lead_facet`)."""
        return self.kind.lead_facet == self.facet.field and bool(self.kind.choices_of_facet(self.facet))

    def find_choice(self, identifier: str) -> Choice | None:
        """The declared choice, state or boolean of a value; None for a value of another type."""
        return next((each for each in self.kind.choices_of_facet(self.facet) if each.value == identifier), None)

    def value(self, identifier: str) -> FacetList | None:
        """The value with this id, or None."""
        return next((each for each in self.values if each.id == identifier), None)


@frozen
class Graph:
    """Built once for a moment `at` and never changed."""

    at: datetime
    items: Mapping[str, Item]
    """Items with at least one shown page, limited to their shown pages."""
    notice_items: Mapping[str, Item]
    """Items without a shown page, replaced by notices."""
    shown_pages: Mapping[str, Page]
    """Shown pages by source."""
    notice_pages: Mapping[str, Page]
    """Pages replaced by a notice (removed, expired), by source: in no list, but with an address."""
    addressed_pages: Mapping[str, Page]
    """Pages with an address, by source: shown pages, and pages replaced by a notice."""
    hidden_pages: Mapping[str, Page]
    """Pages without an address at present (draft, scheduled), by source."""
    lists: Mapping[SectionKey, tuple[Page, ...]]
    """Each section's list. A page in another language than the key's stands for a missing translation."""
    indexes: Mapping[SectionKey, Page]
    """The `_index` pages."""
    sections: Mapping[tuple[str, str], tuple[str, ...]]
    """Paths of the existing sections for (site, language), in the order of the configuration."""
    terms: Mapping[tuple[str, str], tuple[Term, ...]]
    """Terms in use for (site, language)."""
    neighbours: Mapping[str, Neighbours]
    """By source."""
    references: Mapping[str, tuple[ItemReference, ...]]
    """By item id, the items of any site that refer to it by a relation of their kind.

    These are shown items, and removed ones with a lasting effect.
    """
    states: Mapping[str, str]
    """The state of each item of kinds with states, at `at`; items in no state are missing."""
    facets: Mapping[SectionKey, tuple[FacetLists, ...]]
    """The facets of each section's list that have values, in the order of their kinds."""
    facet_values_left_out: Mapping[str, int]
    """The number of facet values per site without a page, beyond the configured limit."""

    def item_of(self, page: Page) -> Item:
        """Return the item of a page with an address."""
        return self.items.get(page.id) or self.notice_items[page.id]

    def find_item(self, identifier: str) -> Item | None:
        """Return the item with this id if readers find it at its address, even as a notice; None otherwise."""
        return self.items.get(identifier) or self.notice_items.get(identifier)
