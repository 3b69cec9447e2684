"""Legal documents that are one and the same."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.rules.documents._reading import day_of_key, issuer_of, list_documents, number_of, relations_of


def find_duplicate_documents(context: LintContext) -> Iterator[tuple[Page, Page]]:
    """Yield (first, later) of the pages with one number, type, issuer and day of issue, by site where one has two.

    A regulation bears the number of the decision that it is issued with: documents that are related are two.
    """
    known: dict[tuple[object, ...], list[Page]] = {}
    for page in list_documents(context):
        key = ("".join(number_of(page).split()).casefold(), page.fields.get("document_type"), issuer_of(page))
        same = known.setdefault((*key, day_of_key(page, "issued")), [])
        first = next((each for each in same if each.site == page.site), same[0] if same else None)
        same.append(page)
        if first is not None and not _are_related(first, page):
            yield first, page


def _are_related(one: Page, other: Page) -> bool:
    return any(each.to == other.id for each in relations_of(one)) or any(
        each.to == one.id for each in relations_of(other)
    )
