"""The check of IDN204; its page is `IDN204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, number_of
from portalgen.lint.rules.identity._documents import find_duplicate_documents
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN204 at each later page of the same document on the same site."""
    for first, page in find_duplicate_documents(context):
        issued = day_of_key(page, "issued")
        if first.site == page.site and issued is not None:
            values: dict[str, MessageValue] = {
                "number": number_of(page),
                "issued": localize(format_day, issued),
                "other": first.source,
            }
            yield violation("IDN204", context.place(page, "number"), first.source, f"id:{first.id}", **values)


RULE: Final = PortalRule("IDN204", check)
