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
"""The history is available completely, in part, or not at all (no repository, or no commit yet)."""


@frozen
class PreviousPage:
    """A page at the merge base (`--base`), with the facts needed to compare it."""

    path: str
    id: str
    language: str
    kind: str = ""
    title: str = ""
    facts: tuple[tuple[str, date], ...] = ()
    """The fields that start its clocks: `event_end`, `signed`, `issued`, `suspension_start`, `received.at`.

    Values are moments or days.
    """
    renamed_to: str = ""
    """The new path if the file was renamed; empty if it was removed or stayed."""
    is_removed: bool = False
    slug: str = ""
    """As the front matter had it."""
    url: str = ""
    """Its address for readers; empty if unknown."""
    is_draft: bool = False
    publish_at: datetime | None = None
    expires_at: datetime | None = None
    summary: str = ""
    body: str = ""
    former_urls: tuple[str, ...] = ()
    """Former addresses redirected to it (`redirect_from`)."""
    note_count: int = 0
    """How many changes after publication it names to its readers (`change_notes`)."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The keys of its front matter as its kind's model gives them."""
    data: bytes = b""
    """The file as it was."""
    is_tombstone: bool = False
    """True if it was the tombstone of a removed item; `kind` is then the kind of that item, if known."""

    def had_address(self, at: datetime) -> bool:
        """Return True if readers found the page at its address at `at`. A notice that it has expired counts as well."""
        return not self.is_draft and (self.publish_at is None or self.publish_at <= at)

    def was_shown(self, at: datetime) -> bool:
        """Return True if readers saw it at `at`."""
        return self.had_address(at) and (self.expires_at is None or at < self.expires_at)


@frozen
class AddedNumber:
    """A number beside a person's name, added by a submission and not accepted by a record."""

    kind: LinkedKind
    place: Place
    """On a page, or at the name of the file in a page; the excerpt is masked."""
    masked: str
    path: str
    """The path for the record to name: the page or the file, from the portal's root."""
    file: str = ""
    """The name of the attached file; empty for a page."""


@dataclass(frozen=True)
class LintContext:
    """The portal as a portal rule sees it. `at` is the clock, aware (+07:00)."""

    portal: Portal
    library: Library
    legal: LegalSettings
    settings: LintSettings
    at: datetime
    read_source: Callable[[str], bytes]
    """Returns the bytes of a source; empty if it cannot be read."""
    previous_pages: Mapping[str, PreviousPage] | None = None
    """The changed pages at the merge base, by their path at that time; None without a comparison."""
    previous_portal: Portal | None = None
    """The portal with the configuration of the merge base; None if the change affects no addresses."""
    clocks: tuple[ItemClock, ...] = ()
    """The two clocks of every item, in the order of the library."""
    submitted_ids: frozenset[str] | None = None
    """Ids of the items of this submission (or of the given files); None if the whole portal is checked."""
    history_state: HistoryState = "whole"
    timeline: Timeline | None = None
    """Times of submission and publication with the content of main; None without a complete history."""
    list_served_urls: Callable[[str], frozenset[str]] | None = None
    """Returns all addresses of a site, redirects included; None if errors prevent knowing them."""
    list_published: Callable[[str], Mapping[str, PublishedAddress]] | None = None
    """Returns the addresses of a site for which readers may have links; None as for `list_served_urls`."""
    previous_ledgers: Mapping[str, AddressLedger] | None = None
    """The changed ledgers of addresses at the merge base, by site; None without a comparison."""

    replaced_files: frozenset[str] = frozenset()
    """Files below `content/`, except pages, with other content at the merge base."""
    added_numbers: tuple[AddedNumber, ...] = ()
    """Numbers beside names of people added by the submission; empty without a submission."""
    document_heads: Mapping[str, DocumentHead] = field(default_factory=dict)
    """By path of an attached file read for this check, the head of its document."""

    @property
    def times(self) -> Mapping[str, ItemTimes] | None:
        """Times of submission and publication by id; None without a complete history."""
        return self.timeline.items if self.timeline is not None else None

    def item(self, identifier: str) -> Item | None:
        """Return the item with this id, or None."""
        return self._items.get(identifier)

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.library.items}

    @cached_property
    def ledgers(self) -> Mapping[str, AddressLedger]:
        """The ledgers of addresses, by site."""
        return read_ledgers(self.portal.root)

    @cached_property
    def all_published(self) -> frozenset[str]:
        """The published addresses of all sites: another site may answer an old address."""
        if self.list_published is None:
            return frozenset()
        return frozenset(url for site in self.portal.sites for url in self.list_published(site.id))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file below the portal's root that may belong to the repository, with `/` as separator."""
        return tuple(list_repository_files(self.portal.root, self.portal.unwritten))

    def is_faulty(self, name: str) -> bool:
        """Return True if a page with this id or source exists but has errors, so it belongs to no item."""
        return name in self._faulty

    @cached_property
    def _faulty(self) -> frozenset[str]:
        return frozenset(name for page in self.library.faulty_pages for name in (page.id, page.source) if name)

    def place(self, page: Page, *location: str | int, key: bool = False) -> Place:
        """Return the place of the value (or key) at `location` of the page's front matter, else the file's first line."""
        return place_in_data(self.read_source(page.source), page.source, tuple(location), key=key)

    def text_of(self, source: str) -> str:
        """Return the raw text of a source; empty if it cannot be read."""
        return self.read_source(source).decode("utf-8", "replace")
