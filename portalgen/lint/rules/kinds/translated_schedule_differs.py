"""The check of KND267; its page is `KND267.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.occasions import list_occasions
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, format_moment


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND267 once for each translation with different times or changes of its occasions than its original."""
    for item in context.library.items:
        occasions = item.original.kind.occasions
        for page in item.pages[1:] if occasions is not None and not item.original.draft else ():
            difference = _find_difference(item.original, page)
            if difference and occasions is not None:
                place = context.place(page, occasions.field, key=True)
                yield violation("KND267", place, item.original.source, original=item.original.source, when=difference)


def _find_difference(original: Page, translation: Page) -> str:
    """Return the first time, in order, present in only one of the two; empty if they agree."""
    own, other = _times_of(original), _times_of(translation)
    differing = [each for each in own if each not in other] + [each for each in other if each not in own]
    if differing:
        return min(differing)[0]
    return "" if len(own) == len(other) else own[0][0]


def _times_of(page: Page) -> list[tuple[str, str, str]]:
    return [
        (
            format_moment(datetime.combine(each.day, each.start), "vi") if each.start else format_day(each.day, "vi"),
            str(each.end or ""),
            f"{each.change} {each.new_day or ''}",
        )
        for each in list_occasions(page.kind.occasions, page.fields)
    ]


RULE: Final = PortalRule("KND267", check)
