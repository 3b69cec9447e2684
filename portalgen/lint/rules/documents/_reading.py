"""Reads the legal documents of the portal: originals, relations and issuers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext
from portalgen.text.normalization import fold


@frozen
class DocumentRelation:
    """A relation by which `page` acts on the item `to`. `index` is its position in the front matter, from 0."""

    page: Page
    index: int
    type: str
    to: str


def is_document(page: Page) -> bool:
    """Return True if `page` is the original of a legal document. Only originals state the shared keys."""
    return page.kind.is_document and "translated_from" not in page.fields


def list_documents(context: LintContext) -> Iterator[Page]:
    """Yield the originals of all legal documents except drafts."""
    for item in context.library.items:
        if is_document(item.original) and not item.original.draft:
            yield item.original


def relations_of(page: Page) -> Iterator[DocumentRelation]:
    """Yield the relations that a document states, in their order."""
    for index, each in enumerate(page.fields.get("relations", ())):
        yield DocumentRelation(page, index, each["type"], each["to"])


def find_document(context: LintContext, identifier: str) -> Page | None:
    """Return the original of the legal document with this id. Return None if there is none or it is a draft."""
    item = context.item(identifier)
    if item is None or not is_document(item.original) or item.original.draft:
        return None
    return item.original


def day_of_key(page: Page, key: str) -> date | None:
    """Return the day that the front matter of `page` states under `key`, or None."""
    value: Any = page.fields.get(key)
    return value if isinstance(value, date) else None


def is_against_time(relation: DocumentRelation, other: Page) -> bool:
    """Return True if `other`, the target of the relation, was issued after the document that states the relation."""
    own, theirs = day_of_key(relation.page, "issued"), day_of_key(other, "issued")
    return own is not None and theirs is not None and theirs > own


def number_of(page: Page) -> str:
    """Return the number of the document as written."""
    return str(page.fields.get("number", ""))


def issuer_of(page: Page) -> str:
    """Return the agency that issued the document, normalized: `UBND tỉnh` equals `Ủy ban nhân dân tỉnh`."""
    words = fold(str(page.fields.get("issuer", ""))).casefold().replace("-", " ").split()
    return " ".join(_LONG.get(word, word) for word in words)


_LONG = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan"}
