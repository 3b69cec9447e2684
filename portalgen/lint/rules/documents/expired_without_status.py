"""The check of DOC206; its page is `DOC206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, list_documents
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC206 if `expires` has passed at the clock and there is a status other than `expired`."""
    for page in list_documents(context):
        expires, status = day_of_key(page, "expires"), page.fields.get("legal_status")
        starts = [start for start in (day_of_key(page, "issued"), day_of_key(page, "effective")) if start]
        if expires is None or any(expires < start for start in starts):
            continue  # DOC204 reports the wrong day
        if expires < context.at.date() and status not in (None, "expired"):
            values: dict[str, MessageValue] = {"expires": localize(format_day, expires), "status": str(status)}
            yield violation("DOC206", context.place(page, "legal_status"), **values)


RULE: Final = PortalRule("DOC206", check)
