"""Legal documents that are one and the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample, is_set_aside
from portalgen.lint.context import LintContext
from portalgen.lint.rules.documents._reading import day_of_key, issuer_of, list_documents, number_of, relations_of

_NO_NUMBER: Final = re.compile(r"0+\D")
"""Documents are numbered from 01: 00 stands where the number is not known."""


def find_duplicate_documents(context: LintContext) -> Iterator[tuple[Page, Page]]:
    """Yield (first, later) of the pages with one number, type, issuer and day of issue, by site where one has two.

    A regulation bears the number of the decision that it is issued with: documents that are related are two.
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
    """Yield (first, later) of the pages of one site with one number, type and issuer, and different days of one year.

    Numbers begin again each year. Documents that are related are two, and a sample or a number of zeros is none.
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
    """Those that are not set aside: another page of the same document corrects such a one."""
    return (page for page in list_documents(context) if not is_set_aside(page, context.at))


def _are_related(one: Page, other: Page) -> bool:
    return any(each.to == other.id for each in relations_of(one)) or any(
        each.to == one.id for each in relations_of(other)
    )
