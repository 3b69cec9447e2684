"""The graph: which pages are shown at a moment, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portalgen.content.model import Item, Page

SectionKey = tuple[str, str, str]
"""(site, language, section path); the path is empty for the home."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a taxonomy that is used on a site, with its pages, newest first."""

    taxonomy: str
    id: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pages beside a page in its section's list, in its own language."""

    newer: Page | None
    older: Page | None


@dataclass(frozen=True, slots=True)
class Graph:
    """Built once for a moment `at` and never changed."""

    at: datetime
    items: Mapping[str, Item]
    """Items with at least one shown page, holding only their shown pages."""
    shown_pages: Mapping[str, Page]
    """Shown pages by source."""
    hidden_pages: Mapping[str, Page]
    """Pages that are read but not shown now (draft, scheduled, expired), by source."""
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

    def item_of(self, page: Page) -> Item:
        """The item that a shown page belongs to."""
        return self.items[page.id]
