"""The check of IDN213; its page is `IDN213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, number_of
from portalgen.lint.rules.identity._documents import find_numbers_used_twice
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN213 at each document with the number of another document of the same year and site."""
    for first, page in find_numbers_used_twice(context):
        days = [day_of_key(each, "issued") for each in (page, first)]
        own, theirs = (localize(format_day, each) if each is not None else "" for each in days)
        values = {"number": number_of(page), "issued": own, "other_issued": theirs, "other": first.source}
        yield violation("IDN213", context.place(page, "number"), first.source, f"id:{first.id}", **values)


RULE: Final = PortalRule("IDN213", check)
