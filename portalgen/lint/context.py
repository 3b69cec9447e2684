"""The context of a portal rule: everything that was read, at one moment, and what was changed."""

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
"""Whether the history is there, in part, or not at all (no repository, or nothing was ever saved in it)."""


@frozen
class PreviousPage:
    """A page as it was where the change began (`--base`): its id and whether it was public."""

    path: str
    id: str
    language: str
    kind: str = ""
    title: str = ""
    facts: tuple[tuple[str, date], ...] = ()
    """What starts its clocks (`event_end`, `signed`, `issued`, `suspension_start`, `received.at`): moments or days."""
    renamed_to: str = ""
    """Its path now, where the file was renamed; empty where it was removed or stayed."""
    is_removed: bool = False
    slug: str = ""
    """As the front matter had it."""
    url: str = ""
    """Where readers found it; empty where that is not known."""
    is_draft: bool = False
    publish_at: datetime | None = None
    expires_at: datetime | None = None
    summary: str = ""
    body: str = ""
    former_urls: tuple[str, ...] = ()
    """Addresses that led to it (`redirect_from`)."""
    note_count: int = 0
    """How many changes after publication it names to its readers (`change_notes`)."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The keys of its front matter as its kind's model gives them."""
    data: bytes = b""
    """The file as it was."""
    is_tombstone: bool = False
    """Whether it was what is left of an item that was removed; `kind` is then what that had been, as far as it says so."""

    def had_address(self, at: datetime) -> bool:
        """Return whether readers found it at its address at `at`, be it only as a notice that it has expired."""
        return not self.is_draft and (self.publish_at is None or self.publish_at <= at)

    def was_shown(self, at: datetime) -> bool:
        """Return whether readers saw it at `at`."""
        return self.had_address(at) and (self.expires_at is None or at < self.expires_at)


@frozen
class AddedNumber:
    """A number beside somebody's name that a submission adds and no record accepts."""

    kind: LinkedKind
    place: Place
    """On a page, or where a page names the file that holds it; the excerpt is masked."""
    masked: str
    path: str
    """What the record has to name: the page or the file, from the portal's root."""
    file: str = ""
    """The name of the file that holds it; empty for a page."""


@dataclass(frozen=True)
class LintContext:
    """The portal as a portal rule sees it. `at` is the clock, aware (+07:00)."""

    portal: Portal
    library: Library
    legal: LegalSettings
    settings: LintSettings
    at: datetime
    read_source: Callable[[str], bytes]
    """Returns the bytes of a source; empty where it cannot be read."""
    previous_pages: Mapping[str, PreviousPage] | None = None
    """The changed pages as they were at the merge base, by path then; None where nothing is compared."""
    previous_portal: Portal | None = None
    """The portal by the configuration where the change began; None where the change leaves addresses as they are."""
    clocks: tuple[ItemClock, ...] = ()
    """The two clocks of every item, in the order of the library."""
    submitted_ids: frozenset[str] | None = None
    """Ids of the items of this submission (or of the given files); None where the whole portal is checked."""
    history_state: HistoryState = "whole"
    timeline: Timeline | None = None
    """When items were submitted and published, and what main held of them; None where the history is not all there."""
    list_served_urls: Callable[[str], frozenset[str]] | None = None
    """Returns every address that a site answers, redirects included; None where errors keep that from being known."""
    list_published: Callable[[str], Mapping[str, PublishedAddress]] | None = None
    """Returns the addresses of a site that readers may keep; None as for `list_served_urls`."""
    previous_ledgers: Mapping[str, AddressLedger] | None = None
    """The ledgers of addresses that were touched as they were at the merge base, by site; None where nothing is compared."""

    replaced_files: frozenset[str] = frozenset()
    """Files below `content/`, pages left out, that were there at the merge base and hold something else now."""
    added_numbers: tuple[AddedNumber, ...] = ()
    """Numbers beside the names of people that the submission adds; none where no submission is judged."""
    document_heads: Mapping[str, DocumentHead] = field(default_factory=dict)
    """By the path of an attached file, what its text says it is; of those that were read for this check."""

    @property
    def times(self) -> Mapping[str, ItemTimes] | None:
        """When items were submitted and published, by id; None where the history is not all there."""
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
        """The addresses of all sites that readers may keep: an old one may be answered by another site."""
        if self.list_published is None:
            return frozenset()
        return frozenset(url for site in self.portal.sites for url in self.list_published(site.id))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file below the portal's root that may belong to the repository, from the root with `/`."""
        return tuple(list_repository_files(self.portal.root, self.portal.unwritten))

    def is_faulty(self, name: str) -> bool:
        """Return whether a page with this id or source is there but has an error, so that no item holds it."""
        return name in self._faulty

    @cached_property
    def _faulty(self) -> frozenset[str]:
        return frozenset(name for page in self.library.faulty_pages for name in (page.id, page.source) if name)

    def place(self, page: Page, *location: str | int, key: bool = False) -> Place:
        """Return the place of the value (or key) at `location` of the page's front matter, else the file's first line."""
        return place_in_data(self.read_source(page.source), page.source, tuple(location), key=key)

    def text_of(self, source: str) -> str:
        """Return the raw text of a source; empty where it cannot be read."""
        return self.read_source(source).decode("utf-8", "replace")
