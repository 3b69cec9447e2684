"""Arranges the difference of a submission as entries of a screen. Each entry is shown in full or closed.

Closed entries are changes repeated on several pages, and changes of homes and lists that follow from other changes. A
submission can only be signed after its shared changes have been opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from portalgen.differences.formats.block_statements import WHOLE_DETAIL
from portalgen.differences.formats.difference_report import describe_page_parts, read_difference_parts
from portalgen.differences.formats.shared_edits import describe_shared_edit
from portalgen.differences.formats.statements import DifferenceSection, DifferenceStatement, plain
from portalgen.differences.model import PortalDifference
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

_NAMED: Final = 3
"""The number of pages named in a closed entry."""
_LISTS: Final = B("Trang chủ và danh sách", "Homes and lists")
_CLOSED_LISTS: Final = B(
    "Trang chủ và danh sách đổi theo ở {count} nơi", "Homes and lists change accordingly in {count} places"
)
_OTHERS: Final = B("Tệp khác", "Other files")


@frozen
class ScreenEntry:
    """A part of a difference, as an entry of the screen."""

    id: str
    """A digest of the entry's full text, so that the id identifies the content."""
    shown: DifferenceSection
    """The text shown while the entry is closed. An entry that cannot be opened shows its full text."""
    opened: DifferenceSection | None = None
    """The full text; None if `shown` is already the full text."""
    must_be_opened: bool = False
    """True if the signer must open the entry before signing."""


@frozen
class ScreenDifference:
    """A difference as shown on a screen."""

    summary: tuple[DifferenceStatement, ...]
    entries: tuple[ScreenEntry, ...]
    """In this order: shared edits, pages grouped by site, other files, homes and lists."""

    @property
    def closed(self) -> tuple[ScreenEntry, ...]:
        """The entries that can be opened. A screen numbers them from 1."""
        return tuple(each for each in self.entries if each.opened is not None)


def arrange_difference(difference: PortalDifference) -> ScreenDifference:
    """Return a difference as the entries of a screen."""
    language, parts = difference.language, read_difference_parts(difference, WHOLE_DETAIL)
    shared = (
        _close(*(describe_shared_edit(each, language, limit) for limit in (_NAMED, None))) for each in parts.shared
    )
    pages = (_show(describe_page_parts(each, language)) for each in parts.pages)
    files = [DifferenceSection((plain(_OTHERS.text(language)),), parts.other_files)] if parts.other_files else []
    lists = [each for _, statements in parts.placements for each in statements]
    entries = (*shared, *pages, *map(_show, files), *_close_lists(lists, language))
    return ScreenDifference(parts.summary, entries)


def _close(closed: DifferenceStatement, opened: DifferenceStatement) -> ScreenEntry:
    sections = (DifferenceSection(each.spans, each.details) for each in (closed, opened))
    shown, whole = sections
    return ScreenEntry(_digest(whole), shown, whole, must_be_opened=True)


def _close_lists(lists: list[DifferenceStatement], language: str) -> Iterator[ScreenEntry]:
    """Yield a single entry for homes and lists: their changes follow from pages and settings, which are shown."""
    if not lists:
        return
    whole = DifferenceSection((plain(_LISTS.text(language)),), tuple(lists))
    closed = DifferenceSection((plain(_CLOSED_LISTS.text(language).format(count=len(lists))),))
    yield ScreenEntry(_digest(whole), closed, whole)


def _show(section: DifferenceSection) -> ScreenEntry:
    return ScreenEntry(_digest(section), section)


def _digest(section: DifferenceSection) -> str:
    return sha256(repr(_letters_of(section)).encode("utf-8", "replace")).hexdigest()[:16]


def _letters_of(section: DifferenceSection) -> tuple[object, ...]:
    heading = tuple((span.mark, span.text) for span in section.heading)
    return heading, _letters_of_all(section.statements), tuple(map(_letters_of, section.sections))


def _letters_of_all(statements: Iterable[DifferenceStatement]) -> tuple[object, ...]:
    return tuple(
        (each.source, tuple((span.mark, span.text) for span in each.spans), _letters_of_all(each.details))
        for each in statements
    )
