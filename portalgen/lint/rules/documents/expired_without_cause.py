"""The check of DOC218; its page is `DOC218.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import list_documents, relations_of

_ENDING: Final = ("replaces", "repeals")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC218 if the status is `expired` without `expires` and no other document, present or removed, ends it."""
    ended = {each.to for page in list_documents(context) for each in relations_of(page) if each.type in _ENDING}
    removed = (
        item.original.fields.get("effects", ()) for item in context.library.items if item.original.kind.is_tombstone
    )
    ended |= {each["to"] for effects in removed for each in effects if each["type"] in _ENDING}
    for page in list_documents(context):
        if page.fields.get("legal_status") == "expired" and "expires" not in page.fields and page.id not in ended:
            yield violation("DOC218", context.place(page, "legal_status"), f"id:{page.id}")


RULE: Final = PortalRule("DOC218", check)
