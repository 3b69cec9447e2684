"""The check of DOC210; its page is `DOC210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._circles import list_relations_in_circles
from portalgen.lint.rules.documents._reading import (
    DocumentRelation,
    day_of_key,
    find_document,
    is_against_time,
    list_documents,
    number_of,
    relations_of,
)
from portalgen.locale.dates import format_day, localize

_ENDING: Final = ("replaces", "repeals")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC210 at the status of an ended document as soon as its successor is in force.

    Impossible relations (DOC211, DOC212) have no effect on the other document.
    """
    impossible = list_relations_in_circles(context)
    for page in list_documents(context):
        since = day_of_key(page, "effective") or day_of_key(page, "issued")
        if since is None or since > context.at.date() or page.fields.get("legal_status") == "not_yet_in_force":
            continue
        for each in relations_of(page):
            if each.type in _ENDING and each.to != page.id and (page.id, each.index) not in impossible:
                yield from _check_ended_document(context, each, localize(format_day, since))


def _check_ended_document(context: LintContext, relation: DocumentRelation, since: MessageValue) -> Iterator[Violation]:
    ended = find_document(context, relation.to)
    if (
        ended is not None
        and not is_against_time(relation, ended)
        and ended.fields.get("legal_status") in ("in_force", "not_yet_in_force")
    ):
        by = relation.page
        values: dict[str, MessageValue] = {
            "number": number_of(by),
            "id": by.id,
            "day": since,
            "status": str(ended.fields["legal_status"]),
        }
        yield violation("DOC210", context.place(ended, "legal_status"), by.source, f"id:{by.id}", **values)


RULE: Final = PortalRule("DOC210", check)
