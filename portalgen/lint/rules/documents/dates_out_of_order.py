"""The check of DOC204; its page is `DOC204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import day_of_key, is_document
from portalgen.locale.dates import format_day, localize

_ORDER: Final = (("signed", "issued"), ("issued", "expires"), ("effective", "expires"))
"""(earlier, later): the later day must not be before the earlier day."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC204 once for each day earlier than a day that it has to follow."""
    if not is_document(text.page):
        return
    reported = set()
    for earlier, later in _ORDER:
        first, second = day_of_key(text.page, earlier), day_of_key(text.page, later)
        if first and second and second < first and later not in reported:
            reported.add(later)
            values: dict[str, MessageValue] = {
                "earlier": earlier,
                "earlier_day": localize(format_day, first),
                "later": later,
                "later_day": localize(format_day, second),
            }
            yield violation("DOC204", text.place(later), **values)


RULE: Final = PageRule("DOC204", check)
