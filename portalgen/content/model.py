"""What was read: pages and items. A page is one source in one language; an item is all its languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as calendar_day
from datetime import datetime
from types import MappingProxyType
from typing import Any

from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind


@frozen
class Page:
    """One source in one language. Its body stays on disk until it is rendered (`portalgen.content.body`)."""

    source: str
    """Path from the portal's root with `/`."""
    site: str
    section: str
    """Path of the section's folder below the site's; empty at the top."""
    name: str
    """Name shared by the translations: folder name of a bundle, else the file name without endings;
    `_index` for a section or home."""
    language: str
    kind: Kind
    id: str
    title: str
    summary: str
    date: datetime | None
    slug: str
    draft: bool
    publish_at: datetime | None
    expires_at: datetime | None
    fields: Mapping[str, Any]
    """The other keys of the front matter that are set, as the kind's model gives them (plain values: text, bool, int,
    date, datetime, tuples, and mappings for groups). Never changed."""
    digest: str
    """blake2b (16 bytes, hex) of the file's content."""
    head_digest: str
    """Of what stands above the body."""
    body_digest: str
    original_digest: str
    """What a translation of this page records in `translated_from`: digest of normalised title, summary, body."""
    body_start: int
    """Offset in bytes of the body in the file."""
    body_line: int
    """Line number (from 1) of the body's first line."""
    lacks_text: bool = False
    """Whether it is a document without an attached file whose body is no text yet. Then `head_digest` says so as well."""
    superseded_from: datetime | None = None
    """From when the item that takes its place is shown, where that is of the same site and scheduled."""

    @property
    def folder(self) -> str:
        """Folder of the source, where attachments lie, from the portal's root."""
        return self.source.rpartition("/")[0]

    @property
    def age_order(self) -> tuple[float, str]:
        """What sorts pages from old to new by their `date`, those without one first, then by path: of two pages that
        claim one id the later is the copy."""
        return (self.date.timestamp() if self.date is not None else 0.0, self.source)

    @property
    def is_index(self) -> bool:
        """Whether the page describes a section (or the home)."""
        return self.name == "_index"

    @property
    def published(self) -> datetime | None:
        """When readers first saw it, as far as it says: its `date`, or `publish_at` where it waited for that longer."""
        if self.date is None or self.publish_at is None:
            return self.date
        return max(self.date, self.publish_at)

    @property
    def day(self) -> calendar_day | None:
        """The day that the page shows."""
        return self.date.date() if self.date else None


@frozen
class Item:
    """One piece of content in all its languages; `pages` begins with the original."""

    id: str
    pages: tuple[Page, ...]

    @property
    def original(self) -> Page:
        """The page that the others are translated from."""
        return self.pages[0]

    def page(self, language: str) -> Page | None:
        """The page in `language`, or None."""
        return next((page for page in self.pages if page.language == language), None)

    def is_outdated(self, page: Page) -> bool:
        """Whether `page` was translated from another text than the original has now."""
        translated = page.fields.get("translated_from")
        return page is not self.original and bool(translated) and translated != self.original.original_digest


@frozen
class FaultyPage:
    """A page that is there but in no item, for an error of its own or of the files that it belongs to."""

    source: str
    id: str
    """As the file says; empty where that cannot be read."""
    cause: str
    """The path at which the error is reported: the page's own, or that of the file or folder that it comes from."""
    page: Page | None
    """The page as far as it can be read, with its body; None where nobody can tell where that begins."""


@frozen
class Library:
    """Everything that was read, in the order of paths."""

    items: tuple[Item, ...]
    refused_pages: tuple[Page, ...] = ()
    """Pages whose front matter is valid and that are in no item, for what is wrong between them and others."""
    faulty_pages: tuple[FaultyPage, ...] = ()
    """Every page that is there and in no item, those of `refused_pages` too: what leads to one is not wrong itself."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""
        return tuple(page for item in self.items for page in item.pages)


NO_FIELDS: Mapping[str, Any] = MappingProxyType({})
