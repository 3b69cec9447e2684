"""The check of KND201; its page is `KND201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._days import find_reversals


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND201 at each day earlier than its predecessor in the kind's `in_order`.

    A period with its end before its beginning is an error of the page itself (FMT133), and is not reported again.
    """
    page = text.page
    period = (page.kind.period.opens, page.kind.period.closes) if page.kind.period is not None else ()
    reported: set[str] = set()
    """The days already named in a message, because one wrong day contradicts several others."""
    for names in page.kind.in_order if "translated_from" not in page.fields else ():
        for earlier, later in find_reversals(page, names):
            if not {earlier.name, later.name} & reported and (earlier.name, later.name) != period:
                reported |= {earlier.name, later.name}
                values: dict[str, MessageValue] = {
                    "earlier": earlier.name,
                    "earlier_day": earlier.text,
                    "later": later.name,
                }
                yield violation("KND201", text.place(later.name), later_day=later.text, **values)


RULE: Final = PageRule("KND201", check)
