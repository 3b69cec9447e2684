"""The check of IDN205; its page is `IDN205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, number_of
from portalgen.lint.rules.identity._documents import find_duplicate_documents
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN205 if a document is on two sites and neither page names the id of the other."""
    for first, page in find_duplicate_documents(context):
        issued = day_of_key(page, "issued")
        if first.site == page.site or issued is None or _names(context, first, page) or _names(context, page, first):
            continue
        values: dict[str, MessageValue] = {
            "number": number_of(page),
            "issued": localize(format_day, issued),
            "site": first.site,
            "other": first.source,
        }
        yield violation("IDN205", context.place(page, "number"), first.source, f"id:{first.id}", id=first.id, **values)


def _names(context: LintContext, page: Page, other: Page) -> bool:
    """Return True if the file names the other's id: in a link, a shortcode or a relation."""
    return other.id in context.text_of(page.source)


RULE: Final = PortalRule("IDN205", check)
