"""The whole as a portal rule sees it: everything that was read, at one moment, and what was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.model import Item, Library, Page
from portalgen.content.places import place_in_file
from portalgen.diagnostics.model import Place

if TYPE_CHECKING:
    from portalgen.config.legal import Legal


@dataclass(frozen=True, slots=True)
class Before:
    """A page as it was where the change began (`--base`): its id and whether it was public."""

    path: str
    id: str
    language: str
    renamed_to: str = ""
    """Its path now, where the file was renamed; empty where it was removed or stayed."""
    removed: bool = False


@dataclass(frozen=True)
class Whole:
    """What was read. `at` is the clock, aware (+07:00)."""

    portal: Portal
    library: Library
    legal: Legal
    settings: LintSettings
    at: datetime
    text_of: Callable[[str], str]
    """The raw text of a source; an empty string where it cannot be read."""
    before: Mapping[str, Before] | None = None
    """The changed pages as they were at the merge base, by path then; None where nothing is compared."""

    def item(self, identifier: str) -> Item | None:
        """The item with this id, or None."""
        return self._items.get(identifier)

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.library.items}

    def place(self, page: Page, *location: str | int, key: bool = False) -> Place:
        """The value at `location` of the page's front matter (or its key), else the file's first line."""
        return place_in_file(self.portal.root, page.source, tuple(location), key=key)
