"""The check of DOC211; its page is `DOC211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._circles import list_relations_in_circles
from portalgen.lint.rules.documents._reading import day_of_key, find_document, list_documents, relations_of
from portalgen.locale.dates import format_day, localize

_LATER: Final = ("amends", "replaces", "repeals", "corrects", "based_on")
"""Relations possible only for a document that is not older than the other document."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC211 if the other document was issued later; circles are left to DOC212."""
    in_circles = list_relations_in_circles(context)
    for page in list_documents(context):
        own = day_of_key(page, "issued")
        for each in relations_of(page):
            other = find_document(context, each.to) if each.type in _LATER else None
            theirs = day_of_key(other, "issued") if other else None
            if other and own and theirs and theirs > own and (page.id, each.index) not in in_circles:
                place = context.place(page, "relations", each.index, "to")
                values: dict[str, MessageValue] = {
                    "id": each.to,
                    "type": each.type,
                    "own": localize(format_day, own),
                    "other": localize(format_day, theirs),
                }
                yield violation("DOC211", place, other.source, f"id:{other.id}", **values)


RULE: Final = PortalRule("DOC211", check)
