"""The check of KND202; its page is `KND202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_obsolete, is_sample
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.text.normalization import spelling_key


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND202 at each item after the first on a site with the same values of its kind's `unique_by`.

    Items set aside are skipped, because another item with the same number corrects them. Samples are compared only with
    samples.
    """
    known: dict[tuple[object, ...], Page] = {}
    for item in context.library.items:
        page = item.original
        if page.draft or not page.kind.unique_by or is_obsolete(page, context.at):
            continue
        values = tuple(_key_of(page.fields.get(name)) for name in page.kind.unique_by)
        first = known.setdefault((page.site, page.kind.name, is_sample(page), *values), page) if values[0] else page
        if first is not page:
            yield violation(
                "KND202",
                context.place(page, page.kind.unique_by[0]),
                first.source,
                f"id:{first.id}",
                keys=", ".join(page.kind.unique_by),
                value=str(page.fields[page.kind.unique_by[0]]),
                other=first.source,
            )


def _key_of(value: Any) -> str:
    """Return the common form of different spellings of a value; empty for None."""
    if isinstance(value, tuple | list):
        return "; ".join(map(_key_of, value))
    if isinstance(value, date):  # numbers begin again each year and are unique within it
        return str((to_vietnam_time(value) if isinstance(value, datetime) else value).year)
    return "" if value is None else spelling_key(str(value))


RULE: Final = PortalRule("KND202", check)
