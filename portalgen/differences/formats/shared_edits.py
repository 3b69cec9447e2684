"""Edits that read the same on several pages, described once, with the pages.

Two edits are shared only if every displayed letter is the same: the changed words, the adjacent words, the rest of
their block, and the part of the page. A new or removed page is always described whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import sha256

from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, plain, statement
from portalgen.differences.model import PageDifference
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

_ON_PAGES = B("ở {count} trang:", "on {count} pages:")
_ELSEWHERE = B(
    "Trang này còn {count} chỗ sửa giống hệt ở trang khác, nêu ở phần “Sửa giống hệt nhau”",
    "This page has {count} more edits shared with other pages, see “The same edit on several pages”",
)


@frozen
class PageParts:
    """A differing page, in statements."""

    page: PageDifference
    head: tuple[DifferenceStatement, ...]
    """Its address and general statements."""
    groups: tuple[tuple[str, tuple[DifferenceStatement, ...]], ...]
    """Its edits by the part of the page: facts, text, files."""
    has_own_head: bool
    """True if the head has more than the address and the number of words."""


@frozen
class SharedEdit:
    """An edit that reads the same on several pages."""

    part: str
    """The part of the page, as a heading."""
    edit: DifferenceStatement
    pages: tuple[PageDifference, ...]
    """In the order of the report."""

    @property
    def id(self) -> str:
        """A digest of every displayed letter of it and its pages."""
        sources = tuple(each.face.source for each in self.pages)
        return sha256(repr((self.part, _letters_of(self.edit), sources)).encode("utf-8", "replace")).hexdigest()[:16]


@frozen
class FoldedPages:
    """The differing pages: shared edits, and the rest of each page."""

    shared: tuple[SharedEdit, ...]
    rest: tuple[PageParts, ...]
    """Without pages that have no rest."""


def fold_pages(pages: Iterable[PageParts], language: str) -> FoldedPages:
    """Return the pages with edits shared by two or more described once, in order of first appearance."""
    parts = tuple(pages)
    places: dict[tuple[str, str], list[PageParts]] = {}
    edits: dict[tuple[str, str], DifferenceStatement] = {}
    for each in parts:
        for key, edit in _list_edits(each):
            edits.setdefault(key, edit)
            holders = places.setdefault(key, [])
            if not holders or holders[-1] is not each:
                holders.append(each)
    shared = {key: holders for key, holders in places.items() if len(holders) > 1}
    found = tuple(
        SharedEdit(key[0], edits[key], tuple(each.page for each in holders)) for key, holders in shared.items()
    )
    rest = (_without(each, shared.keys(), language) for each in parts)
    return FoldedPages(found, tuple(each for each in rest if each is not None))


def describe_shared_edit(shared: SharedEdit, language: str, limit: int | None = None) -> DifferenceStatement:
    """Return the edit with its pages, at most `limit` of them named."""
    count = len(shared.pages)
    named = shared.pages if limit is None else shared.pages[:limit]
    pages = [
        statement(MarkedSpan("strong", each.face.title), " ", MarkedSpan("address", each.face.url or each.face.source))
        for each in named
    ]
    if len(named) < count:
        pages.append(statement("…"))
    where = statement(_ON_PAGES.text(language).format(count=count), details=pages)
    edit = shared.edit
    return DifferenceStatement((plain(f"{shared.part}: "), *edit.spans), (*edit.details, where), edit.source)


def _list_edits(parts: PageParts) -> Iterable[tuple[tuple[str, str], DifferenceStatement]]:
    """Yield the edits that may be shared, each with its key."""
    if parts.page.before is None or parts.page.after is None or parts.page.is_raw:
        return
    for name, statements in parts.groups:
        for each in statements:
            yield (name, _letters_of(each)), each


def _without(parts: PageParts, shared: Collection[tuple[str, str]], language: str) -> PageParts | None:
    """Return the rest of a page; None if it is empty."""
    keys = {key for key, _ in _list_edits(parts)} & set(shared)
    if not keys:
        return parts
    groups = tuple(
        (name, tuple(each for each in statements if (name, _letters_of(each)) not in keys))
        for name, statements in parts.groups
    )
    left = tuple((name, statements) for name, statements in groups if statements)
    if not left and not parts.has_own_head:
        return None
    note = statement(_ELSEWHERE.text(language).format(count=len(keys)))
    return replace(parts, groups=left, head=(*parts.head, note))


def _letters_of(each: DifferenceStatement) -> str:
    """Return every letter and mark of a statement and its details, so that unequal statements never read alike."""
    return repr(
        (each.source, tuple((span.mark, span.text) for span in each.spans), tuple(map(_letters_of, each.details)))
    )
