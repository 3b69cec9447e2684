"""Pages and items as read. A page is a source in one language; an item is all its languages."""

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
    """A source in one language. Its body stays on disk until it is rendered (`portalgen.content.body`)."""

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
    """The other keys that are set, validated by the kind's model. Immutable.

    Plain values: text, bool, int, date, datetime, tuples, and mappings for groups.
    """
    digest: str
    """blake2b (16 bytes, hex) of the file's content."""
    head_digest: str
    """Of everything above the body."""
    body_digest: str
    original_digest: str
    """The digest recorded in a translation's `translated_from`: of normalised title, summary and body."""
    body_start: int
    """Offset in bytes of the body in the file."""
    body_line: int
    """Line number (from 1) of the body's first line."""
    lacks_text: bool = False
    """True for a document without attachments whose body is not its text yet. `head_digest` depends on it."""
    superseded_from: datetime | None = None
    """The time at which a scheduled replacing item of the same site is shown."""

    @property
    def folder(self) -> str:
        """The folder of the source and its attachments, from the portal's root."""
        return self.source.rpartition("/")[0]

    @property
    def age_sort_key(self) -> tuple[float, str]:
        """Sort key that puts older pages first: by `date`, pages without a date before others, then by path.

        If two pages have the same id, the later one in this order counts as the copy.
        """
        return (self.date.timestamp() if self.date is not None else 0.0, self.source)

    @property
    def is_index(self) -> bool:
        """True if the page describes a section or the home page."""
        return self.name == "_index"

    @property
    def published(self) -> datetime | None:
        """The stated time of first publication: `date`, or `publish_at` if that is later. None without `date`."""
        if self.date is None or self.publish_at is None:
            return self.date
        return max(self.date, self.publish_at)

    @property
    def day(self) -> calendar_day | None:
        """The day shown on the page."""
        return self.date.date() if self.date else None


@frozen
class Item:
    """A piece of content in all of its languages. `pages` begins with the original."""

    id: str
    pages: tuple[Page, ...]

    @property
    def original(self) -> Page:
        """The original, from which the other pages are translated."""
        return self.pages[0]

    def page(self, language: str) -> Page | None:
        """The page in `language`, or None."""
        return next((page for page in self.pages if page.language == language), None)

    def is_outdated(self, page: Page) -> bool:
        """Return True if the original changed after `page` was translated."""
        translated = page.fields.get("translated_from")
        return page is not self.original and bool(translated) and translated != self.original.original_digest


@frozen
class FaultyPage:
    """A page that exists but belongs to no item, because it, or a file related to it, has an error."""

    source: str
    id: str
    """The id given in the file; empty if unreadable."""
    cause: str
    """The path at which the error is reported: the page's own, or the file or folder causing it."""
    page: Page | None
    """The readable part of the page, with its body; None if the start of the body is unknown."""


@frozen
class Library:
    """All pages read, in the order of paths."""

    items: tuple[Item, ...]
    refused_pages: tuple[Page, ...] = ()
    """Pages with valid front matter in no item, because of a conflict with other pages."""
    faulty_pages: tuple[FaultyPage, ...] = ()
    """All existing pages in no item, including `refused_pages`. Links to them are not errors."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""
        return tuple(page for item in self.items for page in item.pages)


NO_FIELDS: Mapping[str, Any] = MappingProxyType({})
