"""The context of a portal rule: the whole portal at one moment, and the changes of a submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

from portalgen.config.address_ledger import AddressLedger, read_ledgers
from portalgen.config.legal import LegalSettings
from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.model import Item, Library, Page
from portalgen.content.places import place_in_data
from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.lint.repository_files import list_repository_files
from portalgen.plan.published import PublishedAddress
from portalgen.text.document_head import DocumentHead
from portalgen.text.linked_numbers import LinkedKind
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import ItemTimes
from portalgen.timeline.record import Timeline

HistoryState = Literal["whole", "shallow", "none"]
"""Says whether the history is available completely, in part, or not at all (no repository, or no commit yet)."""


@frozen
class PreviousPage:
    """A page at the merge base (`--base`), with the facts needed to compare it."""

    path: str
    id: str
    language: str
    kind: str = ""
    title: str = ""
    facts: tuple[tuple[str, date], ...] = ()
    """The fields that start the clocks of the item, with their moments or days.

    These are `event_end`, `signed`, `issued`, `suspension_start` and `received.at`.
    """
    renamed_to: str = ""
    """The new path if the file was renamed. An empty string if it was removed or kept its path."""
    is_removed: bool = False
    slug: str = ""
    """The slug as written in the front matter."""
    url: str = ""
    """The address at which readers find the page; empty if unknown."""
    is_draft: bool = False
    publish_at: datetime | None = None
    expires_at: datetime | None = None
    summary: str = ""
    body: str = ""
    former_urls: tuple[str, ...] = ()
    """Former addresses that redirect to this page (`redirect_from`)."""
    note_count: int = 0
    """The number of changes after publication that the page lists for its readers (`change_notes`)."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The keys of the front matter, as parsed by the model of the kind."""
    data: bytes = b""
    """The bytes of the file at the merge base."""
    is_tombstone: bool = False
    """True if the page was the tombstone of a removed item. `kind` is then the kind of that item, if known."""

    def had_address(self, at: datetime) -> bool:
        """Return True if the page had an address at `at`, even if it only showed a notice of expiry there."""
        return not self.is_draft and (self.publish_at is None or self.publish_at <= at)

    def was_shown(self, at: datetime) -> bool:
        """Return True if readers saw the page at `at`."""
        return self.had_address(at) and (self.expires_at is None or at < self.expires_at)


@frozen
class AddedNumber:
    """A number next to a person's name that a submission adds and that no record accepts."""

    kind: LinkedKind
    place: Place
    """The place on a page, or the place at which a page names the file. The excerpt is masked."""
    masked: str
    path: str
    """The path that the record must name: that of the page or file, from the portal's root."""
    file: str = ""
    """The name of the attached file; empty for a page."""


@dataclass(frozen=True)
class LintContext:
    """The input of a portal rule. `at` is the time of the check, with time zone (+07:00)."""

    portal: Portal
    library: Library
    legal: LegalSettings
    settings: LintSettings
    at: datetime
    read_source: Callable[[str], bytes]
    """Returns the bytes of a source, or no bytes if it cannot be read."""
    previous_pages: Mapping[str, PreviousPage] | None = None
    """The changed pages as they were at the merge base, keyed by their path then. None without a comparison."""
    previous_portal: Portal | None = None
    """The portal with the configuration at the merge base. None if the change affects no addresses."""
    clocks: tuple[ItemClock, ...] = ()
    """The two clocks of every item, in the order of the items in the library."""
    submitted_ids: frozenset[str] | None = None
    """The ids of the items in this submission (or the given files). None if the whole portal is checked."""
    history_state: HistoryState = "whole"
    timeline: Timeline | None = None
    """The times at which content on main was submitted and published. None without a complete history."""
    list_served_urls: Callable[[str], frozenset[str]] | None = None
    """Returns all addresses of a site, including redirects. Returns None if errors make them unknown."""
    list_published: Callable[[str], Mapping[str, PublishedAddress]] | None = None
    """Returns the addresses of a site to which readers may have links. Returns None if errors make them unknown."""
    previous_ledgers: Mapping[str, AddressLedger] | None = None
    """The changed ledgers of addresses as they were at the merge base, keyed by site. None without a comparison."""

    replaced_files: frozenset[str] = frozenset()
    """Files below `content/`, except pages, whose content at the merge base was different."""
    added_numbers: tuple[AddedNumber, ...] = ()
    """Numbers next to names of people that the submission adds; empty without a submission."""
    document_heads: Mapping[str, DocumentHead] = field(default_factory=dict)
    """The heads of the attached files read for this check, keyed by path."""

    @property
    def times(self) -> Mapping[str, ItemTimes] | None:
        """Times of submission and publication, keyed by item id. None without a complete history."""
        return self.timeline.items if self.timeline is not None else None

    def item(self, identifier: str) -> Item | None:
        """Return the item with this id, or None."""
        return self._items.get(identifier)

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.library.items}

    @cached_property
    def ledgers(self) -> Mapping[str, AddressLedger]:
        """The ledgers of addresses, keyed by site."""
        return read_ledgers(self.portal.root)

    @cached_property
    def all_published(self) -> frozenset[str]:
        """The published addresses of all sites together, because another site may answer an old address."""
        if self.list_published is None:
            return frozenset()
        return frozenset(url for site in self.portal.sites for url in self.list_published(site.id))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of all files below the portal's root that may belong to the repository, with `/` as separator."""
        return tuple(list_repository_files(self.portal.root, self.portal.unwritten))

    def is_faulty(self, name: str) -> bool:
        """Return True if a page with this id or source exists but has errors, so that it belongs to no item."""
        return name in self._faulty

    @cached_property
    def _faulty(self) -> frozenset[str]:
        return frozenset(name for page in self.library.faulty_pages for name in (page.id, page.source) if name)

    def place(self, page: Page, *location: str | int, key: bool = False) -> Place:
        """Return the place of the value (or key) at `location` of the page's front matter.

        Return the first line of the file if there is no such value.
        """
        return place_in_data(self.read_source(page.source), page.source, tuple(location), key=key)

    def text_of(self, source: str) -> str:
        """Return the raw text of a source, or an empty string if it cannot be read."""
        return self.read_source(source).decode("utf-8", "replace")
