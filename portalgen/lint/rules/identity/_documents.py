"""Finds legal documents that were published twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_obsolete, is_sample
from portalgen.lint.context import LintContext
from portalgen.lint.rules.documents._reading import day_of_key, issuer_of, list_documents, number_of, relations_of

_NO_NUMBER: Final = re.compile(r"0+\D")
"""Documents are numbered from 01; 00 is written if the number is unknown."""


def find_duplicate_documents(context: LintContext) -> Iterator[tuple[Page, Page]]:
    """Yield (first, later) of pages with the same number, type, issuer and day of issue, preferring pairs on one site.

    A regulation has the number of the decision that it is issued with, so related documents are not duplicates.
    """
    known: dict[tuple[object, ...], list[Page]] = {}
    for page in _list_documents_that_hold(context):
        key = ("".join(number_of(page).split()).casefold(), page.fields.get("document_type"), issuer_of(page))
        same = known.setdefault((*key, day_of_key(page, "issued")), [])
        first = next((each for each in same if each.site == page.site), same[0] if same else None)
        same.append(page)
        if first is not None and not _are_related(first, page):
            yield first, page


def find_numbers_used_twice(context: LintContext) -> Iterator[tuple[Page, Page]]:
    """Yield (first, later) for pages of a site with the same number, type, issuer and year, but different days.

    Numbers begin again each year. Related documents are different documents; samples and numbers of zeros are skipped.
    """
    known: dict[tuple[object, ...], list[Page]] = {}
    for page in _list_documents_that_hold(context):
        issued = day_of_key(page, "issued")
        if issued is None or is_sample(page) or _NO_NUMBER.match(number_of(page)):
            continue
        number = "".join(number_of(page).split()).casefold()
        same = known.setdefault((page.site, number, page.fields.get("document_type"), issuer_of(page), issued.year), [])
        first = next((each for each in same if day_of_key(each, "issued") != issued), None)
        same.append(page)
        if first is not None and not _are_related(first, page):
            yield first, page


def _list_documents_that_hold(context: LintContext) -> Iterator[Page]:
    """Return the documents, except those set aside, which another page of the same document corrects."""
    return (page for page in list_documents(context) if not is_obsolete(page, context.at))


def _are_related(one: Page, other: Page) -> bool:
    return any(each.to == other.id for each in relations_of(one)) or any(
        each.to == one.id for each in relations_of(other)
    )
