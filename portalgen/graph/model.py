"""The graph: the pages shown at a moment, and the relations between them."""

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
    """A term of a taxonomy that pages of a site use, with these pages, newest first."""

    taxonomy: str
    id: str
    """The id of the term. For a text that is not a term, its slug."""
    pages: tuple[Page, ...]
    written: str = ""
    """For a text that is not a term, its most frequent spelling; otherwise empty."""


@frozen
class Neighbours:
    """The pages before and after a page in its section's list, in its own language.

    In a list sorted by state, they are its neighbours by day.
    """

    newer: Page | None
    older: Page | None


@frozen
class FacetList:
    """A value of a facet in a section's list, with its pages in the order of the list. It may have no pages."""

    id: str
    """The id of the value, the same in all languages.

    It is a choice, the id of a term or item, a year, or `true`. For any other text it is the slug.
    """
    written: str
    """For a text that is not a term, the spelling on the first page; otherwise empty."""
    pages: tuple[Page, ...]


@frozen
class FacetLists:
    """A facet of a section's list. `kind` is the first kind of the section that has the facet."""

    kind: Kind
    facet: FacetField
    values: tuple[FacetList, ...]
    """In display order."""

    @property
    def is_standing(self) -> bool:
        """True if its values exist without pages, because they are declared and the facet leads its kind.

        See `Kind.lead_facet`.
        """
        return self.kind.lead_facet == self.facet.field and bool(self.kind.choices_of_facet(self.facet))

    def find_choice(self, identifier: str) -> Choice | None:
        """Return the choice, state or boolean declared for a value. Return None for a value of another type."""
        return next((each for each in self.kind.choices_of_facet(self.facet) if each.value == identifier), None)

    def value(self, identifier: str) -> FacetList | None:
        """Return the value with this id, or None."""
        return next((each for each in self.values if each.id == identifier), None)


@frozen
class Graph:
    """The shown pages at the moment `at` and their relations. A graph never changes after it is built."""

    at: datetime
    items: Mapping[str, Item]
    """Items with at least one shown page. They contain only their shown pages."""
    notice_items: Mapping[str, Item]
    """Items of which no page is shown, but at least one is replaced by a notice."""
    shown_pages: Mapping[str, Page]
    """Shown pages, keyed by source."""
    notice_pages: Mapping[str, Page]
    """Pages replaced by a notice (removed, expired), keyed by source. They have an address, but are in no list."""
    addressed_pages: Mapping[str, Page]
    """Pages with an address, keyed by source: shown pages, and pages replaced by a notice."""
    hidden_pages: Mapping[str, Page]
    """Pages without an address at present (draft, scheduled), keyed by source."""
    lists: Mapping[SectionKey, tuple[Page, ...]]
    """The list of each section. A page in a language other than the key's replaces a missing translation."""
    indexes: Mapping[SectionKey, Page]
    """The `_index` page of each section."""
    sections: Mapping[tuple[str, str], tuple[str, ...]]
    """The paths of the existing sections, keyed by (site, language), in the order of the configuration."""
    terms: Mapping[tuple[str, str], tuple[Term, ...]]
    """The terms that pages use, keyed by (site, language)."""
    neighbours: Mapping[str, Neighbours]
    """The neighbours of each page, keyed by source."""
    references: Mapping[str, tuple[ItemReference, ...]]
    """The references to an item from items of any site, keyed by the item's id.

    They come from relations of shown items, and of removed items with a lasting effect.
    """
    states: Mapping[str, str]
    """The state at `at` of each item whose kind has states, keyed by item id. Items in no state are missing."""
    facets: Mapping[SectionKey, tuple[FacetLists, ...]]
    """The facets of each section's list, in the order of their kinds. Facets without values are left out."""
    facet_values_left_out: Mapping[str, int]
    """The number of facet values per site that get no page because the configured limit is exceeded."""

    def item_of(self, page: Page) -> Item:
        """Return the item of a page with an address."""
        return self.items.get(page.id) or self.notice_items[page.id]

    def find_item(self, identifier: str) -> Item | None:
        """Return the item with this id if readers find it at its address, even as a notice. Otherwise return None."""
        return self.items.get(identifier) or self.notice_items.get(identifier)
