"""The check of DOC207; its page is `DOC207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, list_documents
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC207 if the status contradicts `effective` or `expires` at the clock."""
    today = context.at.date()
    for page in list_documents(context):
        key = _find_contradicted_key(page, today)
        day = day_of_key(page, key)
        if day is not None:
            status = str(page.fields["legal_status"])
            values: dict[str, MessageValue] = {
                "status": status,
                "key": key,
                "day": localize(format_day, day),
                "today": localize(format_day, today),
            }
            yield violation("DOC207", context.place(page, "legal_status"), **values)


def _find_contradicted_key(page: Page, today: date) -> str:
    """Return the key of the day contradicted by the status, or an empty string."""
    status, effective, expires = (
        page.fields.get("legal_status"),
        day_of_key(page, "effective"),
        day_of_key(page, "expires"),
    )
    if expires and expires < today:
        return ""  # DOC206 reports an expired document
    if status == "not_yet_in_force":
        return "effective" if effective and effective <= today else ""
    if status in ("in_force", "partly_expired"):
        return "effective" if effective and effective > today else ""
    if status == "expired" and effective and effective > today:
        return "effective"
    return "expires" if status == "expired" and expires and expires > today else ""


RULE: Final = PortalRule("DOC207", check)
