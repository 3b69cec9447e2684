"""The check of IDN203; its page is `IDN203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import normalize_title
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN203 at the second of two pages with the same site, language, kind, day and title.

    Documents are distinguished by their numbers, so two decisions with the same title and day are not duplicates.
    """
    first: dict[tuple[object, ...], Page] = {}
    for page in context.library.pages:
        if page.day is None or page.is_index or page.kind.is_document:
            continue
        key = (page.site, page.language, page.kind.name, page.day, normalize_title(page.title))
        other = first.setdefault(key, page)
        if other.id != page.id:
            values: dict[str, MessageValue] = {
                "title": page.title,
                "other": other.source,
                "day": localize(format_day, page.day),
            }
            yield violation("IDN203", context.place(page, "title"), other.source, f"id:{other.id}", **values)


RULE: Final = PortalRule("IDN203", check)
