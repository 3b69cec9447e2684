"""A version of a portal for comparison: its settings, its pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from portalgen.config.portal import Portal, Site
from portalgen.content.body import SourceChangedError, read_body, read_source
from portalgen.content.files import InvalidFile, locate_file
from portalgen.content.model import FaultyPage, Library, Page
from portalgen.differences.fact_texts import FactReader
from portalgen.graph.moments import has_expired, is_waiting
from portalgen.kinds.definition import label_of_choice
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day_or_moment
from portalgen.plan.segments import page_url
from portalgen.render.markdown.body_blocks import BodyBlock, read_body_blocks
from portalgen.text.bilingual import Bilingual as B

_LARGEST_SOURCE = 4 << 20
"""The most bytes of a file compared as written."""


@dataclass(frozen=True)
class PortalVersion:
    """The content read of a version of a portal, seen at the clock `at`."""

    portal: Portal
    library: Library
    at: datetime

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages with readable front matter, including pages without an item."""
        sources = {page.source for page in self.library.pages}
        faulty = (each.page for each in self.library.faulty_pages if each.page is not None)
        return (*self.library.pages, *(page for page in faulty if page.source not in sources))

    @cached_property
    def faulty_pages(self) -> dict[str, FaultyPage]:
        """Pages excluded from items because of faults, by source."""
        return {each.source: each for each in self.library.faulty_pages}

    @cached_property
    def partial_sources(self) -> frozenset[str]:
        """The pages with errors in front matter, readable only in part or not at all."""
        refused = {page.source for page in self.library.refused_pages}
        return frozenset(source for source in self.faulty_pages if source not in refused)

    @cached_property
    def outdated_translations(self) -> dict[str, tuple[str, ...]]:
        """The languages of outdated translations, by the item's id."""
        return {
            item.id: tuple(
                page.language
                for page in item.pages[1:]
                if page.fields.get("translated_from") != item.original.original_digest
            )
            for item in self.library.items
        }

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each item by its id."""
        return {item.id: item.original.title for item in self.library.items}

    @cached_property
    def originals(self) -> dict[str, Page]:
        """The original of each translation by the translation's source."""
        return {page.source: item.original for item in self.library.items for page in item.pages[1:]}

    def site(self, identifier: str) -> Site | None:
        """Return the site with this id, or None."""
        return next((site for site in self.portal.sites if site.id == identifier), None)

    def reader(self, language: str) -> FactReader:
        """Return the writer of values in words."""
        return FactReader(self.portal, self.titles, language)

    def address(self, page: Page) -> str:
        """Return the address of the page, present or future; "" if unknown."""
        site = self.site(page.site)
        if site is None or page.language not in site.codes:
            return ""
        return page_url(site, page.section, page.language, "" if page.is_index else page.slug or page.name)

    def section_name(self, page: Page, language: str) -> str:
        """Return the name of the page's section."""
        site = self.site(page.site)
        declared = site.section(page.section) if site is not None and page.section else None
        if declared is None:
            return page.section
        return declared.names.get(language) or next(iter(declared.names.values()), page.section)

    def read_blocks(self, page: Page) -> tuple[BodyBlock, ...] | None:
        """Return the body's blocks; None if the file cannot be read."""
        try:
            return read_body_blocks(read_body(self.portal, page), page.source, page.body_line, is_exact=True)
        except (OSError, SourceChangedError, UnicodeDecodeError):
            return None

    def read_lines(self, source: str) -> tuple[str, ...] | None:
        """Return the lines of a source as written; None if it is missing, too large or not text."""
        if not self.is_regular(source):
            return None
        try:
            data = read_source(self.portal, source)
            return tuple(data[:_LARGEST_SOURCE].decode("utf-8").splitlines()) if len(data) <= _LARGEST_SOURCE else None
        except (OSError, UnicodeDecodeError):
            return None

    def is_regular(self, source: str) -> bool:
        """Return True if a regular file exists at this path: the target of a symlink is not the portal's."""
        if source in self.portal.unwritten:
            return True
        path = self.portal.root / source
        around = (path, *path.parents[: source.count("/")])
        return path.is_file() and not any(each.is_symlink() for each in around)

    def locate(self, page: Page, name: str) -> Path | None:
        """Return the path of the file `name` beside a page, or None."""
        found = locate_file(
            self.portal.root / page.folder, name, self.portal.root, self.portal.unwritten, suggests=False
        )
        return None if isinstance(found, InvalidFile) else found


_DRAFT = B("bản nháp, người đọc không thấy", "a draft hidden from readers")
_SHOWN = B("người đọc thấy", "shown to readers")
_SHOWN_UNTIL = B("người đọc thấy, đến {end}", "shown to readers until {end}")
_WAITING = B("chờ đến {begin} mới hiện", "waits until {begin} to be shown")
_EXPIRED = B("đã hết thời gian hiển thị từ {end}", "no longer shown since {end}")
_WITHDRAWN = B("đã rút, còn đọc được dưới thông báo{reason}", "withdrawn, still readable below a notice{reason}")
_SUPERSEDED = B("đã có nội dung thay thế: {title}", "superseded by {title}")
_TOMBSTONE = B("đã gỡ, chỉ còn thông báo gỡ tin{reason}", "removed, only a notice is left{reason}")
_REASON = B(" (lý do: {reason})", " (reason: {reason})")


def say_state(version: PortalVersion, page: Page, language: str) -> str:
    """Return a page's visibility for readers, in words."""
    return next(_states(version, page, language))


def _states(version: PortalVersion, page: Page, language: str) -> Iterator[str]:
    """Yield the states, the decisive state first."""
    if page.kind.name == "tombstone":
        yield _TOMBSTONE.text(language).format(reason=_reason_of(page, "removed", language))
    if page.draft:
        yield _DRAFT.text(language)
    if is_waiting(page, version.at) and page.publish_at is not None:
        yield _WAITING.text(language).format(begin=format_day_or_moment(to_vietnam_time(page.publish_at), language))
    end = _say_end(version, page, language)
    if has_expired(page, version.at):
        yield _EXPIRED.text(language).format(end=end)
    if page.fields.get("withdrawn"):
        yield _WITHDRAWN.text(language).format(reason=_reason_of(page, "withdrawn", language))
    if page.fields.get("superseded_by"):
        identifier = page.fields["superseded_by"]
        yield _SUPERSEDED.text(language).format(title=f"«{version.titles.get(identifier, identifier)}»")
    yield _SHOWN_UNTIL.text(language).format(end=end) if end else _SHOWN.text(language)


def _say_end(version: PortalVersion, page: Page, language: str) -> str:
    field = page.kind.field("expires_at")
    if page.expires_at is None or field is None:
        return ""
    return version.reader(language).format_fact(field, page.expires_at)


def _reason_of(page: Page, name: str, language: str) -> str:
    """Return the reason given by a group of the page, in brackets; "" if there is none."""
    group, value = page.kind.field(name), page.fields.get(name) or {}
    declared = group.below("reason") if group is not None else None
    reason = value.get("reason", "")
    if not reason:
        return ""
    label = label_of_choice(declared.choices if declared is not None else (), reason)
    return _REASON.text(language).format(reason=label.text(language))
